"""The letters of a batch as they lie on the disk, each as it was made or signed since."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sipkit.batch.mapp import radmapp
from sipkit.batch.uppgift import Gjordfil
from sipkit.documents.manifest import sha256
from sipkit.errors import FileFault

_SIGNATURE = b"/ByteRange"
_END_OF_FILE = re.compile(rb"%%EOF(\r\n|\r|\n)?")


@dataclass(frozen=True, slots=True)
class Brevpapper:
    """A paper of a letter; `undertecknad`: it is signed, and cannot be joined with others."""

    namn: str
    data: bytes
    exemplar: int
    undertecknad: bool


def brevpapper(ut: Path, nr: int, filer: Sequence[Gjordfil]) -> Iterator[Brevpapper]:
    """The papers of a row that are printed, in their order.

    Raises:
        FileFault: `brev-andrat`, one is neither as it was made nor that with signatures after it.
        OSError: it cannot be read.
    """
    for fil in filer:
        if fil.exemplar:
            data = (radmapp(ut, nr) / fil.namn).read_bytes()
            signed = sha256(data) != fil.sha256
            if signed and not _is_signed(data, fil.sha256):
                raise _changed(radmapp(ut, nr) / fil.namn, ut)
            yield Brevpapper(fil.namn, data, fil.exemplar, signed)


def _is_signed(data: bytes, made: str) -> bool:
    """Whether the file is what was made with signatures written after it."""
    ends = {end for match in _END_OF_FILE.finditer(data) for end in (match.end(), match.end() - len(match[1] or b""))}
    return _SIGNATURE in data and any(sha256(data[:end]) == made for end in sorted(ends))


def _changed(place: Path, ut: Path) -> FileFault:
    cure = f"Ta bort filen och kör: sipkit batch fortsätt {ut}. Då görs brevet om."
    return FileFault("brev-andrat", "Brevet är ändrat sedan det gjordes.", str(place), cure)


Filer = Mapping[int, Sequence[Gjordfil]]
"""The files of each row, by its running number."""
