"""The run: rows out to workers, their papers into place, and only then into the journal.

Never more rows are out than the workers need to be kept busy. A row whose worker dies is done again, alone, so that it
can be told which row it is that kills; the others are not made to suffer for it.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass
from pathlib import Path

from sipkit.batch.arbetare import gor_rad
from sipkit.batch.jobb import Jobb, Ursprung
from sipkit.batch.journal import Journal
from sipkit.batch.mapp import PAPPER, clear_parts, disk_faults, radmapp
from sipkit.batch.rader.rad import Cellfel
from sipkit.batch.uppgift import Radutfall, Uppgift
from sipkit.disk import sync_folder

Arbete = Callable[[Jobb, Path, Uppgift], Radutfall]
"""Makes the papers of a row, as `gor_rad`; it goes to other processes, so it is a function of a module."""

_DEATHS = 3
_GROUP = 8
"""Rows that are enough to be written in the journal at once: each writing waits for the disk."""
_PATIENCE = 0.2
"""Seconds that a row that is done may wait for others, to be written together with them."""


@dataclass(frozen=True, slots=True)
class Framsteg:
    """How far the run has come: rows of this run, by what became of them."""

    klara: int = 0
    stoppade: int = 0
    fel: int = 0

    @property
    def gjorda(self) -> int:
        """All that are done with."""
        return self.klara + self.stoppade + self.fel

    def efter(self, utfall: Iterable[Radutfall]) -> Framsteg:
        """When these are done with too."""
        told = Counter("fel" if each.fel else "stoppade" if each.stoppad else "klara" for each in utfall)
        return Framsteg(self.klara + told["klara"], self.stoppade + told["stoppade"], self.fel + told["fel"])


class Korning:
    """One run of a batch, or of what is left of it, by whoever has its folder for himself."""

    def __init__(
        self, jobb: Jobb, ut: Path, journal: Journal, pool: Callable[[], Executor], *, ute: int, gor: Arbete = gor_rad
    ) -> None:
        """Prepare a run.

        Args:
            jobb: what all rows have in common.
            ut: the folder of the batch.
            journal: its journal.
            pool: makes the workers, and others when those have died.
            ute: how many rows may be out at once.
            gor: makes the papers of a row.
        """
        self._jobb = jobb
        self._ut = ut
        self._journal = journal
        self._pool = pool
        self._most = ute
        self._gor = gor
        self._ute: dict[Future[Radutfall], Uppgift] = {}
        self._deaths: Counter[int] = Counter()
        self._again: deque[Uppgift] = deque()

    def kor(
        self, uppgifter: Iterable[Uppgift], ursprung: Ursprung, stopp: Callable[[], bool] = lambda: False
    ) -> Iterator[Framsteg]:
        """Make the rows; after each group that is safe, how far it has come.

        Args:
            uppgifter: the rows.
            ursprung: what their papers are made from.
            stopp: whether no more rows are to be begun.

        Raises:
            FileFault: `fil-skriv`, the disk refuses. What is in the journal is done, and nothing else is there.
        """
        self._queue = iter(uppgifter)
        framsteg = Framsteg()
        self._workers = self._pool()
        try:
            with disk_faults(self._ut):
                for group in self._groups(stopp):
                    self._keep(group, ursprung)
                    framsteg = framsteg.efter(group)
                    yield framsteg
        finally:
            self._workers.shutdown(cancel_futures=True)
            clear_parts(self._ut)

    # --- out and back -------------------------------------------------------------------------------------------------

    def _groups(self, stopp: Callable[[], bool]) -> Iterator[list[Radutfall]]:
        """What is done with, some rows at a time."""
        group: list[Radutfall] = []
        since = time.monotonic()
        while True:
            if not stopp():
                self._send()
            if not self._ute:
                break
            group += self._back()
            if len(group) >= _GROUP or (group and time.monotonic() - since > _PATIENCE):
                yield group
                group, since = [], time.monotonic()
        if group:
            yield group

    def _send(self) -> None:
        """Send rows out: while one that may kill is left, only that."""
        if self._again:
            if not self._ute:
                self._submit(self._again.popleft())
            return
        while len(self._ute) < self._most and (uppgift := next(self._queue, None)):
            self._submit(uppgift)

    def _submit(self, uppgift: Uppgift) -> None:
        try:
            future = self._workers.submit(self._gor, self._jobb, self._ut, uppgift)
        except BrokenExecutor:
            self._workers = self._pool()
            future = self._workers.submit(self._gor, self._jobb, self._ut, uppgift)
        self._ute[future] = uppgift

    def _back(self) -> list[Radutfall]:
        """What has come back."""
        done, _ = wait(self._ute, timeout=_PATIENCE, return_when=FIRST_COMPLETED)
        back: list[Radutfall] = []
        died = False
        for future in done:
            try:
                back.append(future.result())
                del self._ute[future]
            except BrokenExecutor:
                died = True
        return [*back, *(self._after_death() if died else ())]

    def _after_death(self) -> Iterator[Radutfall]:
        """New workers. All rows that were out are done again, one at a time; one that has killed enough is a fault."""
        self._workers.shutdown(cancel_futures=True)
        self._workers = self._pool()
        out, self._ute = self._ute, {}
        for future, uppgift in out.items():
            if future.done() and not future.cancelled() and future.exception() is None:
                yield future.result()
                continue
            self._deaths[uppgift.nr] += 1
            if self._deaths[uppgift.nr] < _DEATHS:
                self._again.append(uppgift)
            else:
                yield Radutfall(uppgift.nr, fel=(_KILLS,))

    # --- into place ---------------------------------------------------------------------------------------------------

    def _keep(self, group: list[Radutfall], ursprung: Ursprung) -> None:
        """Move a group's papers into place, make that last, and then say so in the journal."""
        for utfall in group:
            if utfall.mapp is not None:
                (self._ut / utfall.mapp).rename(radmapp(self._ut, utfall.nr))
        sync_folder(self._ut / PAPPER)
        with self._journal.skriver():
            for utfall in group:
                self._journal.bokfor(utfall, ursprung)


_KILLS = Cellfel(
    kolumn=None,
    cell=None,
    kod="arbetare-dog",
    vad="Programmet som gjorde raden dog tre gånger.",
    atgard="Gör den raden för sig med sipkit skapa, och berätta det för den som sköter sipkit.",
)
