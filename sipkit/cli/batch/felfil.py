"""The rows that failed, in a workbook to put them right in. It has what stands in them: made only where asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sipkit.batch.inforande import Infort
from sipkit.batch.rader.arenden import ar_arendemapp
from sipkit.batch.rader.bocker.bok import skriv_bok
from sipkit.batch.rader.bocker.felbok import felbok
from sipkit.batch.rader.rad import Inlasning, Radfel
from sipkit.batch.rapport import Rapport
from sipkit.errors import FileFault, UsageFault
from sipkit.storage.nycklar import Nycklar
from sipkit.storage.platser import platser

_KRYPTERAD = ".age"


def krav_felfil(fil: Path | None, rader: Path) -> None:
    """Refuse a file that cannot be it, before hours of work.

    Args:
        fil: the file; None: none was asked for.
        rader: where the rows are.

    Raises:
        FileFault: `fil-finns`.
        UsageFault: `ogiltigt-varde`, it is no workbook, or the rows are ärenden.
    """
    if fil is not None and ar_arendemapp(rader):
        cure = "Ta bort --felfil, och rätta i ärendena."
        raise UsageFault("ogiltigt-varde", "Ärenden ryms inte i en Excelbok.", "--felfil", cure)
    if fil is not None and not fil.name.lower().endswith((".xlsx", f".xlsx{_KRYPTERAD}")):
        cure = f"Låt filens namn sluta med .xlsx{_KRYPTERAD}, så krypteras den med din nyckel, eller .xlsx."
        raise UsageFault("ogiltigt-varde", "Rader med fel skrivs i en Excelbok.", "--felfil", cure)
    if fil is not None and fil.exists():
        raise FileFault("fil-finns", "Filen finns redan.", str(fil), "Ge ett annat namn efter --felfil.")


def skriv_felfil(fil: Path, inlasning: Inlasning, rapport: Rapport, infort: Infort) -> bool:
    """Write the rows that failed, as they stood; whether there were any.

    Raises:
        FileFault: `fil-skriv`, or a fault of the user's keys.
    """
    fel = tuple(_felrader(inlasning, rapport, infort))
    if fel:
        data = felbok(inlasning, fel)
        is_secret = fil.suffix.lower() == _KRYPTERAD
        skriv_bok(fil, Nycklar(platser()).kryptera(data) if is_secret else data, ersatt=False)
    return bool(fel)


def _felrader(inlasning: Inlasning, rapport: Rapport, infort: Infort) -> Iterator[Radfel]:
    """The rows of the file that failed, by their place in it."""
    ids = {rad.nr: rad.id for rad in inlasning.rader} | {rad.nr: rad.id for rad in inlasning.fel}
    for rad in rapport.felrader:
        if rad.nr in infort.i_filen:
            place = infort.i_filen[rad.nr]
            yield Radfel(place, ids[place], rad.fel)
