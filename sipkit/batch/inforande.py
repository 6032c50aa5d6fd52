"""Rows against the journal: which are new, which say something else than before, which are gone, what there is to make.

A row is known by its `rad-id`, else by its place. It keeps its running number and its ärende's id for ever, wherever
it stands in the file the next time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sipkit.batch.journal import Journal, Journalrad
from sipkit.batch.nyckel import Jobbnyckel
from sipkit.batch.rader.rad import Rad, Radfel
from sipkit.batch.uppgift import Radutfall, Uppgift


@dataclass(frozen=True)
class Infort:
    """What reading the rows led to.

    Attributes:
        rader: the rows as the journal is to have them.
        uppgifter: what there is to make, by running number.
        trasiga: the rows that cannot be tried, with their faults.
        nya, andrade, borta: how many rows are new, say something else than before, and are in the journal alone.
        i_filen: running number -> the row's place in the file, for each row that was read.
    """

    rader: tuple[Journalrad, ...]
    uppgifter: tuple[Uppgift, ...] = field(repr=False)
    trasiga: tuple[Radutfall, ...]
    nya: int
    andrade: int
    borta: int
    i_filen: Mapping[int, int] = field(repr=False)


class Inforande:
    """Compares what was read with what the journal has; writes nothing."""

    def __init__(
        self, journal: Journal, nyckel: Jobbnyckel, *, forlorade: Collection[int] = (), behall: Collection[int] = ()
    ) -> None:
        """Compare with a journal.

        Args:
            journal: the batch's.
            nyckel: the batch's key.
            forlorade: rows that are done, but whose papers are not there any more.
            behall: rows that stay as they are if they are done, whatever they say now.
        """
        self._nyckel = nyckel
        self._lost = forlorade
        self._kept = behall
        self._before = {each.nyckel: each for each in journal.rader()}
        self._numbers = {each.nr for each in self._before.values()}
        self._ids = {each.arende for each in self._before.values()}

    def jamfor(self, rader: Iterable[Rad], fel: Iterable[Radfel], *, bara_fel: bool) -> Infort:
        """Tell what there is to make.

        Args:
            rader: the rows that can be tried.
            fel: those that cannot.
            bara_fel: only rows that are not done are tried, and those that are not there are not gone.
        """
        pairs = [(self._row(rad, nyckel), rad) for nyckel, rad in self._named((*rader, *fel))]
        if bara_fel:
            pairs = [
                (row, rad)
                for row, rad in pairs
                if row.nyckel in self._before and not self._is_done(self._before[row.nyckel])
            ]
        seen = {row.nyckel for row, _ in pairs}
        gone = [] if bara_fel else [each for each in self._before.values() if each.nyckel not in seen]
        changed = [row for row, _ in pairs if row.nyckel in self._before and self._says_else(row)]
        return Infort(
            rader=(*(row for row, _ in pairs), *(replace(each, borta=True) for each in gone)),
            uppgifter=tuple(_uppgifter(pairs)),
            trasiga=tuple(_trasiga(pairs)),
            nya=sum(row.nyckel not in self._before for row, _ in pairs),
            andrade=len(changed),
            borta=len(gone),
            i_filen={row.nr: rad.nr for row, rad in pairs},
        )

    def _named(self, rader: Iterable[Rad | Radfel]) -> Iterator[tuple[str, Rad | Radfel]]:
        """The rows by number, with what the journal calls each. The same id once more is another row."""
        seen: Counter[str] = Counter()
        for rad in sorted(rader, key=lambda each: each.nr):
            seen[rad.id] += 1
            again = seen[rad.id]
            yield self._nyckel.rad(rad.id if again == 1 else f"{rad.id} {again}"), rad

    def _row(self, rad: Rad | Radfel, nyckel: str) -> Journalrad:
        """The row as it is from now on: done only where it was, and says the same."""
        svar = _sagt(rad) if isinstance(rad, Rad) else {}
        indata = self._nyckel.indata(svar) if svar else ""
        before = self._before.get(nyckel)
        if before is None:
            return self._new(rad.nr, nyckel, indata, self._nyckel.arendeid(rad.id, svar, self._ids))
        if self._is_done(before) and before.nr in self._kept:
            return replace(before, borta=False)
        done = self._is_done(before) and before.indata == indata
        return replace(before, indata=indata, lage="klar" if done else "vantar", borta=False)

    def _new(self, nr: int, nyckel: str, indata: str, arende: str) -> Journalrad:
        if nr in self._numbers:
            nr = max(self._numbers) + 1
        self._numbers.add(nr)
        self._ids.add(arende)
        return Journalrad(nr, nyckel, arende, indata, "vantar")

    def _is_done(self, before: Journalrad) -> bool:
        return before.lage == "klar" and before.nr not in self._lost

    def _says_else(self, row: Journalrad) -> bool:
        return self._before[row.nyckel].indata != row.indata


def _uppgifter(pairs: Sequence[tuple[Journalrad, Rad | Radfel]]) -> Iterator[Uppgift]:
    for row, rad in sorted(pairs, key=lambda pair: pair[0].nr):
        if row.lage == "vantar" and isinstance(rad, Rad):
            yield Uppgift(row.nr, row.arende, rad)


def _trasiga(pairs: Sequence[tuple[Journalrad, Rad | Radfel]]) -> Iterator[Radutfall]:
    for row, rad in pairs:
        if row.lage == "vantar" and isinstance(rad, Radfel):
            yield Radutfall(row.nr, fel=rad.fel)


def _sagt(rad: Rad) -> Mapping[str, object]:
    """All that the papers of a row are made of."""
    return rad.svar if rad.bas is None else {"bas": rad.bas.model_dump(mode="json"), "svar": rad.svar}
