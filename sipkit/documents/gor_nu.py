"""What to do with the papers, in the order of the day. A command ends with this, not with a list of files."""

from __future__ import annotations

from collections.abc import Iterator

from sipkit.documents import uttryck
from sipkit.documents.papper import Papper
from sipkit.documents.underlag import Underlag
from sipkit.domain.datum import echo_datum

BREV = {"lamnas": "lämna", "postas": "posta", "bada": "lämna och posta"}


def gor_nu(underlag: Underlag, papper: tuple[Papper, ...], klistra: str | None) -> tuple[str, ...]:
    """The steps, each one line.

    Args:
        underlag: what the papers were made from.
        papper: the papers that were made.
        klistra: the name of the file with text to paste, where one was written.
    """
    if underlag.skydd.skyddad:
        return ("Följ enhetens rutin för skyddade personuppgifter. Inga andra papper skrivs.", *_frist(underlag))
    return tuple((*_klistra(underlag, klistra), *_skriv_ut(underlag, papper), _anteckna(underlag)))


def _klistra(underlag: Underlag, fil: str | None) -> Iterator[str]:
    tjanst = underlag.region.region.it_tjanst
    if fil is not None:
        yield f"{_senast(underlag)}klistra in texten i {tjanst.namn if tjanst else 'er IT-tjänst'}: {fil}"


def _skriv_ut(underlag: Underlag, papper: tuple[Papper, ...]) -> Iterator[str]:
    for each in papper:
        if each.som == "enskild":
            yield f"Skriv ut och {BREV[underlag.kallelse.brev or 'lamnas']} brevet till personen: {each.filnamn}"
    enheter = [
        each.filnamn
        for each in papper
        if each.som in ("kallad", "inbjuden") and underlag.arende.part(each.mottagare).kanal != "it-tjanst"
    ]
    if enheter:
        yield f"Skriv ut och skicka till dem som inte nås i IT-tjänsten: {uttryck.uppraknat(enheter)}"


def _anteckna(underlag: Underlag) -> str:
    return "Skriv i journalen när kallelsen är skickad, till vem, och vem som fick kopia (PDL 3 kap. 11 §)."


def _frist(underlag: Underlag) -> Iterator[str]:
    if underlag.frist and underlag.frist.senast:
        yield f"Fristen gäller ändå: senast {echo_datum(underlag.frist.senast)}."


def _senast(underlag: Underlag) -> str:
    frist = underlag.frist
    if frist is None or frist.senast_arbetsdag is None:
        return ""
    return f"Senast {echo_datum(frist.senast_arbetsdag)}: "
