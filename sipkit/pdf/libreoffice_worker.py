"""Runs under LibreOffice's own Python, not sipkit's: keeps one LibreOffice going and converts files one by one.

Started as `python libreoffice_worker.py PIPE SOFFICE ARGUMENTS…`. Each line on standard input names a Word file and a
PDF file as JSON; each line of the answer is `true` or `false`. At the end of the input LibreOffice is ended too.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue

START_SECONDS = 30.0
NEVER_RUN_MACROS = 0
NEVER_UPDATE_LINKS = 0


def properties(values: dict[str, Any]) -> tuple[PropertyValue, ...]:
    """Name and value pairs as LibreOffice takes them."""
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def desktop(pipe: str) -> Any:
    """Wait for LibreOffice and return what opens files."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except uno.getClass("com.sun.star.connection.NoConnectException"):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def convert(opener: Any, job: dict[str, Any]) -> bool:
    """Convert one file; false when it cannot be opened."""
    how = {
        "Hidden": True,
        "FilterName": job["filter"],
        "MacroExecutionMode": NEVER_RUN_MACROS,
        "UpdateDocMode": NEVER_UPDATE_LINKS,
    }
    document = opener.loadComponentFromURL(Path(job["source"]).as_uri(), "_blank", 0, properties(how))
    if document is None:
        return False
    try:
        data = uno.Any("[]com.sun.star.beans.PropertyValue", properties(job["settings"]))
        save = {"FilterName": "writer_pdf_Export", "FilterData": data}
        document.storeToURL(Path(job["target"]).as_uri(), properties(save))
    finally:
        document.close(True)
    return True


def main() -> None:
    """Answer one line for each line."""
    pipe, *command = sys.argv[1:]
    office = subprocess.Popen([*command, f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext"])
    try:
        opener = desktop(pipe)
        for line in sys.stdin:
            try:
                done = convert(opener, json.loads(line))
            except uno.getClass("com.sun.star.uno.Exception"):
                done = False
            sys.stdout.write(f"{json.dumps(done)}\n")
            sys.stdout.flush()
    finally:
        office.kill()


main()
