"""What the rules answer about the path: one frozen verdict, where None is what facts not known would decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sipkit.domain.vocabulary import DokumentTyp, Huvudman, Roll, Sip
from sipkit.rules.besked import Fristrad, Punkt
from sipkit.rules.planform import Istallet

Skickas = Literal["ja", "nej", "villkorat"]


@dataclass(frozen=True, slots=True)
class Utskicksbesked:
    """Whether a message is sent on the path.

    Attributes:
        typ: which message.
        skickas: `villkorat` where it depends on something.
        villkor: on what, in words, also where it is settled.
        fakta: the facts not known that would decide it.
    """

    typ: DokumentTyp
    skickas: Skickas
    villkor: str | None = None
    fakta: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deltagare:
    """Someone who takes part in the meeting. `funktion`: the profession, where the routine names one."""

    roll: Roll
    funktion: str | None = None


@dataclass(frozen=True, slots=True)
class Sipvag:
    """What the routine says of SIP.

    Attributes:
        ska: whether there shall be one. `kan`: whether there can be one.
        nar, var: before or after the discharge, and where; None also where the routine does not say.
        bestamt: whether a table that governs says when it is, and not only one that guides.
        rad: the deadline of the meeting, when it has one that governs.
    """

    ska: bool | None
    kan: bool | None
    nar: Sip | None = None
    var: str | None = None
    bestamt: bool = False
    rad: Fristrad | None = None


@dataclass(frozen=True, slots=True)
class Vagbesked:
    """What the routine says about one person's path.

    Attributes:
        kategori, farg, vagar: what the rows of the region's tables are called.
        sip: whether, when and where.
        berorda: the units concerned.
        fast_vardkontakt: whether one is appointed.
        kallar: who calls to the meeting.
        meddelanden: which are sent.
        ersattningsskyldighet: whether the kommun can become liable to pay. Never how much.
        deltagare, forbereder, leder: who certainly takes part in the meeting by rule, prepares it and leads it.
        inskrivning, ansvar: whether the person is taken into kommunal hälso- och sjukvård, and whose responsibility
            it is.
        i_stallet: another plan that is made instead of SIP.
        punkter: the statements that this rests on, in order: first those that decide.
        frister: the deadlines of the kallelse and of who coordinates, as they stand now.
        far_goras: what may be done without the person's consent, when that is refused.
        okanda: facts not known that would decide what is None.
        forutsatter: facts not known which are taken to be as they mostly are: with another value the answer is another.
    """

    kategori: str | None
    farg: str | None
    vagar: tuple[str, ...]
    sip: Sipvag
    berorda: tuple[Roll, ...] | None
    fast_vardkontakt: bool | None
    kallar: tuple[Roll, ...]
    meddelanden: tuple[Utskicksbesked, ...]
    ersattningsskyldighet: bool | None
    deltagare: tuple[Deltagare, ...]
    forbereder: tuple[Roll, ...]
    leder: tuple[Roll, ...]
    inskrivning: bool | None
    ansvar: Huvudman | None
    i_stallet: Istallet | None
    punkter: tuple[Punkt, ...]
    frister: tuple[Fristrad, ...]
    far_goras: tuple[Punkt, ...]
    okanda: tuple[str, ...]
    forutsatter: tuple[str, ...]

    @property
    def regler(self) -> tuple[str, ...]:
        """Every rule that this rests on."""
        return tuple(dict.fromkeys(regel for each in self.punkter for regel in each.regler))
