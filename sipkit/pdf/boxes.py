"""Frames around paragraphs: borders and shades."""

from __future__ import annotations

from sipkit.pdf.borders import stroke, strokes
from sipkit.pdf.code import Code, block, call, dictionary, name, percent, points
from sipkit.pdf.paragraphs import BLOCK
from sipkit.pdf.setting import Flow, Setting
from sipkit.pdf.text import color
from sipkit.word.tree import Border, Box, Sides

_PAD = name("pad")


def box(setting: Setting, shown: Box, above: float, width: float, flow: Flow) -> Code:
    """Paragraphs in one frame; each line stands its own distance outside the text."""
    inner = width - shown.left - shown.right
    statements: list[Code] = []
    for index, inside in enumerate(shown.blocks):
        if index and shown.between is not None:
            statements.append(_line(shown.between))
        statements.extend(flow(setting, [inside], inner))
    spaces = _spaces(shown)
    look = {"stroke": strokes(shown.borders), "inset": _inset(spaces), "width": percent(100)}
    if shown.fill is not None:
        look["fill"] = color(shown.fill)
    framed = call(BLOCK, block(statements), **look)
    indents = {"left": points(shown.left - spaces.left), "right": points(shown.right - spaces.right)}
    return call(BLOCK, call(_PAD, framed, **indents), above=points(above), width=percent(100))


def _spaces(shown: Box) -> Sides:
    """Distance from each line to the text."""
    lines = shown.borders
    return Sides(*(line.space if line else 0.0 for line in (lines.top, lines.right, lines.bottom, lines.left)))


def _inset(spaces: Sides) -> Code:
    return dictionary(
        top=points(spaces.top), right=points(spaces.right), bottom=points(spaces.bottom), left=points(spaces.left)
    )


def _line(border: Border) -> Code:
    """A line between two paragraphs of one frame."""
    return call(BLOCK, width=percent(100), height=points(border.space), stroke=dictionary(bottom=stroke(border)))
