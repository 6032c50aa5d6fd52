"""Writing a command's files: all of them or none, private, and never over an existing file unless asked to.

Every file is first written whole beside its place and synced; only when all are safe are they moved into place, each by
one atomic rename. What goes wrong before that leaves nothing behind.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sipkit.errors import FileFault, raise_all


@dataclass(frozen=True)
class Fil:
    """A file to write: a name that says nothing about a person, and its bytes."""

    namn: str
    data: bytes


def skriv(ut: Path, filer: Sequence[Fil], *, ersatt: bool) -> None:
    """Write the files into the folder, which is made (0700) when missing. A file that says the same already is no clash.

    Raises:
        FileFault: `fil-finns` for each that exists and may not be replaced; `fil-skriv` when the folder or the disk
            refuses. Nothing new is left behind.
    """
    if not ersatt:
        raise_all([_exists(ut / fil.namn) for fil in filer if _clashes(ut / fil.namn, fil.data)])
    with _as_file_fault(ut), ExitStack() as undo:
        new_folder = not ut.exists()
        ut.mkdir(mode=0o700, parents=True, exist_ok=True)
        if new_folder:
            undo.callback(_remove_if_empty, ut)
        parts = [_write_part(ut, fil, undo) for fil in filer]
        for part, fil in zip(parts, filer, strict=True):
            part.replace(ut / fil.namn)
        undo.pop_all()
        _sync_folder(ut)


def _clashes(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() != data
    except FileNotFoundError:
        return False
    except OSError:
        return True


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


def _remove_if_empty(folder: Path) -> None:
    if not any(folder.iterdir()):
        folder.rmdir()


def _sync_folder(folder: Path) -> None:
    """Make the renames last; Windows has no way to open a folder for it."""
    if os.name == "posix":
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
        raise FileFault(
            "fil-skriv",
            f"Mappen går inte att skriva i: {os.strerror(error.errno or 0)}.",
            var=str(ut),
            atgard="Välj en annan mapp med --ut, eller gör plats på disken. Inget halvfärdigt finns kvar.",
        ) from None
