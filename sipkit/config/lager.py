"""One layer's files, and the chain of layers that a region stands on."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path

from sipkit.config.faults import missing, unknown_key
from sipkit.config.kontroll import check_part
from sipkit.config.merging import boundaries
from sipkit.config.schema import RegionData
from sipkit.config.sources import Place, Sources, yaml_files
from sipkit.config.tree import EMPTY, Scalar, Table
from sipkit.config.validation import Skema
from sipkit.config.yamlfil import MAX_FAULTS, read
from sipkit.domain.text import did_you_mean, nearest
from sipkit.errors import ConfigFault, SipkitError, UsageFault, raise_all

AMNEN = tuple(RegionData.model_fields)
"""The topics, each the name of a key and, in a layer that is a folder, of its file."""


class Lager:
    """One layer. Files are read when a topic is first asked for."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.id = place.id
        self._read: dict[Path, Table] = {}
        self._days: dict[str, frozenset[date]] = {}
        self._checked: dict[tuple[str, frozenset[str]], tuple[SipkitError, ...]] = {}

    def topic(self, name: str) -> Table:
        """A table with the topic as its only entry; empty where the layer says nothing about it.

        Raises:
            SipkitError: what is wrong in the file.
        """
        path = self._files.get(name)
        node = self._table(path).entries.get(name) if path else None
        return EMPTY.with_entry(name, node) if node is not None else EMPTY

    def days(self, name: str) -> frozenset[date]:
        """Every day on which what the layer says of a topic changes. Raises SipkitError as `topic` does."""
        if name not in self._days:
            self._days[name] = frozenset(boundaries(self.topic(name)))
        return self._days[name]

    def faults(self, name: str, skema: Skema[object], dokument: frozenset[str]) -> tuple[SipkitError, ...]:
        """What is wrong in what the layer says of a topic, whatever the day. Raises SipkitError as `topic` does.

        Args:
            name: the topic.
            skema: its type.
            dokument: ids of the source documents that this layer and those below it list.
        """
        part = self.topic(name)
        if name in part.entries and (name, dokument) not in self._checked:
            self._checked[name, dokument] = tuple(check_part(part.entries[name], skema, dokument))
        return self._checked.get((name, dokument), ())

    @cached_property
    def builds_on(self) -> Scalar | None:
        """The id of the layer below, where it stands; None for the lowest layer."""
        region = self.topic("region").entries.get("region")
        below = region.entries.get("bygger_pa") if isinstance(region, Table) else None
        return below if isinstance(below, Scalar) else None

    @cached_property
    def _files(self) -> dict[str, Path]:
        """Topic -> its file. Raises ConfigFault for a file that is named after no topic, or when there is no region."""
        if not self.place.is_folder:
            return dict.fromkeys(AMNEN, self.place.path)
        files: dict[str, Path] = {}
        faults: list[SipkitError] = []
        for path in yaml_files(self.place.path):
            if path.stem not in AMNEN or path.stem in files:
                faults.append(_stray_file(path))
            files[path.stem] = path
        if "region" not in files:
            faults.append(_no_region(self.place))
        raise_all(faults)
        return files

    def _table(self, path: Path) -> Table:
        if path not in self._read:
            table = read(path, self.id)
            self._check_topics(table, path)
            self._read[path] = table
        return self._read[path]

    def _check_topics(self, table: Table, path: Path) -> None:
        """A file in a folder holds its own topic; a layer in one file holds `region` and any others."""
        allowed = [path.stem] if self.place.is_folder else list(AMNEN)
        needed = path.stem if self.place.is_folder else "region"
        stray = [key for name, key in table.keys.items() if name not in allowed][:MAX_FAULTS]
        faults: list[SipkitError] = [unknown_key(key.skriven, key.mark, allowed) for key in stray]
        if needed not in table.entries:
            faults.append(missing(needed, table))
        raise_all(faults)


def _stray_file(path: Path) -> ConfigFault:
    near = nearest(path.stem, AMNEN)
    return ConfigFault(
        "okand-nyckel",
        "Filens namn är inget ämne, eller så finns ämnet i en fil till.",
        var=str(path),
        atgard=f"Ska den heta {near}.yaml?" if near and near != path.stem else f"Ämnen: {', '.join(AMNEN)}.",
    )


def _no_region(place: Place) -> ConfigFault:
    return ConfigFault(
        "nyckel-saknas",
        "Lagret saknar filen region.yaml.",
        var=str(place.path),
        atgard=f"Skriv den med minst `region: {{bygger_på: {place.id}}}` för att ändra i det inbyggda lagret.",
    )


def chain(id_: str, sources: Sources, lasta: dict[Path, Lager] | None = None) -> tuple[Lager, ...]:
    """The layers of a region, the lowest first.

    A layer that builds on its own id lies on top of the next place that has that id.

    Args:
        id_: the region's id.
        sources: where configuration lies.
        lasta: layers that other regions have, by their places; those of this region are added. Each is read once.

    Raises:
        UsageFault: `okand-region`.
        ConfigFault: `okant-lager`, a layer builds on one that does not exist or on itself; or a file is invalid.
    """
    place = next(sources.regions(id_), None)
    if place is None:
        known = sources.region_ids()
        cure = did_you_mean(id_, known, f"Regioner: {', '.join(known)}.")
        raise UsageFault("okand-region", "Regionen finns inte.", atgard=cure)
    lasta = {} if lasta is None else lasta
    layers = [lasta.setdefault(place.path, Lager(place))]
    while below := layers[0].builds_on:
        place = _below(layers, below, sources)
        layers.insert(0, lasta.setdefault(place.path, Lager(place)))
    return tuple(layers)


def _below(layers: list[Lager], below: Scalar, sources: Sources) -> Place:
    """The place that the lowest layer so far builds on."""
    places = list(sources.regions(below.text))
    if below.text == layers[0].id:
        places = places[places.index(layers[0].place) + 1 :]
    if not places:
        near = nearest(below.text, [each for each in sources.region_ids() if each != layers[0].id])
        cure = f"Menade du `{near}`?" if near else ""
        raise ConfigFault("okant-lager", f"Lagret `{below.text}` finns inte.", var=str(below.mark), atgard=cure)
    if any(each.place == places[0] for each in layers):
        ring = " → ".join([*(each.id for each in reversed(layers)), below.text])
        raise ConfigFault("okant-lager", f"Lagren bygger på varandra i en ring: {ring}.", var=str(below.mark))
    return places[0]
