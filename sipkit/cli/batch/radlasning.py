"""Reading the rows: how the file is taken is shown, and what nobody has said is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sipkit.batch.rader.arenden import ar_arendemapp, las_arenden
from sipkit.batch.rader.inlasning import Radfil, Radval, las_oppnad, oppna_radfil
from sipkit.batch.rader.karta import spara_karta
from sipkit.batch.rader.rad import Inlasning, Kolumn
from sipkit.cli.avbrott import Avbruten
from sipkit.cli.samtal.prompter import fraga
from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.config.sources import Sources
from sipkit.domain.janej import parse_janej
from sipkit.errors import raise_all
from sipkit.interview.layout import INDENT
from sipkit.interview.prompter import Prompt

_DOLDA, _SKYDD = "dolda-rader", "skydd-kolumn"


def las(fil: Path, typ: Dokumenttyp, val: Radval, sources: Sources, *, fragar: bool) -> tuple[Radval, Inlasning]:
    """The rows, and all that was said of how they are read. A map that does not exist is written, to be filled in.

    Args:
        fil: the file.
        typ: what is made of each row.
        val: what was said on the command line.
        sources: where the names of columns lie.
        fragar: whether there is someone to ask.

    Raises:
        Avbruten: the columns are not what they are taken for.
        SipkitError: the file cannot be read, or something must be said that nobody said.
    """
    if ar_arendemapp(fil):
        return val, las_arenden(fil, val, sources)
    radfil = oppna_radfil(fil, typ, val, sources)
    if fragar:
        val = _sagt(radfil)
        radfil = oppna_radfil(fil, typ, val, sources)
    if val.karta is not None and not val.karta.exists():
        spara_karta(val.karta, radfil.kolumner)
    if fragar:
        raise_all(radfil.fragor())
        _stammer(radfil)
    return val, las_oppnad(radfil)


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


def _stammer(radfil: Radfil) -> None:
    prompt = Prompt(tuple(_kolumner(radfil.kolumner)), f"{INDENT}Stämmer det? j/n: ")
    cure = "n stannar. Skriv sedan i en fil vart varje kolumn hör, och ge den med --karta."
    if not fraga(prompt, parse_janej, var="--karta", hjalp=cure):
        raise Avbruten


def _kolumner(kolumner: tuple[Kolumn, ...]) -> Iterator[str]:
    yield f"{INDENT}Kolumner:"
    for each in kolumner:
        if each.hur != "tom":
            yield f"{INDENT}{each.bokstav:3} {each.rubrik} → {each.sokvag or 'hoppas över'}"
