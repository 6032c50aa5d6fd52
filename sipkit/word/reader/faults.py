"""What the reader refuses, and how it says so.

Deep in the reader `CannotRead(element)` is raised, which knows no place. `read` turns it into `Unsupported`, which a
user can act on. So text of a filled letter (which is about a person) can only reach a fault in one spot, and does only
when the caller says that the file is a template.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from lxml import etree

from sipkit.errors import TemplateFault
from sipkit.word.reader.xml import NAMESPACES, Element, P, T, q, short

NEAR_LENGTH: Final = 40

_TRACKED: Final = ("spårade ändringar", "Godkänn eller ignorera ändringarna i Word (Granska > Acceptera alla).")
_TEXT_BOX: Final = ("en textruta", "Flytta texten till ett vanligt stycke eller en tabellcell.")
_SHAPE: Final = ("en ritad figur", "Ta bort figuren eller spara den som PNG och infoga den som bild i nivå med texten.")
_MATH: Final = ("en ekvation", "Skriv den som vanlig text eller infoga den som bild.")
_CHART: Final = ("ett diagram", "Spara diagrammet som bild och infoga bilden, med alternativtext.")
_SMART_ART: Final = ("SmartArt", "Spara grafiken som bild och infoga bilden, med alternativtext.")
_NEWER: Final = ("innehåll som bara nyare Word visar", "Ersätt det med vanlig text eller en bild med alternativtext.")
_FIELD: Final = ("ett fält som inte går att tolka", "Markera fältet i Word och gör om det till text (Ctrl+Skift+F9).")
_ELSEWHERE: Final = ("innehåll som hämtas från en annan fil", "Klistra in innehållet i dokumentet.")

_KNOWN: Final = {
    "w:ins": _TRACKED,
    "w:del": _TRACKED,
    "w:moveFrom": _TRACKED,
    "w:moveTo": _TRACKED,
    **dict.fromkeys(("w:moveFromRangeStart", "w:moveFromRangeEnd", "w:moveToRangeStart", "w:moveToRangeEnd"), _TRACKED),
    "w:delText": _TRACKED,
    "w:delInstrText": _TRACKED,
    "w:cellIns": _TRACKED,
    "w:cellDel": _TRACKED,
    "w:cellMerge": _TRACKED,
    "w:pict": ("en bild eller figur i Words gamla format (VML)", "Infoga den på nytt som bild i nivå med texten."),
    "w:object": ("ett inbäddat objekt", "Ersätt objektet med text, en tabell eller en bild med alternativtext."),
    "w:framePr": ("en ram eller anfang", "Ta bort ramen (Format > Ram) eller anfangen (Infoga > Anfang)."),
    "w:tblpPr": ("en flytande tabell", "Välj Ingen under Tabellegenskaper > Figursättning."),
    "w:bidiVisual": ("en tabell från höger till vänster", "Välj Från vänster till höger i Tabellegenskaper."),
    "w:hMerge": ("en cell sammanfogad på gammalt sätt", "Dela cellen och sammanfoga den igen i Word."),
    "w:bidi": ("text från höger till vänster", "Sådan skrift kan inte sättas; använd LibreOffice för den filen."),
    "w:rtl": ("text från höger till vänster", "Sådan skrift kan inte sättas; använd LibreOffice för den filen."),
    "w:bdo": ("text från höger till vänster", "Sådan skrift kan inte sättas; använd LibreOffice för den filen."),
    "w:textDirection": ("vriden text", "Välj vågrät textriktning."),
    "w:cols": ("flera spalter", "Välj en spalt (Layout > Spalter), eller använd en tabell."),
    "w:ruby": ("fonetisk text", "Skriv texten utan fonetisk guide."),
    "w:altChunk": _ELSEWHERE,
    "w:subDoc": _ELSEWHERE,
    "w:endnoteReference": ("slutkommentarer", "Gör om dem till fotnoter (Referenser > Fotnoter > Konvertera)."),
    "w:fldChar": _FIELD,
    "w:fldSimple": _FIELD,
    "m:oMath": _MATH,
    "m:oMathPara": _MATH,
}


class CannotRead(Exception):
    """Something the reader does not set: raised where it is found, without a place.

    Attributes:
        element: where.
        what: a Swedish noun phrase; None takes it from the element's name.
        remedy: how to get rid of it; None likewise.
    """

    def __init__(self, element: Element, what: str | None = None, remedy: str | None = None) -> None:
        super().__init__(short(str(element.tag)))
        named, how = describe(element)
        self.element = element
        self.what = what or named
        self.remedy = remedy or how


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a Word file.

    Attributes:
        part: the part of the file, as "word/header1.xml".
        paragraph: which paragraph of that part, from 1; 0 before the first.
        near: up to 40 characters of the paragraph, for templates only; "" for a filled letter.
    """

    part: str
    paragraph: int
    near: str = ""

    def __str__(self) -> str:
        return f"{self.part}, stycke {self.paragraph}" + (f" (»{self.near}»)" if self.near else "")


class Unsupported(TemplateFault):
    """The Word file holds something that cannot be set without losing content.

    Attributes:
        element: its name in the file's XML, as "w:pict".
        place: where it stands.
    """

    def __init__(self, what: str, remedy: str, element: str, place: Place) -> None:
        told = f"Word-filen har {what} ({element}), som inte kan sättas som PDF."
        super().__init__("word-stods-ej", told, str(place), remedy)
        self.args = (what, remedy, element, place)
        self.element = element
        self.place = place


def describe(element: Element) -> tuple[str, str]:
    """What an element is to the one who wrote the document, and how to do without it."""
    name = short(str(element.tag))
    if name in ("w:drawing", "mc:AlternateContent") or name.startswith("wp:"):
        return _describe_drawing(element)
    return _KNOWN.get(name, (f"okänt innehåll av slaget {name}", "Ta bort det, eller skriv det på annat sätt i Word."))


def _describe_drawing(drawing: Element) -> tuple[str, str]:
    """A drawing is named after what it holds."""
    if next(drawing.iter(q("w:txbxContent")), None) is not None:
        return _TEXT_BOX
    inside = {str(child.tag)[1:].partition("}")[0] for child in drawing.iter("{*}*")}
    if NAMESPACES["c"] in inside:
        return _CHART
    if NAMESPACES["dgm"] in inside:
        return _SMART_ART
    return _SHAPE if short(str(drawing.tag)) != "mc:AlternateContent" or NAMESPACES["a"] in inside else _NEWER


@contextmanager
def locating(near: bool) -> Iterator[None]:
    """Around all reading: a fault that knows no place gets one on its way out.

    Raises:
        Unsupported: in the place of a `CannotRead`.
    """
    try:
        yield
    except CannotRead as fault:
        raise _located(fault, near) from None


def _located(fault: CannotRead, near: bool) -> Unsupported:
    """The same fault with its place; with the text beside it only when `near`."""
    part = etree.DocInfo(fault.element).URL
    paragraph = next(fault.element.iterancestors(P), None)
    text = "".join(t.text or "" for t in paragraph.iter(T)) if near and paragraph is not None else ""
    place = Place(part, _ordinal(fault.element), text[:NEAR_LENGTH].strip())
    return Unsupported(fault.what, fault.remedy, short(str(fault.element.tag)), place)


def _ordinal(element: Element) -> int:
    """How many paragraphs have begun in the part where the element stands, itself included."""
    ordinal = 0
    for passed in element.getroottree().iter():
        ordinal += passed.tag == P
        if passed is element:
            break
    return ordinal
