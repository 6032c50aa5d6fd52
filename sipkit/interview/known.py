"""What a stored ärende says by saying nothing, once it has been asked."""

from __future__ import annotations

from sipkit.interview.flow import all_given, given
from sipkit.interview.groups import Medlemsfraga, one_more, stored
from sipkit.interview.membership import before, places
from sipkit.interview.state import ANNAN, State, Svar, is_another, plats

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
    for fraga in stored(state.fragor[:ended]):
        stays = plats(state, fraga.falt).split(".")[0] in _STAYS
        if stays and fraga.frivillig and fraga.falt not in {**state.svar, **state.vantar}:
            state = given(state, fraga.falt, Svar(None, "arende"))
    return state


def with_known_consent(state: State) -> State:
    """The state where nothing more is asked of a consent that the ärende holds: what it does not say was not said."""
    if not any(each.id == state.samtycke for each in state.bas.samtycken):
        return state
    for fraga in stored(state.fragor):
        is_its = plats(state, fraga.falt).startswith(f"samtycken.{state.samtycke}.")
        if is_its and fraga.frivillig and fraga.falt not in {**state.svar, **state.vantar}:
            state = given(state, fraga.falt, Svar(None, "arende"))
    return state


def with_known_members(state: State) -> State:
    """The state where nothing more is asked of groups and members that are told: what was left empty was empty.

    It can be changed in the review. A member that only the answers file has is asked about in full.
    """
    there = before(state)
    where = places(state)
    held = {**state.svar, **state.vantar}
    known: dict[str, Svar] = {}
    for fraga in state.fragor:
        if not isinstance(fraga, Medlemsfraga) or fraga.falt in held:
            continue
        if one_more(fraga):
            if ids := state.ordning.get(fraga.nyckel):
                first = f"{plats(state, fraga.mall.falt)}.{ids[0]}"
                known[fraga.falt] = Svar(None, "arende" if first in there else "svar")
        elif where[fraga.falt].rpartition(".")[0] in there:
            if any(is_another(fraga, each.id) for each in fraga.alternativ) and fraga.ger_aven in held:
                known[fraga.falt] = Svar(ANNAN, "arende")
            elif fraga.frivillig and not fraga.pa_nytt:
                known[fraga.falt] = Svar(None, "arende")
    return all_given(state, known) if known else state
