"""A paper to the person: in Swedish, in large print where it is needed, and in each other version."""

from __future__ import annotations

from collections.abc import Callable

from sipkit.config.dokumenttyp import Pappersregel
from sipkit.documents import delar
from sipkit.documents.kontext import Kontext, Mottagaradress
from sipkit.documents.papper import Papper
from sipkit.documents.sprak import LATTLAST, SVENSKA, Versioner, mallnamn, spraknamn
from sipkit.domain.arende import Enskild
from sipkit.domain.text import fold


def onskade(enskild: Enskild, finns: Versioner) -> Versioner:
    """Of the versions that a template has, easy to read and the language of the interpreter, where they are needed."""
    behov = enskild.behov or ()
    talar = fold(enskild.tolk_sprak or "") if "tolk" in behov else ""

    def needed(version: str) -> bool:
        if version == LATTLAST:
            return "lattlast" in behov
        return bool(talar) and fold(spraknamn(version) or "") == talar

    return lambda mall: tuple(filter(needed, finns(mall)))


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
