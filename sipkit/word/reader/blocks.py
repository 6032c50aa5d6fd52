"""Blocks: what stands between paragraphs, tables and the things that enclose them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sipkit.word.reader.controls import CONTENT, Control, read_control
from sipkit.word.reader.faults import CannotRead
from sipkit.word.reader.flow import Entry, arrange
from sipkit.word.reader.paragraphs import read_paragraph
from sipkit.word.reader.reading import Reading, Room
from sipkit.word.reader.tables import read_table
from sipkit.word.reader.xml import MARKS, TBL, Element, P, elements, q
from sipkit.word.tree import Block

_CONTROL: Final = q("w:sdt")
_CUSTOM: Final = q("w:customXml")
_BOOKMARK: Final = q("w:bookmarkStart")
_IGNORED: Final = MARKS | {q("w:sectPr"), q("w:tcPr"), q("w:customXmlPr")}


def read_blocks(reading: Reading, parent: Element, room: Room) -> tuple[tuple[Block, ...], float]:
    """The blocks in a body, cell, header, footer or footnote, and the space the last one wants below it."""
    control = _enclosing_control(parent)
    if control is not None and _only_paragraph(parent) is not None:
        return arrange(reading, list(_of_control(reading, parent, control, room)))
    return read_run_of_blocks(reading, elements(parent), room)


def read_run_of_blocks(reading: Reading, members: Iterable[Element], room: Room) -> tuple[tuple[Block, ...], float]:
    """The blocks that a run of neighbouring elements comes to."""
    return arrange(reading, [entry for member in members for entry in _entries(reading, member, room)])


def _entries(reading: Reading, element: Element, room: Room) -> Iterator[Entry]:
    if element.tag == P:
        yield from read_paragraph(reading, element, room)
    elif element.tag == TBL:
        yield read_table(reading, element, room, read_blocks)
    elif element.tag == _CONTROL:
        content = element.find(CONTENT)
        if content is not None:
            yield from _of_control(reading, content, read_control(element), room)
    elif element.tag == _CUSTOM:
        for child in elements(element):
            yield from _entries(reading, child, room)
    elif element.tag == _BOOKMARK:
        name = reading.first_met(element)
        if name:
            reading.waiting_anchors.append(name)
    elif element.tag not in _IGNORED:
        raise CannotRead(element)


def _of_control(reading: Reading, content: Element, control: Control | None, room: Room) -> Iterator[Entry]:
    """What a content control encloses: one paragraph becomes a field, more are read as they stand."""
    only = _only_paragraph(content)
    if control is not None and only is not None:
        yield from read_paragraph(reading, only, room, control)
        return
    if control is not None:
        reading.note("En innehållskontroll med mer än ett stycke blir inget formulärfält.")
    for child in elements(content):
        yield from _entries(reading, child, room)


def _only_paragraph(content: Element) -> Element | None:
    """The paragraph that stands alone in a control, without controls of its own."""
    blocks = [child for child in elements(content) if child.tag in (P, TBL, _CONTROL, _CUSTOM)]
    alone = len(blocks) == 1 and blocks[0].tag == P
    return blocks[0] if alone and blocks[0].find(f".//{_CONTROL}") is None else None


def _enclosing_control(parent: Element) -> Control | None:
    """The control around a whole table cell."""
    content = parent.getparent()
    if parent.tag != q("w:tc") or content is None or content.tag != CONTENT:
        return None
    control = content.getparent()
    return None if control is None else read_control(control)
