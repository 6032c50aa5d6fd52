"""What each document type makes: its papers and its text to paste. A document type that can be made is a line here.

What a document type asks, and which templates its papers have, stands in `config/documents/`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sipkit.documents import aterkallelse, kallelse, klistra
from sipkit.documents.klistra import Block
from sipkit.documents.papper import Papper
from sipkit.documents.underlag import Underlag
from sipkit.domain.vocabulary import DokumentTyp
from sipkit.errors import UsageFault


@dataclass(frozen=True)
class Sort:
    """How a document type becomes papers, and text to paste. `vad`: what is sent, as it reads in a sentence."""

    papper: Callable[[Underlag], tuple[Papper, ...]]
    klistra: Callable[[Underlag], tuple[Block, ...]]
    vad: str


SORTER: Mapping[DokumentTyp, Sort] = {
    "kallelse": Sort(kallelse.papper, klistra.klistra, "kallelsen"),
    "ny-tid": Sort(kallelse.papper, klistra.klistra, "den nya tiden"),
    "aterkallelse": Sort(aterkallelse.papper, klistra.klistra_installt, "avbokningen"),
}


def sort_for(typ: DokumentTyp) -> Sort:
    """How a document type is made.

    Raises:
        UsageFault: `okand-dokumenttyp`, nothing makes papers of it yet.
    """
    if typ not in SORTER:
        cure = f"De som går att göra: {', '.join(SORTER)}."
        raise UsageFault("okand-dokumenttyp", "Dokumenttypen går inte att göra papper av.", var=typ, atgard=cure)
    return SORTER[typ]
