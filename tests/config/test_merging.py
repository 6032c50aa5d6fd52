"""Laws of layers: what is in force, and what one layer laid on another makes."""

from __future__ import annotations

import json
from bisect import bisect_right
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from sipkit.config.merging import boundaries, in_force, merge, overlay
from sipkit.config.tree import EMPTY, Fil, Table, plain
from sipkit.config.yamlfil import parse
from sipkit.errors import SipkitError

DAYS = [date(2027, 1, 1) + timedelta(days=each) for each in range(6)]
IDS = st.sampled_from(["ett", "tva", "tre", "fyra"])

Item = dict[str, object]


def tree(data: object, lager: str = "lagret") -> Table:
    """Plain data as it is read from a layer's file."""
    return parse(json.dumps(data).encode(), Fil(f"{lager}.yaml", lager))


@st.composite
def galler(draw: st.DrawFn) -> dict[str, str]:
    """Days in force, perhaps without beginning or end."""
    start, end = sorted(draw(st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS))))
    keys = draw(st.sampled_from([("från", "till"), ("från",), ("till",)]))
    return {key: day.isoformat() for key, day in zip(("från", "till"), (start, end), strict=True) if key in keys}


def items(depth: int = 1, dated: bool = True) -> st.SearchStrategy[list[Item]]:
    """Items with different ids, each with values, perhaps dated, perhaps with items inside."""
    parts: dict[str, st.SearchStrategy[object]] = {
        "varde": st.sampled_from(["a", "b"]),
        "lista": st.lists(st.sampled_from(["x", "y"]), min_size=1, max_size=2),
        "inom": st.fixed_dictionaries({}, optional={"antal": st.just("3"), "text": st.just("snarast")}).filter(bool),
        "karta": st.fixed_dictionaries({}, optional={"a": st.just("1"), "b": st.just("2")}).filter(bool),
    }
    if dated:
        parts["gäller"] = galler()
    if depth:
        parts["inre"] = items(depth - 1, dated).filter(bool)
    required = {"id": IDS, "källa": st.sampled_from([{"dokument": "d1"}, {"dokument": "d2"}])}
    return st.lists(st.fixed_dictionaries(required, optional=parts), max_size=4, unique_by=lambda item: str(item["id"]))


def layers(dated: bool = True) -> st.SearchStrategy[Table]:
    """A whole layer with one topic."""
    return st.builds(lambda found: tree({"amne": found} if found else {"annat": "x"}), items(dated=dated))


def resolved(found: list[Table], dag: date) -> object:
    """What the layers make on a day."""
    faults: list[SipkitError] = []
    made = plain(overlay([in_force(each, dag) for each in found], faults))
    assert not faults
    return made


@given(layers())
def test_an_empty_layer_changes_nothing(layer: Table) -> None:
    """Neither above nor below."""
    faults: list[SipkitError] = []
    assert merge(layer, EMPTY, faults) == layer
    assert plain(merge(EMPTY, layer, faults)) == plain(layer)
    assert not faults


@given(st.lists(layers(), min_size=1, max_size=3), st.sampled_from(DAYS))
def test_what_is_not_in_force_might_as_well_not_have_been_written(found: list[Table], dag: date) -> None:
    """Each layer is filtered first: the result is that of layers written only with what holds on the day."""
    written = [tree(_written(plain(each), dag) or {"annat": "x"}) for each in found]
    expected = resolved(written, dag)
    actual = resolved(found, dag)
    assert isinstance(expected, dict)
    assert isinstance(actual, dict)
    assert actual.get("amne") == expected.get("amne")


def _written(node: object, dag: date) -> object:
    """The data without what does not hold, by the plainest means."""
    if isinstance(node, dict):
        days = node.get("galler", {})
        if not days.get("fran", "0") <= dag.isoformat() <= days.get("till", "9"):
            return None
        inner = {key: _written(value, dag) for key, value in node.items()}
        return {key: value for key, value in inner.items() if value is not None}
    if isinstance(node, list):
        return [kept for each in node if (kept := _written(each, dag)) is not None] or None
    return node


