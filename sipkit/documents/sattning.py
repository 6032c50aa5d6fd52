"""A Word file as a PDF: with sipkit's own setting, or with LibreOffice for what that refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sipkit.domain.vocabulary import PdfMotor
from sipkit.pdf import PdfResult
from sipkit.pdf import typeset as set_tree
from sipkit.word import read

Sattare = Callable[[bytes], PdfResult]
"""Makes the PDF of a Word file. Raises SipkitError for what the engine cannot set without losing content."""


@contextmanager
def sattare(motor: PdfMotor) -> Iterator[Sattare]:
    """An engine, ready for any number of papers. LibreOffice is started once and ended with the block.

    Raises:
        UsageFault: `libreoffice-saknas`.
    """
    if motor == "typst":
        yield lambda docx: set_tree(read(docx))
        return
    from sipkit.pdf.libreoffice import Office

    with Office() as office:
        yield office.convert
