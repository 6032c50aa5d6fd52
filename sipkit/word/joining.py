"""Joining documents into one that is read from end to end, as a screen reader does with a bundle of letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from sipkit.word.tree import Bookmark, Field, Link, PageCount, PageRef, Section, Text, Tree

T = TypeVar("T")


def joined(letters: Sequence[tuple[Tree, int]], title: str) -> Tree:
    """One document of several, each beginning on a page of its own with page numbers of its own.

    A place to sign is a place on paper: what is signed is one document, never a bundle.

    Args:
        letters: at least one, each with how many pages it has.
        title: what the whole is called.
    """
    (first, _), *_ = letters
    return replace(
        first,
        title=title,
        subject="",
        keywords="",
        sections=tuple(
            section for at, (tree, pages) in enumerate(letters) for section in _Letter(f"{at}-", pages).sections(tree)
        ),
        pictures={sha: picture for tree, _ in letters for sha, picture in tree.pictures.items()},
        notes=tuple(dict.fromkeys(note for tree, _ in letters for note in tree.notes)),
    )


class _Letter:
    """One of the documents: its page count is its own, and its bookmarks are no other's."""

    def __init__(self, prefix: str, pages: int) -> None:
        self._prefix = prefix
        self._pages = str(pages)

    def sections(self, tree: Tree) -> list[Section]:
        head, *rest = (self._as_its_own(section) for section in tree.sections)
        return [replace(head, page_start=head.page_start or 1), *rest]

    def _as_its_own(self, value: T) -> T:
        """The same, all the way down: what nothing is changed in is the same object."""
        if isinstance(value, tuple):
            parts = tuple(self._as_its_own(each) for each in value)
            return cast(T, parts) if any(new is not old for new, old in zip(parts, value, strict=True)) else value
        if not is_dataclass(value) or isinstance(value, type):
            return value
        changes = {}
        for each in fields(value):
            old = getattr(value, each.name)
            if (new := self._as_its_own(old)) is not old:
                changes[each.name] = new
        return cast(T, self._inline(replace(value, **changes) if changes else value))

    def _inline(self, value: object) -> object:
        match value:
            case PageCount(style):
                return Text(style, self._pages)
            case PageRef(style, target):
                return PageRef(style, self._prefix + target)
            case Bookmark(name):
                return Bookmark(self._prefix + name)
            case Link(bookmark=str(name)):
                return replace(value, bookmark=self._prefix + name)
            case Field(fillable=True):
                return replace(value, fillable=False)
            case _:
                return value
