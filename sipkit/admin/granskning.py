"""The review of a region: everything that someone should look at, in one list by file and line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import cast

from sipkit.admin import egna, frister, innehall, kallor, poster, tider
from sipkit.admin.forteckning import Forteckning
from sipkit.admin.fynd import Fynd, fel_i_ordning, i_ordning
from sipkit.config.lager import AMNEN, chain
from sipkit.config.loading import check_stack
from sipkit.config.schema import Frist, RegionFil
from sipkit.config.sources import Sources
from sipkit.config.stapel import Stapel
from sipkit.errors import SipkitError, raise_all

Frister = tuple[Frist, ...]


def granska(region: str, dag: date, sources: Sources) -> tuple[Fynd, ...]:
    """Every finding of a region, on the day and on every day when something in it changes.

    Raises:
        UsageFault: `okand-region`.
        SipkitError: what stops its files from being used, with the findings of those that can be read.
    """
    granskning = _Granskning(Stapel(chain(region, sources)), dag, sources)
    faults = check_stack(granskning.stapel, dag)
    found = i_ordning(granskning.fynd())
    if faults:
        raise_all(fel_i_ordning([*faults, *(each.som_fel() for each in found if not each.upplysning)]))
    return found


@dataclass(frozen=True)
class _Granskning:
    """The review of one stack of layers; topics that cannot be read are left to the loader's own faults."""

    stapel: Stapel
    dag: date
    sources: Sources

    def fynd(self) -> Iterator[Fynd]:
        """The findings, in no order."""
        yield from egna.granska_dolda(self.stapel.layers, self.sources)
        if self._is_whole("region", self.dag):
            region = self.stapel.resolve("region", self.dag)
            yield from kallor.granska_kallor(cast(RegionFil, region.varde), region.trad, self.dag)
        modal = self._modal()
        for topic in AMNEN:
            yield from self._texts(topic, modal)
            for day in (self.dag, *self.stapel.days(topic)):
                yield from self._on(topic, day)

    def _modal(self) -> Mapping[str, str]:
        return Forteckning(self.sources).modal

    def _texts(self, topic: str, modal: Mapping[str, str]) -> Iterator[Fynd]:
        """What is said of single items, in force or not."""
        try:
            parts = tuple(layer.topic(topic) for layer in self.stapel.layers)
        except SipkitError:
            return
        yield from poster.granska_poster(parts, modal, self._laws())
        for part in parts:
            yield from tider.glapp(part)

    def _laws(self) -> frozenset[str]:
        if not self._is_whole("region", self.dag):
            return frozenset()
        region = cast(RegionFil, self.stapel.resolve("region", self.dag).varde)
        return frozenset(each.id for each in region.dokument if each.sort == "lag")

    def _on(self, topic: str, dag: date) -> Iterator[Fynd]:
        """What is said of a topic as the layers make it on a day, beside the lowest layer's."""
        if not self._is_whole(topic, dag):
            return
        amne = self.stapel.resolve(topic, dag)
        yield from egna.granska_andrat_under(self.stapel.layers, amne.delar)
        yield from innehall.borttaget(amne.delar)
        yield from innehall.bara_lagen(topic, amne.delar) if dag == self.dag else ()
        yield from innehall.forsvagat(amne.delar[0], amne.trad)
        if topic == "frister":
            laws, own = self._lowest.resolve(topic, dag).varde, amne.varde
            yield from frister.granska_variantval(cast(Frister, own), amne.trad)
            yield from frister.granska_mot_lagen(cast(Frister, laws), cast(Frister, own), amne.trad)

    @cached_property
    def _lowest(self) -> Stapel:
        """The law alone."""
        return Stapel(self.stapel.layers[:1])

    def _is_whole(self, topic: str, dag: date) -> bool:
        return not self.stapel.faults(topic, dag)
