"""Paths as headings and maps write them."""

from __future__ import annotations

from functools import lru_cache

from sipkit.domain.paths import kanonisk
from sipkit.domain.text import fold
from sipkit.errors import UsageFault


def som_skriven(path: str) -> str:
    """A path in one spelling, with the singulars that people write."""
    return ".".join(fold(part).replace(" ", "_") for part in path.strip().split("."))


@lru_cache(maxsize=4096)
def kanon(path: str) -> str:
    """The path in the form in which paths are compared; what is no path, such as a part of an answer, as it stands."""
    try:
        return kanonisk(path)
    except UsageFault:
        return path
