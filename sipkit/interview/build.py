"""The ärende that an interview's answers make."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sipkit.domain.arende import Arende
from sipkit.domain.svar import Varde, bygg
from sipkit.interview.emptying import emptied
from sipkit.interview.grouped import deleted_places, in_order, references
from sipkit.interview.membership import fields, places
from sipkit.interview.parsing import nodes, tree_of
from sipkit.interview.start import from_arende, told
from sipkit.interview.state import State, is_another


def build(state: State, idag: date) -> Arende:
    """The ärende with the answers that hold, in the order of the questions.

    What the ärende held before stays, except where this interview emptied it: an optional answer taken away, or a
    question that the ärende had answered and that is not asked any more.

    Raises:
        SipkitError: the answers do not make an ärende; every fault is told with its path.
    """
    where = places(state)
    answers = {path: _written(state, falt) for falt, path in where.items() if falt in state.svar}
    gone = [where[falt] for falt in _withdrawn(state)]
    bas = state.bas
    there = {path for path, _ in nodes(tree_of(bas))}
    for path in [*(path for path, value in answers.items() if value is None), *gone, *deleted_places(state)]:
        bas = emptied(bas, path.split(".")) if path in there else bas
    said = {path: value for path, value in answers.items() if value is not None}
    said = {**_beside(state, where), **said, **references(state)}
    return in_order(_as_asked(bygg(_with_consents_whole(said, where, state), idag, bas), state), state)


def _written(state: State, falt: str) -> Varde:
    """What an answer is in the ärende: nothing, where it is someone whom a question after it names."""
    value = state.svar[falt].value
    fraga = fields(state)[falt]
    return None if is_another(fraga, value) else value


def _beside(state: State, where: Mapping[str, str]) -> dict[str, Varde]:
    """Answers that no question has, by their paths."""
    asked = fields(state)
    return {path: held.value for path, held in state.svar.items() if path not in where and path not in asked}


def _with_consents_whole(said: dict[str, Varde], places: Mapping[str, str], state: State) -> dict[str, Varde]:
    """What was said, with each consent as its source gave it: never wider, and none before the person has answered.

    Whom it covers, what it leaves out and until when it holds is written also where it is not asked.
    """
    for falt, path in places.items():
        consent = path.removesuffix("status")
        if not path.startswith("samtycken.") or consent == path:
            continue
        if falt not in state.svar or state.svar[falt].value is None:
            said = {each: value for each, value in said.items() if not each.startswith(consent)}
            continue
        said[f"{consent}sort"] = state.sort
        now = state.svar[falt].value
        for each, held in state.vantar.items():
            if places[each].startswith(consent) and held.under.get(falt, now) == now:
                said[places[each]] = held.value
    return said


def _as_asked(arende: Arende, state: State) -> Arende:
    """The ärende; where the person is asked anew and has not answered, as if nothing had been said of that consent."""
    if state.samtycke is None or any(each.id == state.samtycke for each in arende.samtycken):
        return arende
    return arende.model_copy(update={"samtycken": tuple(each for each in arende.samtycken if each.sort != state.sort)})


def _withdrawn(state: State) -> list[str]:
    """The fields that the ärende alone would have answered, and that are not asked now."""
    if all(falt in state.svar for falt in told(state)):
        return []
    once = tuple(fraga.model_copy(update={"pa_nytt": False}) if fraga.pa_nytt else fraga for fraga in state.fragor)
    alone = from_arende(State(once, state.bas, state.fakta, sort=state.sort, samtycke=state.samtycke))
    return [falt for falt in alone.svar if falt not in state.svar]
