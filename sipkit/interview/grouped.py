"""What an ärende gets of an interview's groups beside the answers: who is gone, to whom each belongs, the order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from pydantic import BaseModel

from sipkit.config.dokumenttyp import Fraga
from sipkit.domain.arende import Arende
from sipkit.domain.svar import Varde
from sipkit.interview.groups import Ordning, is_group, key
from sipkit.interview.membership import order_of, standing
from sipkit.interview.parsing import tree_of
from sipkit.interview.state import State, plats

M = TypeVar("M", bound=BaseModel)


def deleted_places(state: State) -> list[str]:
    """The paths of the members that the ärende had, and that were taken away in this interview."""
    now = {(mall.falt, id_) for mall, _, ids in _groups(state.mallar, state.ordning) for id_ in ids}
    before = ((mall, id_) for mall, _, ids in _groups(state.mallar, order_of(state, {})) for id_ in ids)
    return [f"{plats(state, mall.falt)}.{id_}" for mall, id_ in before if (mall.falt, id_) not in now]


def references(state: State) -> dict[str, Varde]:
    """For each member of a group inside another: the outer one's id. It may refer to more of them, as it did before."""
    found: dict[str, Varde] = {}
    tree = tree_of(state.bas)
    for mall, owner, ids in _groups(state.mallar, state.ordning):
        if mall.hor_till is not None and owner is not None:
            place = plats(state, mall.falt)
            before = {str(each["id"]): each.get(mall.hor_till) for each in standing(tree, place)}
            for id_ in (each for each in ids if _is_named(state, mall, each)):
                path = f"{place}.{id_}.{mall.hor_till}"
                told = state.svar[path].value if path in state.svar else before.get(id_)
                found[path] = _with(owner, told, _outer(state, mall))
    return found


def _is_named(state: State, mall: Fraga, id_: str) -> bool:
    """Whether the member's first question is answered: before that, or after a step back, there is no such member."""
    return f"{mall.falt}.{id_}.{mall.fragor[0].falt}" in state.svar


def _with(owner: str, told: Varde, there: Sequence[str]) -> list[str]:
    """The ids that were referred to and are still there, the owner among them."""
    ids = told.replace(",", " ").split() if isinstance(told, str) else told
    kept = [str(each) for each in ids if each in there] if isinstance(ids, list | tuple) else []
    return kept if owner in kept else [owner, *kept]


def _outer(state: State, inner: Fraga) -> Sequence[str]:
    outer = next(mall for mall in state.mallar if inner.id in {each.id for each in mall.fragor})
    return state.ordning.get(outer.falt, ())


def in_order(arende: Arende, state: State) -> Arende:
    """The ärende with the members of each group in their order; those that nothing was asked about come last."""
    ordered: dict[str, list[str]] = {}
    for mall, _, ids in _groups(state.mallar, state.ordning):
        ordered.setdefault(mall.falt, []).extend(ids)
    for falt, ids in ordered.items():
        arende = _sorted(arende, plats(state, falt).split("."), {id_: number for number, id_ in enumerate(ids)})
    return arende


def _sorted(model: M, parts: Sequence[str], rank: dict[str, int]) -> M:
    name, rest = parts[0], parts[1:]
    held = getattr(model, name)
    if not rest:
        held = tuple(sorted(held or (), key=lambda each: rank.get(each.id, len(rank)))) if held else held
    elif isinstance(held, tuple):
        held = tuple(_sorted(each, rest[1:], rank) if each.id == rest[0] else each for each in held)
    else:
        held = _sorted(held, rest, rank)
    return model.model_copy(update={name: held})


def _groups(
    mallar: Sequence[Fraga], ordning: Ordning, owner: str = "", owner_id: str | None = None
) -> Iterator[tuple[Fraga, str | None, Sequence[str]]]:
    """Each group, with the outer member that it stands inside, and its members in order."""
    for mall in filter(is_group, mallar):
        ids = ordning.get(key(mall, owner), ())
        yield mall, owner_id, ids
        for id_ in ids:
            yield from _groups(mall.fragor, ordning, f"{mall.falt}.{id_}", id_)
