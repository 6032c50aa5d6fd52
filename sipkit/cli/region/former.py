"""The shapes of `resultat` in `--json`. The reference is made from them, so their docstrings are Swedish."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.cli.former import Fynd, Rad


@dataclass(frozen=True)
class Regionrad:
    """En region och dess lager, nedifrån och upp."""

    id: str
    namn: str
    lager: tuple[str, ...]


@dataclass(frozen=True)
class Regioner:
    """`region lista`: alla regioner."""

    regioner: tuple[Regionrad, ...]


@dataclass(frozen=True)
class Regionvisning:
    """`region visa`: varje ämne som det gäller den dagen."""

    id: str
    per: str
    amnen: Rad


@dataclass(frozen=True)
class Granskning:
    """`region granska`: allt att se över, efter fil och rad. Slutkod 1 om något inte bara är en upplysning.

    `fall` är hur många fall som prövades, null utan `--fall`.
    """

    regioner: tuple[str, ...]
    per: str
    fynd: tuple[Fynd, ...]
    fall: int | None


@dataclass(frozen=True)
class Jamfordregion:
    """En sida av en jämförelse."""

    id: str
    per: str


@dataclass(frozen=True)
class Regionskillnad:
    """En regel som inte är lika. `vad` är regelns plats i ämnet; `a` och `b` är null där inget sägs."""

    amne: str
    vad: str
    a: str | None
    b: str | None


@dataclass(frozen=True)
class Regionjamforelse:
    """`region jämför`: allt som två regioner, eller en region på två dagar, inte säger lika om."""

    a: Jamfordregion
    b: Jamfordregion
    skillnader: tuple[Regionskillnad, ...]


@dataclass(frozen=True)
class Regionschema:
    """`region schema`: schemat. Utan `--json` skrivs det ut som det är, för en fil."""

    schema: Rad
