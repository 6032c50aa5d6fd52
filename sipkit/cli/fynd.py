"""Findings as text, whatever was reviewed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sipkit.admin.fynd import Fynd


def fyndtext(fynd: Sequence[Fynd], sist: str = "") -> Iterator[str]:
    """Each finding, then how many they are; `sist` stands after the count."""
    for each in fynd:
        yield f"{each.var}: {'upplysning ' if each.upplysning else ''}{each.kod}"
        yield f"  {each.vad}"
        if each.atgard:
            yield f"  Gör så här: {each.atgard}"
        if each.regler:
            yield f"  Regler: {', '.join(each.regler)}"
    told = sum(each.upplysning for each in fynd)
    yield f"{_antal(len(fynd) - told, 'fynd', 'fynd')}, {_antal(told, 'upplysning', 'upplysningar')}.{sist}"
    if fynd:
        yield f"Vad en kod betyder: sipkit förklara {fynd[0].kod}"


def _antal(antal: int, en: str, flera: str) -> str:
    return f"{antal} {en if antal == 1 else flera}"
