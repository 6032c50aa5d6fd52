"""Sections: the pages a body is set on, and which headers and footers they have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from lxml import etree

from sipkit.word.reader.faults import CannotRead
from sipkit.word.reader.package import Relation
from sipkit.word.reader.xml import VAL, Element, P, elements, has, integer, is_on, q, twips, value
from sipkit.word.tree import NumberFormat, Sides

_SECTION: Final = q("w:sectPr")
_IN_PARAGRAPH: Final = f"{q('w:pPr')}/{_SECTION}"
_KNOWN: Final = frozenset(
    q(f"w:{name}")
    for name in (
        "headerReference",
        "footerReference",
        "footnotePr",
        "endnotePr",
        "type",
        "pgSz",
        "pgMar",
        "paperSrc",
        "pgBorders",
        "lnNumType",
        "pgNumType",
        "cols",
        "formProt",
        "vAlign",
        "noEndnote",
        "titlePg",
        "textDirection",
        "bidi",
        "rtlGutter",
        "docGrid",
        "printerSettings",
        "sectPrChange",
    )
)
_NUMBER_FORMATS: Final[dict[str, NumberFormat]] = {
    "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
    "lowerLetter": "lower-letter",
    "upperLetter": "upper-letter",
}
_STARTS: Final[dict[str, Literal["odd", "even"]]] = {"oddPage": "odd", "evenPage": "even"}
_A4: Final = (595.3, 841.9)
_INCH: Final = 72.0
_HALF_INCH: Final = 36.0

_NEXT_PAGE: Final = "Gör avsnittsbrytningen till Nästa sida, eller ge avsnitten samma sida, sidhuvud och sidfot."

RunningKind = Literal["header", "footer"]
PageKind = Literal["default", "first", "even"]
_RUNNING: Final[tuple[RunningKind, RunningKind]] = ("header", "footer")
_PAGE_KINDS: Final[dict[str, PageKind]] = {"default": "default", "first": "first", "even": "even"}


@dataclass(frozen=True, slots=True)
class Geometry:
    """A section's paper and margins, in points."""

    width: float
    height: float
    margins: Sides
    header_at: float
    footer_at: float

    @property
    def column(self) -> float:
        """The width of the text."""
        return self.width - self.margins.left - self.margins.right


@dataclass(frozen=True, slots=True)
class Sheet:
    """A section before its content is read.

    Attributes:
        members: the elements of the body that stand in it.
        references: the part that holds the header or footer for each kind of page, whether such pages exist or not.
        kinds: the kinds of page it has.
        left_out: Swedish names of what it asks for in vain.
    """

    members: tuple[Element, ...]
    geometry: Geometry
    references: Mapping[tuple[RunningKind, PageKind], str]
    kinds: tuple[PageKind, ...]
    starts: Literal["page", "odd", "even"]
    page_start: int | None
    number_format: NumberFormat
    left_out: tuple[str, ...]


def read_sheets(body: Element, relations: Mapping[str, Relation], even_pages: bool) -> list[Sheet]:
    """The body's sections. A header or footer that is not said is taken over from the section before.

    Raises:
        CannotRead: at columns, at a section that changes the page in the middle of it, at an unknown element.
    """
    sheets: list[Sheet] = []
    for members, properties in _split(body):
        _refuse_unset(properties)
        before = sheets[-1] if sheets else None
        sheet = _sheet(members, properties, before, relations, even_pages)
        if before is None or value(properties, q("w:type")) != "continuous":
            sheets.append(sheet)
        elif (sheet.geometry, sheet.references) == (before.geometry, before.references):
            sheets[-1] = replace(before, members=before.members + members)
        else:
            raise CannotRead(properties, "ett löpande avsnitt som ändrar sidan", _NEXT_PAGE)
    return sheets


