"""Fields: page numbers, links, tables of contents and all else that Word works out by itself.

A field is a begin mark, an instruction, perhaps a separator and a result, and an end mark, all in ordinary runs, over
several paragraphs at times. Live page numbers replace the result that Word last stored; of other fields the stored
result is used as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from sipkit.word.reader.look import RunLook
from sipkit.word.reader.xml import Element
from sipkit.word.tree import Field, Inline, Link, PageCount, PageNumber, PageRef, Text

_WORD: Final = re.compile(r'"([^"]*)"|(\S+)')
_PAGE_TEXT: Final = re.compile(r"\s*([0-9]+|[ivxlcdm]+|[IVXLCDM]+|[a-zA-Z]?)\s*")
_SAFE_ADDRESS: Final = ("http://", "https://", "mailto:", "tel:")
_PLAIN_FORMS: Final = frozenset({"mergeformat", "arabic", "charformat", ""})

LIVE: Final = frozenset({"PAGE", "NUMPAGES", "PAGEREF"})
GATHERED: Final = LIVE | {"HYPERLINK", "FORMTEXT"}
INVISIBLE: Final = frozenset({"XE", "TC", "TA", "RD", "SET", "ASK", "NEXT", "NEXTIF", "SKIPIF", "PRIVATE"})
"""Fields that print nothing: index entries and orders to Word."""
STORED: Final = frozenset({"TOC", "HYPERLINK", "FORMTEXT", "INDEX", "BIBLIOGRAPHY", "CITATION"})
"""Fields whose stored result is what the author wrote or saw, so that using it needs no remark."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """A field's instruction: its name in capitals and the words after it, quotes removed."""

    name: str
    words: tuple[str, ...]

    def after(self, switch: str) -> str:
        """The word after a switch, as the bookmark after "l" in a HYPERLINK."""
        lowered = [word.lower() for word in self.words]
        at = lowered.index(switch) + 1 if switch in lowered else len(lowered)
        return self.words[at] if at < len(self.words) else ""

    @property
    def argument(self) -> str:
        """The first word, unless that is a switch."""
        return self.words[0] if self.words and not self.words[0].startswith("\\") else ""


@dataclass(slots=True)
class OpenField:
    """A field that has begun.

    Attributes:
        element: the begin mark, which also holds the settings of a form field.
        look: of the run it began in.
        phase: whether its instruction or its result is being read.
        gathers: its result is gathered apart, to be replaced or wrapped.
    """

    element: Element
    look: RunLook
    phase: Literal["code", "result"] = "code"
    code: list[str] = field(default_factory=list)
    gathers: bool = False

    @property
    def instruction(self) -> Instruction:
        """What it is told to do."""
        return parse_instruction("".join(self.code))


def parse_instruction(code: str) -> Instruction:
    """Split an instruction into words."""
    words = [quoted or plain for quoted, plain in _WORD.findall(code)]
    return Instruction(words[0].upper(), tuple(words[1:])) if words else Instruction("", ())


def live(instruction: Instruction, stored: list[Inline], look: RunLook, anchors: frozenset[str]) -> Inline | None:
    """The live page number that takes the stored result's place.

    None when it cannot: the stored result holds more than a number (as when a table of contents' own text has got in
    between the field's marks), the bookmark is gone, or the number has a form of its own.
    """
    if not all(isinstance(inline, Text) for inline in stored):
        return None
    texts = [inline for inline in stored if isinstance(inline, Text)]
    plain = instruction.after("\\*").lower() in _PLAIN_FORMS
    if not plain or not _PAGE_TEXT.fullmatch("".join(inline.text for inline in texts)):
        return None
    style = texts[0].style if texts else look.style
    if instruction.name == "PAGE":
        return PageNumber(style)
    if instruction.name == "NUMPAGES":
        return PageCount(style)
    return PageRef(style, instruction.argument) if instruction.argument in anchors else None


def link(address: str, bookmark: str, inlines: tuple[Inline, ...], anchors: frozenset[str]) -> Link | None:
    """A link to an address or a bookmark; None when it leads nowhere that a paper may lead, or encloses a link."""
    if _encloses_link(inlines):
        return None
    if address:
        whole = f"{address}#{bookmark}" if bookmark and "#" not in address else address
        return Link(inlines, url=whole) if whole.lower().startswith(_SAFE_ADDRESS) else None
    return Link(inlines, bookmark=bookmark) if bookmark in anchors else None


def _encloses_link(inlines: tuple[Inline, ...]) -> bool:
    return any(
        isinstance(inline, Link) or (isinstance(inline, Field) and _encloses_link(inline.inlines)) for inline in inlines
    )
