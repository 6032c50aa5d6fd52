"""Say where in a Word file something stands, in words that its author recognises."""

from __future__ import annotations

import re

from sipkit.errors import SipkitError

_ROOMS = (
    (re.compile(r"word/document\d*\.xml$"), "brödtexten"),
    (re.compile(r"word/header\d*\.xml$"), "sidhuvudet"),
    (re.compile(r"word/footer\d*\.xml$"), "sidfoten"),
    (re.compile(r"word/footnotes\d*\.xml$"), "fotnoterna"),
    (re.compile(r"word/endnotes\d*\.xml$"), "slutnoterna"),
    (re.compile(r"docProps/"), "dokumentets egenskaper"),
)
_LONGEST = 90


def place(part: str, text: str = "") -> str:
    """Name a part and, when given, a paragraph in it: `sidhuvudet (word/header1.xml), ”Dnr {{ dnr }}”`."""
    room = next((name for pattern, name in _ROOMS if pattern.match(part)), "")
    named = f"{room} ({part})" if room else part
    return f"{named}, ”{excerpt(text)}”" if text.strip() else named


def name_file(fault: SipkitError, file: str) -> None:
    """Put the file's name before the place of a fault, or of each of several."""
    for single in {fault, *fault.faults}:
        single.var = ": ".join(filter(None, (file, single.var)))


def excerpt(text: str) -> str:
    """Return text on one line, cut where it is too long to recognise at a glance."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
