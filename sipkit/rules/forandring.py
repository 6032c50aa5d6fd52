"""What an event did to the deadlines: which began, which were met, which moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from sipkit.domain.vocabulary import FristStatus
from sipkit.rules.besked import Fristbesked, Fristrad, MojligFrist

Forandringsord = Literal["borjade", "uppfylldes", "flyttades"]

_DONE: frozenset[FristStatus] = frozenset({"klar", "klar-sent"})


@dataclass(frozen=True, slots=True)
class Forandring:
    """One deadline that is not as it was: `rad` is how it stands now, `innan` how it stood, None when it did not."""

    vad: Forandringsord
    rad: Fristrad
    innan: Fristrad | None


def forandringar(fore: Fristbesked, efter: Fristbesked) -> tuple[Forandring, ...]:
    """The governing deadlines that differ between two judgements, in the order of the later one.

    A deadline that began and was met at once counts as met, and so does one whose time of being met is
    corrected.
    """
    return tuple(each for rows in _by_rule(fore, efter) for each in _changed(*rows))


def nya_mojliga(fore: Fristbesked, efter: Fristbesked) -> tuple[MojligFrist, ...]:
    """What an event begins if something that nobody knows is so."""
    return tuple(each for each in efter.mojliga if each not in fore.mojliga)


def _by_rule(fore: Fristbesked, efter: Fristbesked) -> Iterator[tuple[list[Fristrad], list[Fristrad]]]:
    """Each rule's rows before and now."""
    for rule in dict.fromkeys((row.id, row.variant) for row in efter.rader if row.styrande):
        was = [row for row in fore.rader if (row.id, row.variant) == rule]
        yield was, [row for row in efter.rader if row.styrande and (row.id, row.variant) == rule]


def _changed(was: list[Fristrad], now: list[Fristrad]) -> Iterator[Forandring]:
    """Rows counted from the same moment belong together; of those left, the first of each side and so on."""
    same = {row.handelse_tid: row for row in was}
    kept = [row for row in now if row.handelse_tid in same]
    left = [row for row in was if row.handelse_tid not in {row.handelse_tid for row in kept}]
    others = [row for row in now if row.handelse_tid not in same]
    pairs = {id(row): old for row, old in zip_longest(others, left[: len(others)]) if row is not None}
    for row in now:
        old = same.get(row.handelse_tid) or pairs.get(id(row))
        vad = _word(old, row)
        if vad is not None:
            yield Forandring(vad, row, old)


def _word(was: Fristrad | None, now: Fristrad) -> Forandringsord | None:
    if was is None or (was.handelse_tid is None and now.handelse_tid is not None):
        return "uppfylldes" if now.status in _DONE else "borjade"
    if now.status in _DONE and (was.status, was.gjord) != (now.status, now.gjord):
        return "uppfylldes"
    return "flyttades" if was.senast != now.senast else None
