"""Text files of rows. What they are written in is found out from what they hold, and told; a draw is a fault."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sipkit.batch.rader.filer.tabell import MAX_KOLUMNER, MAX_RADER, Blad, Linje, for_stor, ruta
from sipkit.errors import FileFault

_MED_MARKE = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_ATTABITARS: Mapping[str, str] = MappingProxyType(
    {"cp1252": "Windows-1252", "mac-roman": "Mac Roman", "cp850": "DOS 850"}
)
_AVGRANSARE: Mapping[str, str] = MappingProxyType({";": "semikolon", ",": "komma", "\t": "tabb", "|": "lodstreck"})
_I_ORD = re.compile(r"(?<=[A-Za-z])[åäöéü]|[åäöéüÅÄÖ](?=[A-Za-z])")
"""Swedish letters where they stand in words. Read as something else, they become signs that do not."""
_SEP = re.compile(r"sep=(?P<tecken>[;,\t|])\r?\n", re.IGNORECASE)
"""A first line that Excel writes and hides."""
_STICKPROV = 200
"""Lines that show what stands between the columns."""


@dataclass(frozen=True, slots=True)
class _Text:
    """The text of a file, and what it was read as."""

    text: str
    kod: str


def las_csv(data: bytes) -> Blad:
    """The lines of a file with a line for each row.

    Raises:
        FileFault: `rader-tecken`, `rader-last` or `rader-storlek`.
    """
    found = _avkodad(data)
    text, line = found.text, 0
    if marked := _SEP.match(text):
        text, line, tecken = text[marked.end() :], 1, marked["tecken"]
    else:
        tecken = _avgransare(text)
    linjer = tuple(_linjer(text, tecken, line))
    return Blad(None, linjer, MappingProxyType({}), False, f"Läst som {found.kod}, {_AVGRANSARE[tecken]}")


def _avkodad(data: bytes) -> _Text:
    for mark, codec, name in _MED_MARKE:
        if data.startswith(mark):
            return _Text(_strikt(data, codec), name)
    if data[1:200:2].count(0) > data[:200:2].count(0) + 2 and len(data) % 2 == 0:
        return _Text(_strikt(data, "utf-16-le"), "UTF-16")
    if b"\0" in data:
        raise _inte_text()
    try:
        return _Text(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        return _attabitars(data)


def _strikt(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        raise _inte_text() from None


def _attabitars(data: bytes) -> _Text:
    """The text in the only one of the old codes in which its letters outside English stand in Swedish words."""
    scores: dict[str, int] = {}
    texts: dict[str, str] = {}
    for codec in _ATTABITARS:
        try:
            texts[codec] = data.decode(codec)
        except UnicodeDecodeError:
            continue
        scores[codec] = len(_I_ORD.findall(texts[codec]))
    best = sorted(scores, key=lambda codec: -scores[codec])[:2]
    if not best or scores[best[0]] == 0 or (len(best) > 1 and scores[best[0]] == scores[best[1]]):
        raise _inte_text()
    return _Text(texts[best[0]], _ATTABITARS[best[0]])


def _inte_text() -> FileFault:
    cure = "Spara om filen som CSV UTF-8, eller som Excelbok (xlsx)."
    return FileFault("rader-tecken", "Det går inte att säkert säga vilken teckenkod filen har.", atgard=cure)


def _avgransare(text: str) -> str:
    """The sign that gives the most columns in most lines; a file of one column has none, and any will do."""
    start = "\n".join(text.splitlines()[:_STICKPROV])
    widths = {tecken: _bredd(start, tecken) for tecken in _AVGRANSARE}
    best, next_best = sorted(widths, key=lambda tecken: -widths[tecken])[:2]
    if widths[best] == widths[next_best] > 1:
        cure = "Skriv sep=; som filens första rad, med det tecken som gäller."
        raise FileFault("rader-last", "Det går inte att säkert säga vad som skiljer kolumnerna åt.", atgard=cure)
    return best


def _bredd(text: str, tecken: str) -> int:
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=tecken) if any(row)]
    except csv.Error:
        return 0
    widths = Counter(map(len, rows))
    return max(widths, key=lambda width: (widths[width], width)) if widths else 0


def _linjer(text: str, tecken: str, before: int) -> Iterator[Linje]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=tecken)
    try:
        at = reader.line_num
        for row in reader:
            nr, at = before + at + 1, reader.line_num
            if nr > MAX_RADER or len(row) > MAX_KOLUMNER:
                raise for_stor(f"{MAX_RADER} rader och {MAX_KOLUMNER} kolumner")
            yield Linje(nr, tuple(map(ruta, row)))
    except csv.Error:
        cure = "Ett citattecken är inte avslutat, eller så är filen ingen CSV. Spara om den ur kalkylprogrammet."
        raise FileFault("rader-last", "Filen går inte att dela i rader och kolumner.", atgard=cure) from None
