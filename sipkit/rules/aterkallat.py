"""Whom to tell when a consent has ended: what was sent while it held is out, and those who got it must know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sipkit.domain.arende import Arende, Dokument
from sipkit.domain.vocabulary import DokumentTyp
from sipkit.rules.fakta import Fakta
from sipkit.rules.region import Region
from sipkit.rules.samtycke import samtyckesbeslut
from sipkit.rules.tid import borjan, dag

_ATERTAR: DokumentTyp = "aterkallelse"
"""The document that tells those who were called that the meeting is off."""


@dataclass(frozen=True, slots=True)
class AttUnderratta:
    """A party that must be told, and the ids of the documents that it got under the consent."""

    part: str
    dokument: tuple[str, ...]


def att_underratta(region: Region, arende: Arende, *, idag: date, fakta: Fakta) -> tuple[AttUnderratta, ...]:
    """The parties that have got something that they may not have now, and have not been told.

    Only documents that need consent count. A message that may be made with less counts for those who got all of it,
    until they have got it with less. The person, and those who act for the person, are never among them.

    Args:
        region: whose rules.
        arende: what was sent, to whom; the consents.
        idag: the day of the judgement.
        fakta: see `sipkit.rules.fakta.fakta_ur`.
    """
    got: dict[str, list[str]] = {}
    for row in arende.dokument:
        if dag(row.tid) > idag:
            continue
        parter = [each.part for each in row.mottagare if each.som in ("kallad", "inbjuden", "mottagare")]
        nu, da = (
            samtyckesbeslut(region, arende, row.typ, parter, idag=each, fakta=fakta) for each in (idag, dag(row.tid))
        )
        mindre = nu.begransade.intersection(da.tackta - da.begransade)
        for part in (each for each in parter if each in nu.utanfor or each in mindre):
            if not _told(arende, row, part, _ATERTAR if part in nu.utanfor else row.typ):
                got.setdefault(part, []).append(row.id)
    return tuple(AttUnderratta(part, tuple(rows)) for part, rows in got.items())


def _told(arende: Arende, row: Dokument, part: str, typ: DokumentTyp) -> bool:
    """Whether the party has later got the document that tells: that the meeting is off, or the same with less."""
    return any(
        later is not row
        and later.typ == typ
        and later.kallelse == row.kallelse
        and borjan(later.tid) >= borjan(row.tid)
        and part in {each.part for each in later.mottagare}
        for later in arende.dokument
    )
