"""Which events a region's deadlines wait for."""

from __future__ import annotations

from collections.abc import Iterator

from sipkit.config.schema import FristVariant
from sipkit.domain.vocabulary import FristId, FristStatus, HandelseTyp
from sipkit.rules.besked import Fristbesked
from sipkit.rules.fakta import Fakta, valj
from sipkit.rules.region import Region

_WAITING: frozenset[FristStatus] = frozenset({"oppen", "idag", "forsenad", "hindrad"})


def vantade(region: Region, besked: Fristbesked, fakta: Fakta) -> tuple[HandelseTyp, ...]:
    """The events that matter now, each once: first what meets a deadline that runs, then what starts one that has not.

    A deadline that facts not known would decide counts with all its variants.
    """
    status = {(row.id, row.variant): row.status for row in besked.rader}
    by_status = [(status.get((id_, variant.id), "inte-borjad"), variant) for id_, variant in _variants(region, fakta)]
    meets = [variant.uppfylls_av for state, variant in by_status if state in _WAITING]
    starts = [variant.raknas_fran for state, variant in by_status if state == "inte-borjad"]
    return tuple(dict.fromkeys(typ for typ in (*meets, *starts) if typ is not None))


def _variants(region: Region, fakta: Fakta) -> Iterator[tuple[FristId, FristVariant]]:
    for frist in region.frister:
        chosen = valj(frist.varianter, fakta)
        yield from ((frist.id, variant) for variant in (*chosen.galler, *(() if chosen.galler else chosen.oklara)))
