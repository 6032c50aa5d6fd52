"""A paragraph's content taken apart: links and form fields opened, the label in front."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from sipkit.word.tree import (
    Bookmark,
    Break,
    Field,
    Footnote,
    Inline,
    Label,
    Link,
    PageCount,
    PageNumber,
    PageRef,
    Paragraph,
    Picture,
    Placed,
    Tab,
    Text,
)

Atom: TypeAlias = Text | Break | Tab | PageNumber | PageCount | PageRef | Picture | Placed | Bookmark | Footnote | Field
LinkedAtom: TypeAlias = tuple[Atom, Link | None]
"""An atom and the link it stands in."""


def atoms(paragraph: Paragraph) -> list[LinkedAtom]:
    """What stands in a paragraph, one by one. A control is set as what stands in it, unless it is to be filled in."""
    return [*_label(paragraph.label), *_opened(paragraph.inlines)]


def split(linked: Iterable[LinkedAtom], at: type[Atom]) -> list[list[LinkedAtom]]:
    """The atoms in parts; those of the type `at` separate them and are left out."""
    parts: list[list[LinkedAtom]] = [[]]
    for atom, link in linked:
        if isinstance(atom, at):
            parts.append([])
        else:
            parts[-1].append((atom, link))
    return parts


def _label(label: Label | None) -> Iterator[LinkedAtom]:
    """The number of a heading and what stands between it and the text."""
    if label is None or not label.text:
        return
    yield Text(label.style, label.text), None
    if label.follow == "tab":
        yield Tab(label.style), None
    elif label.follow == "space":
        yield Text(label.style, " "), None


def _opened(inlines: Iterable[Inline], link: Link | None = None) -> Iterator[LinkedAtom]:
    for inline in inlines:
        if isinstance(inline, Link):
            yield from _opened(inline.inlines, inline)
        elif isinstance(inline, Field) and not inline.fillable:
            yield from _opened(inline.inlines, link)
        else:
            yield inline, link
