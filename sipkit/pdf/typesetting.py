"""Sets a Tree as a PDF that is accessible (PDF/UA-1) and lasts in an archive (PDF/A-2a)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import typst

from sipkit.errors import SipkitError, UsageFault, raise_all
from sipkit.pdf import compare, fonts, rowheaders
from sipkit.pdf.document import SOURCES, Source, emit
from sipkit.pdf.result import PdfResult
from sipkit.pdf.spoken import Script, in_words, script
from sipkit.pdf.tags import walk
from sipkit.pdf.typstpdf import TypstPdf
from sipkit.word.tree import Tree

_STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
_TIMESTAMP = 0
"""The date in the file's metadata, which the standards require. Always the same, or the same letter would differ."""

_QUOTED = re.compile(r'`[^`]*`|"[^"]*"')


def typeset(tree: Tree) -> PdfResult:
    """Set a document.

    The same Tree gives the same bytes.

    Raises:
        UsageFault: `tecken-saknas`, for each character that no shipped font has.
        TemplateFault: `utanfor-papperet`.
        SipkitError: `pdf-ofullstandig`, when text would be missing or the typesetter complains.
    """
    words = script(tree)
    _refuse_characters(words)
    source = emit(tree)
    pdf = TypstPdf(_compile(source))
    tags = walk(pdf)
    compare.same_text(pdf, tags, words)
    return PdfResult(rowheaders.mark(pdf, tags.tables, source.tables), (*tree.notes, *source.notes))


def _refuse_characters(words: Script) -> None:
    """Raise for characters without a glyph, each with the first place it stands in."""
    places: dict[str, str] = {}
    for piece in words.everything():
        for char in fonts.lacking(piece.text or ""):
            places.setdefault(char, in_words(piece.place))
    raise_all([_missing(char, place) for char, place in places.items()])


def _missing(char: str, place: str) -> UsageFault:
    sign = f"U+{ord(char):04X} {unicodedata.name(char, 'utan namn')}"
    return UsageFault(
        "tecken-saknas",
        f"Tecknet {sign} finns inte i de typsnitt som följer med.",
        place,
        "Ta bort tecknet eller skriv det med bokstäverna a–ö.",
    )


@cache
def _compiler() -> typst.Compiler:
    shipped = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.FOLDER)])
    return typst.Compiler(root=SOURCES, font_paths=shipped, ignore_system_fonts=True)


def _compile(source: Source) -> bytes:
    try:
        data, warnings = _compiler().compile_with_warnings(
            input=source.code, format="pdf", pdf_standards=_STANDARDS, timestamp=_TIMESTAMP
        )
    except typst.TypstError as error:
        raise _complaint(error.message) from None
    if warnings:
        raise _complaint(warnings[0].message)
    if not isinstance(data, bytes):
        raise TypeError(f"expected one PDF, got {type(data)}")
    return data


def _complaint(message: str) -> SipkitError:
    """What the typesetter says, without what it quotes: that may be the letter's text."""
    return SipkitError(
        "pdf-ofullstandig",
        f"PDF:en kunde inte sättas: {_QUOTED.sub('…', message)}",
        atgard="Försök med --pdf-motor libreoffice, och anmäl felet.",
    )
