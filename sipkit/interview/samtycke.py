"""Which consent an interview asks about: one of the ärende's, one that an answers file tells of, or a new one.

A consent of another kind never answers, and one that an answers file tells of never takes the place of another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import cast, get_args

from sipkit.domain.arende import Arende, Samtycke
from sipkit.domain.samtycken import nummer, nytt_id, senaste
from sipkit.domain.svar import Varde, tolka
from sipkit.domain.text import fold
from sipkit.domain.vocabulary import SamtyckeSort
from sipkit.errors import SipkitError, UsageFault
from sipkit.interview.members import is_members
from sipkit.interview.state import State

_GRUPP = "samtycken."
_ORD = re.compile(r"\w+")
_LANGT = 5
"""Letters of a word that is seldom one of those that stand in any text."""
_LISTS_PARTIES = re.compile(r"samtycken\.s\d+\.parter")


def current_id(bas: Arende, sort: SamtyckeSort) -> str | None:
    """The id of the answer of a kind that holds."""
    held = senaste(bas, sort)
    return held.id if held else None


def next_id(bas: Arende, paths: Iterable[str]) -> str:
    """The id of one more consent than the ärende and the answers have."""
    taken = [nytt_id(bas), *(_after(path.split(".")[1]) for path in paths if path.startswith(_GRUPP))]
    return max(taken, key=nummer)


def apart(paths: Mapping[str, Varde], bas: Arende, sort: SamtyckeSort) -> tuple[Mapping[str, Varde], str | None]:
    """Answers where each consent has an id that the ärende does not use.

    Args:
        paths: answers by canonical path.
        bas: the ärende before.
        sort: the kind that is asked about.

    Returns:
        The answers, and the id of the last consent of that kind among them.
    """
    ids = dict.fromkeys(path.split(".")[1] for path in paths if path.startswith(_GRUPP) and path.count(".") > 1)
    first = nummer(nytt_id(bas))
    new = {id_: f"s{number}" for number, id_ in enumerate(ids, first)}
    moved = {_moved(path, new): value for path, value in paths.items()}
    of_the_kind = [id_ for id_ in new.values() if sort_of(moved, id_) == sort]
    return moved, of_the_kind[-1] if of_the_kind else None


def sort_of(paths: Mapping[str, Varde], id_: str) -> SamtyckeSort:
    """The kind of a consent in answers, which is to call to a meeting unless they say otherwise."""
    return cast(SamtyckeSort, paths.get(f"{_GRUPP}{id_}.sort", Samtycke.model_fields["sort"].default))


def unknown_parties(paths: Mapping[str, Varde], known: Collection[str], idag: date) -> Iterator[SipkitError]:
    """A fault for each consent that names a party whom nobody knows. Where no party is known, that is what is missing.

    Args:
        paths: answers by canonical path. What cannot be read is told elsewhere.
        known: ids of the ärende's parties.
        idag: the day that the answers are read from.
    """
    for path, raw in paths.items():
        if known and raw is not None and _LISTS_PARTIES.fullmatch(path):
            with suppress(SipkitError):
                if not set(cast(Sequence[str], tolka(path, raw, idag))) <= set(known):
                    cure = f"Välj: {', '.join(known)}."
                    yield UsageFault("ogiltigt-varde", "Ärendet har ingen enhet med det id:t.", path, cure)


def undantaget(state: State) -> list[str]:
    """What the person does not want mentioned, by the answer of each kind that holds."""
    held = {**state.vantar, **state.svar}
    asked = held.get("samtycke.undantag")
    said = [str(each) for each in asked.value] if asked and isinstance(asked.value, list | tuple) else []
    for sort in get_args(SamtyckeSort):
        answer = senaste(state.bas, sort)
        is_told = asked is not None or (answer is not None and answer.id != state.samtycke)
        if answer is not None and answer.undantag and not (sort == state.sort and is_told):
            said += answer.undantag
    return list(dict.fromkeys(said))


def namner_undantaget(state: State, text: str) -> bool:
    """Whether a text has a word of what the person does not want mentioned. Short words tell nothing by themselves."""
    said = set(_ORD.findall(fold(text)))
    return any(
        said.issuperset(words) or any(len(word) >= _LANGT for word in said.intersection(words))
        for words in (set(_ORD.findall(fold(each))) for each in undantaget(state))
        if words
    )


def bara_veta(state: State) -> dict[str, str]:
    """What a unit may be told and no more, by the unit's name: as answered now, else by the answers that hold."""
    asked = {**state.vantar, **state.svar}
    told = [each.uppgifter for sort in get_args(SamtyckeSort) if (each := senaste(state.bas, sort)) is not None]
    if "samtycke.uppgifter" in asked:
        told = [cast(dict[str, str | None], asked["samtycke.uppgifter"].value or {})]
    listed = asked["parter"].value if "parter" in asked else ()
    named = {part.id: part.namn for part in state.bas.parter}
    named |= {str(each["id"]): str(each["namn"]) for each in (listed if is_members(listed) else ())}
    return {named[id_]: what for each in told for id_, what in each.items() if what is not None and id_ in named}


def _moved(path: str, new: Mapping[str, str]) -> str:
    if not path.startswith(_GRUPP) or path.count(".") < 2:
        return path
    group, id_, rest = path.split(".", 2)
    return f"{group}.{new[id_]}.{rest}"


def _after(id_: str) -> str:
    return f"s{nummer(id_) + 1}"
