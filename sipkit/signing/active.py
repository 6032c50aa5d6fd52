"""Content that lets a file show one thing today and another tomorrow, without a byte of it being changed."""

from __future__ import annotations

from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.reader import PdfFileReader

from sipkit.signing.objects import below, entry, members, name, pages

_HARMLESS = ("/URI", "/GoTo")


def has_active_content(reader: PdfFileReader) -> bool:
    """True for a file with programs, layers that are turned on and off, or a form in XFA."""
    root = reader.root
    if "/JavaScript" in below(root, "/Names") or "/XFA" in below(root, "/AcroForm") or "/OCProperties" in root:
        return True
    if _acts(root, "/OpenAction"):
        return True
    return any(_acts(each, "/A") for page in pages(root) for each in (page, *members(page, "/Annots")))


def _acts(thing: DictionaryObject, key: str) -> bool:
    """True when something happens by itself, or when it is clicked, other than that a page is shown."""
    action = entry(thing, key)
    return "/AA" in thing or (isinstance(action, DictionaryObject) and name(action, "/S") not in _HARMLESS)
