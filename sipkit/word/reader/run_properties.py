"""What `w:rPr` says about text: one reader per element name (ECMA-376 part 1, 17.3.2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sipkit.word.reader.properties import Props, Reader, forbidden, ignored, left_out, refused, shade
from sipkit.word.reader.theme import Theme
from sipkit.word.reader.xml import VAL, Element, color, half_points, integer, is_on, q, twips

TOGGLES: Final = ("bold", "italic", "caps", "small_caps", "strike", "hidden")
"""Switches that turn each other off between paragraph style and character style (17.7.3)."""

_HIGHLIGHTS: Final = {
    "black": "#000000",
    "blue": "#0000FF",
    "cyan": "#00FFFF",
    "darkBlue": "#00008B",
    "darkCyan": "#008B8B",
    "darkGray": "#A9A9A9",
    "darkGreen": "#006400",
    "darkMagenta": "#800080",
    "darkRed": "#8B0000",
    "darkYellow": "#808000",
    "green": "#00FF00",
    "lightGray": "#D3D3D3",
    "magenta": "#FF00FF",
    "red": "#FF0000",
    "white": "#FFFFFF",
    "yellow": "#FFFF00",
}
_UNDERLINES: Final = {
    "none": "none",
    "double": "double",
    "thick": "thick",
    "dotted": "dotted",
    "dottedHeavy": "dotted",
    "wave": "wave",
    "wavyHeavy": "wave",
    "wavyDouble": "wave",
}
_NO_LANGUAGE: Final = "x-none"
_VERTICALS: Final = {"superscript": "super", "subscript": "sub"}


def _toggle(key: str) -> Reader:
    return lambda element, _theme: {key: is_on(element)}


def _fonts(element: Element, theme: Theme) -> Props:
    named = theme.font(element.get(q("w:asciiTheme"))) or element.get(q("w:ascii"))
    named = named or theme.font(element.get(q("w:hAnsiTheme"))) or element.get(q("w:hAnsi"))
    return {"font": named} if named else {}


def _size(element: Element, _theme: Theme) -> Props:
    size = half_points(element.get(VAL))
    return {"size": size} if size and size > 0 else {}


def _color(element: Element, theme: Theme) -> Props:
    stated = element.get(VAL)
    return {"color": color(stated) or (theme.color(element.get(q("w:themeColor"))) if stated is None else None)}


def _underline(element: Element, _theme: Theme) -> Props:
    stated = element.get(VAL)
    if stated is None:
        return {}
    return {"underline": _UNDERLINES.get(stated, "dashed" if "ash" in stated else "single")}


def _highlight(element: Element, _theme: Theme) -> Props:
    return {"highlight": _HIGHLIGHTS.get(element.get(VAL, ""))}


def _scale(element: Element, _theme: Theme) -> Props:
    return {"utan.teckenbredd": integer(element.get(VAL, "").removesuffix("%"), 100) != 100}


def _lang(element: Element, _theme: Theme) -> Props:
    lang = element.get(VAL)
    return {"lang": lang} if lang and lang != _NO_LANGUAGE else {}


def _style(element: Element, _theme: Theme) -> Props:
    return {"style": element.get(VAL)}


_READERS: Final[Mapping[str, Reader]] = {
    "rStyle": _style,
    "rFonts": _fonts,
    "b": _toggle("bold"),
    "i": _toggle("italic"),
    "caps": _toggle("caps"),
    "smallCaps": _toggle("small_caps"),
    "strike": _toggle("strike"),
    "dstrike": _toggle("strike"),
    "vanish": _toggle("hidden"),
    "color": _color,
    "sz": _size,
    "u": _underline,
    "highlight": _highlight,
    "shd": lambda element, theme: {"shade": shade(element, theme)},
    "vertAlign": lambda element, _theme: {"vertical": _VERTICALS.get(element.get(VAL, ""), "base")},
    "spacing": lambda element, _theme: {"tracking": twips(element.get(VAL)) or 0.0},
    "position": lambda element, _theme: {"raised": half_points(element.get(VAL)) or 0.0},
    "lang": _lang,
    "w": _scale,
    "rtl": refused,
    "outline": left_out("konturtext"),
    "shadow": left_out("skugga på text"),
    "emboss": left_out("relief på text"),
    "imprint": left_out("gravyr på text"),
    "effect": left_out("animerad text"),
    "bdr": left_out("ram runt text"),
    "em": left_out("betoningstecken"),
    "fitText": left_out("text anpassad till bredd"),
    "eastAsianLayout": left_out("ostasiatisk layout"),
    "rPrChange": left_out("spårad formatändring"),
    "ins": forbidden,
    "del": forbidden,
    "moveFrom": forbidden,
    "moveTo": forbidden,
    "bCs": ignored,
    "iCs": ignored,
    "szCs": ignored,
    "cs": ignored,
    "kern": ignored,
    "noProof": ignored,
    "snapToGrid": ignored,
    "webHidden": ignored,
    "specVanish": ignored,
    "oMath": ignored,
}
_EFFECTS: Final = ("glow", "shadow", "reflection", "textOutline", "textFill", "scene3d", "props3d")
_TYPOGRAPHY: Final = ("ligatures", "numForm", "numSpacing", "stylisticSets", "cntxtAlts")

RUN_READERS: Final[Mapping[str, Reader]] = {
    **{q(f"w:{name}"): reader for name, reader in _READERS.items()},
    **{q(f"w14:{name}"): left_out("texteffekter") for name in _EFFECTS},
    **{q(f"w14:{name}"): ignored for name in _TYPOGRAPHY},
}
