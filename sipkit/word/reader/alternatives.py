"""Markup for several versions of Word: `mc:AlternateContent` says the same in a new and an old way.

Nothing of the new ways is read here, so the old one is taken where it says the same: as good a picture, the same text.
Where it is a drawing in the oldest format, or leaves text out, both stay and are refused by what the new one is.
"""

from __future__ import annotations

from typing import Final

from sipkit.word.reader.xml import Element, T, elements, q

_ALTERNATIVE: Final = q("mc:AlternateContent")
_CHOICE: Final = q("mc:Choice")
_FALLBACK: Final = q("mc:Fallback")
_UNREADABLE: Final = (q("w:pict"), q("w:object"), q("wps:wsp"))


def settle(root: Element) -> None:
    """Put the old way in the place of both, wherever nothing is lost by it."""
    for alternative in list(root.iter(_ALTERNATIVE)):
        choice, fallback = alternative.find(_CHOICE), alternative.find(_FALLBACK)
        parent = alternative.getparent()
        if parent is None or fallback is None or next(fallback.iter(*_UNREADABLE), None) is not None:
            continue
        if choice is not None and _text(choice) != _text(fallback):
            continue
        for kept in list(elements(fallback)):
            alternative.addprevious(kept)
        parent.remove(alternative)


def _text(element: Element) -> str:
    return "".join(text.text or "" for text in element.iter(T))
