"""What is known in an interview: one frozen value that every step replaces.

Everything is named by a question's `falt`, as it stands in the document type's file. Only `start` and `build` know the
ärende's canonical paths.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from pydantic_core import to_jsonable_python

from sipkit.config.dokumenttyp import Fraga
from sipkit.domain.arende import Arende
from sipkit.domain.arende import fornamn as first_name
from sipkit.domain.paths import kanonisk
from sipkit.domain.svar import Varde, las
from sipkit.domain.vocabulary import SamtyckeSort
from sipkit.interview.memo import per_state
from sipkit.interview.urval import Urval

Ursprung = Literal["denna-korning", "svar", "arende", "profil", "enheter", "standard"]
"""Where an answer came from, in falling rank: typed now, the answers file, the ärende, the unit's profile, its address
book, the document type's default."""

RADFALT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"enskild": ("namn", "personnummer"), "fast_vardkontakt": ("namn", "telefon")}
)
"""What must be known for a question about a whole model, which takes one line, to be answered."""

ANNAN = "annan"
"""The choice, beside people of the ärende, of someone whom it has no id for: a question after it asks the name."""

VET_INTE = "vet-inte"
"""The choice that is no answer: the interview stops, and the caller says whom to ask."""


@dataclass(frozen=True, slots=True)
class Svar:
    """One answer.

    Attributes:
        value: plain data, as `domain.svar.tolka` gives it. None: nothing, for an optional question.
        origin: where it came from.
        prompted: someone at the keyboard gave or accepted it in this run.
        under: what the question's `beror_pa` were when it was given. It holds only as long as they are the same.
    """

    value: Varde = field(repr=False)
    origin: Ursprung
    prompted: bool = False
    under: Mapping[str, Varde] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class State:
    """An interview at one moment. There is no cursor: the next question follows from the answers.

    Attributes:
        fragor: the questions, in order; those of a group for each member that there is.
        bas: the ärende before; where the document makes a new member, with that member in it.
        fakta: what the caller knows besides the answers, for `nar`.
        namn: names that a question's text may hold beside `fornamn`, as `it_tjanst`.
        sort: the kind of consent that `samtycke` is.
        samtycke: the id of the consent that `samtycke` is: one of the ärende's, or the next when it is asked anew.
        svar: the answers that hold, in the order they were given. A key that no question has is a path of the ärende.
        vantar: answers given to questions that are not asked, or not known to be; taken up when they are.
        parkerade: what questions were answered before; only suggested, never written.
        forslag: suggestions from profile, address book and document type.
        fardiga: whole answers to choose among by number, for fields that are otherwise written.
        urval: what parties are chosen from; None: they are written.
        mallar: the questions as the document type has them, each group as one.
        ordning: the members' ids of each group (`sipkit.interview.groups`), in order.
        visa_for_alla: others see the screen: nothing personal is said.
    """

    fragor: tuple[Fraga, ...]
    bas: Arende = field(default=Arende(), repr=False)
    fakta: Mapping[str, frozenset[str]] = field(default_factory=dict)
    namn: Mapping[str, str] = field(default_factory=dict)
    sort: SamtyckeSort = "kalla-till-mote"
    samtycke: str | None = None
    svar: Mapping[str, Svar] = field(default_factory=dict)
    vantar: Mapping[str, Svar] = field(default_factory=dict)
    parkerade: Mapping[str, Svar] = field(default_factory=dict)
    forslag: Mapping[str, Svar] = field(default_factory=dict)
    fardiga: Mapping[str, tuple[Varde, ...]] = field(default_factory=dict)
    urval: Urval | None = field(default=None, compare=False)
    mallar: tuple[Fraga, ...] = ()
    ordning: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    visa_for_alla: bool = False


def plats(state: State, falt: str) -> str:
    """The canonical path of a field in the ärende of this interview."""
    return kanonisk(falt, state.bas, state.samtycke)


@per_state
def _asked_for(state: State) -> frozenset[str]:
    return frozenset(fraga.falt for fraga in state.fragor)


def value(state: State, falt: str) -> Varde:
    """The answer that holds for a field; for a field that is not a question here, what the ärende says."""
    if falt in state.svar:
        return state.svar[falt].value
    if falt in _asked_for(state):
        return None
    known: Varde = to_jsonable_python(las(state.bas, plats(state, falt)))
    return known


@per_state
def fornamn(state: State) -> str:
    """What to call the person: the first name, or "personen" before it is known."""
    line = value(state, "enskild")
    name = line.get("namn") if isinstance(line, Mapping) else value(state, "enskild.namn")
    return first_name(str(name)) if name else "personen"


def with_names(state: State, text: str) -> str:
    """A text of the questionnaire with its names filled in."""
    return text.format_map({**state.namn, "fornamn": fornamn(state)})


def is_another(fraga: Fraga, held: Varde) -> bool:
    """Whether the answer is someone whom the ärende has no id for, which fills no field."""
    return fraga.alternativ_fran == "personer" and held == ANNAN


def is_consent(falt: str) -> bool:
    """Consent and protected identity: never suggested, never taken by accident."""
    return falt.startswith(("samtycke.", "samtycken.")) or falt == "enskild.skyddade_uppgifter"
