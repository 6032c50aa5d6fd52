"""Formats: how text, paragraphs, lines and edges look. Lengths are points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Color: TypeAlias = str
"""`#RRGGBB`, upper case."""

Align = Literal["left", "center", "right", "justify"]
Underline = Literal["none", "single", "double", "thick", "dotted", "dashed", "wave"]
Caps = Literal["none", "all", "small"]
Vertical = Literal["base", "super", "sub"]
LineRule = Literal["multiple", "exact", "at-least"]
TabAlign = Literal["left", "center", "right", "decimal"]
Leader = Literal["none", "dots", "hyphens", "line", "middle-dots"]
LineStyle = Literal["solid", "double", "dashed", "dotted"]
NumberFormat = Literal["decimal", "lower-roman", "upper-roman", "lower-letter", "upper-letter"]


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a run of text looks.

    Attributes:
        font: the family as the Word file names it, theme resolved ("Calibri"); replacing it is the emitter's matter.
        size: points.
        caps: "all" sets capitals, "small" small capitals; the text itself is not changed.
        background: highlight or shading behind the text.
        lang: BCP 47, as "sv-SE".
        tracking: extra space between characters, points, may be negative.
        raised: how far the baseline is raised (negative: lowered), points, beside `vertical`.
    """

    font: str
    size: float
    bold: bool = False
    italic: bool = False
    underline: Underline = "none"
    strike: bool = False
    caps: Caps = "none"
    vertical: Vertical = "base"
    color: Color | None = None
    background: Color | None = None
    lang: str = "sv-SE"
    tracking: float = 0.0
    raised: float = 0.0


@dataclass(frozen=True, slots=True)
class LineSpacing:
    """Distance between lines.

    `multiple`: `value` times the font's own line height (ascent + descent + gap); 1.0 is single spacing.
    `exact` and `at-least`: `value` points.
    """

    rule: LineRule = "multiple"
    value: float = 1.0


SINGLE = LineSpacing()


@dataclass(frozen=True, slots=True)
class TabStop:
    """A tab stop, `at` points from the container's left edge (not from the paragraph's indent)."""

    at: float
    align: TabAlign = "left"
    leader: Leader = "none"


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """How a paragraph is set.

    Attributes:
        left: indent of all lines from the container's left edge.
        right: indent from the container's right edge.
        first_line: added to `left` on the first line; negative hangs.
        tabs: own tab stops in rising order; after the last one `Tree.tab_distance` applies. A hanging paragraph has an
            implicit stop at `left`, which is not listed here.
        keep_next: on the same page as the next block.
        keep_lines: never split over pages.
        widow_control: no single line alone on a page.
    """

    align: Align = "left"
    left: float = 0.0
    right: float = 0.0
    first_line: float = 0.0
    line: LineSpacing = SINGLE
    tabs: tuple[TabStop, ...] = ()
    keep_next: bool = False
    keep_lines: bool = False
    widow_control: bool = True


@dataclass(frozen=True, slots=True)
class Border:
    """One line of a border; `space` is the distance from line to text (paragraphs only; cells use `Cell.inset`)."""

    width: float
    color: Color | None = None
    style: LineStyle = "solid"
    space: float = 0.0


@dataclass(frozen=True, slots=True)
class Borders:
    """The four sides, None where there is no line."""

    top: Border | None = None
    right: Border | None = None
    bottom: Border | None = None
    left: Border | None = None

    def __bool__(self) -> bool:
        return any((self.top, self.right, self.bottom, self.left))


NO_BORDERS = Borders()


@dataclass(frozen=True, slots=True)
class Sides:
    """Four lengths, as the space inside a cell."""

    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    left: float = 0.0


NO_SIDES = Sides()
