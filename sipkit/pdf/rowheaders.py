"""Marks the cells that name their row, which Typst's Python package has no way to say.

The tags are changed in place, byte for byte, so that the file need not be written anew: TD becomes TH, and the list of
headers that Typst wrote into every cell (which knows columns only, and would hide the rows' headers) gives its room to
the scope, or to blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pikepdf

from sipkit.pdf.setting import CellMarks

_HEADERS = re.compile(rb"/Headers\[[^]]*\]")
_SCOPE = b"/Scope/Row"


def mark(data: bytes, tables: Sequence[pikepdf.Object], marks: Sequence[CellMarks]) -> bytes:
    """Turn the marked cells into row headers (TH with scope Row).

    Args:
        data: a PDF as Typst wrote it.
        tables: its table elements.
        marks: for every table, whether each of its cells names its row.

    Raises:
        ValueError: the tables are not those of `marks`, or their tags are written in another way than Typst's.
    """
    marked = bytearray(data)
    for table, cells in zip(tables, marks, strict=True):
        if any(cells):
            for cell, names_row in zip(_cells(table), cells, strict=True):
                if cell.S == "/TD":
                    _rewrite(marked, cell.objgen[0], names_row=names_row)
    return bytes(marked)


def _cells(table: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """A table's cells row by row, without those of tables inside it."""
    for child in table.K:
        if child.S in ("/TH", "/TD"):
            yield child
        else:
            yield from _cells(child)


def _rewrite(data: bytearray, number: int, *, names_row: bool) -> None:
    """Change one cell's tag; it keeps its length."""
    start = data.index(b"\n%d 0 obj\n<</Type/StructElem/S/TD/" % number)
    end = data.index(b"\nendobj", start)
    scope = _SCOPE if names_row else b""
    tag, found = _HEADERS.subn(lambda headers: scope.ljust(len(headers[0])), bytes(data[start:end]), count=1)
    if not found:
        raise ValueError("a cell's tag has no room for a scope")
    data[start:end] = tag.replace(b"/S/TD/", b"/S/TH/", 1) if names_row else tag
