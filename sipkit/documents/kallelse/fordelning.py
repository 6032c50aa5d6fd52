"""Which papers a document becomes: one for each receiver of each kind that its document type names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sipkit.config.dokumenttyp import Pappersregel
from sipkit.documents.kallelse.underlag import Kallelseunderlag
from sipkit.documents.kontext import Kontext
from sipkit.documents.papper import Papper
from sipkit.domain.arende import Part
from sipkit.rules.besked import Mottagarbesked


@dataclass(frozen=True)
class Skrivare:
    """What stands in a paper, for each kind of receiver: a called unit, someone invited, the person."""

    enhet: Callable[[Kallelseunderlag, Pappersregel, Part, Mottagarbesked], Kontext]
    inbjudan: Callable[[Kallelseunderlag, Pappersregel, Part], Kontext]
    brev: Callable[[Kallelseunderlag, Pappersregel], Kontext]


def fordelade(underlag: Kallelseunderlag, skrivare: Skrivare) -> tuple[Papper, ...]:
    """Every paper of a document about a meeting, the person's letter first."""
    ordning = sorted(underlag.mottagare, key=lambda mottagare: mottagare.som != "enskild")
    return tuple(
        _papper(underlag, skrivare, mottagare, regel)
        for mottagare in ordning
        for regel in underlag.dokumenttyp.papper
        if regel.till == mottagare.som
    )


def _papper(underlag: Kallelseunderlag, skrivare: Skrivare, mottagare: Mottagarbesked, regel: Pappersregel) -> Papper:
    if mottagare.som == "kallad":
        part = underlag.arende.part(mottagare.id)
        return Papper(regel.id, part.id, "kallad", regel.mall, skrivare.enhet(underlag, regel, part, mottagare))
    if mottagare.som == "inbjuden":
        part = underlag.arende.part(mottagare.id)
        return Papper(regel.id, part.id, "inbjuden", regel.mall, skrivare.inbjudan(underlag, regel, part))
    stor = "stor-stil" in (underlag.arende.enskild.behov or ())
    mall = regel.mall_stor_stil if stor and regel.mall_stor_stil else regel.mall
    return Papper(regel.id, mottagare.id, mottagare.som, mall, skrivare.brev(underlag, regel))
