"""Which papers a document becomes: one for each receiver of each kind that its document type names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sipkit.config.dokumenttyp import Pappersregel
from sipkit.documents import delar, uttryck
from sipkit.documents.kontext import Kontext, SarskildRutin
from sipkit.documents.papper import Papper
from sipkit.documents.underlag import Underlag
from sipkit.domain.arende import Arende, Mottagare, Part
from sipkit.rules.besked import Mottagarbesked


@dataclass(frozen=True)
class Skrivare:
    """What stands in a paper, for each kind of receiver: a called unit, someone invited, the person."""

    enhet: Callable[[Underlag, Pappersregel, Part, Mottagarbesked], Kontext]
    inbjudan: Callable[[Underlag, Pappersregel, Part], Kontext]
    brev: Callable[[Underlag, Pappersregel], Kontext]


def fordelade(underlag: Underlag, skrivare: Skrivare) -> tuple[Papper, ...]:
    """Every paper of a document, the person's letter first.

    A person with protected data gets one sheet without data, and nobody else gets anything.
    """
    typ = underlag.dokumenttyp
    if underlag.skydd.skyddad:
        mall = typ.mall_vid_skydd
        return (Papper("sarskild-rutin", "enhet", "kallad", mall, _sarskild_rutin(underlag)),) if mall else ()
    ordning = sorted(underlag.mottagare, key=lambda mottagare: mottagare.som != "enskild")
    return tuple(
        _papper(underlag, skrivare, mottagare, regel)
        for mottagare in ordning
        for regel in typ.papper
        if regel.till == mottagare.som
    )


def med_mottagare(underlag: Underlag) -> Arende:
    """The ärende whose kallelse says who got its papers, so that later ones know who was called; answers are kept.

    Nobody is written down when a meeting is called off, or when the person's data are protected.
    """
    arende, kallelse = underlag.arende, underlag.kallelse
    if underlag.skydd.skyddad or underlag.dokumenttyp.ny_medlem is None:
        return arende
    svar = {each.part: each.svar for each in kallelse.mottagare}
    nya = tuple(Mottagare(part=each.id, som=each.som, svar=svar.get(each.id)) for each in underlag.mottagare)
    kallelser = (
        each.model_copy(update={"mottagare": nya}) if each.id == kallelse.id else each for each in arende.kallelser
    )
    return arende.model_copy(update={"kallelser": tuple(kallelser)})


def _papper(underlag: Underlag, skrivare: Skrivare, mottagare: Mottagarbesked, regel: Pappersregel) -> Papper:
    if mottagare.som == "kallad":
        part = underlag.arende.part(mottagare.id)
        return Papper(regel.id, part.id, "kallad", regel.mall, skrivare.enhet(underlag, regel, part, mottagare))
    if mottagare.som == "inbjuden":
        part = underlag.arende.part(mottagare.id)
        return Papper(regel.id, part.id, "inbjuden", regel.mall, skrivare.inbjudan(underlag, regel, part))
    stor = "stor-stil" in (underlag.arende.enskild.behov or ())
    mall = regel.mall_stor_stil if stor and regel.mall_stor_stil else regel.mall
    return Papper(regel.id, mottagare.id, mottagare.som, mall, skrivare.brev(underlag, regel))


def _sarskild_rutin(underlag: Underlag) -> SarskildRutin:
    return SarskildRutin(
        avsandare=delar.avsandare(underlag),
        titel="Särskild rutin",
        datum=uttryck.kort_datum(underlag.idag),
        text=tuple(uttryck.mening(punkt.text) for punkt in underlag.skydd.punkter),
        frist=uttryck.frist_anda(underlag.frist),
    )
