"""What each way of stating a time limit means for one event: the arithmetic of deadlines, without rules or status."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from sipkit.config.tidsform import Antal, Brytpunkt, Enhet, Fonster, Fore, Kombination, Morgon, Ord, Samma, Tidsform
from sipkit.domain.vocabulary import HandelseTyp
from sipkit.rules.besked import Raknesatt
from sipkit.rules.kalender import Arbetskalender
from sipkit.rules.tid import Tid, dag, om_timmar, slut


@dataclass(frozen=True, slots=True)
class Grans:
    """A limit, counted. `varningar` are codes of `sipkit.felkoder.KODER`; the rest is as in `Fristrad`."""

    senast: Tid | None
    raknesatt: Raknesatt
    tidigast: Tid | None = None
    tidpunkt: str | None = None
    riktklockslag: time | None = None
    text: str | None = None
    varningar: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rakning:
    """What a limit is counted with.

    Attributes:
        start: when the event happened, a moment in Swedish time; None before it has: then only what does not depend on
            it has a time.
        kalender: which days are working days.
        infaller: when an event of another type happened, None when it has not.
    """

    start: Tid | None
    kalender: Arbetskalender
    infaller: Callable[[HandelseTyp], Tid | None]

    def grans(self, form: Tidsform) -> Grans:
        """The limit that the form states."""
        match form:
            case Antal():
                limit = Grans(self._plus(form.antal, form.enhet), form.enhet, varningar=self._vagueness(form.enhet))
            case Fonster():
                limit = self._window(form)
            case Samma():
                limit = Grans(self._plus(0, "kalenderdagar"), "samma-dag", tidpunkt="samma-dag")
            case Brytpunkt():
                limit = self._cutoff(form)
            case Morgon():
                morning = self._plus(1, "vardagar")
                limit = Grans(morning, "morgon", tidpunkt="morgon", riktklockslag=form.riktklockslag)
            case Ord():
                limit = Grans(None, "text", text=form.text)
            case Fore():
                limit = Grans(self.infaller(form.fore), "fore")
            case Kombination():
                limit = self._combined(form)
        return limit

    def _plus(self, antal: int, enhet: Enhet) -> Tid | None:
        if self.start is None:
            return None
        if enhet == "timmar":
            return om_timmar(self.start, antal)
        if enhet == "vardagar":
            return self.kalender.nth_from(dag(self.start), antal)
        return dag(self.start) + timedelta(days=antal)

    def _vagueness(self, enhet: Enhet) -> tuple[str, ...]:
        """Hours from an event whose time of day is not known are counted from midnight: the strictest reading."""
        return ("klockslag-saknas",) if enhet == "timmar" and self._lacks_clock else ()

    @property
    def _lacks_clock(self) -> bool:
        return self.start is not None and not isinstance(self.start, datetime)

    def _window(self, form: Fonster) -> Grans:
        return Grans(
            self._plus(form.till, form.enhet) if form.till is not None else None,
            form.enhet,
            tidigast=self._plus(form.fran, form.enhet),
            varningar=self._vagueness(form.enhet),
        )

    def _cutoff(self, form: Brytpunkt) -> Grans:
        """Without a time known the limit before it: the strictest reading."""
        if form.ledig_dag and self.start is not None and not self.kalender.is_working_day(dag(self.start)):
            return self.grans(form.efter)
        if not isinstance(self.start, datetime):
            limit = self.grans(form.fore)
            return _warned(limit, "klockslag-saknas") if self._lacks_clock else limit
        clock = self.start.time()
        if clock == form.brytpunkt:
            if form.prick:
                return self.grans(form.fore)
            return _warned(self.grans(form.fore), "brytpunkt-odefinierad")
        return self.grans(form.fore if clock < form.brytpunkt else form.efter)

    def _combined(self, form: Kombination) -> Grans:
        """The earliest or latest of the limits that have a time; the words of the others are kept beside it."""
        limits = [self.grans(part) for part in form.av]
        timed = [(slut(limit.senast), limit) for limit in limits if limit.senast is not None]
        pick = min if form.kombination == "tidigast" else max
        chosen = pick(timed, key=lambda pair: pair[0])[1] if timed else limits[0]
        words = "; ".join(limit.text for limit in limits if limit.text)
        codes = dict.fromkeys(kod for limit in limits for kod in limit.varningar)
        return replace(chosen, text=words or None, varningar=tuple(codes))


def _warned(limit: Grans, kod: str) -> Grans:
    return replace(limit, varningar=(*limit.varningar, kod))
