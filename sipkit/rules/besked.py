"""What the rules answer: one frozen verdict per question. The modules beside this one give them."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time
from typing import Literal

from sipkit.config.innehall import Uppgiftsrad
from sipkit.config.post import Kalla
from sipkit.config.varning import Varning
from sipkit.domain.vocabulary import (
    DokumentTyp,
    FristId,
    FristStatus,
    HandelseTyp,
    Huvudman,
    Modal,
    MottagareSom,
    Roll,
    SamtyckeSort,
    SamtyckeStatus,
)

Raknesatt = Literal["timmar", "kalenderdagar", "vardagar", "samma-dag", "morgon", "fore", "text"]
Samtyckesstatus = SamtyckeStatus | Literal["saknas", "utgatt", "ofullstandigt"]
"""How a consent stands: never given, run out, given by too few, or what the person last said."""
Utslag = Literal["ja", "begransat", "provas", "nej"]
"""May it be made: yes; yes, with less to some; yes, once the sender has judged what no rule decides; no."""


@dataclass(frozen=True, slots=True)
class Punkt:
    """One statement of a region, in our own words, and where the rule stands."""

    text: str
    hanvisning: str
    modal: Modal | None
    regler: tuple[str, ...]

    def __str__(self) -> str:
        """The statement with its source, as it is printed."""
        return f"{self.text.rstrip('.')} ({self.hanvisning})." if self.hanvisning else self.text


@dataclass(frozen=True, slots=True)
class Fristrad:
    """One deadline for one occurrence of its event.

    Attributes:
        id, namn: the deadline, and what it says in words: "Kallelsen ska vara skickad".
        variant: which of the region's variants.
        handelse: what it is counted from; None for a duty that is not counted from anything.
        handelse_tid: when that happened, in Swedish time; None before it has.
        senast: the last day, or the last moment of a limit in hours; None when there is no number or no event yet.
        senast_arbetsdag: the last working day on or before it. It lies before the event when no working day was left.
        tidigast: the first day or moment of a window.
        tidpunkt, riktklockslag: which part of the last day, and the hour to go by (a guide, no limit).
        text: the words of a duty without a number.
        raknesatt: how `senast` is counted.
        ansvarig: who answers for it.
        status: see `sipkit.rules.status`.
        helgdag: the holiday that `senast` falls on.
        tolkning: the choice made where the source leaves one open.
        styrande: whether this row governs among the deadline's variants. All rows are shown.
        kalla, regler: where the rule stands.
        punkt: the rule in words.
        gjord: when the duty was done.
        for_tidigt: whether that was before `tidigast`.
    """

    id: FristId
    namn: str
    variant: str
    handelse: HandelseTyp | None
    handelse_tid: date | datetime | None
    senast: date | datetime | None
    senast_arbetsdag: date | None
    raknesatt: Raknesatt
    ansvarig: tuple[Roll, ...]
    status: FristStatus
    kalla: Kalla | None
    regler: tuple[str, ...]
    punkt: Punkt
    styrande: bool = True
    tidigast: date | datetime | None = None
    tidpunkt: str | None = None
    riktklockslag: time | None = None
    text: str | None = None
    helgdag: str | None = None
    tolkning: str | None = None
    gjord: date | datetime | None = None
    for_tidigt: bool = False

    def som_json(self) -> dict[str, object]:
        """The row as it stands in `resultat.frister`: times in ISO form, optional keys left out when empty."""
        optional = {"tidigast", "tidpunkt", "riktklockslag", "text", "helgdag", "tolkning", "for_tidigt"}
        told = (each.name for each in fields(self) if each.name not in ("punkt", "gjord"))
        row = {name: _json(getattr(self, name)) for name in told}
        return {key: value for key, value in row.items() if value or key not in optional}


def _json(value: object) -> object:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return value.model_dump() if isinstance(value, Kalla) else value


@dataclass(frozen=True, slots=True)
class OkandFrist:
    """A deadline that cannot be judged, and the facts that would decide it."""

    id: FristId
    namn: str
    fakta: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MojligFrist:
    """A deadline as it is if a fact that nobody knows is so: `om` is that in words, `SIP hålls efter utskrivningen`."""

    om: str
    rad: Fristrad


@dataclass(frozen=True, slots=True)
class Fristbesked:
    """Every deadline of an ärende. `mojliga`: of those in `okanda`, what has begun in some variant and is not done."""

    rader: tuple[Fristrad, ...]
    okanda: tuple[OkandFrist, ...] = ()
    mojliga: tuple[MojligFrist, ...] = ()
    varningar: tuple[Varning, ...] = ()

    def paborjade(self, *alltid: FristId) -> Fristbesked:
        """Those that have begun, and every row of the named deadlines: what a paper made now has to do with."""
        begun = tuple(row for row in self.rader if row.status != "inte-borjad" or row.id in alltid)
        return replace(self, rader=begun)

    def styrande(self, id_: FristId) -> Fristrad | None:
        """The row that governs now: the first that does for the latest occurrence. None when there is none."""
        governing = [row for row in self.rader if row.id == id_ and row.styrande]
        return next((row for row in governing if row.handelse_tid == governing[-1].handelse_tid), None)


@dataclass(frozen=True, slots=True)
class Samtyckeslage:
    """How one consent that a document needs stands, and whom it covers."""

    sort: SamtyckeSort
    status: Samtyckesstatus
    tackta: frozenset[str]
    """Ids of the parties that it covers; empty unless the status is `lamnat` or `delvis`."""
    regler: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Begransning:
    """What a message may state for those whom the consent that its contents need does not cover.

    Attributes:
        meddelande: the region's id of the message; one document type can have several, by sender.
        lage: the consent.
        far, far_inte: what may stand in it, and what may not.
        anges: what it must say of the consent.
    """

    meddelande: str
    lage: Samtyckeslage
    far: tuple[Uppgiftsrad, ...]
    far_inte: tuple[Uppgiftsrad, ...]
    anges: tuple[Punkt, ...]


@dataclass(frozen=True, slots=True)
class Lasningsbesked:
    """Duties of the routine that cannot be met together, and what may be done all the same."""

    punkt: Punkt
    utvagar: tuple[Punkt, ...]

    def rader(self) -> tuple[str, ...]:
        """As it is printed, sentence by sentence: the duties, then what may be done."""
        return (str(self.punkt), *(f"Kan göras: {each}" for each in self.utvagar))


@dataclass(frozen=True, slots=True)
class Samtyckesbeslut:
    """Whether a document may be made, and for whom.

    Attributes:
        lagen: each consent that it has to do with.
        tackta: the parties, of those asked about, that may have it and be named in it.
        begransade: those of them that may have it with less, see `begransningar`.
        utanfor: the others: they get nothing and are not mentioned.
        kod: why it is refused, a key of `KODER`; None when it may be made.
        text: the same in one sentence.
        begransningar: what may stand in each message for those who may not have all of it.
        far_goras, far_inte, att_veta: what the region says may be done, may not be done, and is good to know.
        laser_sig: where the routine has no way out of its own.
        oklart: what no rule decides, and the sender must judge.
        information: written information that the person gets when asked.
        regler: every rule that this rests on.
    """

    dokumenttyp: DokumentTyp
    lagen: tuple[Samtyckeslage, ...]
    tackta: frozenset[str]
    utanfor: tuple[str, ...]
    begransade: frozenset[str] = frozenset()
    kod: str | None = None
    text: str = ""
    begransningar: tuple[Begransning, ...] = ()
    far_goras: tuple[Punkt, ...] = ()
    far_inte: tuple[Punkt, ...] = ()
    att_veta: tuple[Punkt, ...] = ()
    laser_sig: tuple[Lasningsbesked, ...] = ()
    oklart: tuple[Punkt, ...] = ()
    information: tuple[Punkt, ...] = ()
    regler: tuple[str, ...] = ()

    @property
    def utslag(self) -> Utslag:
        """The verdict in one word."""
        if self.kod is not None:
            return "nej"
        if self.begransningar:
            return "begransat"
        return "provas" if self.oklart else "ja"


@dataclass(frozen=True, slots=True)
class Sipbesked:
    """Whether the plan is a SIP with the parties that are left.

    Attributes:
        ar_sip: None when a fact is missing, see `okanda`.
        huvudman: those that are left, the caller's own included.
        grund: the rule that makes it one, or that is not met.
    """

    ar_sip: bool | None
    huvudman: frozenset[Huvudman]
    grund: Punkt | None
    okanda: tuple[str, ...] = ()
    varningar: tuple[Varning, ...] = ()


@dataclass(frozen=True, slots=True)
class Brist:
    """Something that the document (`vad`) must or should state and that is not known.

    `falt` is its path as it stands in a question. Where the rule's own condition is unknown, `falt` is the path of the
    missing fact and `okant` names the fact.
    """

    id: str
    falt: str
    namn: str
    saknas: Literal["stopp", "varning", "inget"]
    modal: Modal | None
    kalla: Kalla | None
    regler: tuple[str, ...]
    okant: str | None = None
    vad: str = "kallelsen"


@dataclass(frozen=True, slots=True)
class Skyddsbesked:
    """Whether the person has protected personal data: then no paper but one sheet without data.

    `skyddad` is None when nobody has asked; that is never a no.
    """

    skyddad: bool | None
    punkter: tuple[Punkt, ...] = ()


@dataclass(frozen=True, slots=True)
class Mottagarbesked:
    """One who gets a paper.

    Attributes:
        id: the party's or the företrädare's id; `enskild` for the person.
        som: as what.
        plikt: what a called party is told about its duty, by its role.
        regel: the region's rule that this one gets a paper; None where sipkit gives it without one.
    """

    id: str
    som: MottagareSom
    plikt: tuple[Punkt, ...] = ()
    regel: Punkt | None = None
