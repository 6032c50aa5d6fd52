"""FEL.xlsx: the rows that failed, as they stood, with each fault marked in its cell. It can be read as rows again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sipkit.batch.rader.bocker.bok import bokbytes, bredder, ruta_i, skriv_rubriker, skriv_ruta
from sipkit.batch.rader.filer.tabell import FELBLAD, Blad, Linje, Tabell
from sipkit.batch.rader.kolumner.ordbok import RAD_ID
from sipkit.batch.rader.parter import Partblad
from sipkit.batch.rader.rad import Cellfel, Inlasning, Radfel
from sipkit.batch.rader.uttag import cell_i

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_RUBRIKER = ("Rad", "Nyckel", "Kolumn", "Cell", "Vad", "Gör så här")
_FYLLNING = "FFFFC7CE"

_Ref = tuple[str | None, str]


@dataclass(frozen=True)
class _Plats:
    """Where a cell of the file stands in the workbook of faults."""

    blad: str
    ref: str

    def __str__(self) -> str:
        return f"{self.blad}!{self.ref}"


def felbok(inlasning: Inlasning, fel: Sequence[Radfel]) -> bytes:
    """The workbook's bytes.

    Args:
        inlasning: what the file gave.
        fel: the rows that failed, when they were read or later.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    platser = dict(_rader(sheet, inlasning, fel))
    if inlasning.parter:
        ids = {each.id for each in fel}
        platser |= dict(_parter(book.create_sheet(), inlasning.parter, ids))
    told = book.create_sheet(FELBLAD)
    skriv_rubriker(told, _RUBRIKER)
    told_of = [(rad, each) for rad in fel for each in rad.fel]
    for row, (rad, each) in enumerate(told_of, 2):
        plats = platser.get((each.cell.blad, each.cell.ref)) if each.cell else None
        if plats:
            _mark(book[plats.blad], plats.ref, each)
        values = (float(rad.nr), rad.id, each.kolumn, str(plats) if plats else None, each.vad, each.atgard)
        for column, value in enumerate(values):
            skriv_ruta(ruta_i(told, row, column), value)
    for each_sheet in book.worksheets:
        bredder(each_sheet)
    return bokbytes(book)


def _rader(sheet: Worksheet, inlasning: Inlasning, fel: Sequence[Radfel]) -> Iterator[tuple[_Ref, _Plats]]:
    tabell = inlasning.tabell
    assert tabell is not None, "rows that are files have no workbook"
    sheet.title = (tabell.blad.namn or "Rader")[:31]
    rubriker = [kolumn.rubrik for kolumn in inlasning.kolumner]
    has_id = any(kolumn.sokvag == RAD_ID for kolumn in inlasning.kolumner)
    top = _huvud(sheet, tabell)
    if not has_id:
        skriv_rubriker(sheet, (RAD_ID,), top - 1, len(rubriker))
    for row, each in enumerate(fel, top):
        if not has_id:
            skriv_ruta(ruta_i(sheet, row, len(rubriker)), each.id)
        yield from _linje(sheet, row, tabell.blad, tabell.linjer[each.nr - 1], rubriker)


def _parter(sheet: Worksheet, parter: Partblad, ids: set[str]) -> Iterator[tuple[_Ref, _Plats]]:
    """The parties of the rows that failed."""
    tabell = parter.tabell
    sheet.title = (tabell.blad.namn or "")[:31]
    top = _huvud(sheet, tabell)
    mine = [linje for linje in tabell.linjer if parter.nyckel(linje) in ids]
    for row, linje in enumerate(mine, top):
        yield from _linje(sheet, row, tabell.blad, linje, tabell.rubriker)


def _huvud(sheet: Worksheet, tabell: Tabell) -> int:
    """Write the headings; the first row below them."""
    rows = [each for each in (tabell.grupper, tabell.rubriker) if any(each)]
    for number, each in enumerate(rows, 1):
        skriv_rubriker(sheet, each, number)
    return len(rows) + 1


def _linje(
    sheet: Worksheet, row: int, blad: Blad, linje: Linje, rubriker: Sequence[str]
) -> Iterator[tuple[_Ref, _Plats]]:
    """Write a line as it stood; where each of its cells stands now."""
    for column, rubrik in enumerate(rubriker):
        cell = ruta_i(sheet, row, column)
        if column < len(linje.rutor):
            skriv_ruta(cell, linje.rutor[column])
        before = cell_i(blad, linje, column, rubrik)
        yield (before.blad, before.ref), _Plats(sheet.title, cell.coordinate)


def _mark(sheet: Worksheet, ref: str, fel: Cellfel) -> None:
    """Fill the cell, and tell what is wrong in a comment; several faults of one cell in the same."""
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    cell = sheet[ref]
    before = f"{cell.comment.text}\n" if cell.comment else ""
    cell.fill = PatternFill("solid", fgColor=_FYLLNING)
    cell.comment = Comment(f"{before}{fel.vad} {fel.atgard}".strip(), "sipkit", height=120, width=320)
