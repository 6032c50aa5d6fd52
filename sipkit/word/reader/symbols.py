"""Signs of Word's symbol fonts (Symbol, Wingdings) as the Unicode characters they look like.

A symbol font gives letters' codes, or codes in the private area U+F0xx, the shape of a sign. The fonts themselves are
not shipped, and such a code means nothing to a screen reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_WINGDINGS: Final[Mapping[int, str]] = {
    0x28: "☎",
    0x2A: "✉",
    0x4A: "☺",
    0x6C: "●",
    0x6D: "❍",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x75: "◆",
    0x76: "❖",
    0x9E: "·",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "◻",
    0xD8: "➢",
    0xDF: "←",
    0xE0: "→",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2: Final[Mapping[int, str]] = {
    0x4F: "✗",
    0x50: "✓",
    0x51: "☒",
    0x52: "☑",
    0x53: "☒",
    0x54: "☒",
    0xA3: "☐",
}
_SYMBOL: Final[Mapping[int, str]] = {
    0xA3: "≤",
    0xA5: "∞",
    0xAC: "←",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xD6: "√",
    0xDE: "⇒",
}
_FONTS: Final[Mapping[str, Mapping[int, str]]] = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": {},
    "webdings": {},
    "symbol": _SYMBOL,
    "zapfdingbats": {},
}
_PRIVATE: Final = range(0xF000, 0xF100)


def is_symbol_font(font: str) -> bool:
    """Whether the font gives letters other shapes."""
    return font.lower() in _FONTS


def sign(code: int, font: str) -> str | None:
    """The character that a code in a font looks like; None when it is not known."""
    code = code - 0xF000 if code in _PRIVATE else code
    if not is_symbol_font(font):
        return chr(code)
    return " " if code in (0x20, 0xA0) else _FONTS[font.lower()].get(code)


def translate(text: str, font: str) -> str | None:
    """Text set in a symbol font as the signs it looks like; None when one of them is not known."""
    signs = [sign(ord(letter), font) for letter in text]
    return None if None in signs else "".join(shown for shown in signs if shown)
