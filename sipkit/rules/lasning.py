"""Where a routine has no way out for a deadline that waits for a consent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sipkit.domain.arende import Arende
from sipkit.domain.vocabulary import SamtyckeSort
from sipkit.rules.besked import Fristbesked, Lasningsbesked
from sipkit.rules.fakta import Fakta
from sipkit.rules.region import Region
from sipkit.rules.samtycke import saknades
from sipkit.rules.samtyckeslage import prova
from sipkit.rules.samtyckesord import laser_sig


def lasningar(
    region: Region, arende: Arende, besked: Fristbesked, *, idag: date, fakta: Fakta
) -> tuple[Lasningsbesked, ...]:
    """What cannot be met together while the consents that the deadlines need are missing, and what may be done.

    Args:
        region: whose rules.
        arende: the consents.
        besked: its deadlines.
        idag: the day of the judgement.
        fakta: see `sipkit.rules.fakta.fakta_ur`.
    """
    missing = dict.fromkeys(sort for sort in _sorter(region, besked) if saknades(arende, sort, idag))
    return laser_sig(region, fakta, [prova(region, arende, sort, idag, fakta) for sort in missing])


def _sorter(region: Region, besked: Fristbesked) -> Iterator[SamtyckeSort]:
    """The consents that deadlines need which have begun and are not met."""
    waiting = {(rad.id, rad.variant) for rad in besked.rader if rad.status in ("oppen", "idag", "hindrad")}
    for frist in region.frister:
        for variant in frist.varianter:
            if variant.kraver_samtycke is not None and (frist.id, variant.id) in waiting:
                yield variant.kraver_samtycke
