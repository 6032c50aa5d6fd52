"""Remove what a Word file tells about who edited it and how: revision ids, comments, paragraph ids, bindings."""

from __future__ import annotations

from sipkit.word.reader.xml import Element, q

_ELEMENTS = tuple(
    map(q, ("w:rsids", "w:rsid", "w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:dataBinding"))
)
_ATTRIBUTES = (q("w14:paraId"), q("w14:textId"))
_LAST_PLACE = "_GoBack"


def remove_traces(root: Element) -> None:
    """Remove the traces from one part, and the line breaks of its XML, which mean nothing in Word.

    Paragraph ids would moreover be repeated by a loop, and a content control that is bound to the template's properties
    would be overwritten with them when Word opens the paper. A content control's id must be the only one in the
    file; Word gives a new one to a control that has none.
    """
    ids = [number for about in root.iter(q("w:sdtPr")) for number in about.iterfind(q("w:id"))]
    doomed = [*root.iter(*_ELEMENTS), *_last_place(root), *ids]
    for element in doomed:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for element in root.iter():
        for key in [key for key in element.attrib if key in _ATTRIBUTES or str(key).startswith(q("w:rsid"))]:
            del element.attrib[key]
        element.text = element.text and element.text.replace("\n", " ")
        element.tail = element.tail and element.tail.replace("\n", " ")


def number_pictures(root: Element, after: int) -> None:
    """Give every picture of a part an id of its own."""
    for number, picture in enumerate(root.iter(q("wp:docPr")), after + 1):
        picture.set("id", str(number))


def _last_place(root: Element) -> list[Element]:
    """Return the bookmark that Word sets where the cursor last stood."""
    starts = [mark for mark in root.iter(q("w:bookmarkStart")) if mark.get(q("w:name")) == _LAST_PLACE]
    ids = {mark.get(q("w:id")) for mark in starts}
    return starts + [mark for mark in root.iter(q("w:bookmarkEnd")) if mark.get(q("w:id")) in ids]
