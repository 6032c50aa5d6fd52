"""What a YAML file says, as a frozen tree in which everything knows where it stands.

Scalars are text, whatever they look like; the schema makes numbers, dates and ja/nej of them. Keys are in the form the
schema uses, without å, ä and ö; how each was written is kept for messages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Fil:
    """A file, as faults name it, and the layer it belongs to (empty for a file outside the layers)."""

    namn: str
    lager: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file; lines and columns count from 1, columns in characters."""

    fil: Fil
    rad: int = 1
    kolumn: int = 1

    def __str__(self) -> str:
        return f"{self.fil.namn}:{self.rad}:{self.kolumn}"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Array:
    """A list."""

    items: tuple[Node, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Key:
    """A key as it was written, and where."""

    skriven: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping. `keys` has the same names as `entries`."""

    entries: Mapping[str, Node]
    keys: Mapping[str, Key]
    mark: Mark

    def text(self, name: str) -> str | None:
        """The text of a scalar entry, None when there is none."""
        entry = self.entries.get(name)
        return entry.text if isinstance(entry, Scalar) else None

    def with_entry(self, name: str, node: Node) -> Table:
        """The same table with one entry added or replaced."""
        key = self.keys.get(name, Key(name, node.mark))
        return replace(self, entries={**self.entries, name: node}, keys={**self.keys, name: key})

    def over(self, common: Table) -> Table:
        """The same table with the entries of another one that it lacks."""
        return replace(self, entries={**common.entries, **self.entries}, keys={**common.keys, **self.keys})

    def without(self, *names: str) -> Table:
        """The same table without some entries."""
        entries = {name: node for name, node in self.entries.items() if name not in names}
        return replace(self, entries=entries, keys={name: self.keys[name] for name in entries})


Node = Scalar | Array | Table

EMPTY = Table(MappingProxyType({}), MappingProxyType({}), Mark(Fil("")))


def plain(node: Node) -> object:
    """The tree as dicts, lists and text."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Array):
        return [plain(item) for item in node.items]
    return {name: plain(entry) for name, entry in node.entries.items()}
