"""Tables. One that has headers is tagged as a table; one without is a grid, read cell by cell."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sipkit.errors import TemplateFault
from sipkit.pdf.borders import sides, strokes
from sipkit.pdf.code import AUTO, FALSE, NONE, Code, array, block, both, call, name, number, partial, percent, points
from sipkit.pdf.decoration import color
from sipkit.pdf.paragraphs import BLOCK
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


def table(setting: Setting, shown: Table, above: float, width: float) -> Code:
    """A table in a container of some width."""
    _refuse_outside_paper(setting, shown)
    kind = _GRID if setting.running or not (shown.header_rows or shown.row_headers) else _TABLE
    if kind is _TABLE:
        setting.tables.append(tuple(cell.header == "row" for cell in shown.cells))
    stretched = _stretched(shown)
    cells = [_cell(setting, shown, cell, kind=kind, stretch=stretched.get(cell.y) is cell) for cell in shown.cells]
    heads = sum(cell.y < shown.header_rows for cell in shown.cells)
    header = [call(kind.header, *cells[:heads])] if heads else []
    content = call(
        kind.whole,
        *header,
        *cells[heads:],
        columns=array(map(points, shown.columns)),
        rows=_heights(shown),
        inset=points(0),
        stroke=NONE,
        align=both(_LEFT, _HEIGHTS["top"]),
    )
    return call(BLOCK, _in_place(shown, content), above=points(above), width=percent(100))


def _in_place(shown: Table, content: Code) -> Code:
    """The table where it stands in its container."""
    if shown.align != "left":
        return call(_ALIGN, _EDGES[shown.align], content)
    return call(_PAD, content, left=points(shown.indent)) if shown.indent else content


def _refuse_outside_paper(setting: Setting, shown: Table) -> None:
    """Raise for a table that would run off the paper; Typst would cut it without a word."""
    if sum(shown.columns) > setting.page.width or shown.indent + sum(shown.columns) > setting.page.width:
        raise TemplateFault(
            "tabell-for-bred",
            "En tabell är bredare än papperet.",
            "tabell",
            "Minska tabellens bredd i Word: Tabellverktyg, Layout, Autopassa till fönster.",
        )


def _has_text(cell: Cell) -> bool:
    return not all(isinstance(block, Paragraph) and not block.inlines for block in cell.blocks)


def _fixed_heights(shown: Table) -> list[float | None]:
    """A height for each row that must not grow. One with text may: text that is cut off is lost."""
    with_text = {cell.y for cell in shown.cells if _has_text(cell)}
    return [row.height if row.exact and y not in with_text else None for y, row in enumerate(shown.rows)]


def _heights(shown: Table) -> Code:
    fixed = _fixed_heights(shown)
    return array(points(height) if height else AUTO for height in fixed) if any(fixed) else AUTO


def _stretched(shown: Table) -> dict[int, Cell]:
    """For each row with a least height, the cell that holds the row open: an empty one if there is one."""
    fixed = _fixed_heights(shown)
    chosen: dict[int, Cell] = {}
    for cell in sorted(shown.cells, key=_has_text):
        if shown.rows[cell.y].height and fixed[cell.y] is None and cell.rowspan == 1:
            chosen.setdefault(cell.y, cell)
    return chosen


def _cell(setting: Setting, shown: Table, cell: Cell, *, kind: _Kind, stretch: bool) -> Code:
    row = shown.rows[cell.y]
    width = sum(shown.columns[cell.x : cell.x + cell.colspan]) - cell.inset.left - cell.inset.right
    statements = setting.inside(cell.blocks, width)
    if cell.gap_below:
        statements.append(call(_V, points(cell.gap_below)))
    content = block(statements)
    if stretch and row.height:
        room = points(max(row.height - cell.inset.top - cell.inset.bottom, 0.0))
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
