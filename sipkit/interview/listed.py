"""Groups as answers given beforehand have them: lists, with what belongs to a member inside it, or paths.

`plan.mal: [{text: …, insatser: [{vad: …}]}]` is the same as a list of goals and, beside it, a list of insatser that
each name their goal; and a list is the same as the paths of its members' fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import count

from sipkit.config.dokumenttyp import Fraga
from sipkit.domain.paths import GRUPPER, grupp
from sipkit.domain.svar import Varde, bygg
from sipkit.domain.text import fold
from sipkit.errors import SipkitError
from sipkit.interview.groups import is_group
from sipkit.interview.membership import order_of, standing, with_order
from sipkit.interview.parsing import tree_of
from sipkit.interview.state import State, plats

Trad = Mapping[str, object]


def side_by_side(fragor: Sequence[Fraga], svar: Trad) -> Trad:
    """The answers, where what stands inside a group's members stands beside them with a reference to each."""
    for mall in filter(is_group, fragor):
        for inner in filter(is_group, mall.fragor):
            found: list[Trad] = []
            rest = _taken_out(svar, "", mall, inner, found)
            if found:
                svar = {**rest, inner.falt: _with_ids(found, _prefix(inner))}
    return svar


def _taken_out(tree: Trad, prefix: str, mall: Fraga, inner: Fraga, found: list[Trad]) -> dict[str, object]:
    """The tree without the inner group's members; they are added to `found`, and so are those beside the outer ones."""
    rest: dict[str, object] = {}
    for key, value in tree.items():
        path = f"{prefix}{key}"
        if isinstance(value, Mapping):
            rest[key] = _taken_out(value, f"{path}.", mall, inner, found)
        elif isinstance(value, list) and grupp(path) == grupp(mall.falt):
            rest[key] = [_without(row, number, mall, inner, found) for number, row in enumerate(value, 1)]
        elif isinstance(value, list) and grupp(path) == grupp(inner.falt):
            found += [_row(each, inner) for each in value]
        else:
            rest[key] = value
    return rest


def _without(row: object, number: int, mall: Fraga, inner: Fraga, found: list[Trad]) -> object:
    if not isinstance(row, Mapping):
        return row
    owner = row.get("id", f"{_prefix(mall)}{number}")
    inside = [value for key, value in row.items() if fold(str(key)) == inner.id]
    for each in (one for many in inside for one in (many if isinstance(many, list) else [many])):
        found.append({inner.hor_till or "": owner, **_row(each, inner)})
    return {key: value for key, value in row.items() if fold(str(key)) != inner.id}


def _row(row: object, mall: Fraga) -> Trad:
    return row if isinstance(row, Mapping) else {mall.fragor[0].falt: row}


def _with_ids(rows: Sequence[Trad], prefix: str) -> list[Trad]:
    """The rows with an id each, of which no two are the same."""
    taken = {row.get("id") for row in rows}
    free = (id_ for number in count(1) if (id_ := f"{prefix}{number}") not in taken)
    return [row if "id" in row else {"id": next(free), **row} for row in rows]


def _prefix(mall: Fraga) -> str:
    return GRUPPER[grupp(mall.falt) or mall.falt][1]


def with_listed_members(
    state: State, paths: Mapping[str, Varde], idag: date
) -> tuple[State, Mapping[str, Varde], Sequence[SipkitError]]:
    """The state with the questions about each member of the ärende and of the answers.

    Args:
        state: before any answer.
        paths: the answers, by canonical path.
        idag: the day that they are read from.

    Returns:
        The state, the answers without lines that are whole members, and what could not be read of those.
    """
    places = {plats(state, mall.falt) for mall in _all(state.mallar)}
    faults: list[SipkitError] = []
    told = {path: value for path, value in paths.items() if path not in places}
    for place in places & paths.keys():
        try:
            members = standing(tree_of(bygg({place: paths[place]}, idag)), place)
        except SipkitError as fault:
            faults += fault.faults
            continue
        for each in members:
            told |= {f"{place}.{each['id']}.{name}": said for name, said in each.items() if name != "id"}
    return with_order(state, order_of(state, told)), told, faults


def _all(mallar: Sequence[Fraga]) -> Iterator[Fraga]:
    for mall in filter(is_group, mallar):
        yield mall
        yield from _all(mall.fragor)
