"""Which papers a document becomes: one for each receiver of each kind that its document type names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from sipkit.config.dokumenttyp import Pappersregel
from sipkit.documents.kallelse.underlag import Kallelseunderlag
from sipkit.documents.kontext import Kontext
from sipkit.documents.papper import Papper
from sipkit.documents.sprak import Versioner
from sipkit.documents.till_personen import i_versioner
from sipkit.domain.arende import Part
from sipkit.rules.besked import Mottagarbesked


@dataclass(frozen=True)
class Skrivare:
    """What stands in a paper, for each kind of receiver: a called unit, someone invited, the person in a version."""

    enhet: Callable[[Kallelseunderlag, Pappersregel, Part, Mottagarbesked], Kontext]
    inbjudan: Callable[[Kallelseunderlag, Pappersregel, Part], Kontext]
    brev: Callable[[Kallelseunderlag, Pappersregel, str], Kontext]


def fordelade(underlag: Kallelseunderlag, skrivare: Skrivare, sprak: Versioner) -> Iterator[Papper]:
    """Every paper of a document about a meeting, the person's letter first, in each version that the person needs."""
    for mottagare in sorted(underlag.mottagare, key=lambda mottagare: mottagare.som != "enskild"):
        for regel in underlag.dokumenttyp.papper:
            if regel.till == mottagare.som:
                yield from _papper(underlag, skrivare, mottagare, regel, sprak)


def _papper(
    underlag: Kallelseunderlag, skrivare: Skrivare, mottagare: Mottagarbesked, regel: Pappersregel, sprak: Versioner
) -> Iterator[Papper]:
    if mottagare.som == "kallad":
        part = underlag.arende.part(mottagare.id)
        yield Papper(regel.id, part.id, "kallad", regel.mall, skrivare.enhet(underlag, regel, part, mottagare))
    elif mottagare.som == "inbjuden":
        part = underlag.arende.part(mottagare.id)
        yield Papper(regel.id, part.id, "inbjuden", regel.mall, skrivare.inbjudan(underlag, regel, part))
    else:
        brev = i_versioner(regel, underlag.arende.enskild, sprak, lambda each: skrivare.brev(underlag, regel, each))
        yield from (replace(each, mottagare=mottagare.id) for each in brev)
