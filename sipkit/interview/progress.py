"""How far an interview has come: steps, which may hold several questions, and answers. Counts what was typed only."""

from __future__ import annotations

from sipkit.config.dokumenttyp import Fraga
from sipkit.interview.flow import asked
from sipkit.interview.state import State


def steps(state: State) -> int:
    """How many numbered steps someone has answered."""
    return len(_keys(state, None))


def answers(state: State) -> int:
    """How many answers someone has given."""
    return sum(held.prompted for held in state.svar.values())


def step_number(state: State, fraga: Fraga) -> tuple[int, bool]:
    """The step that a question belongs to, counted from 1, and whether the question is the step's first."""
    keys = _keys(state, fraga)
    earlier = _keys_before(state, fraga)
    return keys.index(_key(fraga)) + 1, _key(fraga) not in earlier


def _key(fraga: Fraga) -> str:
    return fraga.steg or f"fråga {fraga.id}"


def _keys(state: State, now: Fraga | None) -> list[str]:
    """The steps in the order of the questions, among them the one of the question that is asked now."""
    typed = (fraga for fraga in asked(state) if fraga == now or _typed(state, fraga))
    return list(dict.fromkeys(_key(fraga) for fraga in typed))


def _keys_before(state: State, fraga: Fraga) -> set[str]:
    before = state.fragor[: state.fragor.index(fraga)]
    return {_key(each) for each in asked(state) if each in before and _typed(state, each)}


def _typed(state: State, fraga: Fraga) -> bool:
    return fraga.falt in state.svar and state.svar[fraga.falt].prompted
