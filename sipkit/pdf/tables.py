"""Tables. One that has headers is tagged as a table; one without is a grid, read cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sipkit.pdf import heights
from sipkit.pdf.borders import sides, strokes
from sipkit.pdf.code import AUTO, FALSE, NONE, Code, array, block, both, call, name, number, partial, percent, points
from sipkit.pdf.decoration import color
from sipkit.pdf.paragraphs import BLOCK
from sipkit.pdf.rows import RowPlan, plan
from sipkit.pdf.setting import Setting
from sipkit.word.tree import Cell, Paragraph, Sides, Table

_V = name("v")
_PAD = name("pad")
_ALIGN = name("align")
_TALL = name("tall")
_LEFT = name("left")
_EDGES = {"left": name("left"), "center": name("center"), "right": name("right")}
_HEIGHTS = {"top": name("top"), "center": name("horizon"), "bottom": name("bottom")}


@dataclass(frozen=True, slots=True)
class _Kind:
    """Typst's names for a table and its parts."""

    whole: Code
    cell: Code
    header: Code


_TABLE = _Kind(name("table"), name("table.cell"), name("table.header"))
_GRID = _Kind(name("grid"), name("grid.cell"), name("grid.header"))


def table(setting: Setting, shown: Table, above: float) -> Code:
    """A table. Its columns are as wide as they say, whatever the container."""
    kind = _GRID if setting.running or not (shown.header_rows or shown.row_headers) else _TABLE
    if kind is _TABLE:
        setting.tables.append(tuple(cell.header == "row" for cell in shown.cells))
    rows = plan(setting, shown)
    cells = [_cell(setting, shown, cell, rows[cell.y], kind) for cell in shown.cells]
    heads = sum(cell.y < shown.header_rows for cell in shown.cells)
    header = [call(kind.header, *cells[:heads])] if heads else []
    content = call(
        kind.whole,
        *header,
        *cells[heads:],
        columns=array(map(points, shown.columns)),
        rows=_heights(rows),
        inset=points(0),
        stroke=NONE,
        align=both(_LEFT, _HEIGHTS["top"]),
    )
    look = {"above": points(above), "width": percent(100)}
    if _kept_together(setting, shown):
        look["breakable"] = FALSE
    return call(BLOCK, _in_place(shown, content), **look)


def _kept_together(setting: Setting, shown: Table) -> bool:
    """Whether it is one piece: every row but the last is kept with the next, and a page has room for them all."""
    firsts = {cell.y: cell.blocks[0] for cell in reversed(shown.cells) if cell.blocks}
    rows = [firsts.get(y) for y in range(len(shown.rows) - 1)]
    sticks = bool(rows) and all(isinstance(each, Paragraph) and each.format.keep_next for each in rows)
    return sticks and setting.fits_on_page(heights.most([shown], 0.0))


def _in_place(shown: Table, content: Code) -> Code:
    """The table where it stands in its container."""
    if shown.align != "left":
        return call(_ALIGN, _EDGES[shown.align], content)
    return call(_PAD, content, left=points(shown.indent)) if shown.indent else content


def _heights(rows: Sequence[RowPlan]) -> Code:
    if not any(row.fixed for row in rows):
        return AUTO
    return array(AUTO if row.fixed is None else points(row.fixed) for row in rows)


def _cell(setting: Setting, shown: Table, cell: Cell, row: RowPlan, kind: _Kind) -> Code:
    width = heights.width_inside(shown, cell)
    statements = setting.inside(cell.blocks, width)
    if cell.gap_below:
        statements.append(call(_V, points(cell.gap_below)))
    content = block(statements)
    least = shown.rows[cell.y].height
    if row.holder is cell and least:
        room = points(max(least - cell.inset.top - cell.inset.bottom, 0.0))
        content = call(_TALL, room, points(width), _HEIGHTS[cell.align], content)
    last = cell.y + cell.rowspan == len(shown.rows)
    key = (kind.cell, cell.fill, cell.inset, cell.align, cell.borders, last, row.keep)
    look = setting.named(key, lambda: partial(kind.cell, **_look(cell, last=last, keep=row.keep)))
    return call(look, content, **_span(cell))


def _span(cell: Cell) -> dict[str, Code]:
    spans = {"colspan": cell.colspan, "rowspan": cell.rowspan}
    return {name: number(count) for name, count in spans.items() if count > 1}


def _look(cell: Cell, *, last: bool, keep: bool) -> dict[str, Code]:
    named = {"inset": sides(_inset(cell, last=last))}
    if cell.borders:
        named["stroke"] = strokes(cell.borders)
    if cell.fill is not None:
        named["fill"] = color(cell.fill)
    if cell.align != "top":
        named["align"] = both(_LEFT, _HEIGHTS[cell.align])
    if keep:
        named["breakable"] = FALSE
    return named


def _inset(cell: Cell, *, last: bool) -> Sides:
    """The space inside a cell. Lines between rows take room, as in Word; Typst's own take none."""
    top = cell.borders.top.width if cell.borders.top else 0.0
    bottom = cell.borders.bottom.width if cell.borders.bottom and last else 0.0
    return replace(cell.inset, top=cell.inset.top + top, bottom=cell.inset.bottom + bottom)
