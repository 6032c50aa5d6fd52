"""Adding to an ärende what has been done in it: what is new is added, and what stands there is kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from sipkit.domain.arende import Arende, Dokument, Handelse, Mottagare
from sipkit.domain.vocabulary import DokumentTyp, HandelseTyp

AVSANDAREN: Final = "avsandaren"
"""Who got a document, where it is the unit that the ärende came from and that is no party of it."""


def med_huvud(arende: Arende, *, id_: str | None, skapad: datetime, region: str) -> Arende:
    """The ärende as one of a region's, with this id (None: still none) and beginning where it has none of its own."""
    huvud = arende.arende
    given = {"id": huvud.id or id_, "skapad": huvud.skapad or skapad, "region": region}
    return arende.model_copy(update={"arende": huvud.model_copy(update=given)})


def med_handelse(arende: Arende, typ: HandelseTyp, tid: date | datetime, avser: str | None = None) -> Arende:
    """The ärende with one more event; its id is the type, with a number when it happens again."""
    taken = {each.id for each in arende.handelser}
    again = (f"{typ}-{number}" for number in range(2, len(taken) + 3))
    id_ = typ if typ not in taken else next(each for each in again if each not in taken)
    handelse = Handelse(id=id_, typ=typ, tid=tid, avser=avser)
    return arende.model_copy(update={"handelser": (*arende.handelser, handelse)})


def med_handelse_da(arende: Arende, typ: HandelseTyp, tid: date | datetime, avser: str) -> Arende:
    """The ärende where this event, about this thing, happened then; where it stands already, with this time."""
    same = [each for each in arende.handelser if each.typ == typ and each.avser == avser]
    if not same:
        return med_handelse(arende, typ, tid, avser)
    moved = same[0].model_copy(update={"tid": tid})
    handelser = tuple(moved if each is same[0] else each for each in arende.handelser)
    return arende.model_copy(update={"handelser": handelser})


def med_dokument(
    arende: Arende,
    typ: DokumentTyp,
    tid: date | datetime,
    kallelse: str | None,
    mottagare: Iterable[Mottagare],
    *,
    plan: str | None = None,
) -> Arende:
    """The ärende with one more document, about a kallelse or a plan, that was sent or handed over."""
    number = 1 + max((int(each.id.removeprefix("d")) for each in arende.dokument), default=0)
    row = Dokument(id=f"d{number}", typ=typ, tid=tid, kallelse=kallelse, plan=plan, mottagare=tuple(mottagare))
    return arende.model_copy(update={"dokument": (*arende.dokument, row)})
