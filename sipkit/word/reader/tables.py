"""Tables: a `w:tbl` as a grid that is covered exactly once, with headers that say what they head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, Literal, cast

from sipkit.word.reader.controls import CONTENT
from sipkit.word.reader.faults import CannotRead
from sipkit.word.reader.properties import Props, flag, not_applied, number, read_properties, text
from sipkit.word.reader.reading import Reading, Room, shown_text
from sipkit.word.reader.table_borders import resolved
from sipkit.word.reader.table_cells import SIDE_INSET, CellReader, Contents, RawCell
from sipkit.word.reader.table_properties import CELL_READERS, ROW_READERS, TABLE_READERS
from sipkit.word.reader.table_styles import Grid, Spot
from sipkit.word.reader.table_widths import column_widths
from sipkit.word.reader.xml import MARKS, Element, T, elements, q
from sipkit.word.tree import Cell, Paragraph, Row, Table, Text

_ROW: Final = q("w:tr")
_CELL: Final = q("w:tc")
_WRAPPERS: Final = frozenset({q("w:sdt"), q("w:customXml"), CONTENT})
_MOST_COLUMNS: Final = 200
"""Word itself stops at 63."""
_IGNORED: Final = MARKS | {
    q(f"w:{name}")
    for name in ("tblPr", "tblGrid", "trPr", "tblPrEx", "sdtPr", "sdtEndPr", "customXmlPr", "bookmarkStart")
}


def read_table(reading: Reading, element: Element, room: Room, contents: Contents) -> Table:
    """A `w:tbl`, without the space above it."""
    direct = read_properties(element.find(q("w:tblPr")), TABLE_READERS, reading.theme)
    props = _table_props(reading, direct)
    rows = list(_members(element, _ROW))
    row_props = [read_properties(row.find(q("w:trPr")), ROW_READERS, reading.theme) for row in rows]
    raw, width = _placed(reading, rows, row_props)
    if not raw:
        raise CannotRead(element, "en tabell utan celler", "Ta bort tabellen.")
    spans = [(each.spot, each.props) for each in raw]
    columns = column_widths(reading, element, props, spans, count=width, room=room)
    grid = Grid(len(rows), width, props, direct)
    reader = CellReader(reading, grid, columns, room, contents)
    cells = tuple(reader.read(each) for each in raw)
    headers = _header_rows(row_props, raw)
    marked = _marked(resolved(_filled(cells, grid)), headers, flag(props, "look.firstColumn"))
    inset = number(props, "inset.left", SIDE_INSET) if reading.settings.old_tables else 0.0
    return Table(
        columns=columns,
        rows=tuple(_row(each) for each in row_props),
        cells=marked,
        header_rows=headers,
        row_headers=any(cell.header == "row" for cell in marked),
        align=cast(Literal["left", "center", "right"], text(props, "align", "left")),
        indent=round(number(props, "indent") - inset, 3),
        caption=text(props, "caption"),
        summary=text(props, "summary"),
    )


def _table_props(reading: Reading, direct: Props) -> Props:
    for name in not_applied(direct):
        reading.note(f"Formatet {name} används inte.")
    style = reading.table_styles.known(text(direct, "style"))
    return {**reading.table_styles.table(style), **direct, "style": style}


def _members(parent: Element, wanted: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those that a content control encloses."""
    for child in elements(parent):
        if child.tag == wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _members(child, wanted)
        elif child.tag not in _IGNORED:
            raise CannotRead(child)


def _row(props: Props) -> Row:
    height = number(props, "height")
    return Row(height or None, bool(height) and flag(props, "exact"), flag(props, "keep"))


def _placed(reading: Reading, rows: Sequence[Element], row_props: Sequence[Props]) -> tuple[list[RawCell], int]:
    """Every cell at its place, merged ones once; and how many columns there are."""
    raw: list[RawCell] = []
    above: dict[int, RawCell] = {}
    width = 0
    for y, (row, about) in enumerate(zip(rows, row_props, strict=True)):
        exceptions = read_properties(row.find(q("w:tblPrEx")), TABLE_READERS, reading.theme)
        x = int(number(about, "before"))
        here: dict[int, RawCell] = {}
        for element in _members(row, _CELL):
            props = read_properties(element.find(q("w:tcPr")), CELL_READERS, reading.theme)
            span = int(number(props, "span", 1))
            upper = above.get(x)
            if text(props, "merge") == "continue" and upper is not None and upper.spot.colspan == span:
                _continue(reading, upper, element)
                here[x] = upper
            else:
                here[x] = RawCell(element, props, exceptions, Spot(x, y, span))
                raw.append(here[x])
            x += span
        above = {at: each for at, each in here.items() if "merge" in each.props}
        width = max(width, x + int(number(about, "after")))
        if width > _MOST_COLUMNS:
            raise CannotRead(row, f"en tabell med fler än {_MOST_COLUMNS} kolumner", "Dela upp tabellen.")
    return raw, width


def _continue(reading: Reading, upper: RawCell, element: Element) -> None:
    """A cell that the one above has swallowed; Word shows nothing of what stands in it."""
    for passed in element.iter(T):
        if shown_text(passed).strip():
            raise CannotRead(element, "text i en cell som är överlappad", "Dela den sammanfogade cellen och se efter.")
        reading.ledger.texts += 1
        reading.ledger.left_out += len(shown_text(passed))
    upper.rowspan += 1


def _filled(cells: tuple[Cell, ...], grid: Grid) -> tuple[Cell, ...]:
    """The same cells with empty ones where rows are ragged, in reading order."""
    taken = {
        (x, y)
        for cell in cells
        for x in range(cell.x, cell.x + cell.colspan)
        for y in range(cell.y, cell.y + cell.rowspan)
    }
    free = [Cell(x, y, ()) for y in range(grid.rows) for x in range(grid.columns) if (x, y) not in taken]
    return tuple(sorted((*cells, *free), key=lambda cell: (cell.y, cell.x)))


def _header_rows(row_props: Sequence[Props], raw: Sequence[RawCell]) -> int:
    """How many of the first rows are headers; none when all are, for then they head nothing."""
    count = 0
    while count < len(row_props) and flag(row_props[count], "header"):
        count += 1
    bottoms = [each.bottom + 1 for each in raw if each.spot.y < count]
    count = max(bottoms, default=0)
    return count if count < len(row_props) else 0


def _marked(cells: tuple[Cell, ...], headers: int, first_column: bool) -> tuple[Cell, ...]:
    """The same cells, those that head a column or a row marked."""
    body = [cell for cell in cells if cell.y >= headers]
    heading = [cell for cell in body if cell.x == 0]
    others = [cell for cell in body if cell.x > 0 and cell.blocks]
    by_row = first_column and others and all(_all_bold(cell) for cell in heading)
    by_row = by_row and not all(_all_bold(cell) for cell in others)
    return tuple(
        replace(cell, header="column")
        if cell.y < headers
        else replace(cell, header="row")
        if by_row and cell.x == 0
        else cell
        for cell in cells
    )


def _all_bold(cell: Cell) -> bool:
    """Whether a cell has text, all of it bold."""
    texts = [
        inline.style.bold
        for block in cell.blocks
        if isinstance(block, Paragraph)
        for inline in block.inlines
        if isinstance(inline, Text) and inline.text.strip()
    ]
    return bool(texts) and all(texts)
