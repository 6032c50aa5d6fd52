"""Finding the words that never stand in a paper to the person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sipkit.config.ordlista import Olampligt


@dataclass(frozen=True, slots=True)
class Funnet:
    """A word as it stands in a text, and what to say instead."""

    ord: str
    sag: str


class Ordprovare:
    """The list, ready to search with."""

    def __init__(self, ord_: Iterable[Olampligt]) -> None:
        """Longer phrases are found before shorter ones that they hold."""
        ordered = sorted(ord_, key=lambda each: len(each.ord), reverse=True)
        self._provade = [(_pattern(each.ord), each.sag) for each in ordered]

    def i(self, text: str) -> Iterator[Funnet]:
        """What of the list stands in a text; each place gives one word."""
        taken: list[range] = []
        for pattern, sag in self._provade:
            for found in pattern.finditer(text):
                if not any(found.start() in each for each in taken):
                    taken.append(range(*found.span()))
                    yield Funnet(found[0], sag)


def _pattern(ord_: str) -> re.Pattern[str]:
    """`*insats*` as a whole word with any beginning and end; a pattern with capitals minds them."""
    written = re.escape(ord_).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    return re.compile(rf"\b{written}\b", re.IGNORECASE if ord_ == ord_.lower() else 0)
