"""Marks the cells that name their row, which Typst's Python package has no way to say.

The tags are changed in place, byte for byte, so that the file need not be written anew: TD becomes TH, and the list of
headers that Typst wrote into every cell (which knows columns only, and would hide the rows' headers) gives its room to
the scope, or to blanks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sipkit.pdf.setting import CellMarks
from sipkit.pdf.tags import Cell
from sipkit.pdf.typst_reader import TypstPdf

_HEADERS = re.compile(rb"/Headers\[[^]]*\]")
_SCOPE = b"/Scope/Row"


def mark(pdf: TypstPdf, tables: Sequence[Sequence[Cell]], marks: Sequence[CellMarks]) -> bytes:
    """Turn the marked cells into row headers (TH with scope Row).

    Args:
        pdf: the file.
        tables: its tables' cells.
        marks: for every table, whether each of its cells names its row.

    Returns:
        The changed file.

    Raises:
        ValueError: the tables are not those of `marks`, or their tags are written in another way than Typst's.
    """
    marked = bytearray(pdf.data)
    for cells, names_row in zip(tables, marks, strict=True):
        if any(names_row):
            for cell, is_name in zip(cells, names_row, strict=True):
                if not cell.header:
                    begin, tag = pdf.begin(cell.number), pdf.object(cell.number)
                    marked[begin : begin + len(tag)] = _rewritten(tag, names_row=is_name)
    return bytes(marked)


def _rewritten(tag: bytes, *, names_row: bool) -> bytes:
    """One cell's tag, as long as before."""
    scope = _SCOPE if names_row else b""
    changed, found = _HEADERS.subn(lambda headers: scope.ljust(len(headers[0])), tag, count=1)
    if not found:
        raise ValueError("a cell's tag has no room for a scope")
    return changed.replace(b"/S/TD/", b"/S/TH/", 1) if names_row else changed
