"""What a stored ärende says by saying nothing, once it has been asked."""

from __future__ import annotations

from sipkit.interview.flow import given
from sipkit.interview.state import State, Svar, plats

_STAYS = ("enskild", "narstaende", "foretradare", "vardtillfallen", "parter", "fast_vardkontakter")
"""What is the same from one paper to the next; meetings, events and consents are not."""


def with_known_nothing(state: State, until: str | None = None) -> State:
    """The state where what may be left empty, and was when the ärende's papers were made, is not asked again.

    It stands in the review, and can be changed there.

    Args:
        state: from `start`.
        until: the field of the question where the interview before ended, without papers; None: it did not.
    """
    ended = next((place for place, fraga in enumerate(state.fragor) if fraga.falt == until), None)
    for fraga in state.fragor[:ended]:
        stays = plats(state, fraga.falt).split(".")[0] in _STAYS
        if stays and fraga.frivillig and fraga.falt not in {**state.svar, **state.vantar}:
            state = given(state, fraga.falt, Svar(None, "arende"))
    return state


def with_known_consent(state: State) -> State:
    """The state where nothing more is asked of a consent that the ärende holds: what it does not say was not said."""
    if not any(each.id == state.samtycke for each in state.bas.samtycken):
        return state
    for fraga in state.fragor:
        is_its = plats(state, fraga.falt).startswith(f"samtycken.{state.samtycke}.")
        if is_its and fraga.frivillig and fraga.falt not in {**state.svar, **state.vantar}:
            state = given(state, fraga.falt, Svar(None, "arende"))
    return state
