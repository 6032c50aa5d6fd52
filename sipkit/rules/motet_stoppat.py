"""Whether a meeting is to be called off: the person has said no since the kallelse was made."""

from __future__ import annotations

from datetime import date

from sipkit.domain.arende import Arende
from sipkit.rules.fakta import Fakta
from sipkit.rules.kallelsekedja import ar_bara_paborjad, dokument_for
from sipkit.rules.region import Region
from sipkit.rules.samtycke import samtyckesbeslut

_NEJ = ("samtycke-nekat", "samtycke-aterkallat")


def stoppat(region: Region, arende: Arende, *, idag: date, fakta: Fakta) -> bool:
    """Whether the gate refuses, for a no, the kallelse to a meeting that is still to come.

    An answer that is missing, or that nobody can give, is for the caller to ask about: it calls nothing off.

    Args:
        region: whose rules.
        arende: the kallelse and the consents.
        idag: the day of the judgement.
        fakta: see `sipkit.rules.fakta.fakta_ur`.
    """
    kallelse = arende.kallelse
    if kallelse is None or kallelse.installd_av is not None or (arende.historik and ar_bara_paborjad(arende)):
        return False
    if kallelse.dag is not None and kallelse.dag < idag:
        return False
    parter = [part.id for part in arende.parter]
    beslut = samtyckesbeslut(region, arende, dokument_for(kallelse), parter, idag=idag, fakta=fakta)
    return beslut.kod in _NEJ
