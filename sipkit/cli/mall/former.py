"""The shapes of `resultat` in `--json`. The reference is made from them, so their docstrings are Swedish."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mallfynd:
    """Något att se över i en mall. `var` är filen och stycket. `upplysning`: det är rätt som det är."""

    kod: str
    vad: str
    var: str
    atgard: str
    regler: tuple[str, ...]
    upplysning: bool


@dataclass(frozen=True)
class Malltal:
    """En mall, eller ett papper som är gjort av den: `ifylld` säger vilket, null för mallen själv.

    `lasare` är enskild eller personal. `lix` gäller all text, `lix_lopande` bara meningarna i stycken. De är null för
    andra språk än svenska och för papper utan sådan text.
    """

    mall: str
    ifylld: str | None
    lasare: str
    sprak: str
    lix: int | None
    lix_lopande: int | None


@dataclass(frozen=True)
class Mallgranskning:
    """`mall granska`: varje mall, ifylld också, och allt att se över. Slutkod 1 om något inte bara är en upplysning."""

    mallar: tuple[Malltal, ...]
    fynd: tuple[Mallfynd, ...]
