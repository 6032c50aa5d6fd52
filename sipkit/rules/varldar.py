"""The ways that what is not known may be: for each of them, which row every decision table of a region has.

What is said of a path must hold in all of them. So nothing is guessed, and what facts not known cannot change is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from sipkit.config.tabell import har_sluten_mangd, kombinationer_av, traffar
from sipkit.config.vagval import Rad, Tabell, Utanfor
from sipkit.domain.faktaord import Varden
from sipkit.domain.text import fold
from sipkit.rules.fakta import Fakta, galler
from sipkit.rules.region import Region

T = TypeVar("T")

INSATSER = "insatser"
"""Asked also where no table asks it: whether a plan is a SIP, and who is concerned, follows from it."""


@dataclass(frozen=True, slots=True)
class Traff:
    """What a table says of one combination: a row, or that it says nothing."""

    tabell: Tabell
    post: Rad | Utanfor

    @property
    def rad(self) -> Rad | None:
        """The row; None outside the table."""
        return self.post if isinstance(self.post, Rad) else None


@dataclass(frozen=True, slots=True)
class Varld:
    """One way it may be.

    Attributes:
        fakta: what is known, and a value for each fact that the tables ask.
        traffar: of each table that is used, what it says: what governs before what guides, and of the same kind the
            upper layer's first.
    """

    fakta: Fakta
    traffar: tuple[Traff, ...]

    def sagt(self, varde: Callable[[Rad], T | None], *, styrande: bool = False) -> T | None:
        """The first row's word on something, among those that say anything of it."""
        rows = (each.rad for each in self.traffar if each.rad and (each.tabell.styrande or not styrande))
        return next((said for row in rows if (said := varde(row)) is not None), None)

    def namn(self, ger: str) -> tuple[str, ...]:
        """What the rows of tables of a kind are called."""
        return tuple(each.rad.namn for each in self.traffar if each.rad and each.tabell.ger == ger)


def varldar(region: Region, fakta: Fakta) -> tuple[Varld, ...]:
    """Every way it may be, one at least.

    A colour that is known goes before what the table of colours makes of other facts: someone has chosen it.
    """
    used = [each for each in region.vagval.tabeller if galler(each, fakta) is not False]
    ordered = sorted(reversed(used), key=lambda each: not each.styrande)
    asked = dict.fromkeys([INSATSER, *(namn for each in used for namn in (*each.fakta, *each.nar))])
    unknown = [namn for namn in asked if namn not in fakta and har_sluten_mangd(namn)]
    made = [_varld(ordered, MappingProxyType({**fakta, **each})) for each in kombinationer_av(unknown)]
    return tuple([each for each in made if _has_the_colour(each)] or map(_without_colours, made))


def okanda(kolumner: Iterable[tuple[Fakta, object]], fakta: Fakta) -> tuple[str, ...]:
    """The facts not known on which something depends.

    Args:
        kolumner: for each world, its facts and what is judged, which must be hashable.
        fakta: what is known.
    """
    rows = [(dict(each), judged) for each, judged in kolumner]
    unknown = dict.fromkeys(namn for each, _ in rows for namn in each if namn not in fakta)
    return tuple(namn for namn in unknown if _decides(namn, rows))


def _decides(namn: str, rows: Sequence[tuple[Mapping[str, Varden], object]]) -> bool:
    """Whether two worlds that differ in one fact only are judged differently."""
    seen: dict[frozenset[tuple[str, Varden]], object] = {}
    for fakta, judged in rows:
        others = frozenset(each for each in fakta.items() if each[0] != namn)
        if seen.setdefault(others, judged) != judged:
            return True
    return False


def _varld(tabeller: Iterable[Tabell], fakta: Fakta) -> Varld:
    return Varld(fakta, tuple(_traffar(tabeller, fakta)))


def _traffar(tabeller: Iterable[Tabell], fakta: Fakta) -> Iterator[Traff]:
    for tabell in tabeller:
        if galler(tabell, fakta) is not True or not fakta.keys() >= set(tabell.fakta):
            continue
        posts: tuple[Rad | Utanfor, ...] = (*tabell.rader, *tabell.utanfor)
        yield from (Traff(tabell, post) for post in posts if traffar(post, fakta))


def _has_the_colour(varld: Varld) -> bool:
    """Whether the table of colours gives the colour that is known, where both say something."""
    given, made = varld.fakta.get("farg"), varld.namn("farg")
    return given is None or not made or given == {fold(made[0])}


def _without_colours(varld: Varld) -> Varld:
    """What the other tables say: the colour that someone has chosen is not one that the table gives here."""
    return Varld(varld.fakta, tuple(each for each in varld.traffar if each.tabell.ger != "farg"))
