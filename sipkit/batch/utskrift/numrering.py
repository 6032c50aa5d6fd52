"""Which letters there are to print, and their running numbers: given once, in the order of the stack, never changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from sipkit.batch.journal import Brev, Journal, Journalrad
from sipkit.batch.mapp import radmapp
from sipkit.batch.sortering import Sortering, las_sortering
from sipkit.batch.uppgift import Gjordfil


def numrera(journal: Journal, ut: Path, per_del: int) -> tuple[Brev, ...]:
    """Give a number to each row that has a letter and no number yet, and write them in the journal.

    Those that are numbered together are a stack of their own, in parts: what is printed already is never sorted anew.

    Args:
        journal: the batch's.
        ut: its folder.
        per_del: how many letters a part has at most.

    Raises:
        FileFault: `fil-skriv`.
        OSError: a row's folder cannot be read.
    """
    before = journal.brev()
    filer = journal.filer()
    new = _ordnade(journal.rader(), {each.nr for each in before if each.nr is not None}, filer, ut)
    brev = tuple(_brev(new, before, per_del))
    with journal.skriver():
        journal.satt_brev(brev)
    return brev


def _ordnade(
    rader: Sequence[Journalrad], numrerade: Collection[int], filer: Mapping[int, Sequence[Gjordfil]], ut: Path
) -> list[int]:
    """The rows whose letters are new, as they lie in the stack."""
    found: list[tuple[Sortering, int]] = []
    for rad in rader:
        sends = rad.lage == "klar" and not rad.stoppad and not rad.borta
        if sends and rad.nr not in numrerade and any(fil.exemplar for fil in filer.get(rad.nr, ())):
            found.append((las_sortering(radmapp(ut, rad.nr)), rad.nr))
    return [nr for _, nr in sorted(found)]


def _brev(nya: Sequence[int], before: Sequence[Brev], per_del: int) -> Iterator[Brev]:
    last = max((each.lopnr for each in before), default=0)
    omgang = max((each.omgang for each in before), default=0) + 1
    part = max((each.del_ for each in before), default=0) + 1
    for at, nr in enumerate(nya):
        yield Brev(last + at + 1, nr, omgang, part + at // per_del)


def antal_per_omgang(brev: Sequence[Brev]) -> Mapping[int, int]:
    """Time of printing -> how many letters there were then: the second figure of `1731/2949`."""
    return {each.omgang: each.lopnr for each in brev}
