"""Properties: what one place in the file says about text or paragraphs, before inheritance.

A set of properties is a flat mapping in which only what is said has a key, so a later layer over an earlier one is
`{**earlier, **later}`. Sides and tab stops have a key each ("border.top", "tab.36.0") to be inherited one by one.
`Reader`s turn the children of `w:rPr` and `w:pPr` into properties, one function per element name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from sipkit.word.reader.faults import CannotRead
from sipkit.word.reader.theme import Theme
from sipkit.word.reader.xml import VAL, Element, color, elements, integer, is_on, q, twips
from sipkit.word.tree import Border, LineStyle, TabStop

Value: TypeAlias = str | float | bool | Border | TabStop | None
Props: TypeAlias = Mapping[str, Value]
Reader: TypeAlias = Callable[[Element, Theme], Props]
Signature: TypeAlias = tuple[object, ...]

NOT_APPLIED: Final = "utan."
"""Prefix of keys that hold no format, only the Swedish name of one that is left out when the key's value is true."""

_LINE_STYLES: Final[Mapping[str, LineStyle]] = {
    "double": "double",
    "triple": "double",
    "dotted": "dotted",
    "dashed": "dashed",
    "dashSmallGap": "dashed",
    "dotDash": "dashed",
    "dotDotDash": "dashed",
}


def read_properties(parent: Element | None, readers: Mapping[str, Reader], theme: Theme) -> Props:
    """The properties that the children of `parent` state.

    Raises:
        CannotRead: at a child that nothing is known about.
    """
    props: dict[str, Value] = {}
    for child in elements(parent) if parent is not None else ():
        reader = readers.get(str(child.tag))
        if reader is not None:
            props.update(reader(child, theme))
        else:
            raise CannotRead(child)
    return props


def signature(element: Element | None) -> Signature:
    """An element's whole content as a hashable value, to remember what equal ones meant."""
    if element is None:
        return ()
    return tuple((child.tag, *child.attrib.items(), signature(child) if len(child) else ()) for child in element)


def ignored(_element: Element, _theme: Theme) -> Props:
    """For elements that do not change what is printed."""
    return {}


def refused(element: Element, _theme: Theme) -> Props:
    """For switches that change what the text means when they are on."""
    if is_on(element):
        raise CannotRead(element)
    return {}


def forbidden(element: Element, _theme: Theme) -> Props:
    """For what always changes what the text means."""
    raise CannotRead(element)


def level_only(element: Element, theme: Theme) -> Props:
    """For the direction of text, which is level unless it says otherwise."""
    return {} if element.get(VAL, "lrTb") in ("lrTb", "lr", "lrTbV") else forbidden(element, theme)


def left_out(name: str) -> Reader:
    """For formats that are not applied; `name` is the Swedish noun for the note."""
    return lambda element, _theme: {NOT_APPLIED + name: is_on(element) and element.get(VAL) != "none"}


def not_applied(props: Props) -> tuple[str, ...]:
    """The Swedish names of the formats that these properties ask for in vain."""
    return tuple(
        sorted(key.removeprefix(NOT_APPLIED) for key, on in props.items() if on and key.startswith(NOT_APPLIED))
    )


def flag(props: Props, key: str, default: bool = False) -> bool:
    """A switch among the properties."""
    return bool(props.get(key, default))


def number(props: Props, key: str, default: float = 0.0) -> float:
    """A length or a number among the properties."""
    found = props.get(key)
    return float(found) if isinstance(found, (int, float)) else default


def text(props: Props, key: str, default: str = "") -> str:
    """A name among the properties."""
    found = props.get(key)
    return found if isinstance(found, str) else default


def border(element: Element, theme: Theme) -> Border | None:
    """One side of a border, None when it says that there is none."""
    style = element.get(VAL, "none")
    if style in ("none", "nil"):
        return None
    width = integer(element.get(q("w:sz")), 4) / 8
    stated = element.get(q("w:color"))
    shown = color(stated) or (theme.color(element.get(q("w:themeColor"))) if stated is None else None)
    return Border(width, shown, _LINE_STYLES.get(style, "solid"), float(integer(element.get(q("w:space")))))


def shade(element: Element, theme: Theme) -> str | None:
    """The colour of a `w:shd`; patterns become an even tint."""
    fill = color(element.get(q("w:fill"))) or theme.color(element.get(q("w:themeFill")))
    pattern = element.get(VAL, "clear")
    if pattern in ("clear", "nil"):
        return fill
    ink = color(element.get(q("w:color"))) or "#000000"
    share = 1.0 if pattern == "solid" else integer(pattern.removeprefix("pct"), 50) / 100
    return _mix(ink, fill or "#FFFFFF", share)


def _mix(ink: str, paper: str, share: float) -> str:
    """`share` parts of ink on paper."""
    pairs = ((int(ink[i : i + 2], 16), int(paper[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def is_dark(fill: str) -> bool:
    """Whether Word writes automatic text in white on it (ITU-R 601 luma under a quarter)."""
    red, green, blue = (int(fill[i : i + 2], 16) for i in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 64


def length(element: Element, *names: str) -> float | None:
    """The first of the attributes that is there, in points."""
    for name in names:
        found = twips(element.get(name))
        if found is not None:
            return found
    return None
