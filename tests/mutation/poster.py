"""The items of the shipped regions that must matter, and regions in memory where some of them are said otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, reduce
from unittest.mock import patch

from pydantic import BaseModel

from sipkit.admin.gang import Vag, hitta, ord_i, poster, skriven
from sipkit.config.lager import AMNEN, chain
from sipkit.config.post import Post
from sipkit.config.region import Region
from sipkit.config.schema import RollPost
from sipkit.config.sources import find_sources
from sipkit.config.stapel import Amne
from sipkit.config.tree import Table
from sipkit.config.yamlfil import read

SORTER = frozenset({"frist", "innehall", "checklistpunkt", "villkor", "beslutstabell"})
"""The kinds of rule that some output must tell."""
SOURCES = find_sources(environ={})

Andring = Callable[[BaseModel], BaseModel | None]
"""An item as it is said instead; None takes it away."""
Last = tuple[str, str]
"""A region and a topic that was read in it."""


@dataclass(frozen=True)
class Regelpost:
    """An item that carries such rules, in the file of one layer."""

    lager: str
    vag: Vag

    @property
    def amne(self) -> str:
        """The topic."""
        return self.vag[0]

    def __str__(self) -> str:
        return f"{self.lager} {skriven(self.vag)}"


@cache
def regelposter() -> tuple[Regelpost, ...]:
    """Every such item of every shipped layer."""
    table = read(SOURCES.roots[0].regions.parent / "regler.yaml")
    wanted = {id_ for id_, each in table.entries.items() if isinstance(each, Table) and each.text("sort") in SORTER}
    found: dict[Regelpost, None] = {}
    for lager in SOURCES.region_ids():
        top = chain(lager, SOURCES)[-1]
        for amne in AMNEN:
            for vag, item in poster(top.topic(amne)):
                if wanted.intersection(ord_i(item, "regler")):
                    found[Regelpost(lager, vag)] = None
    return tuple(found)


# --- said otherwise ---------------------------------------------------------------------------------------------------


def omskriven(item: BaseModel) -> BaseModel:
    """With other words. The same where it has none."""
    update: dict[str, object] = {}
    if isinstance(item, Post) and item.text is not None:
        update["text"] = "Något helt annat."
    if isinstance(item, RollPost):
        update["visningsnamn"] = "någon annan"
    return item.model_copy(update=update)


def borta(item: BaseModel) -> None:
    """Taken away."""


ANDRINGAR: tuple[Andring, ...] = (borta, omskriven)

_resolve = Region.resolve


@contextmanager
def andrade(poster: Sequence[Regelpost], andring: Andring) -> Iterator[None]:
    """Every region that has the items from these layers' files has them so instead."""
    made: dict[tuple[str, int], tuple[Amne, Amne]] = {}

    def resolve(region: Region, amne: str) -> Amne:
        found = _resolve(region, amne)
        key = region.id, id(found)
        if key not in made:
            wanted = (each.vag[1:] for each in poster if each.amne == amne and _har(region, found, each))
            made[key] = found, replace(found, varde=reduce(lambda v, vag: _med(v, vag, andring), wanted, found.varde))
        return made[key][1]

    with patch.object(Region, "resolve", resolve):
        yield


@contextmanager
def antecknat(lasta: set[Last]) -> Iterator[None]:
    """Note every topic that is read, and in which region."""

    def resolve(region: Region, amne: str) -> Amne:
        lasta.add((region.id, amne))
        return _resolve(region, amne)

    with patch.object(Region, "resolve", resolve):
        yield


def _har(region: Region, amne: Amne, post: Regelpost) -> bool:
    """Whether the layer is one of the region's, and none above it speaks of the item."""
    if post.lager not in region.lager:
        return False
    above = amne.delar[region.lager.index(post.lager) + 1 :]
    return all(hitta(each, post.vag) is None for each in above)


def _med(value: object, vag: Vag, andring: Andring) -> object:
    """A topic's value with the item on the path changed, in all its editions."""
    if isinstance(value, tuple):
        changed = (_medlem(each, vag, andring) for each in value)
        return tuple(each for each in changed if each is not None)
    if isinstance(value, BaseModel) and hasattr(value, vag[0]):
        return value.model_copy(update={vag[0]: _med(getattr(value, vag[0]), vag[1:], andring)})
    return value


def _medlem(item: object, vag: Vag, andring: Andring) -> object:
    if not isinstance(item, BaseModel) or getattr(item, "id", None) != vag[0]:
        return item
    return _med(item, vag[1:], andring) if vag[1:] else andring(item)
