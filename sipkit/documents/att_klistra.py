"""The text to paste for an ärende as it is now: through the same gate as its papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.config.varning import Varning
from sipkit.documents.block import JOURNAL, Block
from sipkit.documents.dokumenttyper import sort_for
from sipkit.documents.kallelse import journal
from sipkit.documents.underlag import Omstandigheter, underlag
from sipkit.domain.arende import Arende
from sipkit.domain.dokumentord import OM_PLANEN
from sipkit.errors import Refused
from sipkit.rules.aterkallat import att_underratta
from sipkit.rules.fakta import fakta_ur
from sipkit.rules.samtycke import samtyckesbeslut
from sipkit.rules.skydd import krav_oskyddad, skydd


@dataclass(frozen=True)
class Text:
    """The blocks, and what to know about them."""

    block: tuple[Block, ...]
    varningar: tuple[Varning, ...]


def att_klistra(arende: Arende, typ: Dokumenttyp, om: Omstandigheter) -> Text:
    """The blocks; after a no, or when a consent has been taken back, the journal's alone, and why.

    That a meeting is off, or a plan has ended, is told whatever the person has said since; then the journal's block
    says the no too.

    Raises:
        Refused: the person's data are protected, there is no kallelse, or a rule forbids the document.
        AnswerMissing: the document lacks what it must state.
    """
    fakta = fakta_ur(arende, om.idag, om.givna)
    _krav_oskyddad(arende, om)
    parter = [part.id for part in arende.parter]
    slut = typ.id in ("aterkallelse", "avslut")
    om_vad = "kallelse" if typ.id == "aterkallelse" else typ.id
    beslut = samtyckesbeslut(om.region, arende, om_vad, parter, idag=om.idag, fakta=fakta)
    text = journal.nej(arende, beslut, att_underratta(om.region, arende, idag=om.idag, fakta=fakta), om.idag)
    if text is not None and beslut.kod is not None and not slut:
        told = f"{beslut.text} Här är bara texten till journalen, ingen till andra."
        return Text((Block(JOURNAL, text),), (Varning(beslut.kod, told, beslut.regler),))
    if arende.kallelse is None and typ.id not in OM_PLANEN and not (typ.meddelande or typ.brev):
        cure = "Gör kallelsen först: sipkit kallelse."
        raise Refused("kallelse-saknas", "Ärendet har ingen kallelse att skriva om.", atgard=cure)
    dokument = sort_for(typ)(underlag(arende, typ, om))
    block = dokument.klistra()
    return Text(tuple(_med_nejet(block, text)) if text else block, dokument.varningar)


def _med_nejet(block: Iterable[Block], text: str) -> Iterator[Block]:
    for each in block:
        yield replace(each, text=f"{each.text}\n{text}") if each.rubrik == JOURNAL else each


def _krav_oskyddad(arende: Arende, om: Omstandigheter) -> None:
    beskyddad = skydd(om.region, arende, fakta_ur(arende, om.idag, om.givna))
    cure = "Följ enhetens rutin för skyddade personuppgifter."
    krav_oskyddad(beskyddad, "ingen text att klistra in skrivs", cure)
