"""The room for a form field: an empty box in the line, which `fillable` makes a field of afterwards."""

from __future__ import annotations

from sipkit.pdf import fonts
from sipkit.pdf.code import Code, call, name, points, string
from sipkit.pdf.fillable import SCHEME
from sipkit.pdf.setting import Setting
from sipkit.word.tree import Field, TextStyle

_BLANK = name("blank")
_TICK = name("tick")
_SIGN = name("sign")

PADDING = 3.25
"""Above and below the text in a field. With more, viewers write larger there than what stands around it."""

LEAST_WIDTH = 72.0
"""A field goes on to the end of its line; with less room than this (25 mm, a date) it begins a new one."""


HAND = 34.0
"""Height of a place to sign: room for a name written by hand (12 mm)."""


def height(control: Field, style: TextStyle) -> float:
    """How high a field is among text of some style."""
    if control.kind == "checkbox":
        return _box(style)
    if control.kind == "signature":
        return HAND
    return control.lines * fonts.family(style.font).line * style.size + 2 * PADDING


def blank(setting: Setting, control: Field, style: TextStyle, room: float) -> Code:
    """The room for a field among text of some style, in lines with `room`; its first line is level with the text."""
    target = string(f"{SCHEME}{len(setting.controls)}")
    setting.controls.append(control)
    family, high = fonts.family(style.font), height(control, style)
    if control.kind == "checkbox":
        capital = family.ascent * style.size * 0.8
        return call(_TICK, target, points(high), points((high - capital) / 2))
    if control.kind == "signature":
        return call(_SIGN, target, points(min(LEAST_WIDTH, room)), points(high))
    below = high - PADDING - family.ascent * style.size
    return call(_BLANK, target, points(min(LEAST_WIDTH, room)), points(high), points(below))


def _box(style: TextStyle) -> float:
    """Side of a check box: one that a finger finds."""
    return 1.3 * style.size
