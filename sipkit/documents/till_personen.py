"""A paper to the person: in Swedish, in large print where it is needed, and in each other version."""

from __future__ import annotations

from collections.abc import Callable

from sipkit.config.dokumenttyp import Pappersregel
from sipkit.documents import delar
from sipkit.documents.kontext import Kontext, Mottagaradress
from sipkit.documents.papper import Papper
from sipkit.documents.sprak import SVENSKA, Versioner, mallnamn
from sipkit.domain.arende import Enskild


def i_versioner(
    regel: Pappersregel, enskild: Enskild, sprak: Versioner, innehall: Callable[[str], Kontext]
) -> tuple[Papper, ...]:
    """The paper once for each version.

    Args:
        regel: which paper.
        enskild: whose it is.
        sprak: the versions to make beside the Swedish one, by its template's name.
        innehall: what stands in a version.
    """
    stor = regel.mall_stor_stil if "stor-stil" in (enskild.behov or ()) else None
    svensk = Papper(regel.id, "enskild", regel.till, stor or regel.mall, innehall(SVENSKA))
    return svensk, *(
        Papper(f"{regel.id}-{each}", "enskild", regel.till, mallnamn(regel.mall, each), innehall(each))
        for each in sprak(regel.mall)
    )


def adress(enskild: Enskild) -> Mottagaradress | None:
    """The address block, where there is an address to post to."""
    return delar.adress(enskild.namn or "", enskild.adress) if enskild.adress else None
