"""`sipkit batch skriv-ut`: the files for the printer once more, all of them or some letters."""

from __future__ import annotations

from pathlib import Path

from sipkit.batch.mapp import UTSKRIFT
from sipkit.batch.utskick import oppna
from sipkit.batch.utskrift.utskrift import skriv_delar, skriv_lasbart, skriv_om
from sipkit.cli.batch import former
from sipkit.cli.batch.korsatt import PER_DEL
from sipkit.cli.batch.text import utskriftsform, utskriftstext
from sipkit.cli.utfall import Utfall
from sipkit.errors import UsageFault
from sipkit.storage.sigill import mitt_sigill


def skriv_ut(ut: Path, fran: int | None, till: int | None) -> Utfall:
    """Make them.

    Args:
        ut: the batch's folder.
        fran: the first letter's running number; None: all parts.
        till: the last letter's; None: only the first.

    Raises:
        UsageFault: there are no such letters, or no first one.
        SipkitError: they cannot be made.
    """
    if fran is None and till is not None:
        raise UsageFault("argument-saknas", "--till gäller bara ihop med --från.", "--från", "Ge också --från N.")
    with oppna(ut, mitt_sigill()) as utskick:
        delar = (
            (skriv_om(utskick, fran, till or fran),)
            if fran is not None
            else skriv_delar(utskick, per_del=PER_DEL, om=True).delar
        )
    told = utskriftsform(ut / UTSKRIFT, delar)
    rows = tuple(utskriftstext(told)) or ("Det finns inga brev att skriva ut.",)
    return Utfall("batch skriv-ut", told, rows)


def lasbart(ut: Path) -> Utfall:
    """Make files of all letters to be read on screen.

    Raises:
        SipkitError: they cannot be made.
    """
    with oppna(ut, mitt_sigill()) as utskick:
        filer = skriv_lasbart(utskick)
    rows = (f"Att läsa på skärm, i {ut / UTSKRIFT}:", *(f"  {fil}" for fil in filer))
    return Utfall("batch skriv-ut", former.Lasbart(str(ut / UTSKRIFT), filer), rows)
