"""What is at hand while one story is read: a story is the body, a header, a footer or a footnote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from sipkit.word.reader.look import Looks, Surroundings
from sipkit.word.reader.numbering import Counters
from sipkit.word.reader.package import Relation
from sipkit.word.reader.table_styles import TableStyles
from sipkit.word.reader.theme import Theme
from sipkit.word.reader.xml import Element, T, q
from sipkit.word.tree import Block, Note, PictureFile

if TYPE_CHECKING:
    from sipkit.word.reader.fields import OpenField

_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS: Final = " \t\r\n"
_NAME: Final = q("w:name")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the document's settings change here.

    Attributes:
        tab_distance: between default tab stops.
        even_pages: even pages have their own headers and footers.
        sum_gaps: space below and above are added, not the larger taken.
        break_keeps_mark: a page break leaves an empty line on the new page.
        old_tables: tables are placed by the text in their cells, not by their edge (Word before 2013).
        lang: the language when the styles do not say.
    """

    tab_distance: float
    even_pages: bool
    sum_gaps: bool
    break_keeps_mark: bool
    old_tables: bool
    lang: str


@dataclass(frozen=True, slots=True)
class Room:
    """Where blocks are read into.

    Attributes:
        width: of the column or the inside of the cell.
        overhang: how far something may reach beyond it to the right before it leaves the paper.
        surroundings: of the table cell.
        paged: whether a page may be broken here.
    """

    width: float
    overhang: float
    surroundings: Surroundings
    paged: bool


@dataclass(frozen=True, slots=True)
class MetHeading:
    """A heading in reading order, to judge the levels by."""

    level: int
    style_name: str
    element: Element


@dataclass(slots=True)
class Ledger:
    """The count of text that keeps a story honest: what the file holds, what was read, what was left out on purpose."""

    promised_texts: int = 0
    promised: int = 0
    texts: int = 0
    left_out: int = 0
    added: int = 0

    def promise(self, root: Element) -> None:
        """Note what the XML holds, before any of it is read."""
        for element in root.iter(T):
            self.promised_texts += 1
            self.promised += len(shown_text(element))


@dataclass(slots=True)
class Reading:
    """One story being read.

    Attributes:
        anchors: names of bookmarks that something points at.
        footnote: reads the footnote with an id.
        used: the pictures met so far.
        waiting_anchors: bookmarks that stand between paragraphs and go into the next one.
        fields: the fields that have begun and not ended, outermost first.
    """

    part: str
    kind: Literal["body", "running", "note"]
    looks: Looks
    table_styles: TableStyles
    theme: Theme
    settings: Settings
    relations: Mapping[str, Relation]
    pictures: Mapping[str, PictureFile]
    anchors: frozenset[str]
    footnote: Callable[[Element], tuple[Block, ...]]
    counters: Counters
    ledger: Ledger
    used: dict[str, PictureFile] = field(default_factory=dict)
    headings: list[MetHeading] = field(default_factory=list)
    fields: list[OpenField] = field(default_factory=list)
    placed_anchors: set[str] = field(default_factory=set)
    waiting_anchors: list[str] = field(default_factory=list)
    _notes: Counter[str] = field(default_factory=Counter)

    def first_met(self, bookmark: Element) -> str:
        """The name of a bookmark that something points at, the first time it is met; else ""."""
        name = bookmark.get(_NAME, "")
        if self.kind != "body" or name not in self.anchors or name in self.placed_anchors:
            return ""
        self.placed_anchors.add(name)
        return name

    def note(self, vad: str) -> None:
        """Something of the file is not in the paper as it stands there."""
        self._notes[vad] += 1

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes, in the order first met."""
        return tuple(Note(vad, self.part, count) for vad, count in self._notes.items())


def shown_text(element: Element) -> str:
    """The text of a `w:t`: blanks at its ends count only when it says so."""
    text = element.text or ""
    return text if element.get(_XML_SPACE) == "preserve" else text.strip(_BLANKS)
