"""Names and values in the XML of a Word file (ECMA-376, the transitional form that Word writes)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "dc": "http://purl.org/dc/elements/1.1/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
}
_PREFIXES: Final = {uri: prefix for prefix, uri in NAMESPACES.items()}


@cache
def q(name: str) -> str:
    """`w:p` as lxml writes it: `{namespace}p`."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def short(tag: str) -> str:
    """The other way, for people; an unknown namespace is spelled out."""
    uri, _, local = tag[1:].partition("}") if tag.startswith("{") else ("", "", tag)
    prefix = _PREFIXES.get(uri)
    return f"{prefix}:{local}" if prefix else f"{local} ({uri})" if uri else local


VAL: Final = q("w:val")
T: Final = q("w:t")
P: Final = q("w:p")
TBL: Final = q("w:tbl")
_OFF: Final = frozenset({"0", "false", "off"})
_MEASURE: Final = re.compile(r"(-?[0-9]*\.?[0-9]+)(mm|cm|in|pt|pc|pi)?")
_POINTS: Final = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}
_HEX_NUMBER: Final = re.compile(r"[0-9A-Fa-f]{1,8}")
_HEX: Final = re.compile(r"[0-9A-Fa-f]{6}")


MARKS: Final = frozenset(
    q(f"w:{name}")
    for name in ("bookmarkEnd", "proofErr", "permStart", "permEnd", "commentRangeStart", "commentRangeEnd")
)
"""Elements that mark a place between others wherever text may stand, and show nothing."""


def elements(parent: Element) -> Iterator[Element]:
    """The child elements; comments and processing instructions carry nothing in a Word file."""
    return (child for child in parent if isinstance(child.tag, str))


def value(parent: Element | None, name: str, default: str = "") -> str:
    """`w:val` of the child `name`."""
    child = None if parent is None else parent.find(name)
    return default if child is None else child.get(VAL, default)


def is_on(element: Element) -> bool:
    """A switch: there without a value, or with any but "0", "false", "off"."""
    return element.get(VAL) not in _OFF


def has(parent: Element | None, name: str) -> bool:
    """Whether the switch `name` is there and on."""
    child = None if parent is None else parent.find(name)
    return child is not None and is_on(child)


def measure(text: str | None, per_point: float) -> float | None:
    """A length in points: a bare number counts `per_point` units to the point; None when it is no length."""
    found = _MEASURE.fullmatch(text.strip()) if text else None
    if found is None:
        return None
    number, unit = found.groups()
    return round(float(number) * _POINTS[unit] if unit else float(number) / per_point, 3)


def twips(text: str | None) -> float | None:
    """Twentieths of a point."""
    return measure(text, 20)


def half_points(text: str | None) -> float | None:
    """Halves of a point, as font sizes."""
    return measure(text, 2)


def emu(text: str | None) -> float:
    """English metric units, as pictures are measured; 0 when not said."""
    return measure(text, 12700) or 0.0


def integer(text: str | None, default: int = 0) -> int:
    """A whole number, or the default."""
    try:
        return int(text) if text else default
    except ValueError:
        return default


def hexadecimal(text: str | None) -> int:
    """A number in base 16, or 0."""
    return int(text, 16) if text and _HEX_NUMBER.fullmatch(text) else 0


def color(text: str | None) -> str | None:
    """`#RRGGBB`, or None for "auto" and what is no colour."""
    return f"#{text.upper()}" if text and _HEX.fullmatch(text) else None
