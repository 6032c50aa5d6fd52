"""What is said of a character that no shipped font has."""

from __future__ import annotations

import unicodedata

from sipkit.errors import UsageFault


def missing(char: str, place: str) -> UsageFault:
    """The fault for a character without a glyph."""
    sign = f"U+{ord(char):04X} {unicodedata.name(char, 'utan namn')}"
    return UsageFault(
        "tecken-saknas",
        f"Tecknet {sign} finns inte i de typsnitt som följer med.",
        place,
        "Ta bort tecknet eller skriv det med bokstäverna a–ö.",
    )
