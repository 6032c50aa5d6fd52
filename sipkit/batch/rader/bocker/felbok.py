"""FEL.xlsx: the rows that failed, as they stood, with each fault marked in its cell. It can be read as rows again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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

_Ref = tuple[int, str | None, str]
"""A row's number, and a cell of it: its sheet and reference."""
_Kolumn = tuple[str, str]
"""What a column is, which is the same in every file, and its heading."""


@dataclass(frozen=True)
class _Felrad:
    """A row that failed, and the file that it stands in."""

    rad: Radfel
    fil: Inlasning
    linje: Linje


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
        fel: the rows that failed, when they were read or later. Those of another file stand below its headings too.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    rader = [_felrad(each, inlasning) for each in fel]
    filer = (inlasning, *{id(each.fil): each.fil for each in rader if each.fil is not inlasning}.values())
    platser = dict(_rader(sheet, filer, rader))
    if any(each.parter for each in filer):
        platser |= dict(_parter(book.create_sheet(), filer, rader))
    told = book.create_sheet(FELBLAD)
    skriv_rubriker(told, _RUBRIKER)
    told_of = [(rad, each) for rad in fel for each in rad.fel]
    for row, (rad, each) in enumerate(told_of, 2):
        plats = platser.get((rad.nr, each.cell.blad, each.cell.ref)) if each.cell else None
        if plats:
            _mark(book[plats.blad], plats.ref, each)
        values = (float(rad.nr), rad.id, each.kolumn, str(plats) if plats else None, each.vad, each.atgard)
        for column, value in enumerate(values):
            skriv_ruta(ruta_i(told, row, column), value)
    for each_sheet in book.worksheets:
        bredder(each_sheet)
    return bokbytes(book)


def _felrad(rad: Radfel, inlasning: Inlasning) -> _Felrad:
    fil, nr = inlasning.andra.get(rad.nr, (inlasning, rad.nr))
    assert fil.tabell is not None, "rows that are files have no workbook"
    return _Felrad(rad, fil, fil.tabell.linjer[nr - 1])


def _rader(sheet: Worksheet, filer: Sequence[Inlasning], rader: Sequence[_Felrad]) -> Iterator[tuple[_Ref, _Plats]]:
    kolumner = [*map(_kolumner, filer), [(RAD_ID, RAD_ID)]]
    top, columns = _rubriker(sheet, [fil.tabell for fil in filer if fil.tabell], kolumner)
    for row, each in enumerate(rader, top):
        assert each.fil.tabell is not None
        mine = [(columns[key], rubrik) for key, rubrik in _kolumner(each.fil)]
        for cell, plats in _linje(sheet, row, each.fil.tabell.blad, each.linje, mine):
            yield (each.rad.nr, *cell), plats
        key = ruta_i(sheet, row, columns[RAD_ID])
        if key.value is None:
            skriv_ruta(key, each.rad.id)


def _kolumner(fil: Inlasning) -> Sequence[_Kolumn]:
    return [(each.sokvag or each.rubrik, each.rubrik) for each in fil.kolumner]


def _parter(sheet: Worksheet, filer: Sequence[Inlasning], rader: Sequence[_Felrad]) -> Iterator[tuple[_Ref, _Plats]]:
    """The parties of the rows that failed."""
    parter = [each.parter for each in filer if each.parter]
    row, columns = _rubriker(sheet, [each.tabell for each in parter], [*map(_partkolumner, parter)])
    for each in parter:
        mine = [(columns[key], rubrik) for key, rubrik in _partkolumner(each)]
        numbers = {failed.rad.id: failed.rad.nr for failed in rader if failed.fil.parter is each}
        for linje in each.tabell.linjer:
            if (nr := numbers.get(each.nyckel(linje) or "")) is not None:
                for cell, plats in _linje(sheet, row, each.tabell.blad, linje, mine):
                    yield (nr, *cell), plats
                row += 1


def _partkolumner(parter: Partblad) -> Sequence[_Kolumn]:
    return [(parter.kolumner.get(at, rubrik), rubrik) for at, rubrik in enumerate(parter.tabell.rubriker)]


def _rubriker(
    sheet: Worksheet, tabeller: Sequence[Tabell], kolumner: Sequence[Sequence[_Kolumn]]
) -> tuple[int, Mapping[str, int]]:
    """Write the headings of the first table, and after them those that only others have.

    Args:
        sheet: where.
        tabeller: the tables.
        kolumner: the columns of each.

    Returns:
        The first row below them, and the place of each column.
    """
    sheet.title = (tabeller[0].blad.namn or "Rader")[:31]
    top = _huvud(sheet, tabeller[0])
    columns = {key: at for at, (key, _) in enumerate(kolumner[0])}
    for key, rubrik in (each for others in kolumner[1:] for each in others):
        if key not in columns:
            columns[key] = len(columns)
            skriv_rubriker(sheet, (rubrik,), top - 1, columns[key])
    return top, columns


def _huvud(sheet: Worksheet, tabell: Tabell) -> int:
    """Write the headings; the first row below them."""
    rows = [each for each in (tabell.grupper, tabell.rubriker) if any(each)]
    for number, each in enumerate(rows, 1):
        skriv_rubriker(sheet, each, number)
    return len(rows) + 1


def _linje(
    sheet: Worksheet, row: int, blad: Blad, linje: Linje, kolumner: Sequence[tuple[int, str]]
) -> Iterator[tuple[tuple[str | None, str], _Plats]]:
    """Write a line as it stood, each cell in its column; where each stands now."""
    for column, (place, rubrik) in enumerate(kolumner):
        cell = ruta_i(sheet, row, place)
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
