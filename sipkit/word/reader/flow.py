"""Flow: pieces that follow each other become blocks with gaps, frames and lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from sipkit.word.reader.look import Frame, Looks
from sipkit.word.reader.paragraphs import Piece
from sipkit.word.reader.reading import Reading
from sipkit.word.tree import (
    Block,
    Box,
    Heading,
    Item,
    Label,
    ListBlock,
    PageBreak,
    Paragraph,
    ParagraphFormat,
    Table,
    Title,
)

Entry: TypeAlias = Piece | Table | PageBreak


@dataclass(frozen=True, slots=True)
class _Placed:
    """An entry with the space above it."""

    entry: Entry
    gap: float

    @property
    def frame(self) -> tuple[Frame, float, float] | None:
        """What its neighbour must share to stand in the same box: border and shade, and both edges."""
        piece = self.entry
        if not isinstance(piece, Piece) or piece.look.frame is None:
            return None
        return (piece.look.frame, _left_edge(piece.format), piece.format.right)


@dataclass(frozen=True, slots=True)
class _ListItem:
    """A numbered paragraph; positions count from the container's edge."""

    piece: Piece
    label: Label
    gap: float
    level: int
    label_at: float
    text_at: float

    @property
    def likeness(self) -> tuple[object, ...]:
        """Neighbours with the same belong to one list."""
        look = self.piece.look
        abstract = look.numbers.abstract if look.numbers else ""
        return (abstract, self.level, look.level.ordered if look.level else False, self.label_at, self.text_at)


def arrange(reading: Reading, entries: Sequence[Entry]) -> tuple[tuple[Block, ...], float]:
    """The blocks of a container, and the space that the last one wants below it."""
    above = (None, *entries)
    placed = [_Placed(entry, _gap(reading, before, entry)) for before, entry in zip(above, entries, strict=False)]
    blocks: list[Block] = []
    for frame, group in groupby(placed, key=lambda each: each.frame):
        members = list(group)
        blocks.extend(_flowed(reading.looks, members) if frame is None else [_box(reading.looks, frame, members)])
    last = entries[-1] if entries else None
    return tuple(blocks), last.look.after if isinstance(last, Piece) else 0.0


def _gap(reading: Reading, above: Entry | None, entry: Entry) -> float:
    """Space between two entries as Word reckons it: the larger wish, or both when the settings say so."""
    after = above.look.after if isinstance(above, Piece) else 0.0
    before = entry.look.before if isinstance(entry, Piece) else 0.0
    if isinstance(above, Piece) and isinstance(entry, Piece) and above.look.style_id == entry.look.style_id:
        after = 0.0 if above.look.contextual else after
        before = 0.0 if entry.look.contextual else before
    return after + before if reading.settings.sum_gaps else max(after, before)


def _left_edge(form: ParagraphFormat) -> float:
    return form.left + min(form.first_line, 0.0)


def _box(looks: Looks, shared: tuple[Frame, float, float], members: list[_Placed]) -> Box:
    frame, left, right = shared
    inner = [replace(members[0], gap=0.0), *members[1:]]
    blocks = _flowed(looks, inner, left, right)
    return Box(tuple(blocks), frame.borders, frame.fill, left, right, frame.between, members[0].gap)


def _flowed(looks: Looks, members: list[_Placed], left: float = 0.0, right: float = 0.0) -> list[Block]:
    """Blocks in a container whose edges stand `left` and `right` inside the one that the formats count from."""
    blocks: list[Block] = []
    items = ((each, _list_item(each)) for each in members)
    for numbered, group in groupby(items, key=lambda pair: pair[1] is not None):
        if numbered:
            blocks.extend(_lists(looks, [item for _, item in group if item is not None], left, right))
        else:
            blocks.extend(_block(looks, each, left, right) for each, _ in group)
    return blocks


def _block(looks: Looks, placed: _Placed, left: float, right: float) -> Block:
    entry = placed.entry
    if isinstance(entry, PageBreak):
        return entry
    if isinstance(entry, Table):
        return replace(entry, gap=placed.gap)
    form = _moved(looks, entry.format, left, right)
    paragraph = Paragraph(form, entry.look.mark.style, entry.inlines, placed.gap, entry.label)
    if entry.title:
        return Title(paragraph)
    return Heading(entry.heading, paragraph) if entry.heading else paragraph


def _moved(looks: Looks, form: ParagraphFormat, left: float, right: float) -> ParagraphFormat:
    """The same format, counted from a container's edges further in."""
    if not (left or right):
        return form
    tabs = tuple(replace(stop, at=stop.at - left) for stop in form.tabs)
    return looks.shared_format(replace(form, left=form.left - left, right=form.right - right, tabs=tabs))


def _list_item(placed: _Placed) -> _ListItem | None:
    """The entry as a list item; None when it is no numbered paragraph, or a heading."""
    piece = placed.entry
    if not isinstance(piece, Piece) or piece.look.level is None or piece.label is None:
        return None
    if piece.heading or piece.title:
        return None
    form = piece.format
    return _ListItem(piece, piece.label, placed.gap, piece.look.level.index, _left_edge(form), form.left)


def _lists(looks: Looks, items: list[_ListItem], left: float, right: float) -> list[Block]:
    """Neighbouring items as lists; items of a deeper level stand in lists inside the item above them."""
    lists: list[Block] = []
    for likeness, group in groupby(_with_deeper(items), key=lambda each: each[0].likeness):
        members = list(group)
        head = members[0][0]
        made = tuple(_item(looks, item, deeper, right) for item, deeper in members)
        lists.append(ListBlock(bool(likeness[2]), head.label_at - left, head.text_at - left, made))
    return lists


def _with_deeper(items: list[_ListItem]) -> list[tuple[_ListItem, list[_ListItem]]]:
    """Each item with those of a deeper level that follow it."""
    grouped: list[tuple[_ListItem, list[_ListItem]]] = []
    for item in items:
        if grouped and item.level > grouped[-1][0].level:
            grouped[-1][1].append(item)
        else:
            grouped.append((item, []))
    return grouped


def _item(looks: Looks, item: _ListItem, deeper: list[_ListItem], right: float) -> Item:
    piece, form = item.piece, item.piece.format
    first_line = 0.0 if form.first_line < 0 else form.first_line
    moved = replace(_moved(looks, form, item.text_at, right), first_line=first_line)
    paragraph = Paragraph(looks.shared_format(moved), piece.look.mark.style, piece.inlines)
    return Item(item.label, (paragraph, *_lists(looks, deeper, item.text_at, right)), item.gap)
