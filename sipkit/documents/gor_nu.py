"""What to do with the papers, in the order of the day. A command ends with this, not with a list of files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sipkit.documents import uttryck
from sipkit.documents.filer import KLISTRA
from sipkit.documents.manifest import Post
from sipkit.documents.underlag import Underlag
from sipkit.domain.arende import Kanal, Leverans
from sipkit.domain.datum import echo_datum

Kanaler = frozenset[Kanal | None]

BREVET: Mapping[Leverans | None, str] = {
    None: "Skriv ut brevet till personen",
    "lamnas": "Skriv ut brevet till personen och lämna det",
    "postas": "Skriv ut brevet till personen och posta det",
    "bada": "Skriv ut brevet till personen i två exemplar, lämna ett och posta ett",
}


def gor_nu(underlag: Underlag, poster: Sequence[Post]) -> tuple[str, ...]:
    """The steps, each one line.

    Args:
        underlag: what the papers were made from.
        poster: the files that were made.
    """
    if underlag.skydd.skyddad:
        return ("Följ enhetens rutin för skyddade personuppgifter. Inga andra papper skrivs.", *_frist(underlag))
    return tuple((*_skicka(underlag, poster), *_brev(underlag, poster), *_papper(underlag, poster), _ANTECKNA))


_ANTECKNA = "Skriv i journalen när kallelsen är skickad, till vem, och vem som fick kopia (PDL 3 kap. 11 §)."


def _skicka(underlag: Underlag, poster: Sequence[Post]) -> Iterator[str]:
    """What is sent in the IT service: the text to paste, where one was made."""
    tjanst = uttryck.it_tjanst(underlag.region)
    text = next((post.fil for post in poster if post.typ == KLISTRA), None)
    if text is not None:
        yield uttryck.versal(f"{_senast(underlag)}klistra in texten i {tjanst}: {text}")
    elif any(_kanal(underlag, each.id) in _I_TJANSTEN for each in underlag.mottagare if each.som == "kallad"):
        yield uttryck.versal(f"{_senast(underlag)}skicka kallelsen i {tjanst} (--format txt ger texten)")


def _brev(underlag: Underlag, poster: Sequence[Post]) -> Iterator[str]:
    for post in poster:
        if post.som == "enskild":
            yield f"{BREVET[underlag.kallelse.brev]}: {post.fil}"


def _papper(underlag: Underlag, poster: Sequence[Post]) -> Iterator[str]:
    tjanst = uttryck.it_tjanst(underlag.region)
    till_enheter = [post for post in poster if post.som in ("kallad", "inbjuden")]
    for kanaler, steg in (
        (_PA_PAPPER, f"Skriv ut och skicka till dem som inte nås i {tjanst}"),
        (_OKAND, f"Skicka till enheterna, i {tjanst} eller på papper"),
    ):
        filer = [post.fil for post in till_enheter if _kanal(underlag, post.mottagare) in kanaler]
        if filer:
            yield f"{steg}: {uttryck.uppraknat(filer)}"


_I_TJANSTEN: Kanaler = frozenset({"it-tjanst", "bada"})
_PA_PAPPER: Kanaler = frozenset({"papper", "bada"})
_OKAND: Kanaler = frozenset({None})


def _kanal(underlag: Underlag, part: str | None) -> Kanal | None:
    return underlag.arende.part(part or "").kanal


def _frist(underlag: Underlag) -> Iterator[str]:
    if underlag.frist and underlag.frist.senast:
        yield f"Fristen gäller ändå: senast {echo_datum(underlag.frist.senast)}."


def _senast(underlag: Underlag) -> str:
    """By when, as a beginning of the line: the last working day, or today when that has passed."""
    frist = underlag.frist
    if frist is None or frist.senast_arbetsdag is None:
        return ""
    return f"senast {echo_datum(frist.senast_arbetsdag)}: " if frist.senast_arbetsdag > underlag.idag else "i dag: "
