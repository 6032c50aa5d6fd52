"""People to leave out: those who have died, or want no letters. A line that cannot be read stops everything."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sipkit.batch.rader.dubbletter import NUMMER, tolkat
from sipkit.batch.rader.filer.oppna import las_blad
from sipkit.batch.rader.filer.tabell import Blad, Linje
from sipkit.batch.rader.kolumner.ordbok import RAD_ID, Ordbok, ord_av
from sipkit.batch.rader.rad import Rad
from sipkit.batch.rader.varden import Kolumnvarden, Sort
from sipkit.domain.identitet import parse_identitet
from sipkit.errors import FileFault, UsageFault


@dataclass(frozen=True)
class Uteslutna:
    """Who is left out, by number or by the row's id."""

    nummer: frozenset[str] = field(default=frozenset(), repr=False)
    ids: frozenset[str] = frozenset()

    def har(self, rad: Rad, idag: date) -> bool:
        """Whether a row is about one of them."""
        return rad.id in self.ids or tolkat(rad, NUMMER, idag) in self.nummer


def las_uteslutna(fil: Path, ordbok: Ordbok, idag: date) -> Uteslutna:
    """The list in a file: a column of numbers, or of rows' ids under the heading `rad-id`.

    Raises:
        FileFault: the file cannot be read, or has no such column.
        UsageFault: `utom-olaslig`, with the lines whose numbers cannot be read.
    """
    names = {name: path for name, path in ordbok.namn() if path in {NUMMER, RAD_ID}}
    blad = [each for each in las_blad(fil) if any(not linje.ar_tom for linje in each.linjer)]
    if len(blad) != 1:
        cure = "Spara listan som en fil med ett blad."
        raise FileFault("rader-last", "Listan över dem som ska utelämnas har inget blad, eller flera.", str(fil), cure)
    lines = [linje for linje in blad[0].linjer if not linje.ar_tom]
    for at, linje in enumerate(lines):
        for place, ruta in enumerate(linje.rutor):
            path = names.get(ord_av(ruta)) if isinstance(ruta, str) else None
            if path:
                return _uteslutna(blad[0], lines[at + 1 :], place, path, idag)
    if all(sum(ruta is not None for ruta in linje.rutor) == 1 for linje in lines):
        return _uteslutna(blad[0], lines, 0, NUMMER, idag)
    cure = "Skriv rubriken Personnummer eller rad-id över kolumnen."
    raise FileFault("rubriker-saknas", "Ingen kolumn i listan känns igen.", str(fil), cure)


def _uteslutna(blad: Blad, lines: list[Linje], place: int, path: str, idag: date) -> Uteslutna:
    sort: Sort = "nummer" if path == NUMMER else "text"
    reader = Kolumnvarden(sort, {}, frozenset(), frozenset(), blad.fran_1904, idag)
    found: set[str] = set()
    wrong: list[int] = []
    for linje in lines:
        try:
            said = str(reader.svar(linje.ruta(place)) or "")
            found.add(parse_identitet(said, idag).nummer if path == NUMMER else said)
        except UsageFault:
            wrong.append(linje.nr)
    if wrong:
        where = ", ".join(map(str, wrong[:20])) + (" …" if len(wrong) > 20 else "")
        cure = f"Rätta rad {where} i listan. Annars kan den som inte ska ha brev få ett."
        raise UsageFault(
            "utom-olaslig", "Listan över dem som ska utelämnas har nummer som inte går att läsa.", "--utom", cure
        )
    return Uteslutna(*((frozenset(found), frozenset()) if path == NUMMER else (frozenset(), frozenset(found - {""}))))
