"""What no row of a file can make: a row has answers about one person, and neither a choice of lists nor a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sipkit.domain.vocabulary import DokumentTyp
from sipkit.errors import UsageFault

_UTVAGAR: Final[Mapping[DokumentTyp, str]] = {
    "avstamning": "Gör träffens papper med sipkit skapa avstämning.",
    "checklista": (
        "Gör en tom lista med sipkit checklista --region REGION --roll ROLL --steg STEG, och skriv ut den i så många "
        "exemplar som behövs. Påbörjade listor skrivs ut när RADER är en mapp med ärenden."
    ),
}
"""The document types that rows cannot make, with what is done instead."""


def krav_av_rader(typ: DokumentTyp) -> None:
    """Refuse a document type that rows cannot make, before any of them is read. Raises UsageFault."""
    if typ in _UTVAGAR:
        raise UsageFault("ogiltigt-varde", "Dokumenttypen går inte att göra av rader.", "--typ", _UTVAGAR[typ])
