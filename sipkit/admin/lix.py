"""LIX, a measure of how hard a Swedish text is to read: words a sentence, and how many words of a hundred are long.

A heading, a list item and a table's cell each end a sentence. Left out are numbers, references to law, and names: words
with a capital inside a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LANGT = 6
"""A word with more letters than this is long."""

_SENTENCE = re.compile(r"(?<=[.!?])[”\")]*\s+(?=[”\"(–-]*[A-ZÅÄÖ0-9])")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_NAME = re.compile(r"[A-ZÅÄÖ][a-zåäöéü]")
_LAW = re.compile(
    r"(?:[Ll]ag(?:en)?\s)?\(?\b\d{4}:\d+\)?(?:\s+om\s[^.,;:()]*)?"
    r"|\b(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,4}\s)?\d+\s*(?:kap\.|§§?)(?:[\s\d§,–-]|\boch\b|\bkap\.)*"
    r"|\b[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,4}\s\d+:\d+(?:[–-]\d+)?"
)


@dataclass(frozen=True, slots=True)
class Lix:
    """How many words, sentences and long words a text has."""

    ord: int
    meningar: int
    langa: int

    @property
    def varde(self) -> int:
        """LIX, rounded; 0 for a text without words."""
        return round(self.ord / self.meningar + 100 * self.langa / self.ord) if self.ord else 0


def lix(stycken: Iterable[str]) -> Lix:
    """The measure of a text, given as its paragraphs, headings and items."""
    sentences = [words for text in stycken for words in _sentences(text)]
    counted = [word for words in sentences for word in words]
    return Lix(len(counted), len(sentences), sum(len(word) > LANGT for word in counted))


def _sentences(text: str) -> Iterator[list[str]]:
    for piece in _SENTENCE.split(_LAW.sub(" ", text)):
        words = [word for word in _WORD.findall(piece) if not any(sign.isdigit() for sign in word)]
        counted = [word for place, word in enumerate(words) if place == 0 or not _NAME.match(word)]
        if counted:
            yield counted
