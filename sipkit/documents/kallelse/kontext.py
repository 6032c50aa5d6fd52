"""What the papers of a kallelse, of a new time and of a meeting that is off offer their templates."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.documents.kontext import Avsandare, Kontakt, Kontext, Mottagaradress, Person


@dataclass(frozen=True, slots=True)
class Mote:
    """The meeting, in words."""

    nar: str
    """`Onsdag 7 april 2027 klockan 13.00–14.00`, or that the time is not set yet."""
    var: str
    form: str
    svara_senast: str | None


@dataclass(frozen=True, slots=True)
class Deltagare:
    """Someone who takes part, by the neutral name that other receivers may read."""

    namn: str
    som: str
    huvudman: str


@dataclass(frozen=True, slots=True)
class EnhetsKallelse(Kontext):
    """Kallelse to a unit that must attend, also when its time is new."""

    avsandare: Avsandare
    titel: str
    datum: str
    till: Mottagaradress
    tidigare: str | None
    """The time that no longer holds, to one that was called to it."""
    mote: Mote
    enskild: Person
    sammankallande: Kontakt
    plikt: str
    """The duty to attend in the region's words, with its verb and source."""
    syfte: str
    fragor: tuple[str, ...]
    forberedelser: tuple[str, ...]
    deltagare: tuple[Deltagare, ...]
    samtycke: str
    behov: tuple[str, ...]
    fot: tuple[str, ...]
    """Deadline, sources and interpretations, small and last."""


@dataclass(frozen=True, slots=True)
class Inbjudan(Kontext):
    """Invitation to someone who need not come: no number, no purpose, no home address. Also when its time is new."""

    avsandare: Avsandare
    titel: str
    datum: str
    till: Mottagaradress
    tidigare: str | None
    mote: Mote
    namn: str | None
    """The person's name, only where consent covers this party."""
    fraga: str | None
    sammankallande: Kontakt


@dataclass(frozen=True, slots=True)
class Motesfakta:
    """What the letter says in Swedish, fact by fact: a version in another language says it in words of its own.

    Attributes:
        dag: in the version's language, `7 April 2027`; None while it is not set.
        klockslag: `13.00`.
        minuter: how long, `60`.
        plats: `hemma`, `vardcentral`, `sjukhus` or `annan`; None while it is not set.
        plats_text: which, as it was typed.
        samma_plats: it is where the letter before said.
        form: `pa-plats`, `distans` or `delvis-distans`.
        andrat: what is new since the letter before: `tid-bestamd`, `ny-dag`, `ny-tid` or `annat`.
        forra_dag, forra_klockslag: the time that the letter before gave.
        fragor: what to talk about, as it was typed.
        enheter: those who come, by the neutral names that others may read; not the one who calls.
        narstaende: those close who come, by name.
        tolk: how far the interpreter is arranged: `behovs`, `bestalld` or `bokad`; None where none is needed.
    """

    dag: str | None
    klockslag: str | None
    minuter: str
    plats: str | None
    plats_text: str | None
    samma_plats: bool
    form: str | None
    andrat: str | None
    forra_dag: str | None
    forra_klockslag: str | None
    fragor: tuple[str, ...]
    enheter: tuple[str, ...]
    narstaende: tuple[str, ...]
    tolk: str | None


@dataclass(frozen=True, slots=True)
class Brev(Kontext):
    """The letter to the person: what, when, where, whom to ring. No personnummer, no rule, no duty.

    What is a sentence is Swedish in every version; `fakta` holds the same for one in another language.
    """

    avsandare: Avsandare
    titel: str
    datum: str
    till: Mottagaradress
    fornamn: str
    andring: str | None
    """What is new since the letter before: `Ditt möte den 7 april blir inte av den dagen. …`"""
    nar: str
    """When and how long: `Onsdag 7 april 2027 klockan 13. Mötet tar ungefär en timme.`"""
    platsrad: str
    """Where, said to the person: `Hemma hos dig.`"""
    formrad: str
    """Who is in the room and who on a screen, said to the person."""
    fore_hemgang: bool
    efter_hemgang: bool
    amnen: tuple[str, ...]
    kommer: tuple[str, ...]
    tolkrad: str | None
    avgiftsrad: str | None
    fakta: Motesfakta
    kontakt: Kontakt


@dataclass(frozen=True, slots=True)
class Installt(Kontext):
    """That a meeting is off, to a unit or someone invited: no number, no purpose, and never why."""

    avsandare: Avsandare
    titel: str
    datum: str
    till: Mottagaradress
    nar: str
    namn: str | None
    """The person's name, only to one that was called."""
    sammankallande: Kontakt


@dataclass(frozen=True, slots=True)
class InstalltBrev(Kontext):
    """That the meeting is off, to the person."""

    avsandare: Avsandare
    titel: str
    datum: str
    till: Mottagaradress
    fornamn: str
    motet: str
    """`mötet den 7 april`, Swedish in every version."""
    dag: str | None
    """Its day in the version's language; None where none was set."""
    forst_dag: str | None
    """The day that the person still goes by, where it was another."""
    sagt_nej: bool
    """The person does not want the meeting; else it was called off by those who called."""
    kontakt: Kontakt
