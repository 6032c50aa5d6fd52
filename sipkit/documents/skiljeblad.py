"""The sheet between letters that are printed together: made of a batch, so no document type has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sipkit.documents.kontext import Kontext
from sipkit.documents.papper import Papper

SKILJEBLAD: Final = "skiljeblad"
MALL: Final = "utskrift/skiljeblad.docx"


@dataclass(frozen=True, slots=True)
class Skiljeblad(Kontext):
    """A sheet that is not sent. It names no person."""

    titel: str
    rader: tuple[str, ...]


def skiljeblad(titel: str, rader: Iterable[str]) -> Papper:
    """The sheet, not set."""
    return Papper(SKILJEBLAD, "utskrift", None, MALL, Skiljeblad(titel, tuple(rader)))
