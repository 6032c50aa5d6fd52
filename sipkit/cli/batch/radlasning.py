"""Reading the rows: how the file is taken is shown, and what nobody has said is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from sipkit.batch.rader.arenden import ar_arendemapp, las_arenden
from sipkit.batch.rader.filer.tabell import FORKLARINGAR
from sipkit.batch.rader.inlasning import Radfil, Radval, las_oppnad, oppna_radfil
from sipkit.batch.rader.kolumner.karta import spara_karta
from sipkit.batch.rader.rad import Inlasning
from sipkit.batch.rader.varden import NOLLOR, SERIETAL
from sipkit.cli.avbrott import Avbruten
from sipkit.cli.batch.text import radantal
from sipkit.cli.samtal.prompter import fraga, prompter
from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.config.sources import Sources
from sipkit.config.varning import Varning
from sipkit.domain.janej import parse_janej
from sipkit.interview.layout import INDENT
from sipkit.interview.prompter import Prompt

_DOLDA, _SKYDD = "dolda-rader", "skydd-kolumn"


def las(
    fil: Path, typ: Dokumenttyp, val: Radval, sources: Sources, *, fragar: bool, varningar: Sequence[Varning] = ()
) -> tuple[Radval, Inlasning]:
    """The rows, and all that was said of how they are read. A map that does not exist is written, to be filled in.

    Args:
        fil: the file.
        typ: what is made of each row.
        val: what was said on the command line.
        sources: where the names of columns lie.
        fragar: whether there is someone to ask. What to know of the rows is told then, before anything is made.
        varningar: what else to know of the file.

    Raises:
        Avbruten: the columns are not what they are taken for.
        SipkitError: the file cannot be read, or something must be said that nobody said.
    """
    if ar_arendemapp(fil):
        return val, _med(las_arenden(fil, val, sources), varningar)
    radfil = oppna_radfil(fil, typ, val, sources)
    if fragar:
        val = _sagt(radfil)
        radfil = oppna_radfil(fil, typ, val, sources)
    if val.karta is not None and not val.karta.exists():
        spara_karta(val.karta, radfil.kolumner)
    inlasning = _med(las_oppnad(radfil), varningar)
    if fragar:
        _stammer(inlasning)
    return val, inlasning


def _med(inlasning: Inlasning, varningar: Sequence[Varning]) -> Inlasning:
    return replace(inlasning, varningar=(*varningar, *inlasning.varningar))


def _sagt(radfil: Radfil) -> Radval:
    """What is said when asked. What a question cannot settle, an unknown column, is left."""
    val = radfil.val
    for missing in radfil.fragor():
        if missing.kod == _DOLDA:
            prompt = Prompt((f"{INDENT}{missing.vad}",), f"{INDENT}Ta med dem? j/n: ")
            val = replace(val, dolda=fraga(prompt, parse_janej, var=missing.var, hjalp=missing.atgard))
        elif missing.kod == _SKYDD:
            prompt = Prompt((f"{INDENT}{missing.vad}",), f"{INDENT}Kolumnens rubrik, eller rensad: ")
            val = replace(val, skydd=fraga(prompt, str.strip, var=missing.var, hjalp=missing.atgard))
    return val


def _stammer(inlasning: Inlasning) -> None:
    """Show how the file is taken, and ask whether that is right where it could be wrong."""
    shown = tuple(_visat(inlasning))
    if not _kan_vara_fel(inlasning):
        prompter().say(shown)
        return
    prompt = Prompt(shown, f"{INDENT}Stämmer det? j/n: ")
    cure = "n stannar. Skriv sedan i en fil vart varje kolumn hör, och ge den med --karta."
    if not fraga(prompt, parse_janej, var="--karta", hjalp=cure):
        raise Avbruten


def _kan_vara_fel(inlasning: Inlasning) -> bool:
    """Whether something was taken for something: a column by a name that people use, a number for what it had been.

    In a workbook that sipkit has made the headings are its own.
    """
    is_own = inlasning.tabell is not None and any(blad.namn == FORKLARINGAR for blad in inlasning.tabell.andra)
    by_name = not is_own and any(each.hur == "namn" for each in inlasning.kolumner)
    return by_name or any(each.kod in {NOLLOR, SERIETAL} for each in inlasning.varningar)


def _visat(inlasning: Inlasning) -> Iterator[str]:
    """How the file is taken: what to know of it, and what each column is."""
    yield f"{INDENT}{radantal(len(inlasning.alla))}."
    for varning in inlasning.varningar:
        yield f"{INDENT}{varning.vad}"
    as_written = sum(each.hur == "sökväg" for each in inlasning.kolumner)
    yield f"{INDENT}Kolumner:"
    for each in inlasning.kolumner:
        if each.hur not in {"tom", "sökväg"}:
            yield f"{INDENT}{each.bokstav:3} {each.rubrik} → {each.sokvag or 'hoppas över'}"
    if as_written:
        yield f"{INDENT}{as_written} rubriker är svarsnycklar, och gäller som de står."
