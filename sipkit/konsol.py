"""The console, the same to all who talk: a sign that it cannot show becomes the nearest one that it can.

A console in Swedish Windows may know only cp850 or cp1252, one on a small server only ASCII.
"""

from __future__ import annotations

import codecs
import unicodedata
from typing import TextIO

NEAREST = "sipkit-nearest"
"""The name of the error handler, for `TextIO.reconfigure(errors=…)`."""

_NEAR = {"·": "-", "–": "-", "—": "-", "−": "-", "…": "...", "→": "->", "”": '"', "’": "'"}
_USED = "åäöÅÄÖéü·–…→"
"""The signs beyond ASCII that sipkit's own words are written with."""


def shows_all(screen: TextIO) -> bool:
    """Whether a screen has every sign that sipkit's own words need."""
    try:
        _USED.encode(screen.encoding)
    except UnicodeEncodeError:
        return False
    return True


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_near, error.object[error.start : error.end])), error.end


def _near(sign: str) -> str:
    """In ASCII: from the table, else the letter without its accent, else `?`."""
    return _NEAR.get(sign) or unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode() or "?"


codecs.register_error(NEAREST, _nearest)
