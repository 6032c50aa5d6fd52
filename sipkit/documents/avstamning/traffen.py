"""The meeting as it was decided, and the slots that it makes: one for each fast vårdkontakt, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sipkit.domain.arende import Arende, FastVardkontakt
from sipkit.domain.text import fold
from sipkit.errors import UsageFault

FLEST_MINUTER = 120
"""Minutes for one person. More is a meeting of its own."""


@dataclass(frozen=True)
class Traff:
    """When the meeting is, where, how long each person takes, and whom it is about.

    No routine says how long a person takes: `minuter` is what the users have agreed. `arenden` are ids, in order.
    """

    dag: date
    tid: time
    minuter: int
    arenden: tuple[str, ...]
    lank: str | None = None

    def __post_init__(self) -> None:
        """Refuse times that cannot be kept.

        Raises:
            UsageFault: `avstamning-tider`.
        """
        path = "falt.avstamning"
        if not 0 < self.minuter <= FLEST_MINUTER:
            cure = f"Skriv ett antal från 1 till {FLEST_MINUTER}."
            raise UsageFault("avstamning-tider", "Minuterna för varje person stämmer inte.", f"{path}.minuter", cure)
        if len(set(self.arenden)) < len(self.arenden):
            cure = "Ta bort det ena."
            raise UsageFault("avstamning-tider", "Samma ärende står två gånger.", f"{path}.arenden", cure)
        if (self.borjar + timedelta(minutes=self.minuter * len(self.arenden))).date() != self.dag:
            cure = "Börja tidigare, ta färre minuter för var och en, eller dela upp träffen på två dagar."
            raise UsageFault("avstamning-tider", "Träffen slutar efter midnatt.", f"{path}.tid", cure)

    @property
    def borjar(self) -> datetime:
        """The moment it begins, as the clock on the wall says."""
        return datetime.combine(self.dag, self.tid)


@dataclass(frozen=True)
class Plats:
    """One person's minutes in a slot."""

    arende: Arende
    borjar: datetime
    slutar: datetime

    @property
    def id(self) -> str:
        """The ärende's id."""
        return str(self.arende.arende.id)


@dataclass(frozen=True)
class Lucka:
    """The time that is set aside for one fast vårdkontakt: only that one's persons are talked about then."""

    id: str
    kontakt: FastVardkontakt
    platser: tuple[Plats, ...]

    @property
    def borjar(self) -> datetime:
        """When the fast vårdkontakt joins."""
        return self.platser[0].borjar

    @property
    def slutar(self) -> datetime:
        """When the fast vårdkontakt leaves."""
        return self.platser[-1].slutar


def luckor(traff: Traff, arenden: Sequence[Arende]) -> tuple[Lucka, ...]:
    """The slots, without breaks: in the order of each fast vårdkontakt's first ärende, all of one's together.

    Args:
        traff: when it begins, and how long each takes.
        arenden: those that are talked about, each with a fast vårdkontakt who is huvudansvarig.
    """
    grouped: dict[tuple[str, str], list[Arende]] = {}
    for arende in arenden:
        grouped.setdefault(_vem(_kontakt(arende)), []).append(arende)
    step, borjar, made = timedelta(minutes=traff.minuter), traff.borjar, list[Lucka]()
    for number, group in enumerate(grouped.values(), 1):
        times = [borjar + step * place for place in range(len(group) + 1)]
        platser = (Plats(*each) for each in zip(group, times[:-1], times[1:], strict=True))
        made.append(Lucka(f"l{number}", _kontakt(group[0]), tuple(platser)))
        borjar = times[-1]
    return tuple(made)


def _kontakt(arende: Arende) -> FastVardkontakt:
    if arende.huvudansvarig is None:
        raise LookupError("an ärende without a fast vårdkontakt at the meeting")
    return arende.huvudansvarig


def _vem(kontakt: FastVardkontakt) -> tuple[str, str]:
    """The same one in several ärenden: name and unit, however they are written."""
    return fold(kontakt.namn), fold(kontakt.enhet or "")
