"""The versions of a template beside the Swedish one: easy to read, and other languages.

A version's id is `lattlast` or a language of BCP 47 that has a Swedish name: `en`, `fi`, `ar`, `zh-Hans`. It stands in
the file's name, `blankett.en.docx`, so a region adds one by laying a file in its folder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import cache
from typing import Final

Versioner = Callable[[str], Collection[str]]
"""Versions of a template, by the name of the Swedish one."""

SVENSKA: Final = "sv"
LATTLAST: Final = "lattlast"
_LATTLAST_NAMN: Final = "lättläst svenska"
_TAG: Final = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


def mallnamn(namn: str, sprak: str) -> str:
    """The name of a template's version: `samtycke/blankett.docx` and `en` are `samtycke/blankett.en.docx`."""
    return namn if sprak == SVENSKA else f"{namn.removesuffix('.docx')}.{sprak}.docx"


def delat(namn: str) -> tuple[str, str]:
    """The other way: the name of the Swedish template, and the version (`sv` for the Swedish one itself)."""
    stam, punkt, sprak = namn.removesuffix(".docx").rpartition(".")
    return (f"{stam}.docx", sprak) if punkt else (namn, SVENSKA)


def oversatt(sprak: str) -> bool:
    """Whether a version is in another language than Swedish."""
    return sprak not in (SVENSKA, LATTLAST)


def spraknamn(sprak: str) -> str | None:
    """What a version is called in Swedish, `engelska`; None for what is no version."""
    from babel import Locale

    if sprak == LATTLAST:
        return _LATTLAST_NAMN
    if not _TAG.fullmatch(sprak):
        return None
    names = Locale("sv").languages
    found = names.get(sprak.replace("-", "_"))
    return None if found is None else str(found)


@cache
def lokal_for(sprak: str) -> str:
    """The babel locale that days, numbers and lists are written in, as they are in Sweden where that is known.

    A language that babel has no words for (meänkieli) gets the Swedish ones.
    """
    from babel import localedata

    tag = (SVENSKA if sprak == LATTLAST else sprak).replace("-", "_")
    return next((each for each in (f"{tag}_SE", tag) if localedata.exists(each)), SVENSKA)
