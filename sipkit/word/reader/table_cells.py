"""Cells: what a cell of a table looks like, and what stands in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from sipkit.word.reader.properties import Props, Value, is_dark, number, text
from sipkit.word.reader.reading import Reading, Room
from sipkit.word.reader.table_styles import WHOLE, Grid, Layers, Spot, border_of
from sipkit.word.reader.xml import Element
from sipkit.word.tree import Block, Borders, Cell, Sides

Contents: TypeAlias = Callable[[Reading, Element, Room], tuple[tuple[Block, ...], float]]
"""Reads the blocks inside a cell, and the space the last one wants below it."""

SIDE_INSET: Final = 5.4
"""Space left and right in a cell when nothing is said: Word's own 108 twips."""
_INSETS: Final = (("top", 0.0), ("right", SIDE_INSET), ("bottom", 0.0), ("left", SIDE_INSET))
_ALIGNS: Final[dict[str, Literal["top", "center", "bottom"]]] = {"center": "center", "bottom": "bottom"}
_DIRECT: Final = ""


@dataclass(slots=True)
class RawCell:
    """A cell that knows its place, before its content is read.

    Attributes:
        exceptions: what its row says about the table.
    """

    element: Element
    props: Props
    exceptions: Props
    spot: Spot
    rowspan: int = 1

    @property
    def bottom(self) -> int:
        """The last row it takes."""
        return self.spot.y + self.rowspan - 1


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads the cells of one table."""

    reading: Reading
    grid: Grid
    columns: tuple[float, ...]
    room: Room
    contents: Contents

    def read(self, raw: RawCell) -> Cell:
        """A cell with its content."""
        styles, style, spot = self.reading.table_styles, text(self.grid.props, "style"), raw.spot
        parts = styles.parts(style, self.grid, spot)
        styled = styles.cell_layers(style, parts)
        props = self._props(raw, styled)
        inset = Sides(*(number(props, f"inset.{side}", default) for side, default in _INSETS))
        fill = text(props, "fill") or None
        dark = is_dark(fill) if fill else self.room.surroundings.dark
        width = sum(self.columns[spot.x : spot.x + spot.colspan]) - inset.left - inset.right
        room = Room(width, 0.0, styles.surroundings(style, parts, dark), paged=False)
        blocks, below = self.contents(self.reading, raw.element, room)
        return Cell(
            x=spot.x,
            y=spot.y,
            blocks=blocks,
            colspan=spot.colspan,
            rowspan=raw.rowspan,
            fill=fill,
            inset=inset,
            align=_ALIGNS.get(text(props, "align"), "top"),
            borders=self._borders(raw, (WHOLE, styles.table(style)), styled),
            gap_below=below,
        )

    def _props(self, raw: RawCell, styled: Layers) -> Props:
        """What holds for the cell; of what is said about the whole table, its insets and its shade."""
        inherited = {key: found for key, found in self.grid.props.items() if key.startswith(("inset.", "fill"))}
        merged: dict[str, Value] = dict(inherited)
        for _, layer in (*styled, (_DIRECT, raw.props)):
            merged.update(layer)
        return merged

    def _borders(self, raw: RawCell, whole: tuple[str, Props], styled: Layers) -> Borders:
        stated = (WHOLE, {**self.grid.direct, **raw.exceptions})
        layers = (whole, *styled, stated, (_DIRECT, raw.props))
        top, right, bottom, left = (
            border_of(layers, side, self.grid, raw.spot, raw.bottom) for side in ("top", "right", "bottom", "left")
        )
        return Borders(top, right, bottom, left)
