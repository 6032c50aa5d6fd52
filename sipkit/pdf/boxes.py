"""Frames around paragraphs: borders and shades."""

from __future__ import annotations

from sipkit.pdf.borders import stroke, strokes
from sipkit.pdf.code import Code, block, call, dictionary, name, percent, points
from sipkit.pdf.decoration import color
from sipkit.pdf.paragraphs import BLOCK
from sipkit.pdf.setting import Setting
from sipkit.word.tree import Border, Box, Sides

_PAD = name("pad")


def box(setting: Setting, shown: Box, above: float, width: float) -> Code:
    """Paragraphs in one frame; each line stands its own distance outside the text."""
    inner = width - shown.left - shown.right
    statements = (
        _divided(setting, shown, shown.between, inner) if shown.between else setting.inside(shown.blocks, inner)
    )
    spaces = _spaces(shown)
    look = {"stroke": strokes(shown.borders), "inset": _inset(spaces), "width": percent(100)}
    if shown.fill is not None:
        look["fill"] = color(shown.fill)
    framed = call(BLOCK, block(statements), **look)
    indents = {"left": points(shown.left - spaces.left), "right": points(shown.right - spaces.right)}
    return call(BLOCK, call(_PAD, framed, **indents), above=points(above), width=percent(100))


def _divided(setting: Setting, shown: Box, between: Border, width: float) -> list[Code]:
    """The blocks with a line between each two."""
    first, *others = (setting.inside([inside], width) for inside in shown.blocks)
    return first + [code for other in others for code in (_line(between), *other)]


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
