"""What can be chosen in a question, and by which keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sipkit.config.dokumenttyp import Alternativ, Fraga
from sipkit.domain.svar import Varde
from sipkit.interview.members import is_members
from sipkit.interview.memo import per_state
from sipkit.interview.people import people
from sipkit.interview.state import State, value, with_names


def choices(state: State, fraga: Fraga) -> tuple[Alternativ, ...]:
    """What can be chosen: the question's own alternatives, or the parties or those acting for the person, as named."""
    own = tuple(each.model_copy(update={"namn": with_names(state, each.namn)}) for each in fraga.alternativ)
    if fraga.alternativ_fran is None:
        return own
    if fraga.alternativ_fran == "personer":
        return (*_people(state), *own)
    if fraga.alternativ_fran == "foretradare":
        acting = value(state, "foretradare")
        named = (
            Alternativ(id=str(each["id"]), namn=str(each["namn"])) for each in (acting if is_members(acting) else ())
        )
        return (Alternativ(id="enskild", namn=with_names(state, "{fornamn}")), *named)
    parties = value(state, "parter")
    return tuple(
        Alternativ(id=str(part["id"]), namn=str(part["namn"]))
        for part in (parties if is_members(parties) else ())
        if _offered(state, fraga, part)
    )


def _offered(state: State, fraga: Fraga, part: Mapping[str, Varde]) -> bool:
    if fraga.alternativ_fran == "medgivna":
        chosen = value(state, "samtycke.parter")
        return isinstance(chosen, list | tuple) and part["id"] in chosen
    return fraga.alternativ_fran == "parter" or part["som"] == "kallad"


@per_state
def _people(state: State) -> tuple[Alternativ, ...]:
    return tuple(Alternativ(id=each.id, namn=each.namn) for each in people(state))


def the_only(state: State, fraga: Fraga) -> Varde:
    """The party to choose where several could be chosen and there is one: nothing is left to ask. Else None."""
    if (fraga.typ, fraga.alternativ_fran) != ("flerval", "parter"):
        return None
    parties = [each.id for each in choices(state, fraga)]
    return parties if len(parties) == 1 else None


def same_as(state: State, fraga: Fraga, earlier: str) -> Varde:
    """The answer to an earlier question as an answer to this one: where anything can be written, what it is called."""
    held = state.svar[earlier].value
    asked = next((each for each in state.fragor if each.falt == earlier), None)
    if asked is None or fraga.typ != "text":
        return held
    return next((each.namn for each in choices(state, asked) if each.id == held), held)


def keys(alternatives: Sequence[Alternativ]) -> tuple[str, ...]:
    """The key of each alternative: its own, or its number."""
    return tuple(each.tangent or str(number) for number, each in enumerate(alternatives, 1))


def can_be_chosen(state: State, fraga: Fraga, held: Varde) -> bool:
    """Whether an earlier answer is still among the alternatives; always, where there are none."""
    alternatives = {each.id for each in choices(state, fraga)}
    chosen = held if isinstance(held, list | tuple) else [held]
    free = fraga.typ == "text" or not (fraga.alternativ or fraga.alternativ_fran)
    return free or alternatives.issuperset(map(str, chosen))
