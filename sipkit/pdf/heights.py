"""Estimates, never too low, of how high blocks become.

Two things are decided by them: whether Typst must measure a header (which costs a tenth of the time for a letter and is
seldom needed), and whether what Word keeps on one page fits on one. What did not fit would run off the paper.
"""

from __future__ import annotations

from collections.abc import Sequence

from sipkit.pdf import blanks, fonts
from sipkit.pdf.atoms import Atom, atoms
from sipkit.pdf.longwords import WIDEST, widest
from sipkit.pdf.spacing import extra, height
from sipkit.word.tree import (
    Block,
    Box,
    Break,
    Cell,
    Field,
    Footnote,
    Heading,
    ListBlock,
    PageBreak,
    PageCount,
    PageNumber,
    PageRef,
    Paragraph,
    Picture,
    Tab,
    Table,
    Text,
    Title,
)

_UNKNOWN = float("inf")
_WASTED = 2.0
"""A line that is broken by itself is at least half full: a longer word is cut."""

_FIGURES = 3.0
"""Width of a page number in em."""


def most(blocks: Sequence[Block], width: float) -> float:
    """Points that the blocks need at most in a container of some width; infinite when nothing can be said."""
    return sum(_block(block, width) for block in blocks)


def _block(block: Block, width: float) -> float:
    match block:
        case Paragraph():
            return block.gap + _paragraph(block, width)
        case Heading(paragraph=paragraph) | Title(paragraph=paragraph):
            return _block(paragraph, width)
        case ListBlock():
            return sum(item.gap + most(item.blocks, width - block.text_at) for item in block.items)
        case Table():
            return block.gap + _table(block)
        case Box():
            spaces = sum(line.space for line in (block.borders.top, block.borders.bottom) if line)
            return block.gap + spaces + most(block.blocks, width - block.left - block.right)
        case PageBreak():
            return _UNKNOWN


def _table(table: Table) -> float:
    """The rows' heights, or the highest cell of each row; a cell over several rows counts fully in its first."""
    heights = [row.height or 0.0 for row in table.rows]
    for cell in table.cells:
        heights[cell.y] = max(heights[cell.y], in_cell(table, cell))
    return sum(heights)


def in_cell(table: Table, cell: Cell) -> float:
    """Points that a cell needs at most, the space inside its edges included."""
    inner = width_inside(table, cell)
    lines = sum(line.width for line in (cell.borders.top, cell.borders.bottom) if line)
    return most(cell.blocks, inner) + cell.inset.top + cell.inset.bottom + cell.gap_below + lines


def width_inside(table: Table, cell: Cell) -> float:
    """Width of a cell's text column."""
    return sum(table.columns[cell.x : cell.x + cell.colspan]) - cell.inset.left - cell.inset.right


def _paragraph(paragraph: Paragraph, width: float) -> float:
    form = paragraph.format
    content = [atom for atom, _ in atoms(paragraph)]
    tabs = sum(isinstance(atom, Tab) for atom in content)
    room = width - form.left - form.right - max(form.first_line, 0.0)
    if room <= 0:
        return _UNKNOWN
    used = _used(content, room)
    lines = 1 + sum(isinstance(atom, Break) for atom in content)
    if tabs > len(form.tabs):
        lines += tabs
    elif tabs:
        used += max((stop.at for stop in form.tabs if stop.align == "left"), default=0.0)
    if used > room:
        lines += int(_WASTED * used / room)
    return lines * _line(paragraph, content)


def _line(paragraph: Paragraph, content: Sequence[Atom]) -> float:
    """The highest line: the largest text, or a picture or a form field and the room below it."""
    spacing = paragraph.format.line
    styles = [paragraph.style, *(atom.style for atom in content if isinstance(atom, Text | PageNumber | PageCount))]
    text = max(height(style, spacing) + extra(style, spacing) for style in styles)
    below = max(fonts.family(style.font).descent * style.size + extra(style, spacing) for style in styles)
    pictures = [atom.height + below for atom in content if isinstance(atom, Picture)]
    fields = [blanks.height(atom, paragraph.style) + below for atom in content if isinstance(atom, Field)]
    return max([text, *pictures, *fields])


def _used(content: Sequence[Atom], room: float) -> float:
    """Width of the content on one line; it is looked at closely only when it may not fit in the room."""
    at_most = sum(_width(atom, closely=False) for atom in content)
    return at_most if at_most <= room else sum(_width(atom, closely=True) for atom in content)


def _width(atom: Atom, *, closely: bool) -> float:
    match atom:
        case Text(style, text):
            return (widest(text) if closely else WIDEST * len(text)) * style.size
        case PageNumber(style) | PageCount(style) | PageRef(style) | Footnote(style):
            return _FIGURES * style.size
        case Picture():
            return atom.width
        case Field():
            return blanks.LEAST_WIDTH
    return 0.0
