"""From a file's bytes to its text: what Word, mail and Notepad leave behind is mended or refused, never guessed.

Harmless and mended: a byte order mark, CRLF, letters in two parts (NFD). Refused with line and column: other encodings
than UTF-8, tabs, blanks that are not a space, and characters that cannot be seen.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

from sipkit.config.tree import Fil, Mark
from sipkit.errors import ConfigFault, raise_all

MAX_BYTES = 1_000_000

_TAB = re.compile(r"\t")
_BLANK = re.compile(r"[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_REFUSED = (
    (_TAB, "Tabbtecken går inte att läsa", "Byt varje tabb mot mellanslag."),
    (_BLANK, "Hårt blanksteg, som ser ut som ett mellanslag men är ett annat tecken", "Byt det mot ett mellanslag."),
    (_UNSEEN, "Ett tecken som inte syns", "Radera det, eller skriv om raden för hand."),
)


def decode(data: bytes, fil: Fil) -> str:
    r"""The text, composed (NFC) and with `\n` between lines.

    Raises:
        ConfigFault: `yaml-storlek` for more than `MAX_BYTES`; `yaml-tecken` for another encoding than UTF-8, or with
            the first place of each kind of character that is refused.
    """
    if len(data) > MAX_BYTES:
        raise ConfigFault("yaml-storlek", "Filen är större än 1 MB.", var=fil.namn, atgard="Dela den i flera filer.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _encoding_fault(data, error.start, fil) from None
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    raise_all(list(_refused(text, fil)))
    return text


def _refused(text: str, fil: Fil) -> Iterator[ConfigFault]:
    for pattern, what, cure in _REFUSED:
        if first := pattern.search(text):
            more = len(pattern.findall(text)) - 1
            places = f" (och på {more} {'ställe' if more == 1 else 'ställen'} till)" if more else ""
            yield ConfigFault("yaml-tecken", f"{what}{places}.", var=str(_place(text, first.start(), fil)), atgard=cure)


def _encoding_fault(data: bytes, position: int, fil: Fil) -> ConfigFault:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        mark, kind = Mark(fil), "UTF-16"
    else:
        mark, kind = _place(data[:position].decode("utf-8-sig"), None, fil), "troligen Windows-1252"
    return ConfigFault(
        "yaml-tecken",
        f"Filen är inte sparad i UTF-8 ({kind}), så å, ä och ö går inte att läsa.",
        var=str(mark),
        atgard="Öppna filen i Anteckningar, välj Spara som och Kodning: UTF-8.",
    )


def _place(text: str, position: int | None, fil: Fil) -> Mark:
    """The mark of a position in the text (its end when None)."""
    before = text[:position]
    return Mark(fil, before.count("\n") + 1, len(before) - before.rfind("\n"))
