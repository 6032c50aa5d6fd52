"""A Word file as a PDF: with sipkit's own setting, or with LibreOffice for what that refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import assert_never

from sipkit.domain.vocabulary import PdfMotor
from sipkit.pdf import PdfResult
from sipkit.pdf import typeset as set_tree
from sipkit.word import read
from sipkit.word.text import header_only
from sipkit.word.tree import Note

Sattare = Callable[[bytes], PdfResult]
"""Makes the PDF of a Word file. Raises SipkitError for what the engine cannot set without losing content."""


def _set(docx: bytes) -> PdfResult:
    tree = read(docx)
    result = set_tree(tree)
    only = header_only(tree)
    notes = (Note(_BARA_I_MARGINALEN, "sidhuvud, sidfot", len(only)),) if only else ()
    return replace(result, notes=(*result.notes, *notes))


_BARA_I_MARGINALEN = (
    "Text som bara står i sidhuvud eller sidfot läses inte upp av skärmläsare. Skriv den på sidan också."
)


@contextmanager
def sattare(motor: PdfMotor) -> Iterator[Sattare]:
    """An engine, ready for any number of papers. LibreOffice is started once and ended with the block.

    Raises:
        UsageFault: `libreoffice-saknas`.
    """
    match motor:
        case "typst":
            yield _set
        case "libreoffice":
            from sipkit.pdf.libreoffice import Office

            with Office() as office:
                yield office.convert
        case _:
            assert_never(motor)
