"""Which questions are asked, and what an answer, a step back or a change does to the others. Pure.

Conditions are judged in three values, since an unanswered question is no "no": a question is asked, not asked, or it
is still open whether it will be. An answer holds while its question is asked and what it depends on (`beror_pa`) is
what it was. Everything else follows: `settled` puts each answer where it now belongs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum

from sipkit.config.dokumenttyp import INGET, Fraga
from sipkit.domain.svar import Varde
from sipkit.interview.choices import can_be_chosen, same_as, the_only
from sipkit.interview.groups import Medlemsfraga, any_members, one_more
from sipkit.interview.members import is_members, with_kept_ids
from sipkit.interview.membership import with_new_member
from sipkit.interview.memo import per_state
from sipkit.interview.state import State, Svar, Ursprung, is_consent


class Standing(IntEnum):
    """A condition's verdict. The least of several is "all of them", the greatest "any of them"."""

    NO = 0
    OPEN = 1
    YES = 2


def asked(state: State) -> tuple[Fraga, ...]:
    """The questions that are asked, in order, whether answered or not."""
    questions = _judged(state).questions
    return tuple(fraga for fraga in state.fragor if questions[fraga.id] is Standing.YES)


def next_question(state: State) -> Fraga | None:
    """The first question that is asked and has no answer; None when the interview is complete."""
    return next((fraga for fraga in asked(state) if fraga.falt not in state.svar), None)


def answer(
    state: State, fraga: Fraga, value: Varde, origin: Ursprung = "denna-korning", *, prompted: bool = True
) -> State:
    """The state after an answer, also when it changes an earlier one.

    Args:
        state: before.
        fraga: the question.
        value: plain data, already parsed. None is "nothing", for an optional question.
        origin: where the value came from.
        prompted: someone at the keyboard gave or accepted it.
    """
    if isinstance(fraga, Medlemsfraga) and one_more(fraga) and value is not None:
        state, fraga = with_new_member(state, fraga)
    before = state.svar.get(fraga.falt) or state.parkerade.get(fraga.falt)
    if prompted and before:
        value = with_kept_ids(before.value, value)
    return given(state, fraga.falt, Svar(value, origin, prompted))


def given(state: State, falt: str, svar: Svar) -> State:
    """The state with an answer that waits for its question; it holds at once when the question is asked."""
    return all_given(state, {falt: svar})


def all_given(state: State, answers: Mapping[str, Svar]) -> State:
    """The state with several such answers."""
    kept = {falt: held for falt, held in state.svar.items() if falt not in answers}
    return settled(replace(state, svar=kept, vantar={**state.vantar, **answers}))


def back(state: State) -> State:
    """The state without the answer from the keyboard that comes before the next question; it becomes a suggestion.

    That question is then the next. The same state if there is none.
    """
    questions = asked(state)
    here = next_question(state)
    earlier = questions[: questions.index(here)] if here else questions
    last = next((f.falt for f in reversed(earlier) if f.falt in state.svar and state.svar[f.falt].prompted), None)
    if last is None:
        return state
    return settled(
        replace(state, svar=_without(state.svar, last), parkerade={**state.parkerade, last: state.svar[last]})
    )


def suggestion(state: State, fraga: Fraga) -> Svar | None:
    """What Enter would answer: the answer now or before, else a suggestion from elsewhere. Never for consent."""
    if is_consent(fraga.falt):
        return None
    nearest = _offered(state, fraga)
    if nearest is None or nearest.value is None or not can_be_chosen(state, fraga, nearest.value):
        return None
    return nearest


def _offered(state: State, fraga: Fraga) -> Svar | None:
    for answers in (state.svar, state.parkerade):
        if fraga.falt in answers:
            return answers[fraga.falt]
    earlier = next((falt for falt in fraga.forslag_fran if falt in state.svar and state.svar[falt].value), None)
    if earlier is not None:
        return Svar(same_as(state, fraga, earlier), "standard")
    held = state.forslag.get(fraga.falt) or state.forslag.get(any_members(fraga))
    if held and _apt(state, held):
        return held
    return Svar(the_only(state, fraga), "standard")


def _apt(state: State, held: Svar) -> bool:
    """Whether the ground of a suggestion has not been answered otherwise: no room of another house."""

    def stands(falt: str, then: Varde) -> bool:
        return falt not in state.svar or state.svar[falt].value == then

    return all(stands(*each) for each in held.under.items())


def filled(state: State) -> State:
    """The state without a keyboard: suggestions taken, optional questions left empty, until nothing more follows."""
    for fraga in asked(state):
        offered = suggestion(state, fraga)
        if fraga.falt not in state.svar and (offered or fraga.frivillig):
            taken = offered or Svar(None, "standard")
            return filled(answer(state, fraga, taken.value, taken.origin, prompted=False))
    return state


@dataclass(frozen=True)
class Missing:
    """What an interview lacks.

    Attributes:
        certain: questions that are asked, need an answer and have none.
        possible: questions that may be asked, depending on those.
    """

    certain: tuple[Fraga, ...]
    possible: tuple[Fraga, ...]


