"""The versions of a paper beside the Swedish one that a person needs."""

from __future__ import annotations

from collections.abc import Iterable

from sipkit.documents.sprak import LATTLAST, spraknamn
from sipkit.domain.arende import Enskild
from sipkit.domain.text import fold


def onskade(enskild: Enskild, finns: Iterable[str]) -> tuple[str, ...]:
    """Easy to read, and the language of the interpreter, as far as they are there."""
    behov = enskild.behov or ()
    talar = fold(enskild.tolk_sprak or "") if "tolk" in behov else ""
    return tuple(
        each
        for each in finns
        if (each == LATTLAST and "lattlast" in behov) or (talar and fold(spraknamn(each) or "") == talar)
    )
