"""What to do with a message: paste it, print what goes on paper, write it in the journal, tell when it is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sipkit.documents import uttryck
from sipkit.documents.att_skicka import att_skicka
from sipkit.documents.manifest import KLISTRA, SKRIV_UT, Post
from sipkit.documents.meddelande.underlag import Meddelandeunderlag
from sipkit.domain.arende import Part
from sipkit.domain.datum import echo_datum
from sipkit.domain.dokumentord import DOKUMENTORD


def gor_nu(om: Meddelandeunderlag, poster: Sequence[Post], *, sparat: bool) -> Iterator[str]:
    """The steps. `sparat`: the ärende is stored, so that it can be told that the message is sent."""
    if om.slag.stannar:
        yield from _skriv_in(om, poster)
        return
    yield from _skicka(om, poster)
    yield from _skriv_ut(om, poster)
    yield from (f"Rutinen: {uttryck.mening(each.text or '')}" for each in om.villkor)
    vad = DOKUMENTORD[om.under.dokumenttyp.id].bestamd
    if om.under.dokumenttyp.journal:
        yield f"Skriv i journalen dag och tid när du har skickat {vad}, och till vem (PDL 3 kap. 11 §)."
    if sparat:
        vilket = f"{om.arende.arende.id}{_av_flera(om)}"
        yield f"Hela texten igen: sipkit klistra {vilket}"
        yield f"När det är skickat: sipkit skickat {vilket}"
    yield from (f"Sedan: {uttryck.mening(each.text or '')}" for each in om.darefter)


def _skriv_in(om: Meddelandeunderlag, poster: Sequence[Post]) -> Iterator[str]:
    vad = DOKUMENTORD[om.under.dokumenttyp.id].bestamd
    text = next((f": klistra in {post.fil}" for post in poster if post.typ == KLISTRA), " (--format txt ger texten)")
    yield f"Skriv {vad} i er egen journal{text}"
    yield from (f"Rutinen: {uttryck.mening(each.text or '')}" for each in om.villkor)


def _av_flera(om: Meddelandeunderlag) -> str:
    """The option that names the message, where a command without it could mean something else in the ärende."""
    typ = om.under.dokumenttyp.id
    others = [each for each in att_skicka(om.arende, om.under.omstandigheter) if each != typ]
    return f" --dokument {typ}" if others else ""


def skrivs_ut(om: Meddelandeunderlag, part: Part) -> bool:
    """Whether a receiver's paper is printed: it is sent by fax, or the receiver is not reached in the IT service."""
    return om.slag.kanal is not None or part.kanal in ("papper", "bada") or (part.kanal is None and part.roll is None)


def _skicka(om: Meddelandeunderlag, poster: Sequence[Post]) -> Iterator[str]:
    if om.slag.kanal is not None:
        yield uttryck.versal(f"{_senast(om)}skicka med {om.slag.kanal}.")
    elif any(part.kanal != "papper" for part in om.till):
        tjanst = uttryck.it_tjanst(om.region)
        text = next((f": {post.fil}" for post in poster if post.typ == KLISTRA), " (--format txt ger texten)")
        yield uttryck.versal(f"{_senast(om)}klistra in texten i {tjanst}{text}")


def _skriv_ut(om: Meddelandeunderlag, poster: Sequence[Post]) -> Iterator[str]:
    namn = [part.namn for part in om.till if skrivs_ut(om, part)]
    filer = [post.fil for post in poster if post.typ == SKRIV_UT]
    if namn and filer:
        yield f"Skriv ut papperet till {uttryck.uppraknat(namn)}: {filer[0]}"


def _senast(om: Meddelandeunderlag) -> str:
    """By when, as a beginning of the line: the last working day, or today when that has passed."""
    frist = om.under.frist
    if frist is None or frist.senast_arbetsdag is None:
        return ""
    return f"senast {echo_datum(frist.senast_arbetsdag)}: " if frist.senast_arbetsdag > om.under.idag else "i dag: "
