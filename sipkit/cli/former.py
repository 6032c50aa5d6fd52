"""The shapes of `resultat` in `--json`. The reference is made from them, so their docstrings are Swedish."""

from __future__ import annotations

from dataclasses import dataclass

Rad = dict[str, object]


@dataclass(frozen=True)
class Pdf:
    """`pdf`: filen, och om den är tillgänglig och går att arkivera (PDF/UA-1 och PDF/A-2a)."""

    fil: str
    sha256: str
    tillganglig: bool


@dataclass(frozen=True)
class Felkod:
    """`förklara`: en felkod och vad den betyder."""

    kod: str
    forklaring: str


@dataclass(frozen=True)
class Fynd:
    """`region granska` och `mall granska`: något att se över. `var` är fil och rad, eller stycke.

    `upplysning`: det är rätt som det är, men bra att veta.
    """

    kod: str
    vad: str
    var: str
    atgard: str
    regler: tuple[str, ...]
    upplysning: bool
