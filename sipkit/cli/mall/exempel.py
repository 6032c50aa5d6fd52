"""The papers of the invented ärenden, made as `--exempel` makes them, but not set and not written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sipkit.admin.mallbruk import Exempel
from sipkit.bord.bord import duka
from sipkit.bord.lage import las_lage
from sipkit.bord.svar import arende_ur
from sipkit.cli.fragor.bestallning import Bestallning
from sipkit.cli.fragor.forhand import las_forhand
from sipkit.documents.avstamning.papper import papper
from sipkit.documents.dokumenttyper import SORTER
from sipkit.documents.underlag import underlag
from sipkit.domain.arende import Arende
from sipkit.rules.avstamning import DOKUMENT

if TYPE_CHECKING:
    from sipkit.config.dokumenttyp import Dokumenttyp
    from sipkit.config.sources import Sources


def exempel(typ: Dokumenttyp, sources: Sources, config: Path | None) -> tuple[Exempel, ...]:
    """The papers of every region that has an example of the document type.

    Raises:
        SipkitError: an example cannot be made.
    """
    ids = [each for each in sources.region_ids() if sources.has_example(typ.id, each)]
    if typ.id == DOKUMENT:
        from sipkit.cli.avstamning.gor import exempel as traffen

        return tuple(Exempel(each, typ.id, tuple(papper(traffen(each, config)))) for each in ids)
    return tuple(_exempel(typ, each, config) for each in ids) if typ.id in SORTER else ()


def _exempel(typ: Dokumenttyp, region: str, config: Path | None) -> Exempel:
    best = Bestallning(typ=typ.id, region=region, config=config, exempel=True, utan_fragor=True)
    forhand = las_forhand(best, typ)
    lage = las_lage(region, str(forhand.huvud["arende.skapad"]), config)
    bord = duka(lage, typ, Arende(), exempel=True)
    arende = arende_ur(forhand, bord)
    return Exempel(region, typ.id, SORTER[typ.id](underlag(arende, bord.typ, bord.om)).papper(lambda _: ()))
