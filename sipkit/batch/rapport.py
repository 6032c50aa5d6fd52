"""What has happened in a batch, derived from its journal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sipkit.batch.journal import Journal
from sipkit.batch.rader.rad import Cellfel


@dataclass(frozen=True)
class Felrad:
    """A row that failed, by its running number, and why."""

    nr: int
    fel: tuple[Cellfel, ...]


@dataclass(frozen=True)
class Rapport:
    """Rows by what became of them; those that are gone from the file are counted apart from all others.

    Attributes:
        rader: all rows that are not gone.
        klara: those with papers to send.
        stoppade: those of people whose data are protected, outside the print.
        vantar: those that nothing has been made of.
        felrader: those that failed.
        borta: running numbers of those that were not in the file the last time it was read.
    """

    rader: int
    klara: int
    stoppade: tuple[int, ...]
    vantar: int
    felrader: tuple[Felrad, ...]
    borta: tuple[int, ...]

    @property
    def fel_per_kod(self) -> Mapping[str, int]:
        """How many rows have a fault of each code, the most common first. A row is counted once for each code."""
        told = Counter(kod for rad in self.felrader for kod in {each.kod for each in rad.fel})
        return dict(sorted(told.items(), key=lambda pair: (-pair[1], pair[0])))


def rapport(journal: Journal) -> Rapport:
    """What the journal says."""
    alla = journal.rader()
    rader = [each for each in alla if not each.borta]
    fel = journal.fel()
    return Rapport(
        rader=len(rader),
        klara=sum(each.lage == "klar" and not each.stoppad for each in rader),
        stoppade=tuple(each.nr for each in rader if each.lage == "klar" and each.stoppad),
        vantar=sum(each.lage == "vantar" for each in rader),
        felrader=tuple(Felrad(each.nr, fel[each.nr]) for each in rader if each.lage == "fel"),
        borta=tuple(each.nr for each in alla if each.borta),
    )
