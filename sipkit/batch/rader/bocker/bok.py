"""Workbooks that sipkit writes: no cell begins a formula, and nobody but their owner can read the file."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sipkit.batch.rader.filer.tabell import Ruta, Trasig, bokstav
from sipkit.disk import replace, skal
from sipkit.errors import FileFault

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as Bokcell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_FORMEL = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
"""Signs that make some program take text for a formula."""
_OSKRIVBARA = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FELVARDE = "#N/A"
_LANGST = 32_767
"""Characters that a cell can have."""
_BREDAST = 60


def skriv_ruta(cell: Bokcell, value: Ruta) -> None:
    """Put a value in a cell as it stands: text is text, whatever it begins with."""
    if value is None:
        return
    if isinstance(value, Trasig):  # blank, it would be read as nothing said
        cell.value = _FELVARDE
        cell.data_type = "e"
        return
    if isinstance(value, Sequence):
        text = value if isinstance(value, str) else " / ".join(map(str, value))
        cell.value = _OSKRIVBARA.sub("\ufffd", text)[:_LANGST]
        cell.data_type = "s"
        cell.number_format = "@"
        if text.lstrip(" ").startswith(_FORMEL):
            cell.quotePrefix = True
        return
    cell.value = value
    if isinstance(value, float) and not isinstance(value, bool) and not value % 1:
        cell.number_format = "0"


def ruta_i(sheet: Worksheet, rad: int, kolumn: int) -> Bokcell:
    """The cell of a row from 1 and a column from 0."""
    from openpyxl.cell.cell import Cell

    cell = sheet.cell(rad, kolumn + 1)
    assert isinstance(cell, Cell), "nothing is merged in what sipkit writes"
    return cell


def skriv_rubriker(sheet: Worksheet, rubriker: Sequence[str], rad: int = 1, fran: int = 0) -> None:
    """Write headings in a row, in bold, from a column."""
    from openpyxl.styles import Font

    for column, heading in enumerate(rubriker, fran):
        cell = ruta_i(sheet, rad, column)
        skriv_ruta(cell, heading or None)
        cell.font = Font(bold=True)


def bredder(sheet: Worksheet) -> None:
    """Make each column wide enough for what stands in it."""
    for column, cells in enumerate(sheet.iter_cols(values_only=True)):
        longest = max((len(str(value)) for value in cells if value is not None), default=0)
        sheet.column_dimensions[bokstav(column)].width = min(longest + 2, _BREDAST)


def bokbytes(book: Workbook) -> bytes:
    """The workbook's bytes; nothing of who made it."""
    book.properties.creator = ""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def skriv_bok(fil: Path, data: bytes, *, ersatt: bool) -> None:
    """Write a file whole, readable by its owner only.

    Raises:
        FileFault: `fil-finns`, or `fil-skriv`; what was there is as it was.
    """
    if fil.exists() and not ersatt:
        raise FileFault("fil-finns", "Filen finns redan.", str(fil), "Ge ett annat namn, eller --ersätt.")
    try:
        replace(fil, data)
    except OSError as error:
        raise FileFault("fil-skriv", f"Filen går inte att skriva: {skal(error)}.", str(fil)) from None
