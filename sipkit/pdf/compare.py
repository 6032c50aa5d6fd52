"""The text of a PDF must be the text of the Tree it was set from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import pikepdf

from sipkit.errors import SipkitError
from sipkit.pdf import readback
from sipkit.pdf.spoken import Place, Script, Spoken, in_words
from sipkit.pdf.tags import Tags

_LIVE = r"\w+"
"""A page number or the number of a footnote."""

_IGNORED = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060))
"""Signs without a look of their own: places where a word may or may not be broken."""


def same_text(pdf: pikepdf.Pdf, tags: Tags, script: Script) -> None:
    """Compare all words, in reading order, and every page's header and footer.

    Raises:
        SipkitError: `pdf-ofullstandig`, with the first place that differs.
    """
    text, running = readback.read(pdf, tags)
    if not _matches(script.body, text):
        raise _fault(in_words(_first_difference(script.body, text)))
    allowed = [re.compile(_pattern(pieces)) for pieces in script.running]
    for number, shown in enumerate(running, 1):
        if not any(pattern.fullmatch(_plain(shown)) for pattern in allowed):
            raise _fault(f"sidhuvud eller sidfot på sida {number}")


def _matches(expected: Sequence[Spoken], text: str) -> bool:
    if all(piece.text is not None for piece in expected):
        return _plain("".join(piece.text or "" for piece in expected)) == _plain(text)
    return re.fullmatch(_pattern(expected), _plain(text)) is not None


def _pattern(expected: Iterable[Spoken]) -> str:
    return "".join(_LIVE if piece.text is None else re.escape(_plain(piece.text)) for piece in expected)


def _plain(text: str) -> str:
    return text if text.isascii() else text.translate(_IGNORED)


def _first_difference(expected: Sequence[Spoken], text: str) -> Place:
    """The place of the first piece that does not match the text so far."""
    for count, piece in enumerate(expected, 1):
        if re.match(_pattern(expected[:count]), _plain(text)) is None:
            return piece.place
    return expected[-1].place if expected else ()


def _fault(place: str) -> SipkitError:
    return SipkitError(
        "pdf-ofullstandig",
        "PDF:ens text är inte densamma som Word-filens, så ingen PDF skrevs.",
        place,
        "Försök med --pdf-motor libreoffice, och anmäl felet.",
    )
