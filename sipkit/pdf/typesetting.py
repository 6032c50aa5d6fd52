"""Sets a Tree as a PDF that is accessible (PDF/UA-1) and lasts in an archive (PDF/A-2a)."""

from __future__ import annotations

import re
from functools import cache

import typst

from sipkit.errors import SipkitError, raise_all
from sipkit.pdf import compare, fonts, rowheaders
from sipkit.pdf.characters import missing
from sipkit.pdf.document import SOURCES, Source, emit
from sipkit.pdf.fillable import Form
from sipkit.pdf.result import PdfResult
from sipkit.pdf.spoken import Script, in_words, script
from sipkit.pdf.tags import walk
from sipkit.pdf.typst_reader import TypstPdf
from sipkit.word.tree import Tree

_STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
_TIMESTAMP = 0
"""The date in the file's metadata, which the standards require. Always the same, or the same letter would differ."""

_QUOTED = re.compile(r'`[^`]*`|"[^"]*"')


def typeset(tree: Tree, form: Form | None = None) -> PdfResult:
    """Set a document.

    The same Tree and form give the same bytes.

    Args:
        tree: the document.
        form: makes the document's content controls form fields to fill in on screen; without it they are printed as
            they stand. Places to sign are always fields.

    Raises:
        UsageFault: `tecken-saknas`, for each character that no shipped font has.
        TemplateFault: `utanfor-papperet`; `blankett-falt`, for each control that cannot be a form field or a place to
            sign.
        SipkitError: `pdf-ofullstandig`, when text would be missing or the typesetter complains.
    """
    shown = tree if form is None else _fillable(tree)
    words = script(shown)
    _refuse_characters(words)
    source = emit(shown)
    if source.controls and form is None:
        _check_signatures(tree)
    pdf = TypstPdf(_compile(source))
    tags = walk(pdf)
    compare.same_text(pdf, tags, words)
    data = rowheaders.mark(pdf, tags.tables, source.tables)
    is_form = source.controls or form is not None
    return PdfResult(_as_form(data, source, form or Form()) if is_form else data, (*tree.notes, *source.notes))


def _fillable(tree: Tree) -> Tree:
    """The Tree with its controls as form fields. Few documents are forms, and what makes them takes time to load."""
    from sipkit.pdf.fillable.controls import fillable

    return fillable(tree)


def _check_signatures(tree: Tree) -> None:
    from sipkit.pdf.fillable.controls import check_signatures

    check_signatures(tree)


def _as_form(data: bytes, source: Source, form: Form) -> bytes:
    from sipkit.pdf.fillable.widgets import put

    return put(data, source.controls, form.hidden)


def _refuse_characters(words: Script) -> None:
    """Raise for characters without a glyph, each with the first place it stands in."""
    places: dict[str, str] = {}
    for piece in words.everything():
        for char in fonts.lacking(piece.text or ""):
            places.setdefault(char, in_words(piece.place))
    raise_all([missing(char, place) for char, place in places.items()])


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
