"""Writing a command's files: all of them or none, private, and never over an existing file unless asked to.

Every file is first written whole beside its place and synced; only when all are safe are they moved into place, each by
one atomic rename. What goes wrong before that leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sipkit.disk import clear_parts, skal, sync_folder, write_part
from sipkit.errors import FileFault, raise_all


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
        clear_parts(ut)
        parts = [_part(ut, fil, undo) for fil in filer]
        for part, fil in zip(parts, filer, strict=True):
            _place(part, ut / fil.namn, undo)
        sync_folder(ut)
        undo.pop_all()


def _clashes(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() != data
    except OSError:
        return path.exists()


def _exists(path: Path) -> FileFault:
    cure = "Ge --ersatt för att ersätta den, eller --ut för en annan mapp."
    return FileFault("fil-finns", "Filen finns redan och säger något annat.", var=str(path), atgard=cure)


def _part(ut: Path, fil: Fil, undo: ExitStack) -> Path:
    part = write_part(ut, fil.data)
    undo.callback(part.unlink, missing_ok=True)
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


@contextmanager
def _as_file_fault(ut: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileFault(
            "fil-skriv",
            f"Mappen går inte att skriva i: {skal(error)}.",
            var=str(ut),
            atgard="Välj en annan mapp med --ut, eller gör plats på disken. Inget halvfärdigt finns kvar.",
        ) from None
