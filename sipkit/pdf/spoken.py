"""The words of a Tree in the order in which the PDF's tags hold them, each with its place.

Two nets against lost text rest on this: no character may lack a glyph, and what is read back from the PDF must be the
same text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sipkit.pdf.text import shown_text
from sipkit.word.tree import (
    Block,
    Box,
    Field,
    Footnote,
    Heading,
    Inline,
    Label,
    Link,
    ListBlock,
    PageCount,
    PageNumber,
    PageRef,
    Paragraph,
    Running,
    Tab,
    Table,
    Text,
    Title,
    Tree,
)

Place: TypeAlias = tuple[tuple[str, int], ...]
"""Where in a document, from the outside in: (("tabell", 2), ("rad", 1), ("kolumn", 3), ("stycke", 1))."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Some text; None is a number that is known only when the pages are set."""

    place: Place
    text: str | None


@dataclass(frozen=True, slots=True)
class Script:
    """All text that is set.

    Attributes:
        body: what stands on the pages between headers and footers.
        running: every header with every footer that may stand on a page with it.
    """

    body: list[Spoken]
    running: list[list[Spoken]]

    def everything(self) -> Iterator[Spoken]:
        """All of it, some of it several times."""
        yield from self.body
        for pieces in self.running:
            yield from pieces


def script(tree: Tree) -> Script:
    """The text of a document."""
    several = len(tree.sections) > 1
    shown: list[Spoken] = []
    running: list[list[Spoken]] = []
    for number, section in enumerate(tree.sections, 1):
        shown += _blocks(section.body, (("avsnitt", number),) if several else ())
        headers = _variants(section.header, (("sidhuvud", number),))
        footers = _variants(section.footer, (("sidfot", number),))
        running += [header + footer for header in headers for footer in footers]
    return Script(shown, running)


def _variants(running: Running, place: Place) -> list[list[Spoken]]:
    """What may stand in a section's header or footer: on ordinary, first and even pages."""
    shown = (running.default, running.first, running.even)
    return [list(_blocks(blocks, place)) for blocks in shown if blocks is not None]


def in_words(place: Place) -> str:
    """A place for people: "tabell 2, rad 1, kolumn 3, stycke 1"."""
    return ", ".join(f"{word} {number}" for word, number in place)


def _blocks(blocks: Iterable[Block], place: Place) -> Iterator[Spoken]:
    counts: Counter[str] = Counter()
    for block in blocks:
        yield from _block(block, place, counts)


def _block(block: Block, place: Place, counts: Counter[str]) -> Iterator[Spoken]:
    match block:
        case Paragraph():
            counts["stycke"] += 1
            yield from _paragraph(block, (*place, ("stycke", counts["stycke"])))
        case Heading(paragraph=paragraph) | Title(paragraph=paragraph):
            yield from _block(paragraph, place, counts)
        case ListBlock():
            counts["lista"] += 1
            yield from _items(block, (*place, ("lista", counts["lista"])))
        case Table():
            counts["tabell"] += 1
            yield from _cells(block, (*place, ("tabell", counts["tabell"])))
        case Box():
            for inside in block.blocks:
                yield from _block(inside, place, counts)


def _items(shown: ListBlock, place: Place) -> Iterator[Spoken]:
    for number, item in enumerate(shown.items, 1):
        here = (*place, ("punkt", number))
        if item.label.text:
            yield Spoken(here, shown_text(item.label.text, item.label.style))
        if shown.text_at == shown.label_at:
            yield from _after(item.label, here)
        yield from _blocks(item.blocks, here)


def _cells(table: Table, place: Place) -> Iterator[Spoken]:
    for cell in table.cells:
        yield from _blocks(cell.blocks, (*place, ("rad", cell.y + 1), ("kolumn", cell.x + 1)))


def _paragraph(paragraph: Paragraph, place: Place) -> Iterator[Spoken]:
    label = paragraph.label
    if label is not None and label.text:
        yield Spoken(place, shown_text(label.text, label.style))
        yield from _after(label, place)
    yield from _inlines(paragraph.inlines, place)


def _after(label: Label, place: Place) -> Iterator[Spoken]:
    """The space between a label and the text; a tab is read as one too."""
    if label.text and label.follow != "nothing":
        yield Spoken(place, " ")


def _inlines(inlines: Sequence[Inline], place: Place) -> Iterator[Spoken]:
    for inline in inlines:
        match inline:
            case Text():
                yield Spoken(place, shown_text(inline.text, inline.style))
            case Tab():
                yield Spoken(place, " ")
            case PageNumber() | PageCount() | PageRef():
                yield Spoken(place, None)
            case Field(fillable=True):
                pass
            case Link() | Field():
                yield from _inlines(inline.inlines, place)
            case Footnote():
                yield Spoken(place, None)
                yield Spoken(place, None)
                yield from _blocks(inline.blocks, (*place, ("fotnot", 1)))
