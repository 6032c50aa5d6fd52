"""Words that may not fit in a line: Word breaks them between characters, Typst would let them run out of the cell."""

from __future__ import annotations

import re
from collections.abc import Iterator

_UNBROKEN = re.compile(r"[^ /-]+[/-]?")
_NARROW = frozenset("ijlrtfI.,:;'|!()[]- ")
_WIDE = frozenset("mwMW@%&—…")


WIDEST = 1.02
"""No letter is wider, in em."""


def split(text: str, size: float, room: float) -> Iterator[tuple[str, bool]]:
    """The text in parts, each with whether it is a word that may be wider than `room` points at `size` points."""
    if WIDEST * len(text) * size <= room:
        yield text, False
        return
    start = 0
    for match in _UNBROKEN.finditer(text):
        if WIDEST * len(match[0]) * size > room and widest(match[0]) * size > room:
            if match.start() > start:
                yield text[start : match.start()], False
            yield match[0], True
            start = match.end()
    if start < len(text):
        yield text[start:], False


def widest(word: str) -> float:
    """A word's width in em, never less than in any shipped typeface's bold."""
    return sum(0.4 if char in _NARROW else WIDEST if char in _WIDE or ord(char) > 0x17F else 0.78 for char in word)
