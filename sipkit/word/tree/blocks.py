"""Blocks: paragraphs, headings, lists, tables and frames, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sipkit.word.tree.formats import NO_BORDERS, NO_SIDES, Border, Borders, Color, ParagraphFormat, Sides, TextStyle
from sipkit.word.tree.inlines import Inline


@dataclass(frozen=True, slots=True)
class Label:
    """The computed number or bullet of a heading or list item ("2.1", "a)", "•"), not part of the text.

    `follow` is what stands between the label and the text: a tab to the next stop, a space, or nothing.
    """

    text: str
    style: TextStyle
    follow: Literal["tab", "space", "nothing"] = "tab"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; without inlines it is an empty line as high as `style` (the style of the paragraph mark) says.

    `label` is set on numbered headings and titles only: list items have theirs in `Item`.
    """

    format: ParagraphFormat
    style: TextStyle
    inlines: tuple[Inline, ...]
    gap: float = 0.0
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """The document's title as it stands on the page. Not a heading: headings start at level 1 beside it."""

    paragraph: Paragraph

    @property
    def gap(self) -> float:
        """Space above."""
        return self.paragraph.gap


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1–9. The first is level 1 and no level is skipped on the way down: the reader sees to it."""

    level: int
    paragraph: Paragraph

    @property
    def gap(self) -> float:
        """Space above."""
        return self.paragraph.gap


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list. The first block is its paragraph; a list of a deeper level may follow as another block.

    The indents of the item's paragraphs are relative to the item's text (`ListBlock.text_at`): a plain item has
    left = first_line = 0.
    """

    label: Label
    blocks: tuple[Block, ...]
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class ListBlock:
    """Consecutive items of one list and level.

    Attributes:
        ordered: numbers or letters, not bullets. The labels are computed already; this is for the tags.
        label_at: where labels begin, relative to the container. For an inner list that is the outer item's text, and
            the value is negative when the inner label stands further left than that.
        text_at: where the items' text begins, same origin. When it is `label_at`, the label runs in: label, what
            follows it, and the text on one first line (indented by the paragraph's `first_line`).
    """

    ordered: bool
    label_at: float
    text_at: float
    items: tuple[Item, ...]

    @property
    def gap(self) -> float:
        """Space above."""
        return self.items[0].gap


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, merged ones once, at their top left. Without blocks it only fills a ragged row.

    Attributes:
        x: column, from 0; `y` row. `colspan` and `rowspan` count columns and rows.
        inset: space between the cell's edge and its content.
        gap_below: what the last block wants below it, inside the inset.
        header: "column" for a cell of a header row, "row" for one that names its row (see `Table`), else None.
    """

    x: int
    y: int
    blocks: tuple[Block, ...]
    colspan: int = 1
    rowspan: int = 1
    fill: Color | None = None
    inset: Sides = NO_SIDES
    align: Literal["top", "center", "bottom"] = "top"
    borders: Borders = NO_BORDERS
    gap_below: float = 0.0
    header: Literal["column", "row"] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row's own rules.

    Attributes:
        height: points; None lets the content decide. `exact` is False when it may grow.
        keep: never split over pages.
    """

    height: float | None = None
    exact: bool = False
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table, nested ones included.

    Attributes:
        columns: widths.
        rows: one per row, in order.
        cells: in reading order (row by row); together they cover the whole grid exactly once.
        header_rows: how many of the first rows repeat on each page and name the columns.
        row_headers: the first column names the rows: Word's "First column" is on, and each of its cells below the
            header rows has text, all bold, while the other cells are not all bold. With neither this nor `header_rows`
            the table is for layout, or a plain grid.
        align: where the table stands in the container; `indent` counts from the left edge when it is "left".
        caption: the table's alternative title; `summary` its description; both may be "".
    """

    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    cells: tuple[Cell, ...]
    header_rows: int = 0
    row_headers: bool = False
    align: Literal["left", "center", "right"] = "left"
    indent: float = 0.0
    caption: str = ""
    summary: str = ""
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """Consecutive paragraphs that share a border or a shade: one frame around all, the gaps between them inside it.

    Attributes:
        borders: around the whole; each line stands `Border.space` outside the text.
        fill: behind the text, out to the borders.
        left: distance from the container's left edge to the text inside; `right` likewise. Indents of the blocks
            inside are relative to these.
        between: drawn between two blocks inside.
    """

    blocks: tuple[Block, ...]
    borders: Borders = NO_BORDERS
    fill: Color | None = None
    left: float = 0.0
    right: float = 0.0
    between: Border | None = None
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins a new page. Never stands inside a cell, a header or a footer."""


Block: TypeAlias = Paragraph | Title | Heading | ListBlock | Table | Box | PageBreak
