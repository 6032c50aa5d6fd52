"""Repeating groups of questions, written out: the questions of a file become those about each member that there is.

A group's members have an order, which is kept beside the answers, under the group's field: `plan.mal`; where the group
stands inside another, under the outer member and the inner group's id: `plan.mal.m1.insatser`. After the last member
stands one question more, whose field is that same name: an answer to it makes a member, and "nothing" closes the group.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from sipkit.config.dokumenttyp import Fraga
from sipkit.domain.paths import GRUPPER, grupp
from sipkit.interview.state import State

Ordning = Mapping[str, Sequence[str]]
"""The ids of the members of each group, in order."""

KLAR = "klar"
"""What an empty answer means where one more member is asked for."""


class Medlemsfraga(Fraga):
    """A question of a group."""

    mall: Fraga
    """The group, as in the file."""
    nyckel: str
    """The name of the group's order."""
    medlem: str | None
    """Whom it is about; None: one more."""
    hor_ihop_med: str | None
    """The id of the outer group's member."""
    relativt: str
    """The member's own field."""


def is_group(fraga: Fraga) -> bool:
    """Whether it is a group, which is never asked itself."""
    return fraga.typ == "grupp"


def one_more(fraga: Fraga) -> bool:
    """Whether the question asks for one more member; its field is then no place in the ärende."""
    return isinstance(fraga, Medlemsfraga) and fraga.medlem is None


def any_members(fraga: Fraga) -> str:
    """The field as that of any member: `plan.insatser.*.fran`, under which a group's suggestions stand."""
    if not isinstance(fraga, Medlemsfraga) or one_more(fraga):
        return fraga.falt
    return f"{fraga.mall.falt}.*.{fraga.relativt}"


def any_member(mall: Fraga, fraga: Fraga) -> Medlemsfraga:
    """A group's question about a member that is not there, to read an answer by."""
    prefix = GRUPPER[grupp(mall.falt) or mall.falt][1]
    return _about(_Place().inside(mall, f"{prefix}1", 1), mall, fraga)


def stored(fragor: Sequence[Fraga]) -> Iterator[Fraga]:
    """The questions whose answers have a place of their own in the ärende."""
    return (fraga for fraga in fragor if not one_more(fraga))


def written_out(state: State) -> State:
    """The state with the questions about every member that its order names."""
    if not any(map(is_group, state.mallar)):
        return replace(state, fragor=state.mallar)
    kept = {(fraga.id, fraga.nyckel, fraga.fraga): fraga for fraga in state.fragor if isinstance(fraga, Medlemsfraga)}
    return replace(state, fragor=tuple(_each(state.mallar, state.ordning, _Place(kept=kept))))


@dataclass(frozen=True)
class _Place:
    """Where a template is written out.

    Attributes:
        medlem: the field of the member that it is about, `plan.mal.m1`; empty outside of groups.
        id: that member's id.
        nyckel: the name of its group's order.
        mall: its group.
        names: the own fields of this member and those around it, as they are called outside.
        nummer: for the id of each group around, the member's number.
        nar, beror_pa: what the groups around hang on.
        kept: questions that are written out already, by what makes them differ: id, order and text.
    """

    medlem: str = ""
    id: str | None = None
    nyckel: str = ""
    mall: Fraga | None = None
    hor_ihop_med: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    nummer: Mapping[str, int] = field(default_factory=dict)
    nar: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    beror_pa: tuple[str, ...] = ()
    kept: Mapping[tuple[str, str, str], Medlemsfraga] = field(default_factory=dict)

    def inside(self, mall: Fraga, id_: str, number: int) -> _Place:
        """The place of one member of a group."""
        medlem = f"{mall.falt}.{id_}"
        own = {each.falt: f"{medlem}.{each.falt}" for each in mall.fragor if not is_group(each)}
        return _Place(
            medlem,
            id_,
            key(mall, self.medlem),
            mall,
            self.id,
            {**self.names, **own},
            {**self.nummer, mall.id: number},
            {**self.nar, **self.named(mall.nar)},
            (*self.beror_pa, *map(self.name, mall.beror_pa)),
            self.kept,
        )

    def name(self, falt: str) -> str:
        return self.names.get(falt, falt)

    def named(self, nar: Mapping[str, str | tuple[str, ...]]) -> dict[str, str | tuple[str, ...]]:
        return {self.name(key): wanted for key, wanted in nar.items()}

    def words(self, text: str) -> str:
        """A text with the members' numbers in it."""
        for id_, number in self.nummer.items():
            text = text.replace(f"{{{id_}}}", str(number))
        return text


