"""One thing to do, or to be at: what it is, how it stands, and in which order such things are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from sipkit.config.checklistor import Checklista
from sipkit.domain.vocabulary import DokumentTyp, FristId, Roll, SamtyckeSort
from sipkit.rules.besked import Fristrad
from sipkit.rules.tid import Tid, dag, slut

VECKA = timedelta(days=7)
"""How far ahead a day looks: the same weekday next week is the last one that can be met by planning this week."""

Laget = Literal["gatt-ut", "i-dag", "kommande", "snarast", "hindrad"]
"""`gatt-ut`: its time has passed. `snarast`: begun, without a number. `hindrad`: it waits for a consent."""

Sort = Literal[
    "frist",
    "kallelse",
    "ny-tid",
    "aterkallelse",
    "svar",
    "mote",
    "avboka",
    "underskrift",
    "uppfoljning",
    "kvittens",
    "checklista",
]
"""`kallelse`, `ny-tid`, `aterkallelse`: made, not sent. `svar`: answers to a kallelse. `mote`: the meeting itself.
`avboka`: a meeting that those called must be told is off.

`underskrift`: a plan that is not in force until it is signed. `uppfoljning`: its follow-up, that nobody is called to.
`kvittens`: a message that was sent, and that nobody has told was acknowledged. `checklista`: one that has been begun.
"""

KALLAR: frozenset[Roll] = frozenset(
    {"regional-oppenvard", "fast-vardkontakt", "huvudansvarig-fast-vardkontakt", "sammankallande"}
)
"""One desk under several names: the fast vårdkontakt works in the region's öppenvård and calls (LOS 4 kap. 1, 3 §§)."""

ALLAS: frozenset[Roll] = frozenset({"alla", "den-som-ser-behovet"})

_ORDNING: Sequence[Laget] = ("gatt-ut", "i-dag", "kommande", "snarast", "hindrad")


@dataclass(frozen=True, slots=True)
class Hinder:
    """The days a consent was missing. `till` is the day it was given; None while it still is missing."""

    fran: date
    till: date | None
    sort: SamtyckeSort


@dataclass(frozen=True, slots=True)
class Sak:
    """Something to do, or to be at.

    Attributes:
        arende: the ärende's id.
        sort: what kind of thing.
        lage: how it stands.
        egen: whether the user answers for it.
        vem: who does, as the region calls them.
        nar: by when, or when it is; None when there is no number.
        rad: the deadline behind it, when there is one.
        om: what the deadline hangs on, where nobody knows whether it is so: `SIP hålls efter utskrivningen`.
        hinder: when a consent was missing.
        svar: how many have answered, and how many were asked.
        dokument: the message that it is about.
        lista, saknas: the checklist that it is about, and what its points that are missing are called.
    """

    arende: str
    sort: Sort
    lage: Laget
    egen: bool
    vem: tuple[str, ...]
    nar: Tid | None
    rad: Fristrad | None = None
    om: str | None = None
    hinder: Hinder | None = None
    svar: tuple[int, int] | None = None
    dokument: DokumentTyp | None = None
    lista: Checklista | None = None
    saknas: tuple[str, ...] = ()

    @property
    def frist(self) -> FristId | None:
        """Which deadline it is."""
        return self.rad.id if self.rad else None

    @property
    def arbetsdag(self) -> date | None:
        """The last working day on or before its day, where it is a deadline."""
        return self.rad.senast_arbetsdag if self.rad else None


def egna(roll: Roll) -> frozenset[Roll]:
    """The names that rules may give the one who has a role."""
    return (KALLAR if roll in KALLAR else frozenset({roll})) | ALLAS


def ordnade(saker: Iterable[Sak]) -> list[Sak]:
    """The user's own first; then how they stand, then in order of time."""
    return sorted(saker, key=lambda sak: (not sak.egen, _ORDNING.index(sak.lage), _tid(sak), sak.arende))


def _tid(sak: Sak) -> tuple[date, datetime]:
    """The working day it must be done, then its own time; what has no time comes last."""
    if sak.nar is None:
        return date.max, datetime.max.replace(tzinfo=slut(date(2000, 1, 1)).tzinfo)
    return min(sak.arbetsdag or date.max, dag(sak.nar)), slut(sak.nar)
