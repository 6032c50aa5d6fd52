"""The text of a Word file as someone reads it: paragraph by paragraph, each with what it is, without tags."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from sipkit.word.text import plain
from sipkit.word.tree import Block, Box, Heading, ListBlock, Paragraph, Table, Title, Tree

Slag = Literal["rubrik", "punkt", "cell", "stycke"]

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_SENTENCE_END = re.compile(r"[.!?][”\")]*$")


@dataclass(frozen=True, slots=True)
class Textrad:
    """A paragraph. `nummer` counts from 1 in the body, empty paragraphs not counted."""

    nummer: int
    text: str
    slag: Slag

    @property
    def ar_lopande(self) -> bool:
        """Whether it is running text: whole sentences, outside lists and tables."""
        return self.slag == "stycke" and bool(_SENTENCE_END.search(self.text))


def textrader(tree: Tree) -> tuple[Textrad, ...]:
    """The paragraphs of the body that have text, in reading order. What a template's tags stand for is not in it."""
    shown = ((text, slag) for section in tree.sections for text, slag in _rows(section.body, "stycke"))
    written = [(text, slag) for raw, slag in shown if (text := " ".join(_TAG.sub("", raw).split()))]
    return tuple(Textrad(number, text, slag) for number, (text, slag) in enumerate(written, 1))


def utan(text: str, namn: Collection[str]) -> str:
    """The text without some names."""
    if not namn:
        return text
    longest_first = sorted(namn, key=len, reverse=True)
    return re.sub(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", "", text)


def _rows(blocks: Iterable[Block], inside: Slag) -> Iterator[tuple[str, Slag]]:
    for block in blocks:
        match block:
            case Paragraph():
                yield plain(block.inlines), inside
            case Title(paragraph) | Heading(paragraph=paragraph):
                yield plain(paragraph.inlines), "rubrik"
            case ListBlock():
                for item in block.items:
                    yield from _rows(item.blocks, "punkt")
            case Table():
                for cell in block.cells:
                    yield from _rows(cell.blocks, "cell")
            case Box():
                yield from _rows(block.blocks, inside)
