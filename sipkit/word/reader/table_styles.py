"""Table styles: what a style says to a cell because of where in the table it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from sipkit.word.reader.look import Surroundings
from sipkit.word.reader.paragraph_properties import PARAGRAPH_READERS
from sipkit.word.reader.properties import Props, flag, number, read_properties
from sipkit.word.reader.run_properties import RUN_READERS
from sipkit.word.reader.styles import Styles
from sipkit.word.reader.table_properties import CELL_READERS, TABLE_READERS
from sipkit.word.reader.theme import Theme
from sipkit.word.reader.xml import Element, q
from sipkit.word.tree import Border

WHOLE: Final = "wholeTable"
_BY_ROW: Final = frozenset({"firstRow", "lastRow", "band1Horz", "band2Horz"})
_CORNERS: Final = {
    "nwCell": ("firstRow", "firstCol"),
    "neCell": ("firstRow", "lastCol"),
    "swCell": ("lastRow", "firstCol"),
    "seCell": ("lastRow", "lastCol"),
}


Layers: TypeAlias = tuple[tuple[str, Props], ...]
"""What each part of a style says, the weakest first, by the part's name."""


@dataclass(frozen=True, slots=True)
class Grid:
    """How large a table is, and what is said about it.

    Attributes:
        props: all that holds for the table; `direct`: what it says beside its style.
    """

    rows: int
    columns: int
    props: Props
    direct: Props

    def uses(self, part: str) -> bool:
        """Whether the table uses a part of its style ("firstRow")."""
        return flag(self.props, f"look.{part}")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a cell stands: its first column and row, and how many columns it takes."""

    x: int
    y: int
    colspan: int


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """What one part of a style says: about the table, the cells, paragraphs and text."""

    table: Props
    cell: Props
    paragraph: Props
    run: Props


class TableStyles:
    """The table styles of a document, remembered as they are read."""

    def __init__(self, styles: Styles, theme: Theme) -> None:
        self._styles = styles
        self._theme = theme
        self._layers: dict[str, dict[str, Layer]] = {}
        self._surroundings: dict[tuple[str, tuple[str, ...], bool], Surroundings] = {}

    def known(self, style_id: str) -> str:
        """The style, or the default table style when it is not in the file."""
        return self._styles.known(style_id, "table")

    def table(self, style_id: str) -> Props:
        """What a style says about whole tables."""
        return self._parts(style_id)[WHOLE].table

    def cell_layers(self, style_id: str, parts: tuple[str, ...]) -> Layers:
        """What the style's parts say about a cell."""
        layers = self._parts(style_id)
        return tuple((part, layers[part].cell) for part in parts)

    def surroundings(self, style_id: str, parts: tuple[str, ...], dark: bool) -> Surroundings:
        """What the style says to the paragraphs and the text of such a cell."""
        key = (style_id, parts, dark)
        if key not in self._surroundings:
            run: Props = {}
            paragraph: Props = {}
            for part in parts:
                layer = self._parts(style_id)[part]
                run, paragraph = {**run, **layer.run}, {**paragraph, **layer.paragraph}
            self._surroundings[key] = Surroundings(run, paragraph, dark)
        return self._surroundings[key]

    def parts(self, style_id: str, grid: Grid, spot: Spot) -> tuple[str, ...]:
        """Which of the style's parts hold for a cell, the weakest first (17.7.6)."""
        first_column = spot.x == 0 and grid.uses("firstColumn")
        last_column = spot.x + spot.colspan == grid.columns and grid.uses("lastColumn")
        first_row, last_row = spot.y == 0 and grid.uses("firstRow"), spot.y == grid.rows - 1 and grid.uses("lastRow")
        holds = {
            WHOLE: True,
            **_banded(grid, spot),
            "firstRow": first_row,
            "lastRow": last_row,
            "firstCol": first_column,
            "lastCol": last_column,
        }
        corners = {corner: all(holds[part] for part in both) for corner, both in _CORNERS.items()}
        available = self._parts(style_id)
        return tuple(part for part, on in {**holds, **corners}.items() if on and part in available)

    def _parts(self, style_id: str) -> dict[str, Layer]:
        if style_id not in self._layers:
            parts = {WHOLE: Layer({}, {}, {}, {})}
            for style in self._styles.chain(style_id):
                self._add(parts, WHOLE, style.element)
                for part in style.element.iterfind(q("w:tblStylePr")):
                    self._add(parts, part.get(q("w:type"), ""), part)
            self._layers[style_id] = parts
        return self._layers[style_id]

    def _add(self, parts: dict[str, Layer], name: str, element: Element) -> None:
        below = parts.get(name, Layer({}, {}, {}, {}))
        parts[name] = Layer(
            {**below.table, **read_properties(element.find(q("w:tblPr")), TABLE_READERS, self._theme)},
            {**below.cell, **read_properties(element.find(q("w:tcPr")), CELL_READERS, self._theme)},
            {**below.paragraph, **read_properties(element.find(q("w:pPr")), PARAGRAPH_READERS, self._theme)},
            {**below.run, **read_properties(element.find(q("w:rPr")), RUN_READERS, self._theme)},
        )


def _banded(grid: Grid, spot: Spot) -> dict[str, bool]:
    """Which stripes a cell stands in; the first row and column, when they have their own look, are not counted."""
    row, column = spot.y - grid.uses("firstRow"), spot.x - grid.uses("firstColumn")
    stripe = row // max(int(number(grid.props, "row_band", 1)), 1) % 2
    pile = column // max(int(number(grid.props, "column_band", 1)), 1) % 2
    rows, columns = not grid.uses("noHBand") and row >= 0, not grid.uses("noVBand") and column >= 0
    return {
        "band1Vert": columns and pile == 0,
        "band2Vert": columns and pile == 1,
        "band1Horz": rows and stripe == 0,
        "band2Horz": rows and stripe == 1,
    }


def border_of(layers: Layers, side: str, grid: Grid, spot: Spot, bottom: int) -> Border | None:
    """The border on one side of a cell that ends in row `bottom`.

    Each layer speaks of its own part of the table: its outer sides by name, the lines inside it as `insideH` and
    `insideV`. The strongest layer that says anything about the line decides.
    """
    ends = {
        "top": spot.y == 0,
        "bottom": bottom == grid.rows - 1,
        "left": spot.x == 0,
        "right": spot.x + spot.colspan == grid.columns,
    }
    for part, props in reversed(layers):
        outer = ends[side] or (part != WHOLE and _own_edge(part, side))
        inside = "insideH" if side in ("top", "bottom") else "insideV"
        key = f"border.{side if outer else inside}"
        if key in props:
            found = props[key]
            return found if isinstance(found, Border) else None
    return None


def _own_edge(part: str, side: str) -> bool:
    """Whether a cell's side is the edge of a part that is one row, one column or one cell large."""
    if part in ("", *_CORNERS):
        return True
    return (side in ("top", "bottom")) == (part in _BY_ROW)
