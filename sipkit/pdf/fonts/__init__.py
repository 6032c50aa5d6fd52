"""The typefaces that are shipped with sipkit, the only ones a PDF is set with.

A paper must look and last the same on every machine, so the system's own fonts are never used. Liberation has the same
widths as Arial, Times New Roman and Courier New; DejaVu Sans stands in for single characters that Liberation lacks
(☐ ☒ ✓ and most of Europe's alphabets).
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
FALLBACK: Final = "DejaVu Sans"


@dataclass(frozen=True, slots=True)
class Family:
    """A shipped family.

    Attributes:
        ascent: above the baseline, in em, as the line height that Word computes counts it; `descent` below it and
            `gap` between lines likewise.
    """

    name: str
    ascent: float
    descent: float
    gap: float

    @property
    def line(self) -> float:
        """Height of a line set with single spacing, in em."""
        return self.ascent + self.descent + self.gap


SANS: Final = Family("Liberation Sans", 0.905, 0.212, 0.033)
SERIF: Final = Family("Liberation Serif", 0.891, 0.216, 0.042)
MONO: Final = Family("Liberation Mono", 0.833, 0.300, 0.0)

_SAME_WIDTHS: Final = {
    "arial": SANS,
    "helvetica": SANS,
    "liberation sans": SANS,
    "times": SERIF,
    "times new roman": SERIF,
    "liberation serif": SERIF,
    "courier": MONO,
    "courier new": MONO,
    "liberation mono": MONO,
}
_SERIF_WORDS: Final = ("cambria", "georgia", "garamond", "palatino", "bookman", "century", "constantia", "serif")
_MONO_WORDS: Final = ("mono", "consolas", "courier", "lucida console")
_SYMBOLS: Final = ("segoe ui symbol", "ms gothic", "segoe ui emoji", "dejavu sans", "arial unicode ms")


@cache
def family(wanted: str) -> Family:
    """The shipped family that a Word file's family is set with."""
    key = wanted.casefold()
    if key in _SAME_WIDTHS:
        return _SAME_WIDTHS[key]
    if any(word in key for word in _MONO_WORDS):
        return MONO
    if "sans" not in key and any(word in key for word in _SERIF_WORDS):
        return SERIF
    return SANS


@cache
def replaced(wanted: str) -> bool:
    """True when the shipped family has other widths, so that lines may break elsewhere than in Word.

    Fonts that Word uses for single signs (check boxes) are not counted: DejaVu Sans has those signs.
    """
    return wanted.casefold() not in _SAME_WIDTHS and wanted.casefold() not in _SYMBOLS


@cache
def covered() -> frozenset[str]:
    """Every character that can be set by itself: the shipped fonts have it and it is written from left to right.

    Read from a generated list (see `tests/pdf/coverage.py`), as opening fourteen font files takes longer than setting
    a letter.
    """
    ranges = (line.split("-") for line in (FOLDER / "covered.txt").read_text("ascii").split())
    return frozenset(chr(code) for first, last in ranges for code in range(int(first, 16), int(last, 16) + 1))


def lacking(text: str) -> set[str]:
    """The characters of a text that cannot be set.

    A letter and an accent that follows it are set as the one letter that they make (a + ̈ is ä); an accent that makes
    no letter with what stands before it cannot be set.
    """
    if text.isascii() and text.isprintable():
        return set()
    letters = {char for char in text if not unicodedata.combining(char)}
    return (letters | set(unicodedata.normalize("NFC", text))) - covered()
