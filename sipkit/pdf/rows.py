"""How the rows of a table get their heights, and which of them stay on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sipkit.pdf import heights
from sipkit.pdf.setting import Setting
from sipkit.word.tree import Cell, Paragraph, Row, Table


@dataclass(frozen=True, slots=True)
class RowPlan:
    """How one row is set.

    Attributes:
        fixed: its height, when it must be exactly that.
        holder: the cell that holds the row open when it must be at least so high; an empty one if there is one.
        keep: not divided between pages.
    """

    fixed: float | None
    holder: Cell | None
    keep: bool


def plan(setting: Setting, shown: Table) -> list[RowPlan]:
    """The rows of a table, in order."""
    by_row: list[list[Cell]] = [[] for _ in shown.rows]
    for cell in shown.cells:
        by_row[cell.y].append(cell)
    return [_plan(setting, shown, row, cells) for row, cells in zip(shown.rows, by_row, strict=True)]


def _plan(setting: Setting, shown: Table, row: Row, cells: Sequence[Cell]) -> RowPlan:
    fixed = row.height if row.exact and not any(map(_has_text, cells)) else None
    holder = _holder(cells) if row.height and fixed is None else None
    highest = max((heights.in_cell(shown, cell) for cell in cells), default=0.0) if row.keep else 0.0
    return RowPlan(fixed, holder, row.keep and setting.fits_on_page(max(highest, row.height or 0.0)))


def _holder(cells: Sequence[Cell]) -> Cell | None:
    own = [cell for cell in cells if cell.rowspan == 1]
    return min(own, key=_has_text, default=None)


def _has_text(cell: Cell) -> bool:
    """Whether a cell holds more than empty lines. A row with text may always grow: text that is cut off is lost."""
    return not all(isinstance(block, Paragraph) and not block.inlines for block in cell.blocks)
