"""Walking through a topic's tree: its items, with the path that `sipkit region förklara` takes."""

from __future__ import annotations

from collections.abc import Iterator

from sipkit.config.merging import item_id
from sipkit.config.tree import Array, Node, Scalar, Table

Vag = tuple[str, ...]
"""Keys and ids from the topic down."""

_IMPLIED = "varianter"


def poster(node: Node, vag: Vag = ()) -> Iterator[tuple[Vag, Table]]:
    """Every item (a mapping with an id, in a list) at any depth, the outer before the inner."""
    if isinstance(node, Table):
        for key, entry in node.entries.items():
            yield from poster(entry, (*vag, key))
    elif isinstance(node, Array):
        for item in node.items:
            if isinstance(item, Table) and (id_ := item_id(item)):
                yield (*vag, id_), item
                yield from poster(item, (*vag, id_))


def hitta(node: Node, vag: Vag) -> Table | None:
    """The item on a path; None when it is not there."""
    here: Node | None = node
    for step in vag:
        if isinstance(here, Table):
            here = here.entries.get(step)
        elif isinstance(here, Array):
            here = next((item for item in here.items if item_id(item) == step), None)
    return here if isinstance(here, Table) else None


def skriven(vag: Vag) -> str:
    """The path as people write it."""
    return ".".join(step for step in vag if step != _IMPLIED)


def ord_i(table: Table, key: str) -> tuple[str, ...]:
    """The words of a list, or of a single value; none when there is none."""
    node = table.entries.get(key)
    items = node.items if isinstance(node, Array) else (node,)
    return tuple(item.text for item in items if isinstance(item, Scalar))


def rad_for(table: Table, *keys: str) -> str:
    """Where the first of the keys stands that there is; else where the item begins."""
    found = next((table.keys[key].mark for key in keys if key in table.keys), table.mark)
    return str(found)
