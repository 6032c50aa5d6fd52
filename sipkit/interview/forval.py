"""What the unit's profile and address book give an interview before it begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sipkit.domain.svar import Varde
from sipkit.interview.parsing import at, tree_of
from sipkit.interview.state import State, Svar, is_consent, plats
from sipkit.interview.urval import Urval


@dataclass(frozen=True)
class Forval:
    """What is known of the unit.

    Attributes:
        forslag: suggestions by `falt`; one that hangs on another answer says so in `under`.
        svar: values of paths that no question has.
        besvarat: by `falt`, answers that are so sure that nobody is asked; they can be changed in the review.
        fardiga: by `falt`, whole answers to choose among by number.
        urval: what parties are chosen from, where there is an address book.
    """

    forslag: Mapping[str, Svar] = field(default_factory=dict)
    svar: Mapping[str, Varde] = field(default_factory=dict)
    besvarat: Mapping[str, Varde] = field(default_factory=dict)
    fardiga: Mapping[str, tuple[Varde, ...]] = field(default_factory=dict)
    urval: Urval | None = None


def with_forval(state: State, forval: Forval) -> State:
    """The interview with what the unit gives. What was said in any other way outranks it, and consent it never gives.

    Args:
        state: from `start` or `resumed`.
        forval: what the unit gives.
    """
    asked = {fraga.falt for fraga in state.fragor}
    nearer = {falt: held for falt, held in state.forslag.items() if held.origin == "arende"}
    ours = {falt: held for falt, held in forval.forslag.items() if falt in asked and not is_consent(falt)}
    tree = tree_of(state.bas)
    places = {plats(state, path): said for path, said in forval.svar.items()}
    silent = {path: Svar(said, "profil") for path, said in places.items() if at(tree, path) is None}
    sure = {falt: Svar(said, "profil") for falt, said in forval.besvarat.items() if falt in asked}
    return replace(
        state,
        forslag={**state.forslag, **ours, **nearer},
        svar={**silent, **sure, **state.svar},
        fardiga=forval.fardiga,
        urval=forval.urval,
    )
