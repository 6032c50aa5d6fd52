"""Makes `sipkit/pdf/fonts/covered.txt`: run it after a change of the shipped fonts.

python -m tests.pdf.coverage
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from fontTools.ttLib import TTFont

from sipkit.pdf.fonts import FOLDER

_NO_SIGN_OF_ITS_OWN = {"Cc", "Co", "Cs", "Cn", "Zl", "Zp", "Mn", "Mc", "Me"}
_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_INVISIBLE_BUT_HARMLESS = {0xAD, 0x200B, 0x200C, 0x200D, 0x2060}


def settable() -> set[int]:
    """Code points that some shipped font has a glyph for and that Typst sets as they stand."""
    found: set[int] = set()
    for path in FOLDER.glob("*.ttf"):
        with TTFont(path, lazy=True) as font:
            found.update(font.getBestCmap())
    return {code for code in found if _is_settable(code)}


def _is_settable(code: int) -> bool:
    char = chr(code)
    if unicodedata.category(char) == "Cf":
        return code in _INVISIBLE_BUT_HARMLESS
    return (
        unicodedata.category(char) not in _NO_SIGN_OF_ITS_OWN and unicodedata.bidirectional(char) not in _RIGHT_TO_LEFT
    )


def ranges(codes: set[int]) -> Iterator[str]:
    """The code points as lines "first-last"."""
    for first in sorted(code for code in codes if code - 1 not in codes):
        last = first
        while last + 1 in codes:
            last += 1
        yield f"{first:04X}-{last:04X}"


def covered_file() -> str:
    """The file's content."""
    return "\n".join(ranges(settable())) + "\n"


if __name__ == "__main__":
    (FOLDER / "covered.txt").write_text(covered_file(), "ascii")
