"""The only paper when the person's data are protected: one sheet without data, to the unit itself."""

from __future__ import annotations

from sipkit.documents import delar, uttryck
from sipkit.documents.kontext import SarskildRutin
from sipkit.documents.papper import Papper
from sipkit.documents.underlag import Underlag


def sarskild_rutin(underlag: Underlag) -> tuple[Papper, ...]:
    """The sheet; none where the document type has none."""
    mall = underlag.dokumenttyp.mall_vid_skydd
    return (Papper("sarskild-rutin", "enhet", "kallad", mall, _sarskild_rutin(underlag)),) if mall else ()


def gor_nu(underlag: Underlag) -> tuple[str, ...]:
    """What there is to do."""
    frist = uttryck.frist_anda(underlag.frist)
    steg = "Följ enhetens rutin för skyddade personuppgifter. Inga andra papper skrivs."
    return (steg, frist) if frist else (steg,)


def _sarskild_rutin(underlag: Underlag) -> SarskildRutin:
    return SarskildRutin(
        avsandare=delar.avsandare(underlag),
        titel="Särskild rutin",
        datum=uttryck.kort_datum(underlag.idag),
        text=tuple(uttryck.mening(punkt.text) for punkt in underlag.skydd.punkter),
        frist=uttryck.frist_anda(underlag.frist),
    )
