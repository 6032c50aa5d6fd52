"""The text of a PDF must be the text of the Tree it was set from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sipkit.errors import SipkitError, TemplateFault
from sipkit.pdf import readback
from sipkit.pdf.spoken import Place, Script, Spoken, in_words
from sipkit.pdf.tags import Tags
from sipkit.pdf.typst_reader import TypstPdf

_LIVE = re.compile(r"\w+")
"""A page number or the number of a footnote."""

_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060]")
"""Signs without a look of their own: places where a word may or may not be broken."""


def same_text(pdf: TypstPdf, tags: Tags, script: Script) -> None:
    """Compare all words, in reading order, and every page's header and footer.

    Raises:
        SipkitError: `pdf-ofullstandig`, with the first place that differs.
        TemplateFault: `utanfor-papperet`.
    """
    found = readback.read(pdf, tags)
    if not _matches(script.body, found.text):
        raise _fault(in_words(_first_difference(script.body, _seen(found.text)) or ()))
    for number, shown in enumerate(found.running, 1):
        if not any(_matches(pieces, shown) for pieces in script.running):
            raise _fault(f"sidhuvud eller sidfot på sida {number}")
    if found.outside:
        raise TemplateFault(
            "utanfor-papperet",
            "Text hamnar utanför papperet.",
            f"sida {found.outside[0]}",
            "Minska indrag, radhöjder eller tabellens bredd i Word.",
        )


def _matches(expected: Sequence[Spoken], text: str) -> bool:
    """Whether the text is that of the pieces; a number that is not known beforehand may be any.

    The quick way takes as much for a number as it can, so the thorough one is asked when it fails.
    """
    seen = _seen(text)
    if _first_difference(expected, seen) is None:
        return True
    if all(piece.text is not None for piece in expected):
        return False
    pattern = "".join(_LIVE.pattern if piece.text is None else re.escape(_seen(piece.text)) for piece in expected)
    return re.fullmatch(pattern, seen) is not None


def _first_difference(expected: Sequence[Spoken], text: str) -> Place | None:
    """The place of the first piece that is not where it should be, if any."""
    at = 0
    for piece in expected:
        if piece.text is None:
            number = _LIVE.match(text, at)
            if number is None:
                return piece.place
            at = number.end()
        else:
            words = _seen(piece.text)
            if not text.startswith(words, at):
                return piece.place
            at += len(words)
    return None if at == len(text) else expected[-1].place if expected else ()


def _seen(text: str) -> str:
    """The text without signs that have no look of their own."""
    return text if text.isascii() else _UNSEEN.sub("", text)


def _fault(place: str) -> SipkitError:
    return SipkitError(
        "pdf-ofullstandig",
        "PDF:ens text är inte densamma som Word-filens, så ingen PDF skrevs.",
        place,
        "Försök med --pdf-motor libreoffice, och anmäl felet.",
    )
