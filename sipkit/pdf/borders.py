"""Lines around paragraphs and cells. Typst marks them as decoration by itself."""

from __future__ import annotations

from sipkit.pdf.code import NONE, Code, call, dictionary, name, points, string
from sipkit.pdf.decoration import color
from sipkit.word.tree import Border, Borders, LineStyle, Sides

_STROKE = name("stroke")
_DASHES: dict[LineStyle, str] = {"dashed": "dashed", "dotted": "dotted"}


def stroke(border: Border | None) -> Code:
    """One line. A double line is drawn as a single one of its width."""
    if border is None:
        return NONE
    dash = {"dash": string(_DASHES[border.style])} if border.style in _DASHES else {}
    return call(_STROKE, paint=color(border.color), thickness=points(border.width), **dash)


def strokes(borders: Borders) -> Code:
    """The four sides."""
    return dictionary(
        top=stroke(borders.top),
        right=stroke(borders.right),
        bottom=stroke(borders.bottom),
        left=stroke(borders.left),
    )


def sides(lengths: Sides) -> Code:
    """Four lengths."""
    return dictionary(
        top=points(lengths.top),
        right=points(lengths.right),
        bottom=points(lengths.bottom),
        left=points(lengths.left),
    )
