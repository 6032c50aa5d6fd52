"""The shapes of `resultat` in `--json`. The reference is made from them, so their docstrings are Swedish."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.cli.former import Rad
from sipkit.cli.skapa.former import Mottagare


@dataclass(frozen=True)
class Fristandring:
    """Vad som hände med en frist: borjade, uppfylldes eller flyttades. `frist` är som i `frister`."""

    vad: str
    frist: Rad


@dataclass(frozen=True)
class Skickat:
    """`skickat`: vad som är antecknat, vilka som inte har fått det än, och vad det betyder för fristerna.

    `kallelse` är null för ett meddelande. `dokument` är id på det som skickades, som `händelse --avser` tar.
    """

    arende: str
    typ: str
    kallelse: str | None
    dokument: str
    tid: str
    mottagare: tuple[Mottagare, ...]
    kvar: tuple[Mottagare, ...]
    frister: tuple[Fristandring, ...]
    gor_nu: tuple[str, ...]


@dataclass(frozen=True)
class Handelserad:
    """En händelse som är antecknad. `avser` är id:t på det den gäller, eller null."""

    typ: str
    tid: str
    avser: str | None


@dataclass(frozen=True)
class Handelser:
    """`händelse`: det som är antecknat, och vad det betyder för fristerna."""

    arende: str
    handelser: tuple[Handelserad, ...]
    frister: tuple[Fristandring, ...]


@dataclass(frozen=True)
class Klistrablock:
    """Var en text ska klistras in, och texten."""

    rubrik: str
    text: str


@dataclass(frozen=True)
class Klistra:
    """`klistra`: texterna i den ordning de klistras in."""

    arende: str
    block: tuple[Klistrablock, ...]