def missing(state: State) -> Missing:
    """The questions without an answer that need one; a field that two questions ask for is listed once.

    The first of its questions that is asked decides whether the field may be left empty.
    """
    questions = _judged(state).questions
    closed = {*state.svar, *(falt for falt, held in state.vantar.items() if not held.under)}
    chances: dict[str, list[Fraga]] = {}
    for fraga in state.fragor:
        if fraga.falt not in closed and questions[fraga.id] is not Standing.NO:
            chances.setdefault(fraga.falt, []).append(fraga)
            if questions[fraga.id] is Standing.YES:
                closed.add(fraga.falt)
    asked_for = closed - state.vantar.keys()
    certain = {falt for falt in chances if falt in asked_for and not any(fraga.frivillig for fraga in chances[falt])}
    possible = {falt for falt in chances.keys() - certain if not all(fraga.frivillig for fraga in chances[falt])}
    return Missing(_first(chances, certain), _first(chances, possible))


def _first(chances: Mapping[str, list[Fraga]], fields: set[str]) -> tuple[Fraga, ...]:
    return tuple(questions[0] for falt, questions in chances.items() if falt in fields)


# --- what holds -------------------------------------------------------------------------------------------------------


@dataclass
class _Judged:
    """Verdicts of one pass over the questions in order.

    Attributes:
        questions: is the question asked; by its id.
        fields: is any question asked for the field.
        answers: does the answer to the field hold.
        bound: what the field's questions depended on, those that may be asked, as it is now; by field.
    """

    questions: dict[str, Standing] = field(default_factory=dict)
    fields: dict[str, Standing] = field(default_factory=dict)
    answers: dict[str, Standing] = field(default_factory=dict)
    bound: dict[str, dict[str, Varde]] = field(default_factory=dict)


@per_state
def _judged(state: State) -> _Judged:
    held = {**state.vantar, **state.svar}
    judged = _Judged()
    for fraga in state.fragor:
        conditions = [_condition(state, judged, held, key, wanted) for key, wanted in fraga.nar.items()]
        standing = min(conditions) if conditions else Standing.YES
        judged.questions[fraga.id] = standing
        judged.fields[fraga.falt] = max(standing, judged.fields.get(fraga.falt, Standing.NO))
        if fraga.falt in held:
            now = {falt: _now(judged, held, falt) for falt in fraga.beror_pa}
            holds = min(standing, _unchanged(held[fraga.falt].under, now))
            judged.answers[fraga.falt] = max(holds, judged.answers.get(fraga.falt, Standing.NO))
            asked_here = standing is not Standing.NO
            known = {falt: value for falt, value in now.items() if asked_here and value is not _OPEN}
            judged.bound[fraga.falt] = {**judged.bound.get(fraga.falt, {}), **known}
    return judged


_OPEN = object()
"""A value that a question not yet answered will give."""


def _now(judged: _Judged, held: Mapping[str, Svar], falt: str) -> Varde:
    """The value of an earlier question's field: None when it is not asked, `_OPEN` before that is known."""
    if judged.fields.get(falt, Standing.NO) is Standing.NO:
        return None
    if judged.fields[falt] is Standing.YES and judged.answers.get(falt) is Standing.YES:
        return held[falt].value
    return _OPEN


def _condition(
    state: State, judged: _Judged, held: Mapping[str, Svar], key: str, wanted: str | tuple[str, ...]
) -> Standing:
    is_field = key in judged.fields
    now = _now(judged, held, key) if is_field else state.fakta.get(key, frozenset())
    if now is _OPEN:
        return Standing.OPEN
    choices = {wanted} if isinstance(wanted, str) else set(wanted)
    return Standing.YES if choices & _words(now) else Standing.NO


def _words(value: Varde) -> set[str]:
    """A value as the words that a condition can name.

    `ja` and `nej`, a number's digits, each item of a list, the role of each member, nothing.
    """
    if isinstance(value, bool):
        return {"ja" if value else "nej"}
    if isinstance(value, str | int):
        return {str(value)}
    if is_members(value):
        return {str(member["roll"]) for member in value if "roll" in member}
    if isinstance(value, list | tuple | frozenset):
        return {item for item in value if isinstance(item, str)}
    return {INGET} if value is None else set()


def _unchanged(under: Mapping[str, Varde], now: Mapping[str, Varde]) -> Standing:
    known = [(under[falt], value) for falt, value in now.items() if falt in under]
    verdicts = [Standing.OPEN if now is _OPEN else Standing.YES if now == then else Standing.NO for then, now in known]
    return min(verdicts) if verdicts else Standing.YES


def settled(state: State) -> State:
    """Each answer where it belongs after a change.

    One that holds stands in `svar`, bound to what it depends on. One whose question may come back waits. What was typed
    to a question that is not asked any more, or depends on something that has changed, is parked. One that is parked
    may be what another depends on, so this goes on until nothing moves.
    """
    while (after := _moved(state)) != state:
        state = after
    return state


def _moved(state: State) -> State:
    judged = _judged(state)
    svar: dict[str, Svar] = {}
    vantar: dict[str, Svar] = {}
    parkerade = dict(state.parkerade)
    for falt, held in {**state.svar, **state.vantar}.items():
        holds = judged.answers.get(falt, Standing.YES)
        if holds is Standing.YES:
            bound = {**judged.bound.get(falt, {}), **held.under}
            svar[falt] = held if bound == held.under else replace(held, under=bound)
        elif holds is Standing.OPEN or (not held.prompted and judged.fields[falt] is Standing.NO):
            vantar[falt] = held
        else:
            parkerade[falt] = held
    return replace(state, svar=svar, vantar=vantar, parkerade=parkerade)


def _without(answers: Mapping[str, Svar], falt: str) -> dict[str, Svar]:
    return {key: held for key, held in answers.items() if key != falt}
