"""Members of groups come, go and change places. Pure.

An id is never used again in an interview: what was said of a deleted member is parked under it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sipkit.config.dokumenttyp import Fraga
from sipkit.domain.paths import GRUPPER, grupp
from sipkit.domain.svar import Varde
from sipkit.interview.groups import Medlemsfraga, is_group, key, one_more, stored, written_out
from sipkit.interview.members import is_members
from sipkit.interview.memo import per_state
from sipkit.interview.parsing import at, nodes, tree_of
from sipkit.interview.state import State, Svar, plats


@per_state
def places(state: State) -> dict[str, str]:
    """The canonical path of each question's field. Those of a group's members are worked out together."""
    groups: dict[str, str] = {}
    found: dict[str, str] = {}
    for fraga in stored(state.fragor):
        if isinstance(fraga, Medlemsfraga):
            group = fraga.mall.falt
            if group not in groups:
                groups[group] = plats(state, group)
            found[fraga.falt] = f"{groups[group]}.{fraga.medlem}.{fraga.relativt}"
        elif fraga.falt not in found:
            found[fraga.falt] = plats(state, fraga.falt)
    return found


@per_state
def before(state: State) -> frozenset[str]:
    """The paths of all that the ärende had before the interview."""
    return frozenset(path for path, _ in nodes(tree_of(state.bas)))


def what_of(state: State, fraga: Fraga) -> str | None:
    """What a member that the ärende had is called, where the question asks anew about it; None for other questions."""
    if not (isinstance(fraga, Medlemsfraga) and fraga.medlem and fraga.pa_nytt):
        return None
    if places(state)[fraga.falt].rpartition(".")[0] not in before(state):
        return None
    first = state.svar.get(f"{fraga.mall.falt}.{fraga.medlem}.{fraga.mall.fragor[0].falt}")
    return str(first.value) if first else None


def may_be_empty(state: State, fraga: Fraga) -> bool:
    """Whether nothing is an answer: not of a member that there was, where the question asks anew about it."""
    return fraga.frivillig and what_of(state, fraga) is None


@per_state
def fields(state: State) -> dict[str, Fraga]:
    """The first question for each field."""
    return {fraga.falt: fraga for fraga in reversed(state.fragor)}


# --- order ------------------------------------------------------------------------------------------------------------


def with_order(state: State, ordning: Mapping[str, Sequence[str]]) -> State:
    """The state with the questions about these members."""
    return written_out(replace(state, ordning={name: tuple(ids) for name, ids in ordning.items()}))


def order_of(state: State, paths: Mapping[str, Varde]) -> dict[str, tuple[str, ...]]:
    """The order of the members of each group that the ärende has, and then of those that paths tell of.

    One that belongs to nobody stands in no order: nothing is asked about it.
    """
    tree = tree_of(state.bas)
    ordning: dict[str, tuple[str, ...]] = {}
    for mall in filter(is_group, state.mallar):
        ids = tuple(id_ for id_, _ in _members(state, mall, tree, paths))
        ordning |= {mall.falt: ids} if ids else {}
        for inner in filter(is_group, mall.fragor):
            ordning |= dict(_inner(mall, ids, inner, tuple(_members(state, inner, tree, paths))))
    return ordning


def _members(state: State, mall: Fraga, tree: Varde, paths: Mapping[str, Varde]) -> Iterator[tuple[str, str | None]]:
    """A group's members: each one's id, and that of the outer member that it belongs to."""
    place = plats(state, mall.falt)
    before = {str(each["id"]): each for each in standing(tree, place)}
    told = (path[len(place) + 1 :].split(".")[0] for path in paths if path.startswith(f"{place}."))
    for id_ in dict.fromkeys([*before, *told]):
        said = paths.get(f"{place}.{id_}.{mall.hor_till}")
        yield id_, referred(said if said is not None else before.get(id_, {}).get(mall.hor_till or ""))


def _inner(
    mall: Fraga, ids: Sequence[str], inner: Fraga, members: Sequence[tuple[str, str | None]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    only = ids[0] if len(ids) == 1 else None
    for owner in ids:
        mine = tuple(id_ for id_, refers in members if (refers or only) == owner)
        if mine:
            yield key(inner, f"{mall.falt}.{owner}"), mine


def standing(tree: Varde, place: str) -> Sequence[Mapping[str, object]]:
    """The members at a canonical path of an ärende as plain data."""
    found = at(tree, place)
    return found if is_members(found) else ()


def referred(refers: object) -> str | None:
    """The first that a member refers to, as the ärende or an answers file has it."""
    ids = refers.replace(",", " ").split() if isinstance(refers, str) else refers
    return str(ids[0]) if isinstance(ids, list | tuple) and ids else None


# --- one member more --------------------------------------------------------------------------------------------------


def with_new_member(state: State, slot: Medlemsfraga) -> tuple[State, Fraga]:
    """The state with one member more, and the question about it that `slot` asks. The group is open again."""
    id_ = _unused(state, slot.mall)
    ordning = {**state.ordning, slot.nyckel: (*state.ordning.get(slot.nyckel, ()), id_)}
    state = reopened(with_order(state, ordning), slot.nyckel)
    return state, next(fraga for fraga in state.fragor if _is_about(fraga, slot.nyckel, id_))


def becomes(state: State, fraga: Fraga) -> Fraga:
    """The question that an answer fills: for one member more, one about that member."""
    if not isinstance(fraga, Medlemsfraga) or not one_more(fraga):
        return fraga
    falt = f"{fraga.mall.falt}.{_unused(state, fraga.mall)}.{fraga.relativt}"
    return fraga.model_copy(update={"falt": falt, "frivillig": False})


def _is_about(fraga: Fraga, nyckel: str, id_: str) -> bool:
    return isinstance(fraga, Medlemsfraga) and (fraga.nyckel, fraga.medlem) == (nyckel, id_)


def reopened(state: State, nyckel: str) -> State:
    """The state where it is asked again whether a group has more members."""
    return replace(state, svar={falt: held for falt, held in state.svar.items() if falt != nyckel})


def _unused(state: State, mall: Fraga) -> str:
    prefix = GRUPPER[grupp(mall.falt) or mall.falt][1]
    within = (f"{mall.falt}.", f"{plats(state, mall.falt)}.")
    said = (falt for kept in (state.svar, state.vantar, state.parkerade) for falt in kept)
    ids = [falt[len(each) :].split(".")[0] for falt in said for each in within if falt.startswith(each)]
    ids += [str(each["id"]) for each in standing(tree_of(state.bas), within[1][:-1])]
    numbers = [int(id_.removeprefix(prefix)) for id_ in ids if id_.removeprefix(prefix).isdecimal()]
    return f"{prefix}{1 + max(numbers, default=0)}"


# --- one less, and another order --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Deleted:
    """What became of a member that was taken away.

    Attributes:
        state: without it.
        inside: how many members of groups inside it went with it.
        referring: the questions whose answer was that member, or one that went with it; they are asked again.
    """

    state: State
    inside: int
    referring: tuple[Fraga, ...]


def deleted(state: State, nyckel: str, id_: str) -> Deleted:
    """Take a member away, with all that stands inside it. What was said is parked."""
    gone_ids = _with_inner(state, nyckel, id_)
    inner = {f"{falt}.{each}." for falt, each in gone_ids}
    ordning = {
        name: tuple(each for each in ids if name != nyckel or each != id_)
        for name, ids in state.ordning.items()
        if not any(name.startswith(each) for each in inner)
    }
    after = with_order(state, ordning)
    left = {fraga.falt for fraga in after.fragor}
    gone = {fraga.falt for fraga in state.fragor} - left
    ids = {each for _, each in gone_ids}
    referring = tuple(f for f in after.fragor if f.alternativ_fran and _says(state.svar.get(f.falt), ids))
    held = {**state.vantar, **state.svar}
    parked = {falt: held[falt] for falt in held if falt in gone or falt in {f.falt for f in referring}}
    kept = replace(
        after,
        svar={falt: each for falt, each in state.svar.items() if falt not in parked},
        vantar={falt: each for falt, each in state.vantar.items() if falt not in parked},
        parkerade={**state.parkerade, **parked},
    )
    return Deleted(kept, len(gone_ids) - 1, referring)


def _with_inner(state: State, nyckel: str, id_: str) -> set[tuple[str, str]]:
    """The member and those inside it, each as its group's field and its id."""
    found: set[tuple[str, str]] = set()
    for fraga in state.fragor:
        if isinstance(fraga, Medlemsfraga) and fraga.medlem is not None:
            own = (fraga.nyckel, fraga.medlem) == (nyckel, id_)
            if own or fraga.nyckel.startswith(tuple(f"{falt}.{each}." for falt, each in found)):
                found.add((fraga.mall.falt, fraga.medlem))
    return found


