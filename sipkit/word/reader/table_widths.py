"""How wide a table's columns are, from the three places where a file may say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sipkit.word.reader.properties import Props, flag, number
from sipkit.word.reader.reading import Reading, Room
from sipkit.word.reader.table_styles import Spot
from sipkit.word.reader.xml import Element, q, twips

_PLAY: Final = 1.0
"""Points a table may be too wide by rounding."""


def column_widths(
    reading: Reading,
    element: Element,
    props: Props,
    cells: Sequence[tuple[Spot, Props]],
    *,
    count: int,
    room: Room,
) -> tuple[float, ...]:
    """The widths of all columns, as Word would set them.

    The cells' own wishes come first, then the table's grid; a file made by a program may have neither, and then the
    columns share the room. A table that would leave the paper is narrowed, with a note when the file says that its
    widths are fixed.
    """
    widths = _from_cells(cells, count) or _from_grid(element, count)
    percent, stated = number(props, "width.percent"), number(props, "width")
    total = room.width * percent / 100 if percent else stated
    if widths is None:
        widths = [(total or room.width) / count] * count
    elif percent:
        widths = _scaled(widths, total)
    most = room.width + room.overhang - min(number(props, "indent"), 0.0)
    if sum(widths) > most + _PLAY:
        widths = _scaled(widths, min(room.width, most))
        if flag(props, "fixed"):
            reading.note("En tabell som är bredare än sidan har gjorts smalare.")
    return tuple(round(width, 3) for width in widths)


def _from_cells(cells: Sequence[tuple[Spot, Props]], count: int) -> list[float] | None:
    """What the first cell of each column that stands alone in it asks for; None unless every column has one."""
    wished: dict[int, float] = {}
    for spot, props in cells:
        width = number(props, "width")
        if spot.colspan == 1 and width > 0:
            wished.setdefault(spot.x, width)
    return [wished[x] for x in range(count)] if len(wished) == count else None


def _from_grid(element: Element, count: int) -> list[float] | None:
    grid = [twips(column.get(q("w:w"))) or 0.0 for column in element.iterfind(f"{q('w:tblGrid')}/{q('w:gridCol')}")]
    return grid[:count] if len(grid) >= count and all(grid[:count]) else None


def _scaled(widths: list[float], total: float) -> list[float]:
    share = total / sum(widths)
    return [width * share for width in widths]
