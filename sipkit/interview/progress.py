"""How far an interview has come: steps, which may hold several questions, and answers. Counts what was typed only."""

from __future__ import annotations

from collections.abc import Iterator

from sipkit.config.dokumenttyp import Fraga
from sipkit.interview.flow import asked
from sipkit.interview.state import State


def steps(state: State) -> int:
    """How many numbered steps someone has answered."""
    return len(set(map(_key, _counted(state, None))))


def answers(state: State) -> int:
    """How many answers someone has given."""
    return sum(held.prompted for held in state.svar.values())


def step_number(state: State, fraga: Fraga) -> tuple[int, bool]:
    """The step that a question belongs to, counted from 1, and whether the question is the step's first."""
    keys = list(dict.fromkeys(map(_key, _counted(state, fraga))))
    first = next(each for each in _counted(state, fraga) if _key(each) == _key(fraga))
    return keys.index(_key(fraga)) + 1, first.id == fraga.id


def _key(fraga: Fraga) -> str:
    return fraga.steg or f"fråga {fraga.id}"


def _counted(state: State, now: Fraga | None) -> Iterator[Fraga]:
    """What was answered at the keyboard, and the question that is asked now, in the order of the questions."""
    here = now.id if now else None
    return (fraga for fraga in asked(state) if fraga.id == here or _typed(state, fraga))


def _typed(state: State, fraga: Fraga) -> bool:
    return fraga.falt in state.svar and state.svar[fraga.falt].prompted