def _says(held: Svar | None, ids: set[str]) -> bool:
    value = held.value if held else None
    said = value if isinstance(value, list | tuple) else [value]
    return any(str(each) in ids for each in said)


def moved(state: State, nyckel: str, number: int, to: int) -> State:
    """The state where a group's member stands in another place; both are counted from 1."""
    ids = list(state.ordning[nyckel])
    ids.insert(to - 1, ids.pop(number - 1))
    return with_order(state, {**state.ordning, nyckel: ids})


def questions_of(state: State, nyckel: str, id_: str) -> tuple[Fraga, ...]:
    """The questions about a member that are answered, without those of the groups inside it."""
    return tuple(fraga for fraga in state.fragor if _is_about(fraga, nyckel, id_) and fraga.falt in state.svar)


def came_along(state: State, fraga: Fraga) -> bool:
    """Whether another answer, given at the keyboard, filled the field too."""
    held = state.svar.get(fraga.falt)
    return held is not None and held.origin == "denna-korning" and not held.prompted


def inner_groups(state: State, nyckel: str, id_: str) -> tuple[str, ...]:
    """The names of the groups inside a member."""
    own = next(fraga for fraga in state.fragor if isinstance(fraga, Medlemsfraga) and _is_about(fraga, nyckel, id_))
    return tuple(key(inner, f"{own.mall.falt}.{id_}") for inner in own.mall.fragor if is_group(inner))
