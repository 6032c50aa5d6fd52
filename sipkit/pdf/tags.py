"""A PDF's tree of tags, walked once: what is read in which order, and where the cells of tables are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeAlias

from sipkit.pdf.typst_reader import TypstPdf

_TAG = re.compile(
    rb"/Type/StructElem/S/(?P<kind>\w+)/.*?"
    rb"(?:/K\[(?P<children>[^][]*)\])?(?:/Pg (?P<page>\d+) 0 R)?>>\nendobj\s*\Z",
    re.DOTALL,
)
_CHILD = re.compile(
    rb"(?P<tag>\d+) 0 R"
    rb"|(?P<content>\d+)"
    rb"|<</Type/MCR/MCID (?P<moved>\d+)/Pg (?P<page>\d+) 0 R>>"
    rb"|<</Type/OBJR/[^>]*>>"
)
"""Below a tag: another tag, content on its page, content on another page, or a link's rectangle."""

Content: TypeAlias = tuple[int, int]
"""A page's object number, and the number of marked content on it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's tag: its object number, and whether it is a header."""

    number: int
    header: bool


@dataclass(frozen=True, slots=True)
class Tags:
    """What the tags say.

    Attributes:
        content: everything that is read, in reading order.
        tables: cells row by row, for each table, the outer before the inner.
    """

    content: list[Content] = field(default_factory=list)
    tables: list[list[Cell]] = field(default_factory=list)


def walk(pdf: TypstPdf) -> Tags:
    """Read a PDF's tree of tags.

    Raises:
        ValueError: a tag is written in another way than Typst's.
    """
    tags = Tags()
    _visit(pdf, pdf.tags(), 0, -1, tags)
    return tags


def _visit(pdf: TypstPdf, number: int, page: int, table: int, tags: Tags) -> None:
    """Read one tag and all below it; `table` is the place in `tags.tables` of the table it stands in."""
    tag = _TAG.search(pdf.object(number))
    if tag is None:
        raise ValueError("a tag is not written as Typst writes it")
    kind, page = tag["kind"], int(tag["page"] or page)
    if kind == b"Table":
        table = len(tags.tables)
        tags.tables.append([])
    elif kind in (b"TH", b"TD"):
        tags.tables[table].append(Cell(number, kind == b"TH"))
    for child in _CHILD.finditer(tag["children"] or b""):
        if child["tag"]:
            _visit(pdf, int(child["tag"]), page, table, tags)
        elif child["content"]:
            tags.content.append((page, int(child["content"])))
        elif child["moved"]:
            tags.content.append((int(child["page"]), int(child["moved"])))
