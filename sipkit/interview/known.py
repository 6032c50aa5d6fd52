"""What a stored ärende says by saying nothing, once it has been asked."""

from __future__ import annotations

from sipkit.interview.flow import given
from sipkit.interview.state import State, Svar, plats

_STAYS = ("enskild", "narstaende", "foretradare", "vardtillfallen", "parter", "fast_vardkontakter")
"""What is the same from one paper to the next; meetings, events and consents are not."""


def with_known_nothing(state: State) -> State:
    """The state where what may be left empty, and was when the ärende's papers were made, is not asked again.

    It stands in the review, and can be changed there.
    """
    for fraga in state.fragor:
        stays = plats(state, fraga.falt).split(".")[0] in _STAYS
        if stays and fraga.frivillig and fraga.falt not in {**state.svar, **state.vantar}:
            state = given(state, fraga.falt, Svar(None, "arende"))
    return state
