"""Estimates, never too low, of how high blocks become.

A header that may be taller than its room must be measured by Typst, which costs a tenth of the time for a letter. Most
headers are a line or a picture with room to spare, and that can be seen from here.
"""

from __future__ import annotations

from collections.abc import Sequence

from sipkit.pdf import fonts
from sipkit.pdf.longwords import widest
from sipkit.pdf.spacing import extra, height
from sipkit.word.tree import (
    Block,
    Bookmark,
    Break,
    PageCount,
    PageNumber,
    Paragraph,
    Picture,
    Placed,
    Tab,
    Table,
    Text,
)

_UNKNOWN = float("inf")


def most(blocks: Sequence[Block], width: float) -> float:
    """Points that the blocks need at most in a container of some width; infinite when that takes measuring."""
    return sum(_block(block, width) for block in blocks)


def _block(block: Block, width: float) -> float:
    if isinstance(block, Paragraph):
        return block.gap + _paragraph(block, width)
    if isinstance(block, Table):
        return block.gap + _table(block)
    return _UNKNOWN


def _table(table: Table) -> float:
    """The rows' heights, or the highest cell of each row; a cell over several rows counts fully in its first."""
    heights = [row.height or 0.0 for row in table.rows]
    for cell in table.cells:
        width = sum(table.columns[cell.x : cell.x + cell.colspan]) - cell.inset.left - cell.inset.right
        height = most(cell.blocks, width) + cell.inset.top + cell.inset.bottom + cell.gap_below
        heights[cell.y] = max(heights[cell.y], height)
    return sum(heights)


def _paragraph(paragraph: Paragraph, width: float) -> float:
    """A paragraph's height when no line of it is broken by itself."""
    form = paragraph.format
    tabs = sum(isinstance(inline, Tab) for inline in paragraph.inlines)
    if paragraph.label is not None or tabs > len(form.tabs):
        return _UNKNOWN
    styles, picture, lines = [paragraph.style], 0.0, 1
    used = max((stop.at for stop in form.tabs if stop.align == "left"), default=0.0) if tabs else 0.0
    for inline in paragraph.inlines:
        if isinstance(inline, Break):
            lines += 1
        elif isinstance(inline, Picture):
            picture = max(picture, inline.height)
            used += inline.width
        elif isinstance(inline, Text | PageNumber | PageCount):
            styles.append(inline.style)
            used += _width(inline)
        elif not isinstance(inline, Tab | Bookmark | Placed):
            return _UNKNOWN
    if used > width - form.left - form.right - max(form.first_line, 0.0):
        return _UNKNOWN
    own = max(height(style, form.line) + extra(style, form.line) for style in styles)
    below = max(fonts.family(style.font).descent * style.size + extra(style, form.line) for style in styles)
    return lines * max(own, picture + below)


def _width(inline: Text | PageNumber | PageCount) -> float:
    """Of text on one line; no number has more than three figures."""
    return (widest(inline.text) if isinstance(inline, Text) else 3.0) * inline.style.size
