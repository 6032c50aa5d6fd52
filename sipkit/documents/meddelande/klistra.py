"""Text to paste: the message with its rows in the source's order, and the line for the journal."""

from __future__ import annotations

from collections.abc import Iterator

from sipkit.documents import uttryck
from sipkit.documents.block import JOURNAL, Block
from sipkit.documents.meddelande.underlag import Innehall, Meddelandeunderlag
from sipkit.domain.klockslag import echo_tid


def klistra(om: Meddelandeunderlag) -> Iterator[Block]:
    """One block for those who may read the same, and the journal's."""
    for innehall in om.innehall:
        yield Block(_rubrik(om, innehall), "\n".join(_rader(om, innehall)))
    if om.under.dokumenttyp.journal and not om.slag.stannar:
        yield Block(JOURNAL, _journal(om))


def _rubrik(om: Meddelandeunderlag, innehall: Innehall) -> str:
    """What it is and where it goes: into the IT service, where it is not sent in another way."""
    tjanst = om.region.region.it_tjanst.namn if om.region.region.it_tjanst and not _annorstades(om) else ""
    vad = f"{om.slag.regel.namn} ({tjanst})" if tjanst else om.slag.regel.namn
    return f"{vad}{_till(om, innehall)}"


def _annorstades(om: Meddelandeunderlag) -> bool:
    """Whether it goes somewhere else than into the region's IT service."""
    return om.slag.kanal is not None or om.slag.stannar


def _rader(om: Meddelandeunderlag, innehall: Innehall) -> Iterator[str]:
    if not om.namner_personen(innehall):
        yield f"Gäller: {om.enskild.namn}, {om.enskild.personnummer}"
    yield from innehall.anges
    if om.slag.stannar:
        yield uttryck.mening(om.slag.regel.text or "")
    yield from (f"{each.namn}: {each.text}" for each in om.uppgifter(innehall.rader))
    yield f"Från: {om.avsandare}"


def _journal(om: Meddelandeunderlag) -> str:
    less = (each for each in om.innehall if each.utelamnade)
    return " ".join(
        (
            *_skickat(om),
            *(f"Utan {uttryck.uppraknat(rad.namn for rad in each.utelamnade)}{_till(om, each)}." for each in less),
            f"Fick kopia: {'de som står ovan' if om.skickat else '[vem, dag]'} (PDL 3 kap. 11 §).",
        )
    )


def _skickat(om: Meddelandeunderlag) -> Iterator[str]:
    """When it was sent, and to whom; what nobody has recorded stands within brackets, to fill in."""
    for tid in dict.fromkeys(om.skickat.values()):
        namn = (om.arende.part(part).namn for part, when in om.skickat.items() if when == tid)
        yield f"{om.slag.regel.namn}: skickat {echo_tid(tid)} till {uttryck.uppraknat(namn)}."
    kvar = [part.namn for part in om.till if part.id not in om.skickat]
    if kvar:
        yield f"{om.slag.regel.namn}: skickat [dag, tid] till {uttryck.uppraknat(kvar)}."


def _till(om: Meddelandeunderlag, innehall: Innehall) -> str:
    """To whom, where they may not all read the same."""
    return f" till {uttryck.uppraknat(part.namn for part in innehall.till)}" if len(om.innehall) > 1 else ""
