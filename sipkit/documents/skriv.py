"""Writing a command's files: all of them or none, private, and never over an existing file unless asked to.

Every file is first written whole beside its place and synced; only when all are safe are they moved into place, each by
one atomic rename. What goes wrong before that leaves nothing behind.
"""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sipkit.errors import FileFault, raise_all

_SKAL: Mapping[int, str] = {
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "din del av disken är full",
    errno.EACCES: "du har inte rätt att skriva där",
    errno.EPERM: "du har inte rätt att skriva där",
    errno.EROFS: "disken går bara att läsa",
    errno.EEXIST: "det är en fil, ingen mapp",
    errno.ENOTDIR: "det är en fil, ingen mapp",
    errno.EISDIR: "en mapp har samma namn som filen",
}
"""Why the system says no, in our words: its own are in the language of the machine."""


@dataclass(frozen=True)
class Fil:
    """A file to write: a name that says nothing about a person, and its bytes."""

    namn: str
    data: bytes


def skriv(ut: Path, filer: Sequence[Fil], *, ersatt: bool) -> None:
    """Write the files into the folder, which is made (0700) when missing.

    A file that says the same already is no clash.

    Raises:
        FileFault: `fil-finns` for each that exists and may not be replaced; `fil-skriv` when the folder or the disk
            refuses. Nothing new is left behind.
    """
    with _as_file_fault(ut), ExitStack() as undo:
        if not ersatt:
            raise_all([_exists(ut / fil.namn) for fil in filer if _clashes(ut / fil.namn, fil.data)])
        _make_folder(ut, undo)
        parts = [_write_part(ut, fil, undo) for fil in filer]
        for part, fil in zip(parts, filer, strict=True):
            _place(part, ut / fil.namn, undo)
        _sync_folder(ut)
        undo.pop_all()


def _clashes(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() != data
    except OSError:
        return path.exists()


def _exists(path: Path) -> FileFault:
    cure = "Ge --ersatt för att ersätta den, eller --ut för en annan mapp."
    return FileFault("fil-finns", "Filen finns redan och säger något annat.", var=str(path), atgard=cure)


def _write_part(ut: Path, fil: Fil, undo: ExitStack) -> Path:
    handle, name = tempfile.mkstemp(dir=ut, prefix=".sipkit-", suffix=".del")
    part = Path(name)
    undo.callback(part.unlink, missing_ok=True)
    with os.fdopen(handle, "wb") as stream:
        stream.write(fil.data)
        stream.flush()
        os.fsync(stream.fileno())
    return part


def _place(part: Path, path: Path, undo: ExitStack) -> None:
    is_new = not path.exists()
    part.replace(path)
    if is_new:
        undo.callback(path.unlink, missing_ok=True)


def _make_folder(ut: Path, undo: ExitStack) -> None:
    new = [folder for folder in (ut, *ut.parents) if not folder.exists()]
    for folder in reversed(new):
        folder.mkdir(mode=0o700)
        undo.callback(folder.rmdir)


def _sync_folder(folder: Path) -> None:
    """Make the renames last, where the system can: not on Windows, nor on every share."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _as_file_fault(ut: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        skal = _SKAL.get(error.errno or 0, f"felkod {error.errno}")
        raise FileFault(
            "fil-skriv",
            f"Mappen går inte att skriva i: {skal}.",
            var=str(ut),
            atgard="Välj en annan mapp med --ut, eller gör plats på disken. Inget halvfärdigt finns kvar.",
        ) from None