def key(mall: Fraga, owner: str) -> str:
    """The name of a group's order; `owner` is the field of the member around it, empty where there is none."""
    return f"{owner}.{mall.id}" if owner else mall.falt


def _each(mallar: Sequence[Fraga], ordning: Ordning, place: _Place) -> Iterator[Fraga]:
    for mall in mallar:
        if not is_group(mall):
            yield _about(place, place.mall, mall) if place.mall else mall
            continue
        ids = ordning.get(key(mall, place.medlem), ())
        for number, id_ in enumerate(ids, 1):
            yield from _each(mall.fragor, ordning, place.inside(mall, id_, number))
        yield _one_more(place, mall, len(ids) + 1)


def _about(place: _Place, mall: Fraga, fraga: Fraga) -> Medlemsfraga:
    """A question of a group about one member."""
    id_, text = f"{fraga.id}-{place.id}", place.words(fraga.fraga)
    return place.kept.get((id_, place.nyckel, text)) or _made(
        fraga,
        id=id_,
        falt=f"{place.medlem}.{fraga.falt}",
        ger_aven=fraga.ger_aven and f"{place.medlem}.{fraga.ger_aven}",
        fraga=text,
        steg=fraga.steg and f"{fraga.steg}-{place.id}",
        nar={**place.nar, **place.named(fraga.nar)},
        beror_pa=(*place.beror_pa, *map(place.name, fraga.beror_pa)),
        forslag_fran=tuple(map(place.name, fraga.forslag_fran)),
        mall=mall,
        nyckel=place.nyckel,
        medlem=place.id,
        hor_ihop_med=place.hor_ihop_med,
        relativt=fraga.falt,
    )


def _one_more(place: _Place, mall: Fraga, number: int) -> Medlemsfraga:
    """The question that makes one more member: the first of the group's, asked with the group's words."""
    nyckel = key(mall, place.medlem)
    first = mall.fragor[0]
    words = mall.fler if mall.fler and number > 1 else mall.fraga
    return _made(
        first,
        id=f"{mall.id}-{place.id or ''}-fler",
        falt=nyckel,
        ger_aven=None,
        fraga=replace(place, nummer={**place.nummer, mall.id: number}).words(words),
        steg=None,
        nar={**place.nar, **place.named(mall.nar)},
        beror_pa=(),
        forslag=None,
        forslag_fran=(),
        frivillig=mall.frivillig or number > 1,
        tomt=KLAR if number > 1 else mall.tomt or KLAR,
        hjalp=mall.hjalp or first.hjalp,
        varfor=mall.varfor,
        regel=mall.regel or first.regel,
        visar=(),
        mall=mall,
        nyckel=nyckel,
        medlem=None,
        hor_ihop_med=place.id,
        relativt=first.falt,
    )


def _made(template: Fraga, /, **update: object) -> Medlemsfraga:
    """The template for a member; its values are the file's, which has been checked."""
    return _blank().model_copy(update={**template.__dict__, **update})


@cache
def _blank() -> Medlemsfraga:
    """To copy, which takes a sixth of the time of making one."""
    nothing: dict[str, Any] = {}
    return Medlemsfraga.model_construct(None, **nothing)
