"""Looking into a PDF's objects, one revision at a time."""

from __future__ import annotations

from collections.abc import Iterator

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NameObject, PdfObject
from pyhanko.pdf_utils.misc import PdfReadError

_DEEPEST = 50


def entry(dictionary: DictionaryObject, key: str) -> PdfObject | None:
    """An entry of a dictionary, whether it stands there or elsewhere in the file; None when there is none."""
    if key not in dictionary:
        return None
    found: PdfObject = dictionary[key]
    return found


def name(dictionary: DictionaryObject, key: str) -> str | None:
    """An entry that is a name, written with its slash; None when there is none."""
    found = entry(dictionary, key)
    return found if isinstance(found, NameObject) else None


def below(dictionary: DictionaryObject, key: str) -> DictionaryObject:
    """A dictionary in a dictionary; an empty one when there is none."""
    found = entry(dictionary, key)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def members(dictionary: DictionaryObject, key: str) -> Iterator[DictionaryObject]:
    """The dictionaries in a list in a dictionary; none when there is no list."""
    found = entry(dictionary, key)
    if isinstance(found, ArrayObject):
        for each in found:
            yield each.get_object()


def pages(root: DictionaryObject) -> Iterator[DictionaryObject]:
    """The pages of a document, in order.

    Raises:
        PdfReadError: the tree of pages is unreasonably deep, or bites its own tail.
    """
    yield from _leaves(below(root, "/Pages"), 0)


def _leaves(node: DictionaryObject, depth: int) -> Iterator[DictionaryObject]:
    """The pages under a node."""
    if depth > _DEEPEST:
        raise PdfReadError("the tree of pages is too deep")
    if "/Kids" not in node:
        yield node
    for kid in members(node, "/Kids"):
        yield from _leaves(kid, depth + 1)