@given(st.lists(layers(), min_size=1, max_size=3), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_nothing_changes_between_two_boundaries(found: list[Table], one: date, other: date) -> None:
    """A region may therefore be made once for all days of a period."""
    days = sorted({day for each in found for day in boundaries(each)})
    assume(bisect_right(days, one) == bisect_right(days, other))
    assert resolved(found, one) == resolved(found, other)


@given(items(dated=False), items(dated=False))
def test_the_lower_order_is_kept_and_new_items_come_last(lower: list[Item], upper: list[Item]) -> None:
    """Whatever order the upper layer has."""
    made = resolved([tree({"amne": [*lower, {"id": "x"}]}), tree({"amne": [*upper, {"id": "x"}]})], DAYS[0])
    assert isinstance(made, dict)
    below = [*(item["id"] for item in lower), "x"]
    new = [item["id"] for item in upper if item["id"] not in below]
    assert [item["id"] for item in made["amne"]] == [*below, *new]


@given(items(dated=False), items(dated=False))
def test_changes_to_different_items_are_independent(lower: list[Item], upper: list[Item]) -> None:
    """The order in which an upper layer changes what is below does not matter."""
    below = [{"id": "x"}, *lower]
    changes = [{"id": "x"}, *(item for item in upper if any(item["id"] == each["id"] for each in lower))]
    forwards = resolved([tree({"amne": below}), tree({"amne": changes})], DAYS[0])
    assert forwards == resolved([tree({"amne": below}), tree({"amne": changes[::-1]})], DAYS[0])


@given(items(dated=False), items(dated=False))
def test_a_changed_item_has_the_source_of_the_layer_that_changed_it(lower: list[Item], upper: list[Item]) -> None:
    """And the replaced source is kept with the name of its layer, the newest last."""
    layers = [tree({"amne": [*lower, {"id": "x"}]}, "under"), tree({"amne": [*upper, {"id": "x"}]}, "over")]
    made = plain(overlay(layers, []))
    assert isinstance(made, dict)
    above = {item["id"]: item for item in upper}
    below = {item["id"]: item for item in lower}
    for item in made["amne"]:
        id_ = item["id"]
        replaced = [{"lager": "under", "kalla": below[id_]["källa"]}] if id_ in above and id_ in below else None
        assert item.get("ersatter") == replaced
        assert item.get("kalla") == (above.get(id_) or below.get(id_) or {}).get("källa")


def by_id(value: object) -> object:
    """Plain data without the order of its items, and without what each change replaced."""
    if isinstance(value, dict):
        return {key: by_id(each) for key, each in value.items() if key != "ersatter"}
    if isinstance(value, list) and value and all(isinstance(each, dict) and "id" in each for each in value):
        return {each["id"]: by_id(each) for each in value}
    return value


@given(st.lists(layers(dated=False), max_size=2), layers(dated=False))
def test_a_layer_laid_twice_is_as_laid_once(below: list[Table], layer: Table) -> None:
    once, twice = (resolved([*below, *[layer] * times], DAYS[0]) for times in (1, 2))
    assert by_id(once) == by_id(twice)


@given(st.data(), items(dated=True), items(dated=True), st.sampled_from(DAYS))
def test_the_order_of_a_layer_s_items_makes_no_difference(
    data: st.DataObject, lower: list[Item], upper: list[Item], dag: date
) -> None:
    """But for the order that new ones come in."""
    below = tree({"amne": lower} if lower else {"x": "x"})
    made = [
        resolved([below, tree({"amne": each} if each else {"x": "x"})], dag)
        for each in (upper, data.draw(st.permutations(upper)))
    ]
    assert by_id(made[0]) == by_id(made[1])
