"""What an engine hands over."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.word.tree import Note


@dataclass(frozen=True, slots=True)
class PdfResult:
    """A PDF and what to know about it.

    Attributes:
        notes: what was left out or looks otherwise than in Word.
        tillganglig: accessible and archival (PDF/UA-1 and PDF/A-2a). False for LibreOffice's, which claims more than
            it keeps.
    """

    data: bytes
    notes: tuple[Note, ...] = ()
    tillganglig: bool = True
