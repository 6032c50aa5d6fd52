"""The shapes of `resultat` in `--json`. The reference is made from them, so their docstrings are Swedish."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.cli.former import Fynd


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
    fynd: tuple[Fynd, ...]
