"""What to do with the letter at discharge: go through it, give it, and note that; and the line for the journal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sipkit.documents import uttryck
from sipkit.documents.block import JOURNAL, Block
from sipkit.documents.brev.innehall import Brevunderlag
from sipkit.documents.manifest import SKRIV_UT, Post
from sipkit.documents.meddelande.skickat import rader_om
from sipkit.domain.dokumentord import HEMGANG
from sipkit.domain.klockslag import echo_tid

_TILL: Mapping[str, str] = {"enskild": "personen", "foretradare": "företrädaren", "narstaende": "den närstående"}


def gor_nu(om: Brevunderlag, poster: Sequence[Post], *, sparat: bool) -> Iterator[str]:
    """The steps, which name nobody. `sparat`: the ärende is stored, so that it can be told that the letter is given."""
    till = _TILL.get(om.till, om.till)
    if om.till != "enskild":
        yield f"Pröva först om uppgifterna får lämnas till {till} (OSL 25 kap. 1 §)."
    skriv_ut = [post.fil for post in poster if post.typ == SKRIV_UT] or [each.fil for each in poster if each.mottagare]
    med = " med tolk" if "tolk" in (om.arende.enskild.behov or ()) else ""
    yield from (f"Skriv ut brevet, gå igenom det{med} och lämna det till {till}: {fil}" for fil in skriv_ut[:1])
    if sheets := [each.namn for each in om.papper if each.med]:
        yield f"Lägg med: {uttryck.uppraknat(sheets)}."
    yield f"Rutinen: {uttryck.mening(om.regel.text or '')}"
    vilket = f"{om.arende.arende.id} --dokument {HEMGANG}"
    if sparat:
        yield f"När det är lämnat: sipkit skickat {vilket}"
    text = f": sipkit klistra {vilket}" if sparat else "."
    yield f"Skriv i journalen att brevet är lämnat, när och till vem{text}"


def klistra(om: Brevunderlag) -> Iterator[Block]:
    """The line for the journal: what the letter tells of by name, never what it says."""
    till = om.lamnas_till or "personen"
    sheets = [each.namn for each in om.papper if each.med]
    given = rader_om(om.arende, HEMGANG)
    nar = echo_tid(given[-1].tid) if given else "[dag, tid]"
    yield Block(
        JOURNAL,
        " ".join(
            (
                f"Skriftlig information lämnad till {till} {nar} och genomgången muntligt av [vem].",
                f"Den tar upp {uttryck.uppraknat(om.i_ord)}.",
                *(f"Med följde {uttryck.uppraknat(sheets)}." for _ in range(bool(sheets))),
            )
        ),
    )
