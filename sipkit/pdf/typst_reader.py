"""Opens the PDFs that Typst writes, and no others.

They have one table of where each object begins, and every object but the streams in the clear, so reading them back
takes an eighth of the time that a general library takes, for every document. What is written in another way is an
error: a new release of Typst cannot slip past.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

_START = b"startxref\n"
_TABLE = re.compile(rb"xref\n0 (\d+)\n")
_ENTRY = 20
"""Bytes of one line of the table."""

_STREAM = b">>\nstream\n"
_KIDS = re.compile(rb"/Kids\[([^]]*)\]")
_ROOTS = re.compile(rb"/K\[([^]]*)\]")
_REFERENCE = re.compile(rb"(\d+) 0 R")


class TypstPdf:
    """The objects of a PDF, by number."""

    def __init__(self, data: bytes) -> None:
        """Read the table.

        Raises:
            ValueError: it is not written as Typst writes it.
        """
        self.data = data
        table = int(data[data.rindex(_START) + len(_START) :].split(b"\n", 1)[0])
        head = _TABLE.match(data, table)
        if head is None:
            raise ValueError("the PDF has no table of its objects")
        entries = range(head.end(), head.end() + int(head[1]) * _ENTRY, _ENTRY)
        self._offsets = [int(data[at : at + 10]) for at in entries]
        begins = sorted(self._offsets[1:])
        self._ends = dict(zip(begins, [*begins[1:], table], strict=True))
        self._catalog = self.object(reference(data[data.rindex(b"trailer") :], b"Root"))

    def object(self, number: int) -> bytes:
        """An object, from its number to the last byte before the next one."""
        begin = self._offsets[number]
        return self.data[begin : self._ends[begin]]

    def begin(self, number: int) -> int:
        """Where an object begins."""
        return self._offsets[number]

    def stream(self, number: int) -> bytes:
        """What a compressed stream holds."""
        written = self.object(number)
        return zlib.decompressobj().decompress(written[written.index(_STREAM) + len(_STREAM) :])

    def pages(self) -> list[int]:
        """Numbers of the pages, in order."""
        return references(_found(_KIDS, self.object(reference(self._catalog, b"Pages"))))

    def tags(self) -> int:
        """Number of the outermost tag."""
        (document,) = references(_found(_ROOTS, self.object(reference(self._catalog, b"StructTreeRoot"))))
        return document


def reference(written: bytes, key: bytes) -> int:
    """The number of the object that a key of a dictionary names."""
    return int(_found(_pattern(key), written))


def references(written: bytes) -> list[int]:
    """The numbers of the objects that an array names."""
    return [int(number) for number in _REFERENCE.findall(written)]


@lru_cache(maxsize=16)
def _pattern(key: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"/" + key + rb" (\d+) 0 R")


def _found(pattern: re.Pattern[bytes], written: bytes) -> bytes:
    found = pattern.search(written)
    if found is None:
        raise ValueError(f"the PDF has no {pattern.pattern!r} where Typst writes one")
    return found[1]
