"""What a context offers a template: a description of its fields, against which a template is judged at compile time.

    {"dnr": None, "enskild": {"namn": None}, "parter": ListOf({"namn": None, "roll": None}), "insatser": ListOf(None)}

None is a text or a number, a mapping is a group of fields, and a list is described by its item.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class ListOf:
    """A list, whose every item is described by `item`."""

    item: Field


Field: TypeAlias = "ListOf | Mapping[str, Field] | None"
FieldTree: TypeAlias = Mapping[str, Field]


def paths(tree: FieldTree, prefix: str = "") -> Iterator[str]:
    """Yield the path of every field: `dnr`, `enskild`, `enskild.namn`, `parter`, `parter[].namn`."""
    for name, offered in tree.items():
        path = prefix + name
        yield path
        item, items = offered, ""
        while isinstance(item, ListOf):
            item, items = item.item, items + "[]"
        if item is not None:
            yield from paths(item, f"{path}{items}.")
