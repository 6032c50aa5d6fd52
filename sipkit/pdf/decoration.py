"""What is drawn around text: colours, lines, and letters moved up or down."""

from __future__ import annotations

from sipkit.pdf import fonts
from sipkit.pdf.code import AUTO, FALSE, NONE, Code, call, dictionary, em, name, string
from sipkit.word.tree import TextStyle, Underline

_UNDERLINE = name("underline")
_STRIKE = name("strike")
_HIGHLIGHT = name("highlight")
_SUPER = name("super")
_SUB = name("sub")
_RGB = name("rgb")
_STROKE = name("stroke")

_BLACK = "#000000"
_SHIFTED = {"size": em(0.65), "typographic": FALSE}
_LINE = em(0.05)
_UNDERLINES: dict[Underline, dict[str, Code]] = {
    "double": {"thickness": _LINE},
    "thick": {"thickness": em(0.12)},
    "dotted": {"dash": string("dotted"), "thickness": _LINE},
    "dashed": {"dash": string("dashed"), "thickness": _LINE},
    "wave": {"dash": string("densely-dashed"), "thickness": _LINE},
}
"""Lines that Typst draws in another way than its own; a double and a wavy one become plain."""


def color(value: str | None) -> Code:
    """A colour; automatic is black."""
    return call(_RGB, string(value or _BLACK))


def is_decorated(style: TextStyle) -> bool:
    """Whether a style asks for more than a typeface and a colour."""
    return style.underline != "none" or style.strike or style.vertical != "base" or style.background is not None


def decorate(body: Code, style: TextStyle) -> Code:
    """Text with what its style draws around it."""
    if style.vertical == "super":
        body = call(_SUPER, body, baseline=em(-0.33), **_SHIFTED)
    elif style.vertical == "sub":
        body = call(_SUB, body, baseline=em(0.14), **_SHIFTED)
    if style.underline != "none":
        body = _underlined(body, style)
    if style.strike:
        body = call(_STRIKE, body)
    if style.background is not None:
        family = fonts.family(style.font)
        edges = {"top_edge": em(family.ascent), "bottom_edge": em(-family.descent)}
        body = call(_HIGHLIGHT, body, fill=color(style.background), **edges)
    return body


def _underlined(body: Code, style: TextStyle) -> Code:
    """Text with a line under it. The tags have no way to say underlined and struck out, so then it is only drawn."""
    look = _UNDERLINES.get(style.underline)
    if style.strike:
        line = dictionary(bottom=call(_STROKE, **(look or {"thickness": _LINE})))
        return call(_HIGHLIGHT, body, fill=NONE, stroke=line, top_edge=em(0), bottom_edge=em(-0.12))
    return call(_UNDERLINE, body, stroke=call(_STROKE, **look) if look else AUTO)
