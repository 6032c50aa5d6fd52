"""The folder of a batch, and what it says when the disk refuses.

UT/journal.sqlite          what is done
UT/papper/00017/           the papers of the row with running number 17
UT/utskrift/               files for the printer, made from the papers as often as is needed
UT/prov/                   the first rows, made for someone to look at before the batch is begun
UT/.del-*                  rows that are being made
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sipkit.disk import skal
from sipkit.errors import FileFault

JOURNAL = "journal.sqlite"
PAPPER = "papper"
UTSKRIFT = "utskrift"
PROV = "prov"
DEL = ".del-"


def radmapp(ut: Path, nr: int) -> Path:
    """The folder of a row's papers."""
    return ut / PAPPER / radnamn(nr)


def radnamn(nr: int) -> str:
    """What the folder of a row is called."""
    return f"{nr:05}"


def clear_parts(ut: Path) -> None:
    """Take away what was being made of rows that are not done."""
    for part in ut.glob(f"{DEL}*"):
        shutil.rmtree(part, ignore_errors=True)


@contextmanager
def disk_faults(place: Path) -> Iterator[None]:
    """What the disk says of a place, as a fault. Raises FileFault: `fil-skriv`."""
    try:
        yield
    except OSError as error:
        raise cannot_write(place, skal(error)) from None


def cannot_write(place: Path, why: str) -> FileFault:
    """The fault of a disk that refuses."""
    cure = "Gör plats på disken, eller rätta det som står. Gå sedan vidare med: sipkit batch fortsätt UT"
    return FileFault("fil-skriv", f"Utskicket stannade: {why}. Det som är klart är kvar.", str(place), cure)