def _split(body: Element) -> Iterator[tuple[tuple[Element, ...], Element]]:
    """The body's elements, section by section, with what ends each: its properties."""
    members: list[Element] = []
    last = etree.Element(_SECTION)
    for element in _flattened(body):
        if element.tag == _SECTION:
            last = element
            continue
        members.append(element)
        ending = element.find(_IN_PARAGRAPH)
        if ending is not None:
            yield tuple(members), ending
            members = []
    yield tuple(members), last


def _flattened(parent: Element) -> Iterator[Element]:
    """The body's elements; a control that encloses a section's end (a cover page) is opened."""
    for element in elements(parent):
        if element.tag != P and element.find(f".//{_SECTION}") is not None:
            yield from _flattened(element)
        else:
            yield element


def _refuse_unset(properties: Element) -> None:
    for child in elements(properties):
        columns = child.tag == q("w:cols") and integer(child.get(q("w:num")), 1) > 1
        turned = child.tag == q("w:textDirection") and child.get(VAL, "lrTb") not in ("lrTb", "lr")
        backwards = child.tag in (q("w:bidi"), q("w:rtlGutter")) and is_on(child)
        if columns or turned or backwards or child.tag not in _KNOWN:
            raise CannotRead(child)


def _sheet(
    members: tuple[Element, ...],
    properties: Element,
    before: Sheet | None,
    relations: Mapping[str, Relation],
    even_pages: bool,
) -> Sheet:
    inherited = before.references if before else {}
    kinds: list[PageKind] = ["default"]
    if has(properties, q("w:titlePg")):
        kinds.append("first")
    if even_pages:
        kinds.append("even")
    numbers = properties.find(q("w:pgNumType"))
    start = None if numbers is None else numbers.get(q("w:start"))
    form = "" if numbers is None else numbers.get(q("w:fmt"), "")
    return Sheet(
        members=members,
        geometry=_geometry(properties),
        references={**inherited, **_references(properties, relations)},
        kinds=tuple(kinds),
        starts=_STARTS.get(value(properties, q("w:type")), "page"),
        page_start=None if start is None else integer(start, 1),
        number_format=_NUMBER_FORMATS.get(form, "decimal"),
        left_out=tuple(_left_out(properties)),
    )


def _references(properties: Element, relations: Mapping[str, Relation]) -> dict[tuple[RunningKind, PageKind], str]:
    found: dict[tuple[RunningKind, PageKind], str] = {}
    for running in _RUNNING:
        for reference in properties.iterfind(q(f"w:{running}Reference")):
            relation = relations.get(reference.get(q("r:id"), ""))
            kind = _PAGE_KINDS.get(reference.get(q("w:type"), "default"))
            if relation is not None and kind is not None:
                found[running, kind] = relation.target
    return found


def _geometry(properties: Element) -> Geometry:
    size, margins = properties.find(q("w:pgSz")), properties.find(q("w:pgMar"))
    width, height = (_length(size, name, default) for name, default in zip(("w", "h"), _A4, strict=True))
    top, right, bottom, left = (abs(_length(margins, side, _INCH)) for side in ("top", "right", "bottom", "left"))
    gutter = _length(margins, "gutter", 0.0)
    header_at, footer_at = (_length(margins, name, _HALF_INCH) for name in _RUNNING)
    return Geometry(width, height, Sides(top, right, bottom, left + gutter), header_at, footer_at)


def _length(element: Element | None, name: str, default: float) -> float:
    found = None if element is None else twips(element.get(q(f"w:{name}")))
    return default if found is None else found


def _left_out(properties: Element) -> Iterator[str]:
    """What is in the file's section but not on the paper's pages."""
    if properties.find(q("w:pgBorders")) is not None:
        yield "sidkantlinje"
    if properties.find(q("w:lnNumType")) is not None:
        yield "radnumrering"
    if value(properties, q("w:vAlign"), "top") != "top":
        yield "lodrät justering av sidan"
    footnotes = properties.find(q("w:footnotePr"))
    if value(footnotes, q("w:numFmt"), "decimal") != "decimal":
        yield "fotnoternas talformat"
