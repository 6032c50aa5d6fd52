"""What of a set of papers goes to the printer, and in how many copies."""

from __future__ import annotations

from collections.abc import Mapping

from sipkit.documents.papper import Papper
from sipkit.documents.underlag import Underlag
from sipkit.domain.arende import Kanal, Leverans
from sipkit.domain.vocabulary import MottagareSom

SKRIV_UT = "SKRIV-UT"

BREV: Mapping[Leverans | None, int] = {None: 1, "lamnas": 1, "postas": 1, "bada": 2}


def exemplar(underlag: Underlag, papper: Papper) -> int:
    """How many copies of a paper are printed.

    The person's letter is printed once for each way it is delivered, and the sheet for a protected person once.
    """
    if papper.som not in ("kallad", "inbjuden"):
        return BREV[underlag.kallelse.brev]
    return 1 if underlag.skydd.skyddad or skrivs_ut(papper.som, underlag.arende.part(papper.mottagare).kanal) else 0


def skrivs_ut(som: MottagareSom | None, kanal: Kanal | None) -> bool:
    """Whether a unit's paper is printed: when it is known to be reached on paper.

    One that is invited is outside the region's IT service unless somebody has said otherwise.
    """
    return kanal in ("papper", "bada") or (kanal is None and som == "inbjuden")
