"""The document's title and other metadata."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sipkit.word.reader.package import Package
from sipkit.word.reader.xml import Element, q
from sipkit.word.text import leaves, plain
from sipkit.word.tree import Block, Heading, Paragraph, Title

_CORE: Final = "core-properties"
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says about itself; "" where it says nothing. Who wrote it is not read."""

    title: str
    subject: str
    keywords: str


def read_metadata(package: Package) -> Metadata:
    """The core properties."""
    name = package.related("", _CORE)
    root = None if name is None else package.xml(name)
    return Metadata(_said(root, "dc:title"), _said(root, "dc:subject"), _said(root, "cp:keywords"))


def _said(root: Element | None, name: str) -> str:
    return "" if root is None else " ".join((root.findtext(q(name)) or "").split())


def title_on_page(blocks: Iterable[Block]) -> tuple[str, bool]:
    """The title that a document shows: its Title, else its first heading, else its first line.

    Returns:
        The title, "" when there is no text at all; and whether it was only guessed, from something else than a Title.
    """
    found = tuple(leaves(blocks))
    titles = [block.paragraph for block in found if isinstance(block, Title)]
    headings = [block.paragraph for block in found if isinstance(block, Heading)]
    others = [block for block in found if isinstance(block, Paragraph)]
    for paragraph in (*titles, *headings, *others):
        shown = " ".join(plain(paragraph.inlines).split())
        if shown:
            return shown[:_LONGEST], not titles
    return "", True
