"""Anchors: the bookmarks that a link or a page reference in the document points at."""

from __future__ import annotations

from typing import Final

from sipkit.word.reader.xml import TBL, Element, P, q

_BOOKMARK: Final = q("w:bookmarkStart")
_LINK: Final = q("w:hyperlink")
_CODE: Final = q("w:instrText")
_SIMPLE: Final = q("w:fldSimple")
_NAME: Final = q("w:name")
_BETWEEN_CELLS: Final = frozenset({TBL, q("w:tr")})


def anchors_in(body: Element) -> frozenset[str]:
    """The names of those bookmarks that something points at and that a paragraph can hold."""
    pointed: set[str] = set()
    code: list[str] = []
    held: set[str] = set()
    waiting: set[str] = set()
    for element in body.iter(P, _BOOKMARK, _LINK, _CODE, _SIMPLE):
        if element.tag == P:
            held |= waiting
            waiting.clear()
        elif element.tag == _LINK:
            pointed.add(element.get(q("w:anchor"), ""))
        elif element.tag == _BOOKMARK:
            parent = element.getparent()
            inside = next(element.iterancestors(P), None) is not None
            if inside:
                held.add(element.get(_NAME, ""))
            elif parent is not None and parent.tag not in _BETWEEN_CELLS:
                waiting.add(element.get(_NAME, ""))
        else:
            code.append(element.text or element.get(q("w:instr")) or "")
    instructions = "".join(code)
    return frozenset(name for name in held if name and (name in pointed or name in instructions))
