"""What a paper's template may use: plain data, already formatted for people, one model per kind of paper.

A field here is a field that a region's administrator may put in a Word template (`{{ mote.nar }}`); a template that
names anything else is refused before a paper is made. What the person excluded is in none of them. Here is what several
kinds of document share; what is a document's own stands in its folder.
"""

from __future__ import annotations

from dataclasses import dataclass

ADRESSRADER = 5
"""Rows of the address block: always as many, so that what follows stands at the same height on every letter."""


@dataclass(frozen=True, slots=True)
class Kontext:
    """What one kind of paper offers its template. Each kind is a dataclass below this one."""


@dataclass(frozen=True, slots=True)
class Avsandare:
    """Who the paper is from. `exempel` marks a paper about an invented person."""

    region: str
    exempel: bool


@dataclass(frozen=True, slots=True)
class Kontakt:
    """Whom to ring."""

    namn: str
    titel: str
    enhet: str
    telefon: str
    telefontid: str | None


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
class SarskildRutin(Kontext):
    """The only paper when the person's data are protected: holds nothing about the person."""

    avsandare: Avsandare
    titel: str
    datum: str
    text: tuple[str, ...]
    frist: str | None
