"""What the rules need to know about a region, and how its statements are made ready to print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from sipkit.config.post import Kalla, Post
from sipkit.config.schema import Amnen
from sipkit.domain.vocabulary import Roll
from sipkit.rules.besked import Punkt

Region = Amnen
"""A region's topics, resolved on a date."""

RegionPa = Callable[[date], Region]
"""The region as it stands on a day: each deadline is judged by the rules that held when its event happened."""


def punkt(post: Post, region: Region) -> Punkt:
    """The post's own statement with its source."""
    return Punkt(post.text or "", hanvisning(post.kalla, region), post.modal, post.regler)


def punkter(poster: Iterable[Post], region: Region) -> tuple[Punkt, ...]:
    """The statements of those that have one."""
    return tuple(punkt(post, region) for post in poster if post.text)


def rollnamn(region: Region) -> Mapping[Roll, str]:
    """What each role is called in the region, by its id."""
    return {each.id: each.visningsnamn for each in region.roller}


def enheter(region: Region, roller: Iterable[Roll]) -> frozenset[Roll]:
    """The units where those with any of these roles work, where the role says it."""
    asked = frozenset(roller)
    return frozenset(unit for each in region.roller if each.id in asked for unit in each.arbetar_i)


def hanvisning(kalla: Kalla | None, region: Region) -> str:
    """A source as it is printed: the document's title and the section. Empty without a source."""
    if kalla is None:
        return ""
    titel = next((each.titel for each in region.region.dokument if each.id == kalla.dokument), kalla.dokument)
    return f"{titel}, {kalla.avsnitt}"
