"""Where two cells meet there is one line: the stronger of what each of them wants."""

from __future__ import annotations

from dataclasses import replace

from sipkit.word.tree import Border, Cell


def resolved(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The same cells, each with the lines drawn on its sides (17.4.66: a line beats none, a wider a thinner)."""
    at = {
        (x, y): cell
        for cell in cells
        for x in range(cell.x, cell.x + cell.colspan)
        for y in range(cell.y, cell.y + cell.rowspan)
    }
    return tuple(_resolved(cell, at) for cell in cells)


def _resolved(cell: Cell, at: dict[tuple[int, int], Cell]) -> Cell:
    own = cell.borders
    above, below = at.get((cell.x, cell.y - 1)), at.get((cell.x, cell.y + cell.rowspan))
    before, after = at.get((cell.x - 1, cell.y)), at.get((cell.x + cell.colspan, cell.y))
    lines = replace(
        own,
        top=_stronger(own.top, above.borders.bottom if above else None),
        bottom=_stronger(own.bottom, below.borders.top if below else None),
        left=_stronger(own.left, before.borders.right if before else None),
        right=_stronger(own.right, after.borders.left if after else None),
    )
    return cell if lines == own else replace(cell, borders=lines)


def _stronger(one: Border | None, other: Border | None) -> Border | None:
    if one is None or other is None:
        return one or other
    return other if other.width > one.width else one
