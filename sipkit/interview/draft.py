"""An interview as a draft that can be stored, and a draft as an interview that goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from sipkit.interview.flow import settled
from sipkit.interview.groups import Medlemsfraga
from sipkit.interview.membership import with_order
from sipkit.interview.state import State, Svar, Ursprung, plats
from sipkit.storage.utkast import Plats, Utkast, Utkastsvar


def draft(state: State, utkast: Utkast) -> Utkast:
    """The draft with what has been answered now, instead of what it held."""
    places = _places(state)
    svar = tuple(_stored(falt, plats, held) for plats, answers in places.items() for falt, held in answers.items())
    return utkast.model_copy(update={"fakta": dict(state.fakta), "svar": svar, "ordning": dict(state.ordning)})


def resumed(utkast: Utkast, fresh: State) -> State:
    """The interview as it was left, among the questions of today.

    What the ärende says by now outranks what it said then. An answer to a question that is gone is left out, unless it
    was given in an answers file, which may hold more than is asked.

    Args:
        utkast: the draft.
        fresh: the state before the first question, as `start` gives it for the ärende as it is now and the draft's
            facts. Without an answers file: what that said is in the draft.
    """
    fresh = with_order(fresh, _order(utkast, fresh))
    questions = {fraga.falt for fraga in fresh.fragor}
    drafted = {each.falt for each in utkast.svar}
    begun = _places(fresh)
    said_now = {**begun["parkerade"], **begun["vantar"], **begun["svar"]}
    places = {
        plats: {falt: held for falt, held in answers.items() if falt not in drafted} for plats, answers in begun.items()
    }
    for each in utkast.svar:
        held = _current(each, said_now.get(each.falt))
        if held and each.falt in questions:
            places[each.plats][each.falt] = held
        elif held and held.origin == "svar":
            places[each.plats][plats(fresh, each.falt)] = held
    return settled(replace(fresh, svar=places["svar"], vantar=places["vantar"], parkerade=places["parkerade"]))


def _order(utkast: Utkast, fresh: State) -> dict[str, tuple[str, ...]]:
    """The members as they were left, and last those that the ärende has got since; one that was deleted stays so."""
    known = {each.falt.rpartition(".")[0] for each in utkast.svar}

    def new(name: str) -> list[str]:
        group = next((f.mall.falt for f in fresh.fragor if isinstance(f, Medlemsfraga) and f.nyckel == name), name)
        before = utkast.ordning.get(name, ())
        return [id_ for id_ in fresh.ordning.get(name, ()) if id_ not in before and f"{group}.{id_}" not in known]

    names = dict.fromkeys([*utkast.ordning, *fresh.ordning])
    return {name: (*utkast.ordning.get(name, ()), *new(name)) for name in names}


def _places(state: State) -> dict[Plats, dict[str, Svar]]:
    return {"svar": dict(state.svar), "vantar": dict(state.vantar), "parkerade": dict(state.parkerade)}


def _stored(falt: str, plats: Plats, held: Svar) -> Utkastsvar:
    return Utkastsvar(
        falt=falt,
        plats=plats,
        value=held.value,
        origin=held.origin,
        prompted=held.prompted,
        under=dict(held.under),
    )


def _current(drafted: Utkastsvar, said_now: Svar | None) -> Svar | None:
    """The answer as it was drafted; where the ärende gave it, what the ärende says now."""
    held = Svar(drafted.value, cast(Ursprung, drafted.origin), drafted.prompted, drafted.under)
    if held.origin != "arende" or (said_now and said_now.value == held.value):
        return held
    return said_now
