"""Layers: what is in force on a day, and one layer laid on another.

Mapping on mapping goes key by key; a scalar or a list of scalars replaces; lists of items merge by `id`, the lower
order kept and new ones last. Some mappings are one value (`VALUES`) and are replaced whole: half a time limit from one
layer and half from another would be a rule that nobody wrote.

A table that an upper layer *speaks* about (it states anything of its own, not only items further in) loses the source
it had: `källa`, `regler` and `tolkning` were about the lower layer's words. They go to `ersatter`, newest last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import reduce
from operator import is_

from sipkit.config.tree import EMPTY, Array, Key, Mark, Node, Scalar, Table
from sipkit.errors import ConfigFault, SipkitError

VALUES = frozenset({"nar", "utom", "alla", "inom", "sip_mote", "kalla", "galler"})
SOURCE = ("kalla", "regler", "tolkning")
REMOVE = "ta_bort"


# --- what is in force -------------------------------------------------------------------------------------------------


def in_force(table: Table, dag: date) -> Table:
    """The table without every mapping, at any depth, whose `gäller` excludes the day. A list emptied by it goes too."""
    return _kept(table, dag) or EMPTY


def _kept(table: Table, dag: date) -> Table | None:
    if "galler" in table.entries:
        start, end = validity(table)
        if not start <= dag <= end:
            return None
    changed: dict[str, Node | None] = {}
    for name, node in table.entries.items():
        if not isinstance(node, Scalar) and (kept := _filtered(node, dag)) is not node:
            changed[name] = kept
    if not changed:
        return table
    entries = {name: left for name, node in table.entries.items() if (left := changed.get(name, node)) is not None}
    return Table(entries, {name: table.keys[name] for name in entries}, table.mark)


def _filtered(node: Table | Array, dag: date) -> Node | None:
    if isinstance(node, Table):
        return _kept(node, dag)
    items = tuple(
        kept for item in node.items if (kept := item if isinstance(item, Scalar) else _filtered(item, dag)) is not None
    )
    if len(items) == len(node.items) and all(map(is_, items, node.items)):
        return node
    return Array(items, node.mark) if items else None


def validity(table: Table) -> tuple[date, date]:
    """The first and the last day of the table's own `gäller`. A day that cannot be read limits nothing."""
    galler = table.entries.get("galler")
    if not isinstance(galler, Table):
        return date.min, date.max
    return _day(galler.text("fran")) or date.min, _day(galler.text("till")) or date.max


def boundaries(node: Node) -> Iterator[date]:
    """Every day on which something in the tree begins to hold or has ceased to."""
    if isinstance(node, Table):
        if "galler" in node.entries:
            start, end = validity(node)
            yield from (start,) if start > date.min else ()
            yield from (end + timedelta(days=1),) if end < date.max else ()
        children: Iterable[Node] = node.entries.values()
    else:
        children = node.items if isinstance(node, Array) else ()
    for child in children:
        if not isinstance(child, Scalar):
            yield from boundaries(child)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


# --- one layer on another ---------------------------------------------------------------------------------------------


def overlay(layers: Iterable[Table], faults: list[SipkitError]) -> Table:
    """All layers as one, the first at the bottom. Faults of merging are added to `faults`."""
    return reduce(lambda lower, upper: merge(lower, upper, faults), layers, EMPTY)


def merge(lower: Table, upper: Table, faults: list[SipkitError]) -> Table:
    """The upper table laid on the lower. `faults` gets what cannot be: the removal of what is not there."""
    speaks = _speaks(lower, upper)
    base = _without_source(lower) if speaks else lower
    entries, keys = dict(base.entries), dict(base.keys)
    for name, node in upper.entries.items():
        entries[name] = _merge_entry(name, lower.entries.get(name), node, faults)
        keys[name] = upper.keys[name]
    return Table(entries, keys, upper.mark if speaks or lower is EMPTY else lower.mark)


def is_items(node: Node | None) -> bool:
    """Whether this is a list of items: mappings that each have an `id`."""
    return isinstance(node, Array) and bool(node.items) and all(item_id(item) is not None for item in node.items)


def item_id(node: Node) -> str | None:
    """The id of an item; None for anything else."""
    return node.text("id") if isinstance(node, Table) else None


def _merge_entry(name: str, below: Node | None, above: Node, faults: list[SipkitError]) -> Node:
    if name in VALUES:
        return above
    if isinstance(above, Table):
        return merge(below if isinstance(below, Table) else EMPTY, above, faults)
    if isinstance(above, Array) and is_items(above):
        return _merge_items(below.items if isinstance(below, Array) else (), above, faults)
    if isinstance(above, Array) and isinstance(below, Array) and is_items(below) and not above.items:
        faults.append(_empties(above.mark))
        return below
    return above


def _merge_items(below: tuple[Node, ...], above: Array, faults: list[SipkitError]) -> Array:
    members = {id_: item for item in below if isinstance(item, Table) and (id_ := item.text("id"))}
    for item in above.items:
        id_ = item_id(item)
        if not isinstance(item, Table) or id_ is None:
            continue
        if REMOVE not in item.entries:
            members[id_] = merge(members.get(id_, EMPTY), item, faults)
        elif members.pop(id_, None) is None:
            faults.append(_removes_nothing(id_, item.keys[REMOVE].mark))
    return Array(tuple(members.values()), above.mark)


def _speaks(lower: Table, upper: Table) -> bool:
    """Whether the upper table states something of its own, besides its id and items or tables further in."""
    own = (name for name in upper.entries if name != "id")
    return any(not _is_further_in(name, lower.entries.get(name), upper.entries[name]) for name in own)


def _is_further_in(name: str, below: Node | None, above: Node) -> bool:
    if isinstance(above, Array):
        return is_items(above) or (not above.items and is_items(below))
    return isinstance(above, Table) and name not in VALUES


def _without_source(table: Table) -> Table:
    """The table without its source, which is kept as the newest of what it replaces."""
    if "kalla" not in table.entries:
        return table
    source = {name: table.entries[name] for name in SOURCE if name in table.entries}
    older = table.entries.get("ersatter")
    replaced = (*(older.items if isinstance(older, Array) else ()), _record(source, table.mark))
    return table.without(*SOURCE).with_entry("ersatter", Array(replaced, table.mark))


def _record(source: dict[str, Node], mark: Mark) -> Table:
    entries = {"lager": Scalar(mark.fil.lager, mark), **source}
    return Table(entries, {name: Key(name, node.mark) for name, node in entries.items()}, mark)


def _removes_nothing(id_: str, mark: Mark) -> ConfigFault:
    return ConfigFault(
        "ta-bort-okand",
        f"`{id_}` finns inte i något lager under, så det går inte att ta bort.",
        var=str(mark),
        atgard="Rätta id, eller ta bort raden. Kontrollera också att posten gäller samma dagar.",
    )


def _empties(mark: Mark) -> ConfigFault:
    return ConfigFault(
        "fel-varde",
        "En tom lista tar inte bort poster som står i ett lager under.",
        var=str(mark),
        atgard="Skriv en rad för varje post: `{id: …, ta_bort: skälet, källa: …}`.",
    )
