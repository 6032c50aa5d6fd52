"""Events as occurrences: the same thing may happen more than once, and each time starts its own deadlines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sipkit.domain.arende import Arende
from sipkit.domain.vocabulary import HandelseTyp, SamtyckeSort
from sipkit.rules.tid import Tid, borjan, fore, svensk

_OM_SIP: frozenset[SamtyckeSort] = frozenset({"uppratta-plan", "kalla-till-mote"})
_MEMBER = re.compile(r"([a-z])\d+")


@dataclass(frozen=True, slots=True)
class Forekomst:
    """One time that an event happened.

    Attributes:
        tid: when, a moment in Swedish time.
        nr: the how manieth of its type in order of time, from 0.
        avser: what it concerns (a party, a message, a hospital stay), when that was said.
    """

    typ: HandelseTyp
    tid: Tid
    nr: int
    avser: str | None


def forekomster(arende: Arende) -> tuple[Forekomst, ...]:
    """All events in order of time. An answer about SIP, whatever it was, shows that the person was asked that day."""
    happened: list[tuple[HandelseTyp, Tid, str | None]] = [
        (each.typ, each.tid, each.avser) for each in arende.handelser
    ]
    answers = (each.dag for each in arende.samtycken if each.sort in _OM_SIP)
    happened += [("samtycke-inhamtat", dag, None) for dag in answers if dag is not None]
    counts: dict[HandelseTyp, int] = {}
    found = []
    for typ, tid, avser in sorted(happened, key=lambda each: borjan(each[1])):
        nr = counts.get(typ, 0)
        counts[typ] = nr + 1
        found.append(Forekomst(typ, svensk(tid), nr, avser))
    return tuple(found)


def svarar_mot(alla: tuple[Forekomst, ...], typ: HandelseTyp | None, start: Forekomst | None) -> Tid | None:
    """When the event that answers to a start happened, None when it has not.

    It is the first one from the start on that does not concern something else. The first start of its kind is also
    answered by an event before it, since nothing earlier can have asked for that one: the latest such.
    """
    fitting = [each.tid for each in alla if each.typ == typ and (start is None or _same_matter(each, start))]
    since = [tid for tid in fitting if start is None or not fore(tid, start.tid)]
    if since:
        return since[0]
    return fitting[-1] if fitting and start is not None and start.nr == 0 else None


def _same_matter(one: Forekomst, other: Forekomst) -> bool:
    """Whether both may concern the same: ids of different groups, a hospital stay and a kallelse, do not tell.

    Nor do those of two documents, since an answer is another than its question, but where one acknowledges the other.
    """
    if one.avser is None or other.avser is None or one.avser == other.avser:
        return True
    documents = one.avser.startswith("d") and other.avser.startswith("d")
    if documents and "meddelande-kvitterat" not in (one.typ, other.typ):
        return True
    groups = {match[1] for match in map(_MEMBER.fullmatch, (one.avser, other.avser)) if match}
    return len(groups) > 1
