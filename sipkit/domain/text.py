"""Text that people typed or pasted, made comparable."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable

_DASHES = dict.fromkeys(map(ord, "‐‒–—―−"), "-")


def clean(text: str) -> str:
    """The same words as plain typing would give them.

    Compatibility forms are unfolded (full-width digits, no-break blanks), letters are composed (NFC), every dash is
    `-`, runs of white space are one blank, and characters that cannot be seen are gone.
    """
    if not text.isascii():
        seen = (char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf")
        text = "".join(seen).translate(_DASHES)
    return " ".join(text.split())


def fold(text: str) -> str:
    """The form in which commands, keys and answers are compared: clean, lower-case, no accents (å ä ö é: a a o e)."""
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return clean(text.casefold())


def nearest(word: str, options: Iterable[str]) -> str | None:
    """The option that a mistyped word most likely meant, as it is written, or None when no option is near."""
    written = {fold(option): option for option in options}
    near = difflib.get_close_matches(fold(word), written, n=1)
    return written[near[0]] if near else None


def did_you_mean(word: str, options: Iterable[str], otherwise: str) -> str:
    """A cure for a mistyped word: the nearest option, or what else to do where none is near."""
    near = nearest(word, options)
    return f"Menade du {near}?" if near else otherwise
