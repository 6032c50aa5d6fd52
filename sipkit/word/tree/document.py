"""The document: sections of pages, pictures, notes and metadata."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from sipkit.word.tree.blocks import Block
from sipkit.word.tree.formats import NumberFormat, Sides


@dataclass(frozen=True, slots=True)
class Running:
    """What stands in the header (or the footer) of a section's pages.

    Attributes:
        default: on every page that the others do not claim (odd pages when `even` is given).
        first: on the section's first page; None when that page has nothing of its own (an empty tuple leaves it blank).
        even: on even pages; None likewise.
    """

    default: tuple[Block, ...] = ()
    first: tuple[Block, ...] | None = None
    even: tuple[Block, ...] | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one size. Begins on a new page (the first one too).

    Attributes:
        width: of the paper as it lies (landscape is wider than high); so is `height`.
        margins: from paper to text. A header taller than its room pushes the text down, a footer pushes it up.
        header_at: from the paper's top edge to the header; `footer_at` from the bottom edge to the footer.
        starts: "odd" or "even" inserts an empty page when needed.
        page_start: number of the first page; None continues.
        number_format: of `PageNumber` in this section.
    """

    width: float
    height: float
    margins: Sides
    header_at: float
    footer_at: float
    body: tuple[Block, ...]
    header: Running = Running()
    footer: Running = Running()
    starts: Literal["page", "odd", "even"] = "page"
    page_start: int | None = None
    number_format: NumberFormat = "decimal"


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture's bytes, unchanged from the Word file. Its name in a folder is `sha` + `.` + `kind`."""

    sha: str
    kind: Literal["png", "jpg", "gif", "webp", "svg"]
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Note:
    """Something in the Word file that is not in the paper, or looks otherwise there. Holds no text of the letter.

    Attributes:
        vad: what, one Swedish sentence.
        part: where: the part's name in the Word file ("word/header1.xml").
        count: how many times.
    """

    vad: str
    part: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Tree:
    """A whole document.

    Attributes:
        title: for the PDF's metadata and window, never empty.
        lang: the language of most of the text, BCP 47.
        sections: at least one.
        pictures: every picture in use, by sha.
        notes: what was left out or simplified; empty for a document that is set exactly as written.
        tab_distance: between the default tab stops.
        subject: metadata, may be ""; so is `keywords`.
    """

    title: str
    lang: str
    sections: tuple[Section, ...]
    pictures: Mapping[str, PictureFile] = field(default_factory=lambda: MappingProxyType({}))
    notes: tuple[Note, ...] = ()
    tab_distance: float = 36.0
    subject: str = ""
    keywords: str = ""
