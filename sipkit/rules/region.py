"""What the rules need to know about a region, and how its statements are made ready to print."""

# ruff: noqa: D102  (the properties are the topics that `sipkit.config.schema.RegionData` describes)

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Protocol

from sipkit.config.post import Kalla, Post
from sipkit.config.schema import (
    Frist,
    Kalender,
    KallelseRegler,
    Malgrupp,
    Planform,
    RegionFil,
    RollPost,
    SamtyckePost,
    SipVillkor,
    Skydd,
)
from sipkit.rules.besked import Punkt


class Region(Protocol):
    """A region's topics, resolved on a date."""

    @property
    def region(self) -> RegionFil: ...
    @property
    def roller(self) -> tuple[RollPost, ...]: ...
    @property
    def kalender(self) -> Kalender: ...
    @property
    def frister(self) -> tuple[Frist, ...]: ...
    @property
    def samtycke(self) -> tuple[SamtyckePost, ...]: ...
    @property
    def kallelse(self) -> KallelseRegler: ...
    @property
    def malgrupp(self) -> tuple[Malgrupp, ...]: ...
    @property
    def sip(self) -> tuple[SipVillkor, ...]: ...
    @property
    def planform(self) -> tuple[Planform, ...]: ...
    @property
    def skydd(self) -> tuple[Skydd, ...]: ...


RegionPa = Callable[[date], Region]
"""The region as it stands on a day: each deadline is judged by the rules that held when its event happened."""


def punkt(post: Post, region: Region) -> Punkt:
    """The post's own statement with its source."""
    return Punkt(post.text or "", hanvisning(post.kalla, region), post.modal, post.regler)


def punkter(poster: Iterable[Post], region: Region) -> tuple[Punkt, ...]:
    """The statements of those that have one."""
    return tuple(punkt(post, region) for post in poster if post.text)


def hanvisning(kalla: Kalla | None, region: Region) -> str:
    """A source as it is printed: the document's title and the section. Empty without a source."""
    if kalla is None:
        return ""
    titel = next((each.titel for each in region.region.dokument if each.id == kalla.dokument), kalla.dokument)
    return f"{titel}, {kalla.avsnitt}"
