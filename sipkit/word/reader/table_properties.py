"""What a file says about tables, rows and cells (ECMA-376 part 1, 17.4): one reader per element name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sipkit.word.reader.properties import (
    Props,
    Reader,
    border,
    forbidden,
    ignored,
    left_out,
    level_only,
    refused,
    shade,
)
from sipkit.word.reader.theme import Theme
from sipkit.word.reader.xml import VAL, Element, elements, hexadecimal, integer, is_on, measure, q, twips

_SIDES: Final = {"start": "left", "end": "right"}
_ALIGNS: Final = {"center": "center", "right": "right", "end": "right"}
_FIFTIETHS: Final = 50
_LOOK_BITS: Final = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}


def _width(key: str) -> Reader:
    """A width in points as `key`, or in per cent of what is around as `key.percent`."""

    def read(element: Element, _theme: Theme) -> Props:
        kind, stated = element.get(q("w:type"), "dxa"), element.get(q("w:w"), "0")
        if stated.endswith("%"):
            return {key: None, f"{key}.percent": measure(stated[:-1], 1)}
        if kind == "pct":
            return {key: None, f"{key}.percent": measure(stated, _FIFTIETHS)}
        return {key: twips(stated) if kind == "dxa" else None, f"{key}.percent": None}

    return read


def _borders(element: Element, theme: Theme) -> Props:
    return {f"border.{_side(side)}": border(side, theme) for side in elements(element)}


def _insets(element: Element, _theme: Theme) -> Props:
    return {f"inset.{_side(side)}": twips(side.get(q("w:w"))) or 0.0 for side in elements(element)}


def _side(element: Element) -> str:
    name = str(element.tag).rpartition("}")[2]
    return _SIDES.get(name, name)


def _look(element: Element, _theme: Theme) -> Props:
    """Which parts of the style are in use: spelled out, or as bits in older files."""
    bits = hexadecimal(element.get(VAL))
    stated = {name: element.get(q(f"w:{name}")) for name in _LOOK_BITS}
    return {
        f"look.{name}": bool(bits & bit) if stated[name] is None else stated[name] in ("1", "true", "on")
        for name, bit in _LOOK_BITS.items()
    }


def _height(element: Element, _theme: Theme) -> Props:
    return {"height": twips(element.get(VAL)), "exact": element.get(q("w:hRule")) == "exact"}


def _merge(element: Element, _theme: Theme) -> Props:
    return {"merge": element.get(VAL, "continue")}


def _named(readers: Mapping[str, Reader], unread: tuple[str, ...]) -> Mapping[str, Reader]:
    return {q(f"w:{name}"): reader for name, reader in {**dict.fromkeys(unread, ignored), **readers}.items()}


TABLE_READERS: Final = _named(
    {
        "tblStyle": lambda element, _theme: {"style": element.get(VAL)},
        "tblW": _width("width"),
        "jc": lambda element, _theme: {"align": _ALIGNS.get(element.get(VAL, ""), "left")},
        "tblInd": _width("indent"),
        "tblBorders": _borders,
        "tblCellMar": _insets,
        "tblLook": _look,
        "tblLayout": lambda element, _theme: {"fixed": element.get(q("w:type")) == "fixed"},
        "tblCaption": lambda element, _theme: {"caption": element.get(VAL)},
        "tblDescription": lambda element, _theme: {"summary": element.get(VAL)},
        "tblStyleRowBandSize": lambda element, _theme: {"row_band": integer(element.get(VAL), 1)},
        "tblStyleColBandSize": lambda element, _theme: {"column_band": integer(element.get(VAL), 1)},
        "shd": lambda element, theme: {"fill": shade(element, theme)},
        "tblpPr": forbidden,
        "bidiVisual": refused,
        "tblCellSpacing": left_out("mellanrum mellan celler"),
        "tblPrChange": left_out("spårad formatändring"),
    },
    ("tblOverlap",),
)
ROW_READERS: Final = _named(
    {
        "trHeight": _height,
        "tblHeader": lambda element, _theme: {"header": is_on(element)},
        "cantSplit": lambda element, _theme: {"keep": is_on(element)},
        "gridBefore": lambda element, _theme: {"before": integer(element.get(VAL))},
        "gridAfter": lambda element, _theme: {"after": integer(element.get(VAL))},
        "hidden": refused,
        "ins": forbidden,
        "del": forbidden,
        "tblCellSpacing": left_out("mellanrum mellan celler"),
        "trPrChange": left_out("spårad formatändring"),
    },
    ("cnfStyle", "divId", "wBefore", "wAfter", "jc"),
)
CELL_READERS: Final = _named(
    {
        "tcW": _width("width"),
        "gridSpan": lambda element, _theme: {"span": max(integer(element.get(VAL), 1), 1)},
        "vMerge": _merge,
        "hMerge": forbidden,
        "tcBorders": _borders,
        "shd": lambda element, theme: {"fill": shade(element, theme)},
        "tcMar": _insets,
        "vAlign": lambda element, _theme: {"align": element.get(VAL)},
        "textDirection": level_only,
        "tcFitText": left_out("text anpassad till cellens bredd"),
        "cellIns": forbidden,
        "cellDel": forbidden,
        "cellMerge": forbidden,
        "tcPrChange": left_out("spårad formatändring"),
    },
    ("cnfStyle", "noWrap", "hideMark", "headers"),
)
