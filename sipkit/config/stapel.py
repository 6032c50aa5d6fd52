"""The layers of one region as one pile: read and checked by topic, merged and typed on a day.

Everything between two days on which something changes is the same, so a topic is merged once per such period however
many days are asked for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import cast

from sipkit.config.faults import in_order, missing
from sipkit.config.kontroll import unsourced
from sipkit.config.lager import Lager
from sipkit.config.merging import in_force, item_id, overlay
from sipkit.config.schema import RegionData
from sipkit.config.tabell import check_tables
from sipkit.config.tree import EMPTY, Array, Fil, Mark, Table
from sipkit.config.vagval import VagvalRegler
from sipkit.config.validation import Skema, validate
from sipkit.errors import SipkitError, raise_all


@dataclass(frozen=True)
class Amne:
    """A topic on a day.

    Attributes:
        varde: its typed value.
        trad: the merged tree that the value was made of, with the topic as only entry.
        delar: what each layer says of it, the lowest layer first.
    """

    varde: object
    trad: Table
    delar: tuple[Table, ...]


class Stapel:
    """All layers of a region, the lowest first.

    `under`: the pile of all layers but the uppermost, where one has been made already. What the uppermost layer says
    nothing about is taken from there.
    """

    def __init__(self, layers: Sequence[Lager], under: Stapel | None = None) -> None:
        self.layers = tuple(layers)
        self._under = under
        self._parts: dict[str, tuple[Table, ...]] = {}
        self._days: dict[str, tuple[date, ...]] = {}
        self._resolved: dict[tuple[str, int], tuple[Amne, tuple[SipkitError, ...]]] = {}

    def resolve(self, topic: str, dag: date) -> Amne:
        """The topic on the day.

        Raises:
            SipkitError: everything that is wrong with it, in any layer and in what they make together.
        """
        amne, faults = self._on(topic, dag)
        raise_all(faults)
        return amne

    def faults(self, topic: str, dag: date) -> tuple[SipkitError, ...]:
        """Everything that is wrong with the topic on the day."""
        try:
            return self._on(topic, dag)[1]
        except SipkitError as unreadable:
            return unreadable.faults

    def days(self, topic: str) -> tuple[date, ...]:
        """Every day on which the topic may change, in order; none when its files cannot be read."""
        try:
            return self._boundaries(topic)
        except SipkitError:
            return ()

    def _boundaries(self, topic: str) -> tuple[date, ...]:
        if topic not in self._days:
            self._days[topic] = tuple(sorted({day for days in self._dated(topic) for day in days}))
        return self._days[topic]

    def _dated(self, topic: str) -> tuple[frozenset[date], ...]:
        """The days on which each layer's part changes: a part without any is the same on all days."""
        return tuple(layer.days(topic) for layer in self.layers)

    def _on(self, topic: str, dag: date) -> tuple[Amne, tuple[SipkitError, ...]]:
        period = (topic, bisect_right(self._boundaries(topic), dag))
        if period not in self._resolved:
            self._resolved[period] = self._from_under(topic, dag) or self._merge(topic, dag)
        return self._resolved[period]

    def _from_under(self, topic: str, dag: date) -> tuple[Amne, tuple[SipkitError, ...]] | None:
        """The topic as it is without the uppermost layer; None when that layer says something about it."""
        if self._under is None or topic in self._read(topic)[-1].entries:
            return None
        amne, faults = self._under._on(topic, dag)
        return (replace(amne, delar=(*amne.delar, EMPTY)), faults) if topic in amne.trad.entries else None

    def _merge(self, topic: str, dag: date) -> tuple[Amne, tuple[SipkitError, ...]]:
        skema, faults = _skema(topic), self._part_faults(topic)
        parts = tuple(
            in_force(part, dag) if days else part
            for part, days in zip(self._read(topic), self._dated(topic), strict=True)
        )
        tree = overlay(parts, faults)
        value: object = RegionData.model_fields[topic].get_default(call_default_factory=True)
        if topic in tree.entries:
            value = validate(skema, tree.entries[topic], faults)
            faults.extend(unsourced(skema, tree.entries[topic]))
            if isinstance(value, VagvalRegler):
                faults.extend(check_tables(value, tree.entries[topic]))
        elif RegionData.model_fields[topic].is_required():
            faults.append(missing(topic, Table({}, {}, Mark(Fil(str(self.layers[-1].place.path))))))
        return Amne(value, tree, parts), in_order(faults)

    def _read(self, topic: str) -> tuple[Table, ...]:
        """Each layer's part. Raises SipkitError for those that cannot be read, all of them."""
        if topic not in self._parts:
            parts: list[Table] = []
            faults: list[SipkitError] = []
            for layer in self.layers:
                try:
                    parts.append(layer.topic(topic))
                except SipkitError as fault:
                    faults.append(fault)
            raise_all(faults)
            self._parts[topic] = tuple(parts)
        return self._parts[topic]

    def _part_faults(self, topic: str) -> list[SipkitError]:
        """What is wrong in each layer's part, whatever the day. A layer may cite its own documents and those below."""
        faults: list[SipkitError] = []
        documents: frozenset[str] = frozenset()
        for layer, region in zip(self.layers, self._read("region"), strict=True):
            documents |= _document_ids(region)
            faults.extend(layer.faults(topic, _skema(topic), documents))
        return faults


@cache
def _skema(topic: str) -> Skema[object]:
    return Skema(cast(type[object], RegionData.model_fields[topic].annotation))


def _document_ids(part: Table) -> frozenset[str]:
    region = part.entries.get("region", EMPTY)
    listed = region.entries.get("dokument") if isinstance(region, Table) else None
    return (
        frozenset(id_ for item in listed.items if (id_ := item_id(item))) if isinstance(listed, Array) else frozenset()
    )
