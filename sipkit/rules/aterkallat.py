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
    """The parties that have got something that they may not have now, and have not been told that it is off.

    Only documents that need consent count. The person, and those who act for the person, are never among them.

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
        parter = [each.part for each in row.mottagare if each.som in ("kallad", "inbjuden")]
        beslut = samtyckesbeslut(region, arende, row.typ, parter, idag=idag, fakta=fakta)
        for part in beslut.utanfor:
            if not _told(arende, row, part):
                got.setdefault(part, []).append(row.id)
    return tuple(AttUnderratta(part, tuple(rows)) for part, rows in got.items())


def _told(arende: Arende, row: Dokument, part: str) -> bool:
    """Whether the party has later been told that the meeting of this document is off."""
    return any(
        later.typ == _ATERTAR
        and later.kallelse == row.kallelse
        and borjan(later.tid) >= borjan(row.tid)
        and part in {each.part for each in later.mottagare}
        for later in arende.dokument
    )
