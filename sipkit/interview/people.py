"""Everyone in an ärende who can be said to do something: choices for "who?"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sipkit.domain.fieldtypes import ENSKILD
from sipkit.interview.groups import Medlemsfraga
from sipkit.interview.members import is_members
from sipkit.interview.memo import per_state
from sipkit.interview.state import State, fornamn, value

DELTAGARE = "plan.deltagare"

Rad = Mapping[str, object]


@dataclass(frozen=True)
class Person:
    """Someone to choose.

    Attributes:
        id: what is stored: a member's id, or `enskild`.
        namn: as shown.
        kontakt: the name of the one there, where exactly one is known; None: nobody is, or it is a person already.
        sjalv: it is a person and needs no contact.
    """

    id: str
    namn: str
    kontakt: str | None = None
    sjalv: bool = False


@per_state
def people(state: State) -> tuple[Person, ...]:
    """Fast vårdkontakter, the units that are called, others who took part, the person, and those close."""
    return tuple(_people(state))


def _people(state: State) -> Iterator[Person]:
    present = [each for each in _members(state, DELTAGARE) if each.get("namn")]
    for each in _members(state, "fast_vardkontakter"):
        yield Person(str(each["id"]), str(each["namn"]), str(each["namn"]))
    for each in _members(state, "parter"):
        if each.get("som") == "kallad":
            yield _unit(each, [str(one["namn"]) for one in present if one.get("vem") == each["id"]])
    for each in present:
        if each.get("vem") is None:
            yield Person(str(each["id"]), str(each["namn"]), str(each["namn"]))
    yield Person(ENSKILD, f"{fornamn(state)} själv", sjalv=True)
    for each in _members(state, "narstaende"):
        yield Person(str(each["id"]), str(each["namn"]), sjalv=True)


def _unit(part: Rad, names: Sequence[str]) -> Person:
    """A unit, by those who came from it."""
    shown = f"{' och '.join(names)}, {part['namn']}" if names else str(part["namn"])
    return Person(str(part["id"]), shown, names[0] if len(names) == 1 else None)


def _members(state: State, group: str) -> Sequence[Rad]:
    """A group's members: as answered, where they are asked about here, else as the ärende has them."""
    if group not in state.ordning:
        held = value(state, group)
        return held if is_members(held) else ()
    found: dict[str, dict[str, object]] = {id_: {"id": id_} for id_ in state.ordning[group]}
    for fraga in state.fragor:
        if isinstance(fraga, Medlemsfraga) and fraga.nyckel == group and fraga.medlem and fraga.falt in state.svar:
            found[fraga.medlem][fraga.relativt] = state.svar[fraga.falt].value
    return tuple(found.values())
