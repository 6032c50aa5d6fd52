"""What to do with the papers about a plan, in the order of the day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sipkit.documents import uttryck
from sipkit.documents.manifest import KLISTRA, SKRIV_UT, Post
from sipkit.documents.plan.underlag import Planunderlag
from sipkit.domain.dokumentord import DOKUMENTORD
from sipkit.domain.fieldtypes import ENSKILD
from sipkit.rules.planansvar import kallare, overlamning
from sipkit.rules.plansignatur import Signaturrad


def planen_gors(om: Planunderlag, poster: Sequence[Post], *, sparat: bool) -> Iterator[str]:
    """Print, have it signed, hand it over, record it, call to the next meeting."""
    yield from skriv_ut(poster, "originalet till personen", ("kopia", "kopior"))
    yield from _skriv_under(om, sparat=sparat)
    for each in overlamning(om.region, om.arende, om.plan, om.fakta):
        yield str(each.punkt)
    yield from klistra(om, poster, sparat=sparat)
    said = kallare(om.region, om.arende, om.plan, om.fakta)
    if om.plan.uppfoljning.dag and said.kontakt.namn:
        yield f"{said.kontakt.namn} kallar till uppföljningen {uttryck.den(om.plan.uppfoljning.dag)}."


def bladet_delas(om: Planunderlag, poster: Sequence[Post], *, sparat: bool) -> Iterator[str]:
    """The sheet of a follow-up after which the plan ends."""
    yield from skriv_ut(poster, "bladet till personen", ("kopia", "kopior"))
    yield from klistra(om, poster, sparat=sparat)
    yield f"Avsluta planen: sipkit avslut {om.arende.arende.id}"


def skriv_ut(poster: Sequence[Post], personens: str, enheternas: tuple[str, str]) -> Iterator[str]:
    """What to print, and for how many units; `enheternas`: the word for one such paper and for several."""
    skriv_ut = next((post.fil for post in poster if post.typ == SKRIV_UT), None)
    copies = len({post.mottagare for post in poster if post.mottagare and post.mottagare != ENSKILD})
    to_person = any(post.mottagare == ENSKILD for post in poster)
    what = [*([personens] if to_person else []), *([f"{copies} {enheternas[copies > 1]}"] if copies else [])]
    if skriv_ut and what:
        yield f"Skriv ut {uttryck.uppraknat(what)}: {skriv_ut}"


def klistra(om: Planunderlag, poster: Sequence[Post], *, sparat: bool) -> Iterator[str]:
    """The text to paste."""
    tjanst = uttryck.it_tjanst(om.region)
    vad = DOKUMENTORD[om.dokumenttyp.id].bestamd
    text = next((post.fil for post in poster if post.typ == KLISTRA), None)
    if text:
        yield f"Klistra in texten i {tjanst} och journalen: {text}"
    else:
        way = f": sipkit klistra {om.arende.arende.id}" if sparat else " (--format txt ger texten)"
        yield f"Skriv in {vad} i {tjanst} och journalen{way}"


def _skriv_under(om: Planunderlag, *, sparat: bool) -> Iterator[str]:
    missing = [each for each in om.rader if each.kravs and each.underskrift is None]
    if missing:
        who = uttryck.uppraknat(dict.fromkeys(_vem(each) for each in missing))
        verb = "Justeras av" if missing[0].sort == "justering" else "Skrivs under av"
        yield f"{verb} {who}. {uttryck.versal(DOKUMENTORD[om.plan.typ].bestamd)} gäller inte förrän det är gjort."
    elif om.rader:
        yield "Underskrift: om ni vill. Planen gäller också utan."
    if sparat and om.rader:
        yield f"När det är underskrivet: sipkit underskrift {om.arende.arende.id}"


def _vem(rad: Signaturrad) -> str:
    return rad.namn or rad.som
