"""The text of a Tree: to paste, to count, and to prove that nothing was lost on the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from sipkit.word.tree import (
    Block,
    Box,
    Break,
    Field,
    Footnote,
    Heading,
    Inline,
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

_WORD: Final = re.compile(r"\w+")
_LIVE: Final = "\0"
"""Stands for a live number; no Word file can hold this character."""
_BETWEEN: Final = re.compile(f"[\t\n{_LIVE}]")
_PAGE_WORDS: Final = frozenset({"sida", "sid", "s", "av", "page", "of"})


def text(tree: Tree) -> str:
    """The body as plain text: a paragraph a line, labels of lists and headings in front, cells of a row by tabs.

    Footnotes follow the paragraph they belong to. Headers, footers and page numbers are not in it.
    """
    return "\n".join(line for section in tree.sections for line in _lines(section.body))


def words(tree: Tree) -> tuple[str, ...]:
    """The body's words in reading order, labels included."""
    return tuple(text(tree).split())


def characters(tree: Tree) -> int:
    """How many characters of text the whole Tree holds, headers and footers included, labels and live numbers not."""
    return sum(count(section.body) for section in tree.sections) + sum(count(blocks) for blocks in _running(tree))


def count(blocks: Iterable[Block]) -> int:
    """How many characters of text some blocks hold."""
    return sum(len(inline.text) for paragraph in paragraphs(blocks) for inline in _texts(paragraph.inlines))


def language(blocks: Iterable[Block], otherwise: str) -> str:
    """The language of most of the text; `otherwise` when no other has more."""
    counts: Counter[str] = Counter({otherwise: 0})
    for paragraph in paragraphs(blocks):
        for inline in _texts(paragraph.inlines):
            counts[inline.style.lang] += len(inline.text)
    return counts.most_common(1)[0][0]


def header_only(tree: Tree) -> tuple[str, ...]:
    """The texts that stand in a header or footer but nowhere in the body, in order, each once.

    Headers and footers are artifacts in the PDF: a screen reader passes over them, so what is said only there is not
    said to everyone. Punctuation and capitals make no difference; "Sida … av …" around live numbers does not count.
    """
    body = f" {_plain_words(text(tree))} "
    pieces = (piece for blocks in _running(tree) for paragraph in paragraphs(blocks) for piece in _pieces(paragraph))
    return tuple(dict.fromkeys(piece for piece in pieces if f" {_plain_words(piece)} " not in body))


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Every paragraph in reading order, those in lists, tables, frames and footnotes too."""
    for block in leaves(blocks):
        paragraph = block if isinstance(block, Paragraph) else block.paragraph
        yield paragraph
        yield from _in_footnotes(paragraph.inlines)


def leaves(blocks: Iterable[Block]) -> Iterator[Paragraph | Title | Heading]:
    """The blocks that hold text themselves, in reading order, wherever in lists, tables and frames they stand."""
    for block in blocks:
        match block:
            case Paragraph() | Title() | Heading():
                yield block
            case ListBlock():
                yield from (found for item in block.items for found in leaves(item.blocks))
            case Table():
                yield from (found for cell in block.cells for found in leaves(cell.blocks))
            case Box():
                yield from leaves(block.blocks)


def _in_footnotes(inlines: Iterable[Inline]) -> Iterator[Paragraph]:
    for inline in inlines:
        if isinstance(inline, Footnote):
            yield from paragraphs(inline.blocks)
        elif isinstance(inline, (Link, Field)):
            yield from _in_footnotes(inline.inlines)


def _texts(inlines: Iterable[Inline]) -> Iterator[Text]:
    for inline in inlines:
        if isinstance(inline, Text):
            yield inline
        elif isinstance(inline, (Link, Field)):
            yield from _texts(inline.inlines)


def _running(tree: Tree) -> Iterator[tuple[Block, ...]]:
    """The blocks of every header and footer, each once."""
    runnings: Iterable[Running] = (part for section in tree.sections for part in (section.header, section.footer))
    stories = (story for part in runnings for story in (part.default, part.first, part.even) if story)
    return iter(dict.fromkeys(stories))


def plain(inlines: Iterable[Inline], live: str = "") -> str:
    """Inlines as text: tabs and line breaks as such, a live page number as `live`, pictures and footnotes left out."""
    written = []
    for inline in inlines:
        match inline:
            case Text():
                written.append(inline.text)
            case Tab():
                written.append("\t")
            case Break():
                written.append("\n")
            case PageNumber() | PageCount() | PageRef():
                written.append(live)
            case Link() | Field():
                written.append(plain(inline.inlines, live))
    return "".join(written)


def _plain_words(shown: str) -> str:
    return " ".join(_WORD.findall(shown.casefold()))


def _pieces(paragraph: Paragraph) -> Iterator[str]:
    """A paragraph's texts between tabs, breaks and live page numbers, without the words that go with such a number."""
    line = plain(paragraph.inlines, _LIVE)
    idle = _PAGE_WORDS if _LIVE in line else frozenset()
    for piece in _BETWEEN.split(line):
        if not set(_plain_words(piece).split()) <= idle:
            yield " ".join(piece.split())


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield from _paragraph_lines(block, block.label.text if block.label else "")
            case Title(paragraph) | Heading(paragraph=paragraph):
                yield from _lines((paragraph,))
            case ListBlock():
                for item in block.items:
                    first, *rest = item.blocks
                    if isinstance(first, Paragraph):
                        yield from _paragraph_lines(first, item.label.text)
                    yield from _lines(rest)
            case Table():
                yield from _rows(block)
            case Box():
                yield from _lines(block.blocks)


def _paragraph_lines(paragraph: Paragraph, label: str) -> Iterator[str]:
    line = plain(paragraph.inlines)
    yield f"{label} {line}" if label else line
    for note in _in_footnotes(paragraph.inlines):
        yield from _paragraph_lines(note, "")


def _rows(table: Table) -> Iterator[str]:
    for y in range(len(table.rows)):
        cells = (" ".join(_lines(cell.blocks)) for cell in table.cells if cell.y == y)
        yield "\t".join(cells)
