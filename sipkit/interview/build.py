"""The ärende that an interview's answers make."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from pydantic import BaseModel

from sipkit.domain.arende import Arende
from sipkit.domain.modell import Medlem
from sipkit.domain.svar import Varde, bygg
from sipkit.interview.start import from_arende
from sipkit.interview.state import State, plats

M = TypeVar("M", bound=BaseModel)


def build(state: State, idag: date) -> Arende:
    """The ärende with the answers that hold, in the order of the questions.

    What the ärende held before stays, except where this interview emptied it: an optional answer taken away, or a
    question that the ärende had answered and that is not asked any more.

    Raises:
        SipkitError: the answers do not make an ärende; every fault is told with its path.
    """
    places = {fraga.falt: plats(state, fraga.falt) for fraga in state.fragor}
    extra = {path: state.svar[path].value for path in state.svar if path not in places}
    answers = {path: state.svar[falt].value for falt, path in places.items() if falt in state.svar}
    emptied = [path for path, value in answers.items() if value is None]
    bas = state.bas
    for path in [*emptied, *(places[falt] for falt in _withdrawn(state))]:
        bas = _emptied(bas, path.split("."))
    said = {**extra, **{path: value for path, value in answers.items() if value is not None}}
    return _as_asked(bygg(_with_consents_whole(said, places, state), idag, bas), state)


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
    once = tuple(fraga.model_copy(update={"pa_nytt": False}) for fraga in state.fragor)
    alone = from_arende(State(once, state.bas, state.fakta, sort=state.sort, samtycke=state.samtycke))
    return [falt for falt in alone.svar if falt not in state.svar]


def _emptied(model: M, parts: Sequence[str]) -> M:
    """The model as if nothing had been said at a path."""
    name, rest = parts[0], parts[1:]
    held = getattr(model, name)
    if not rest:
        held = type(model).model_fields[name].get_default(call_default_factory=True)
    elif isinstance(held, tuple):
        members = (_member_emptied(each, rest[1:]) if each.id == rest[0] else each for each in held)
        held = tuple(member for member in members if member)
    elif isinstance(held, BaseModel):
        held = _emptied(held, rest)
    else:  # open fields: {document type: {field: value}}
        held = {**held, rest[0]: {key: value for key, value in held.get(rest[0], {}).items() if key != rest[1]}}
    return model.model_copy(update={name: held})


def _member_emptied(member: Medlem, parts: Sequence[str]) -> Medlem | None:
    """The member without one field; nothing when it cannot be without it."""
    if not parts or type(member).model_fields[parts[0]].is_required():
        return None
    return _emptied(member, parts)
