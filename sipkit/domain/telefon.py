"""Telephone numbers, written the way they are read aloud in Sweden: `070-174 06 10`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from sipkit.domain.text import clean
from sipkit.errors import UsageFault

_BETWEEN = re.compile(r"[ ()/.-]")
_SWEDISH = re.compile(r"(?:(?:\+|00)460?|0)(?P<nummer>[1-9]\d{6,8})", re.ASCII)
_FOREIGN = re.compile(r"(?:\+|00)(?!46)[1-9]\d{7,14}", re.ASCII)
_SHORT = re.compile(r"11\d{1,4}", re.ASCII)

# Post- och telestyrelsen's numbering plan: 08 has two digits, these have three (07x but not 077x), all others four.
_AREA_OF_TWO_OR_THREE = re.compile(r"08|0(?:1[013689]|2[0136]|3[1356]|4[0246]|54|6[03]|7[0-689]|90)")

# How the digits after the area code stand together, by how many there are.
_GROUPS: Mapping[int, tuple[int, ...]] = MappingProxyType(
    {4: (2, 2), 5: (3, 2), 6: (2, 2, 2), 7: (3, 2, 2), 8: (3, 3, 2)}
)


def parse_telefon(text: str) -> str:
    """Read a telephone number and write it for people.

    A Swedish number, with or without +46, becomes area code, hyphen and groups. A foreign one keeps its own groups
    after `+`. Short numbers (112, 1177) stay. Only the length is checked: whether anyone answers is not known here.

    Raises:
        UsageFault: `ogiltigt-telefonnummer`.
    """
    written = clean(text)
    digits = _BETWEEN.sub("", written)
    if match := _SWEDISH.fullmatch(digits):
        return _grouped("0" + match["nummer"])
    if _FOREIGN.fullmatch(digits):
        return "+" + " ".join(re.findall(r"\d+", written.removeprefix("00")))
    if _SHORT.fullmatch(digits):
        return digits
    raise UsageFault(
        "ogiltigt-telefonnummer",
        "Telefonnumret går inte att tolka.",
        atgard="Skriv riktnummer och nummer med siffror. Utländska nummer börjar med +.",
    )


def _grouped(national: str) -> str:
    short_area = _AREA_OF_TWO_OR_THREE.match(national)
    area = short_area[0] if short_area else national[:4]
    rest, groups = national[len(area) :], []
    for size in _GROUPS[len(rest)]:
        groups.append(rest[:size])
        rest = rest[size:]
    return f"{area}-{' '.join(groups)}"
