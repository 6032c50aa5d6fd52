"""What a paper's template may use: plain data, already formatted for people, one model per kind of paper.

A field here is a field that a region's administrator may put in a Word template (`{{ mote.nar }}`); a template that
names anything else is refused before a paper is made. What the person excluded is in none of them.
"""

from __future__ import annotations

from dataclasses import dataclass

ADRESSRADER = 5
"""Rows of the address block: always as many, so that what follows stands at the same height on every letter."""


@dataclass(frozen=True, slots=True)
class Avsandare:
    """Who the paper is from. `exempel` marks a paper about an invented person."""

    region: str
    exempel: bool


@dataclass(frozen=True, slots=True)
class Mote:
    """The meeting, in words."""

    nar: str
    """`Onsdag 7 april 2027 klockan 13.00–14.00`, or that the time is not set yet."""
    var: str
    form: str
    svara_senast: str | None


@dataclass(frozen=True, slots=True)
class Kontakt:
    """Whom to ring."""

    namn: str
    titel: str
    enhet: str
    telefon: str
    telefontid: str | None


@dataclass(frozen=True, slots=True)
class Deltagare:
    """Someone who takes part, by the neutral name that other receivers may read."""

    namn: str
    som: str
    huvudman: str


@dataclass(frozen=True, slots=True)
class Person:
    """The person, where a receiver may know who it is."""

    namn: str
    personnummer: str


@dataclass(frozen=True, slots=True)
class Mottagaradress:
    """The address block; `rader` are always `ADRESSRADER`, padded with empty ones."""

    rader: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EnhetsKallelse:
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
class Inbjudan:
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
class Brev:
    """The letter to the person: what, when, where, whom to ring. No personnummer, no rule, no duty."""

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
    kontakt: Kontakt


@dataclass(frozen=True, slots=True)
class Installt:
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
class InstalltBrev:
    """That the meeting is off, to the person."""

    avsandare: Avsandare
    titel: str
    datum: str
    till: Mottagaradress
    fornamn: str
    motet: str
    """`mötet den 7 april`"""
    sagt_nej: bool
    """The person does not want the meeting; else it was called off by those who called."""
    kontakt: Kontakt


@dataclass(frozen=True, slots=True)
class SarskildRutin:
    """The only paper when the person's data are protected: holds nothing about the person."""

    avsandare: Avsandare
    titel: str
    datum: str
    text: tuple[str, ...]
    frist: str | None


Kontext = EnhetsKallelse | Inbjudan | Brev | Installt | InstalltBrev | SarskildRutin
