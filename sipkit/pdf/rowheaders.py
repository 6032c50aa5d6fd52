"""Marks the cells that name their row, which Typst's Python package has no way to say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf

from sipkit.pdf.setting import CellMarks


def mark(tables: Sequence[pikepdf.Object], marks: Sequence[CellMarks]) -> bool:
    """Turn the marked cells into row headers (TH with scope Row).

    Args:
        tables: the PDF's table elements.
        marks: for every table, whether each of its cells names its row.

    Returns:
        True when something was changed.

    Raises:
        ValueError: the tables are not those of `marks`.
    """
    for table, cells in zip(tables, marks, strict=True):
        for cell, names_row in zip(_cells(table), cells, strict=True):
            if names_row:
                cell.S = pikepdf.Name.TH
                _drop_headers(cell)
                _attributes(cell).append(pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row))
            elif any(cells):
                _drop_headers(cell)
    return any(any(cells) for cells in marks)


def _cells(table: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """A table's cells row by row, without those of tables inside it."""
    for child in table.K:
        if child.S in ("/TH", "/TD"):
            yield child
        else:
            yield from _cells(child)


def _attributes(cell: pikepdf.Object) -> pikepdf.Object:
    """A cell's attributes as an array that can be added to."""
    if not isinstance(cell.get("/A"), pikepdf.Array):
        cell.A = pikepdf.Array([cell.A] if "/A" in cell else [])
    return cell.A


def _drop_headers(cell: pikepdf.Object) -> None:
    """Forget the list of headers that Typst wrote: it knows columns only, and would hide the rows' headers."""
    for attribute in _attributes(cell):
        if "/Headers" in attribute:
            del attribute["/Headers"]
