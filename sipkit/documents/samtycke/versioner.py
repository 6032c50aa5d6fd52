"""The versions of a paper beside the Swedish one that a person needs."""

from __future__ import annotations

from sipkit.documents.sprak import LATTLAST, spraknamn
from sipkit.domain.arende import Enskild
from sipkit.domain.text import fold

OVERSATTNINGAR = ("en",)
"""The languages that papers are made in without being asked for, where the person's interpreter speaks them."""


def onskade(enskild: Enskild) -> tuple[str, ...]:
    """Easy to read, and the language of the interpreter, as far as sipkit has them."""
    behov = enskild.behov or ()
    talar = fold(enskild.tolk_sprak or "") if "tolk" in behov else ""
    lattlast = (LATTLAST,) if "lattlast" in behov else ()
    return (*lattlast, *(each for each in OVERSATTNINGAR if talar and fold(spraknamn(each) or "") == talar))
