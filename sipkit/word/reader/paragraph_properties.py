"""What `w:pPr` says about a paragraph: one reader per element name (ECMA-376 part 1, 17.3.1).

`w:rPr`, `w:sectPr` and the numbering's level are not format; those who need them look for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sipkit.word.reader.properties import (
    Props,
    Reader,
    Value,
    border,
    forbidden,
    ignored,
    left_out,
    length,
    level_only,
    refused,
    shade,
)
from sipkit.word.reader.theme import Theme
from sipkit.word.reader.xml import VAL, Element, elements, integer, is_on, q, twips
from sipkit.word.tree import Leader, TabAlign, TabStop

SIDES: Final = ("top", "right", "bottom", "left")
_ALIGNS: Final = {
    "left": "left",
    "start": "left",
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}
_TAB_ALIGNS: Final[Mapping[str, TabAlign]] = {
    "center": "center",
    "right": "right",
    "end": "right",
    "decimal": "decimal",
}
_LEADERS: Final[Mapping[str, Leader]] = {
    "dot": "dots",
    "hyphen": "hyphens",
    "underscore": "line",
    "heavy": "line",
    "middleDot": "middle-dots",
}
_ON_LINE: Final = 240
"""Units of `w:line` to a line when the rule is "auto"."""


def _switch(key: str) -> Reader:
    return lambda element, _theme: {key: is_on(element)}


def _indent(element: Element, _theme: Theme) -> Props:
    props: dict[str, Value] = {}
    for key, names in (("left", ("w:start", "w:left")), ("right", ("w:end", "w:right"))):
        found = length(element, *(q(name) for name in names))
        if found is not None:
            props[key] = found
    first, hanging = length(element, q("w:firstLine")), length(element, q("w:hanging"))
    if hanging is not None:
        props["first_line"] = -hanging
    elif first is not None:
        props["first_line"] = first
    return props


def _spacing(element: Element, _theme: Theme) -> Props:
    props: dict[str, Value] = {}
    for key in ("before", "after"):
        found = length(element, q(f"w:{key}"))
        if found is not None:
            props[key] = found
        auto = element.get(q(f"w:{key}Autospacing"))
        if auto is not None:
            props[f"{key}_auto"] = auto not in ("0", "false", "off")
    line = element.get(q("w:line"))
    if line is not None:
        rule = element.get(q("w:lineRule"), "auto")
        props["line_rule"] = {"exact": "exact", "atLeast": "at-least"}.get(rule, "multiple")
        props["line"] = integer(line, _ON_LINE) / _ON_LINE if rule == "auto" else twips(line)
    return props


def _tabs(element: Element, _theme: Theme) -> Props:
    props: dict[str, Value] = {}
    for tab in elements(element):
        at, kind = twips(tab.get(q("w:pos"))), tab.get(VAL, "left")
        if at is None or kind == "bar":
            continue
        stop = TabStop(at, _TAB_ALIGNS.get(kind, "left"), _LEADERS.get(tab.get(q("w:leader"), ""), "none"))
        props[f"tab.{at}"] = None if kind == "clear" else stop
    return props


def _borders(element: Element, theme: Theme) -> Props:
    return {f"border.{str(side.tag).rpartition('}')[2]}": border(side, theme) for side in elements(element)}


def _numbering(element: Element, theme: Theme) -> Props:
    props: dict[str, Value] = {}
    for key, name in (("num", "w:numId"), ("level", "w:ilvl")):
        child = element.find(q(name))
        if child is not None:
            props[key] = child.get(VAL, "0")
    for change in element.iterfind(q("w:ins")):
        forbidden(change, theme)
    return props


_READERS: Final[Mapping[str, Reader]] = {
    "pStyle": lambda element, _theme: {"style": element.get(VAL)},
    "jc": lambda element, _theme: {"align": _ALIGNS.get(element.get(VAL, ""), "left")},
    "ind": _indent,
    "spacing": _spacing,
    "contextualSpacing": _switch("contextual"),
    "keepNext": _switch("keep_next"),
    "keepLines": _switch("keep_lines"),
    "pageBreakBefore": _switch("page_break"),
    "widowControl": _switch("widow_control"),
    "tabs": _tabs,
    "pBdr": _borders,
    "shd": lambda element, theme: {"fill": shade(element, theme)},
    "outlineLvl": lambda element, _theme: {"outline": integer(element.get(VAL), 9)},
    "numPr": _numbering,
    "bidi": refused,
    "framePr": forbidden,
    "textDirection": level_only,
    "mirrorIndents": left_out("speglade indrag"),
    "pPrChange": left_out("spårad formatändring"),
    **dict.fromkeys(
        (
            "rPr",
            "sectPr",
            "cnfStyle",
            "suppressLineNumbers",
            "suppressAutoHyphens",
            "kinsoku",
            "wordWrap",
            "overflowPunct",
            "topLinePunct",
            "autoSpaceDE",
            "autoSpaceDN",
            "adjustRightInd",
            "snapToGrid",
            "textAlignment",
            "textboxTightWrap",
            "suppressOverlap",
            "divId",
        ),
        ignored,
    ),
}
PARAGRAPH_READERS: Final[Mapping[str, Reader]] = {
    **{q(f"w:{name}"): reader for name, reader in _READERS.items()},
    q("w15:collapsed"): ignored,
}
