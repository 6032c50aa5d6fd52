"""What a day asks about messages that were sent: those that nobody has acknowledged, where no time is set for it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sipkit.domain.arende import Arende
from sipkit.domain.vocabulary import DokumentTyp, Roll
from sipkit.rules.besked import Fristbesked
from sipkit.rules.kvittens import okvitterade
from sipkit.rules.meddelanden import meddelandetyper, slag
from sipkit.rules.region import Region
from sipkit.rules.sak import Sak


def meddelandesaker(region: Region, arende: Arende, besked: Fristbesked, roller: Collection[Roll]) -> Iterator[Sak]:
    """A reminder to the one who sent it. The one who should acknowledge it has the duty itself among the deadlines.

    Args:
        region: whose messages.
        arende: what was sent.
        besked: its deadlines.
        roller: whose day it is.
    """
    rader = [
        rad
        for rad in besked.rader
        if rad.id == "kvittens" and rad.senast is None and rad.gjord is None and rad.handelse_tid is not None
    ]
    sent = {row.id: row.typ for row in arende.dokument}
    for each in okvitterade(arende):
        typ = sent.get(each.avser or "")
        rad = next((rad for rad in rader if rad.handelse_tid == each.tid), None)
        if typ is not None and rad is not None and not _avsandare(region, typ).isdisjoint(roller):
            yield Sak(arende.arende.id or "", "kvittens", "snarast", True, (), None, rad, dokument=typ)


def _avsandare(region: Region, typ: DokumentTyp) -> frozenset[Roll]:
    if typ not in meddelandetyper(region):
        return frozenset()
    return frozenset(roll for each in slag(region, typ) for roll in each.regel.fran)
