"""What to do with the papers, in the order of the day. A command ends with this, not with a list of files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sipkit.documents import uttryck
from sipkit.documents.kallelse.underlag import Kallelseunderlag
from sipkit.documents.manifest import KLISTRA, SKRIV_UT, Post
from sipkit.domain.arende import Kanal, Leverans
from sipkit.domain.datum import echo_datum
from sipkit.domain.dokumentord import DOKUMENTORD
from sipkit.domain.vocabulary import DokumentTyp, MottagareSom

BREVET: Mapping[Leverans | None, str] = {
    None: "brevet till personen",
    "lamnas": "brevet till personen (lämna det)",
    "postas": "brevet till personen (posta det)",
    "bada": "brevet till personen i två exemplar (lämna ett, posta ett)",
}

TOLKEN: Mapping[DokumentTyp, str] = {
    "ny-tid": "Boka om tolken till den nya tiden.",
    "aterkallelse": "Avboka tolken.",
}
"""What to do about an interpreter who is ordered or booked already."""
NARSTAENDE: Mapping[DokumentTyp, str] = {
    "ny-tid": "Säg den nya tiden till de närstående som ska vara med.",
    "aterkallelse": "Säg till de närstående som skulle vara med, om personen vill det.",
}


def gor_nu(underlag: Kallelseunderlag, poster: Sequence[Post], *, sparat: bool) -> tuple[str, ...]:
    """The steps. `sparat`: the ärende is stored, so that it can be told that the papers have been sent."""
    papper, vad = _papper(poster), DOKUMENTORD[underlag.dokumenttyp.id].bestamd
    return (
        *_skicka(underlag, poster, vad, sparat=sparat),
        *_skriv_ut(underlag, poster, papper),
        *_valj_vag(underlag, papper),
        *_sag_till(underlag),
        f"Skriv i journalen när {vad} är skickad, till vem, och vem som fick kopia (PDL 3 kap. 11 §).",
        *([_nar_det_ar_skickat(underlag)] if sparat else []),
    )


def _nar_det_ar_skickat(underlag: Kallelseunderlag) -> str:
    fristen = " (då räknas fristen som uppfylld)" if underlag.frist else ""
    return f"När det är skickat: sipkit skickat {underlag.arende.arende.id}{fristen}"


def _papper(poster: Sequence[Post]) -> list[Post]:
    """One file for each paper: the PDF where there is one."""
    return list({(post.typ, post.mottagare): post for post in poster if post.mottagare}.values())


def _skicka(underlag: Kallelseunderlag, poster: Sequence[Post], vad: str, *, sparat: bool) -> Iterator[str]:
    """What is sent in the IT service: the text to paste, from the stored ärende or the file that was made."""
    tjanst = uttryck.it_tjanst(underlag.region)
    kanaler = {_kanal(underlag, each.id) for each in underlag.mottagare if each.som == "kallad"}
    text = _fil(poster, KLISTRA)
    if sparat and kanaler - {"papper"}:
        text = f"sipkit klistra {underlag.arende.arende.id} ({uttryck.uppraknat(_klistras(underlag, vad))})"
    if text is not None:
        yield uttryck.versal(f"{_senast(underlag)}klistra in texten i {tjanst}: {text}")
    elif kanaler & {"it-tjanst", "bada"}:
        yield uttryck.versal(f"{_senast(underlag)}skicka {vad} i {tjanst} (--format txt ger texten)")


def _klistras(underlag: Kallelseunderlag, vad: str) -> list[str]:
    """What the text holds, so that nothing of it is forgotten."""
    till_slutenvarden = underlag.dokumenttyp.id != "aterkallelse" and underlag.region.kallelse.narstaende
    extra = ["rad till slutenvården om närstående"] if till_slutenvarden and underlag.arende.narstaende else []
    return [vad, *extra, "journaltext"]


def _skriv_ut(underlag: Kallelseunderlag, poster: Sequence[Post], papper: Sequence[Post]) -> Iterator[str]:
    """What is printed: one file for it all, or each file by name."""
    brev = [post.fil for post in papper if post.som == "enskild"]
    enheter = [post.fil for post in papper if post.som in ("kallad", "inbjuden") and _skrivs_ut(underlag, post)]
    till_enheter = f"till dem som inte nås i {uttryck.it_tjanst(underlag.region)}"
    samlad = _fil(poster, SKRIV_UT)
    if samlad is not None:
        delar = [*([BREVET[underlag.kallelse.brev]] if brev else []), *([f"papper {till_enheter}"] if enheter else [])]
        yield f"Skriv ut {uttryck.uppraknat(delar)}: {samlad}"
        return
    yield from (f"Skriv ut {BREVET[underlag.kallelse.brev]}: {fil}" for fil in brev)
    if enheter:
        yield f"Skriv ut och skicka {till_enheter}: {uttryck.uppraknat(enheter)}"


def _valj_vag(underlag: Kallelseunderlag, papper: Sequence[Post]) -> Iterator[str]:
    """Papers of called units that nobody has said how to reach."""
    filer = [post.fil for post in papper if post.som == "kallad" and _kanal(underlag, post.mottagare) is None]
    if filer:
        tjanst = uttryck.it_tjanst(underlag.region)
        yield f"Skicka till enheterna, i {tjanst} eller på papper: {uttryck.uppraknat(filer)}"


def _sag_till(underlag: Kallelseunderlag) -> Iterator[str]:
    """Those whom no paper goes to and who know the time that no longer holds."""
    arende, typ = underlag.arende, underlag.dokumenttyp.id
    slutenvarden_gor_det = typ == "ny-tid" and underlag.region.kallelse.narstaende
    if typ in NARSTAENDE and arende.narstaende and not slutenvarden_gor_det:
        yield NARSTAENDE[typ]
    if typ in TOLKEN and arende.enskild.tolk_lage in ("bestalld", "bokad"):
        yield TOLKEN[typ]


def skrivs_ut(som: MottagareSom | None, kanal: Kanal | None) -> bool:
    """Whether a unit's paper is printed: when it is known to be reached on paper.

    One that is invited is outside the region's IT service unless somebody has said otherwise.
    """
    return kanal in ("papper", "bada") or (kanal is None and som == "inbjuden")


def _skrivs_ut(underlag: Kallelseunderlag, post: Post) -> bool:
    return skrivs_ut(post.som, _kanal(underlag, post.mottagare))


def _fil(poster: Sequence[Post], typ: str) -> str | None:
    return next((post.fil for post in poster if post.typ == typ), None)


def _kanal(underlag: Kallelseunderlag, part: str | None) -> Kanal | None:
    return underlag.arende.part(part or "").kanal


def _senast(underlag: Kallelseunderlag) -> str:
    """By when, as a beginning of the line: the last working day, or today when that has passed."""
    frist = underlag.frist
    if frist is None or frist.senast_arbetsdag is None:
        return ""
    return f"senast {echo_datum(frist.senast_arbetsdag)}: " if frist.senast_arbetsdag > underlag.idag else "i dag: "
