"""What must hold besides the schema: in each layer's own file, and of the rules that the layers make together.

A rule that is not in force today, or that another layer changes, is checked like any other: a mistake in it would
otherwise wait for its day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pydantic import BaseModel

from sipkit.config.falt import check_rule_path
from sipkit.config.faults import missing, unknown_key, wrong_value, wrong_word
from sipkit.config.merging import REMOVE, validity
from sipkit.config.post import Borttagning, Post
from sipkit.config.schema import Kalender
from sipkit.config.tree import Array, Mark, Node, Scalar, Table
from sipkit.config.validation import Skema, models, models_at, validate, validate_part
from sipkit.domain.faktaord import FAKTA, las_faktum
from sipkit.domain.text import nearest
from sipkit.errors import ConfigFault, SipkitError, UsageFault

_REMOVAL = Skema(Borttagning)


def check_part(node: Node, skema: Skema[object], dokument: Collection[str]) -> Iterator[SipkitError]:
    """What is wrong in one layer's part of a topic.

    Args:
        node: the part, as read.
        skema: the topic's type.
        dokument: ids of the source documents that this layer and those below it list.
    """
    removals: list[Table] = []
    faults: list[SipkitError] = []
    yield from validate_part(skema, _without_removals(node, removals))
    for removal in removals:
        validate(_REMOVAL, removal, faults)
    yield from faults
    for name, inner in _walk("", node):
        if isinstance(inner, Table):
            yield from _check_table(name, inner, dokument)
        elif isinstance(inner, Array):
            yield from _double_ids(inner)
            if name == "falt":
                paths = (path for path in inner.items if isinstance(path, Scalar))
                yield from (fault for path in paths for fault in check_rule_path(path))


def _walk(name: str, node: Node) -> Iterator[tuple[str, Node]]:
    """Every node, with the key that it stands under."""
    yield name, node
    if isinstance(node, Table):
        for key, entry in node.entries.items():
            yield from _walk(key, entry)
    elif isinstance(node, Array):
        for item in node.items:
            yield from _walk("", item)


def _without_removals(node: Node, removals: list[Table]) -> Node:
    """The tree without the items that only take away, which are added to `removals`."""
    if isinstance(node, Table):
        entries = {name: _without_removals(entry, removals) for name, entry in node.entries.items()}
        return Table(entries, node.keys, node.mark)
    if isinstance(node, Array):
        removals.extend(item for item in node.items if isinstance(item, Table) and REMOVE in item.entries)
        kept = [item for item in node.items if not (isinstance(item, Table) and REMOVE in item.entries)]
        return Array(tuple(_without_removals(item, removals) for item in kept), node.mark)
    return node


def _check_table(name: str, table: Table, dokument: Collection[str]) -> Iterator[ConfigFault]:
    if "ersatter" in table.keys:
        key = table.keys["ersatter"]
        yield unknown_key(key.skriven, key.mark, [])
    start, end = validity(table)
    if start > end:
        yield wrong_value("`gäller` slutar innan det börjar.", table.entries["galler"].mark)
    if name in ("nar", "utom", "alla"):
        yield from check_facts(table)
    elif name == "kalla":
        yield from _check_source(table, dokument)
    paths, names = table.entries.get("falt"), table.entries.get("faltnamn")
    if isinstance(paths, Array) and isinstance(names, Array) and len(paths.items) != len(names.items):
        what = f"`fältnamn` har {len(names.items)} namn och `fält` {len(paths.items)} fält."
        yield wrong_value(what, names.mark, "Skriv ett namn för varje fält, i samma ordning.")


# --- facts ------------------------------------------------------------------------------------------------------------


def check_facts(table: Table) -> Iterator[ConfigFault]:
    """Every fact of a condition must have a name and values that there are."""
    for name, node in table.entries.items():
        if name not in FAKTA:
            yield unknown_key(table.keys[name].skriven, table.keys[name].mark, tuple(FAKTA))
            continue
        for value in node.items if isinstance(node, Array) else (node,):
            if isinstance(value, Scalar):
                yield from check_fact(name, value)


def check_fact(name: str, value: Scalar) -> Iterator[ConfigFault]:
    """The value of a known fact must stand exactly as facts are compared, or the condition would never hold."""
    try:
        words = las_faktum(name, value.text)
    except UsageFault as fault:
        yield wrong_value(fault.vad, value.mark, fault.atgard)
    else:
        if words != {value.text}:
            yield wrong_word(value.text, value.mark, sorted(words))


# --- sources and ids --------------------------------------------------------------------------------------------------


def _check_source(table: Table, dokument: Collection[str]) -> Iterator[ConfigFault]:
    named = table.entries.get("dokument")
    if isinstance(named, Scalar) and named.text not in dokument:
        near = nearest(named.text, dokument)
        yield ConfigFault(
            "okand-kalla",
            f"Dokumentet `{named.text}` finns inte bland lagrens dokument.",
            var=str(named.mark),
            atgard=f"Menade du `{near}`?" if near else "Lägg till det under `dokument:` i region.yaml.",
        )


def double_ids(node: Node) -> Iterator[ConfigFault]:
    """Each id that stands twice in a list, both in force on some day."""
    for _, array in _walk("", node):
        if isinstance(array, Array):
            yield from _double_ids(array)


def _double_ids(array: Array) -> Iterator[ConfigFault]:
    editions: dict[str, list[Table]] = {}
    for item in array.items:
        if isinstance(item, Table) and (id_ := item.text("id")):
            editions.setdefault(id_, []).append(item)
    for id_, items in editions.items():
        yield from _overlaps(id_, items)


def _overlaps(id_: str, items: list[Table]) -> Iterator[ConfigFault]:
    """Each edition that begins before an earlier one has ended, told at the one that stands last in the file."""
    longest: Table | None = None
    for item in sorted(items, key=lambda each: validity(each)[0]):
        if longest is not None and validity(item)[0] <= validity(longest)[1]:
            first, second = sorted((longest, item), key=_place)
            yield _twice(id_, first.entries["id"].mark, second.entries["id"].mark)
        if longest is None or validity(item)[1] > validity(longest)[1]:
            longest = item


def _place(item: Table) -> tuple[int, int]:
    return item.mark.rad, item.mark.kolumn


def _twice(id_: str, first: Mark, second: Mark) -> ConfigFault:
    return ConfigFault(
        "dubbelt-id",
        f"`{id_}` står också på rad {first.rad}, och båda gäller samma dag.",
        var=str(second),
        atgard="Ta bort den ena, eller skriv `gäller: {från: …, till: …}` så att de inte överlappar.",
    )


def unsourced(skema: Skema[object], node: Node) -> Iterator[ConfigFault]:
    """The rules without a source in a merged tree."""
    yield from _unsourced(models(skema.typ), node)


def _unsourced(here: Collection[type[BaseModel]], node: Node) -> Iterator[ConfigFault]:
    if isinstance(node, Array):
        for item in node.items:
            yield from _unsourced(here, item)
    elif isinstance(node, Table):
        if "kalla" not in node.entries and any(issubclass(model, Post | Kalender) for model in here):
            yield missing("kalla", node)
        for name, entry in node.entries.items():
            inner = [each for model in here for each in models_at(model, name)]
            if inner:
                yield from _unsourced(inner, entry)
