"""The other engine: LibreOffice, for Word files that hold what the Tree does not.

It runs apart from everything else on the machine: its own profile and temporary files in one private folder, nothing
fetched from outside, a time limit, and its whole group of processes ended and the folder removed afterwards. One
process serves a whole batch where LibreOffice's Python bridge is installed; elsewhere each document starts the program.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pikepdf

from sipkit.errors import FileFault, UsageFault
from sipkit.pdf import processes
from sipkit.pdf.processes import Program
from sipkit.pdf.result import PdfResult
from sipkit.pdf.saving import saved

_WORKER = Path(__file__).with_name("libreoffice_worker.py")
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
_SETTINGS = {"PDFUACompliance": True, "SelectPdfVersion": 2}
_QUIETLY = ("--headless", "--norestore", "--nologo", "--nodefault")
_READ_AS = "MS Word 2007 XML"
_TYPES = {bool: "boolean", int: "long"}
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
</item>
</oor:items>
"""
"""Settings of the private profile: nothing is fetched from outside the document, and no macro runs."""

_PLACES = ("TMPDIR", "TMP", "TEMP", "HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "OSL_SOCKET_PATH")
"""Variables that say where a program may write: all name the private folder."""

_PROXIES = ("http_proxy", "https_proxy")
_NOWHERE = "http://127.0.0.1:9"
"""A proxy that answers nothing: a second lock on the same door."""

_PREFIX = "sipkit-kontor-"
_DAY = 24 * 60 * 60
_ICC_DATE = slice(24, 36)
"""Where a colour profile says when it was made; zeros say nothing."""


def convert(documents: Sequence[bytes], seconds: float = 60.0) -> list[PdfResult]:
    """Convert Word files with one LibreOffice.

    Args:
        documents: Word files.
        seconds: that each may take.

    Raises:
        UsageFault: `libreoffice-saknas`.
        FileFault: `libreoffice-fel`, for the first document that cannot be converted in time.
    """
    with Office(seconds) as office:
        return [office.convert(document) for document in documents]


class Office:
    """LibreOffice, kept running between documents. Use it with `with`: nothing is left when the block ends."""

    def __init__(self, seconds: float = 60.0) -> None:
        """Find LibreOffice; nothing is started yet.

        Args:
            seconds: that one document may take.

        Raises:
            UsageFault: `libreoffice-saknas`.
        """
        self._program = find()
        self._seconds = seconds
        self._running: Program | None = None

    def __enter__(self) -> Office:
        place = _private_place()
        _sweep(place)
        self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
        user = self._folder / "profil" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_PROFILE, "utf-8")
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._end()
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)

    def convert(self, document: bytes) -> PdfResult:
        """Convert one Word file. After a fault the next one gets a new LibreOffice.

        Raises:
            FileFault: `libreoffice-fel`.
        """
        source, target = self._folder / "brev.docx", self._folder / "brev.pdf"
        source.write_bytes(document)
        try:
            bridge = _bridge(self._program)
            done = self._ask(bridge, source, target) if bridge else self._run_once(source)
            if not done or not target.exists():
                self._end()
                raise _failed(self._seconds)
            return PdfResult(_undated(target.read_bytes()), tillganglig=False)
        finally:
            source.unlink()
            target.unlink(missing_ok=True)

    def _ask(self, bridge: str, source: Path, target: Path) -> bool:
        """Have the worker convert a file; start it first if it is not running."""
        if self._running is None:
            pipe = self._folder.name
            self._running = self._start([bridge, str(_WORKER), pipe, *self._command()])
        job = json.dumps({"source": str(source), "filter": _READ_AS, "target": str(target), "settings": _SETTINGS})
        with processes.limited(self._running, self._seconds):
            return processes.ask(self._running, job) == "true"

    def _run_once(self, source: Path) -> bool:
        """Have LibreOffice started for this file only."""
        settings = {key: {"type": _TYPES[type(value)], "value": str(value).lower()} for key, value in _SETTINGS.items()}
        how = [f"--infilter={_READ_AS}", "--convert-to", f"pdf:writer_pdf_Export:{json.dumps(settings)}"]
        self._running = self._start([*self._command(), *how, "--outdir", str(self._folder), str(source)])
        with processes.limited(self._running, self._seconds):
            done = self._running.wait() == 0
        self._end()
        return done

    def _command(self) -> list[str]:
        profile = (self._folder / "profil").as_uri()
        return [self._program, f"-env:UserInstallation={profile}", *_QUIETLY]

    def _start(self, command: Sequence[str]) -> Program:
        own = str(self._folder)
        return processes.start(command, dict.fromkeys(_PLACES, own) | dict.fromkeys(_PROXIES, _NOWHERE))

    def _end(self) -> None:
        if self._running is not None:
            processes.end(self._running)
            self._running = None


@cache
def find() -> str:
    """Where LibreOffice is.

    Raises:
        UsageFault: `libreoffice-saknas`.
    """
    places = [shutil.which("soffice"), shutil.which("libreoffice"), *_USUAL_PLACES]
    for place in places:
        if place is not None and Path(place).exists():
            return place
    raise UsageFault(
        "libreoffice-saknas",
        "LibreOffice hittades inte på datorn.",
        atgard="Installera LibreOffice, eller gör PDF:en utan --pdf-motor libreoffice.",
    )


@cache
def _bridge(program: str) -> str | None:
    """A Python that can talk to LibreOffice: its own, or the system's with the package python3-uno."""
    beside = Path(program).resolve().parent
    for python in (beside / "python", beside / "python.exe", Path("/usr/bin/python3")):
        if python.exists():
            tried = subprocess.run([str(python), "-c", "import uno"], capture_output=True, check=False)
            if tried.returncode == 0:
                return str(python)
    return None


def _private_place() -> str | None:
    """A folder that only this user can read and that is gone after a restart, where there is one."""
    for place in (os.environ.get("XDG_RUNTIME_DIR"), "/dev/shm"):
        if place and os.access(place, os.W_OK):
            return place
    return None


def _sweep(place: str | None) -> None:
    """Remove what runs that were cut off have left."""
    for left in Path(place or tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with contextlib.suppress(FileNotFoundError):
            if time.time() - left.stat().st_mtime > _DAY:
                shutil.rmtree(left, ignore_errors=True)


def _failed(seconds: float) -> FileFault:
    return FileFault(
        "libreoffice-fel",
        f"LibreOffice kunde inte göra PDF:en, eller blev inte klar på {seconds:g} sekunder.",
        atgard="Öppna Word-filen i Word eller LibreOffice och se om den är hel.",
    )


def _undated(data: bytes) -> bytes:
    """The PDF without the moment it was made, so that the same Word file gives the same bytes."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        del pdf.docinfo["/CreationDate"]
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            del metadata["xmp:CreateDate"]
        for changing in ("/DocChecksum", "/ID"):
            del pdf.trailer[changing]
        for intent in pdf.Root.OutputIntents:
            profile = bytearray(intent.DestOutputProfile.read_bytes())
            profile[_ICC_DATE] = bytes(12)
            intent.DestOutputProfile.write(bytes(profile))
        return saved(pdf)
