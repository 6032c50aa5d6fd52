"""Paragraphs: from a `w:p` to pieces that await their neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from sipkit.word.reader.controls import Control
from sipkit.word.reader.field_runs import close_for_now, open_again
from sipkit.word.reader.inlines import read_inline
from sipkit.word.reader.line import Line, OwnLine, PageTurn
from sipkit.word.reader.look import ParagraphLook
from sipkit.word.reader.reading import MetHeading, Reading, Room
from sipkit.word.reader.symbols import translate
from sipkit.word.reader.xml import Element, P, q
from sipkit.word.tree import Bookmark, Inline, Label, PageBreak, ParagraphFormat, Picture, TabStop, Text

_PROPERTIES: Final = q("w:pPr")
_RUN_PROPERTIES: Final = q("w:rPr")
_SECTION: Final = q("w:sectPr")
_BULLET: Final = "•"
_NO_TURN: Final = "En sidbrytning i en tabell, ett sidhuvud eller en fotnot följer inte med."


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or the part of one that a page break leaves on a page, before its place among others is known.

    Attributes:
        heading: its level; 0 for none.
        title: it is the document's title.
    """

    look: ParagraphLook
    format: ParagraphFormat
    inlines: tuple[Inline, ...]
    label: Label | None = None
    heading: int = 0
    title: bool = False


def read_paragraph(
    reading: Reading, paragraph: Element, room: Room, control: Control | None = None
) -> list[Piece | PageBreak]:
    """A `w:p` as one piece or, where pages are broken in it, several; none when all of it is hidden.

    Args:
        reading: the story it stands in.
        paragraph: the element.
        room: where it is read into.
        control: the content control that encloses the whole paragraph, if any.
    """
    properties = paragraph.find(_PROPERTIES)
    look = reading.looks.paragraph(properties, room.surroundings)
    for name in look.left_out:
        reading.note(f"Formatet {name} används inte.")
    line = Line(reading, look, read_inline)
    for name in reading.waiting_anchors:
        line.put(Bookmark(name))
    reading.waiting_anchors.clear()
    open_again(line)
    line.read(paragraph)
    close_for_now(line)
    if control is not None:
        inlines = line.enclosed(line.sinks.pop())
        line.sinks.append([])
        line.put(control.field(inlines))
    return _pieces(line, paragraph, properties, room)


def _pieces(line: Line, paragraph: Element, properties: Element | None, room: Room) -> list[Piece | PageBreak]:
    """The paragraph's parts, page by page; the first that shows anything has its number and is the heading or title."""
    reading, look = line.reading, line.look
    parts = _split(line.sinks[0])
    if parts == [()] and (look.mark.hidden or _only_ends_section(paragraph)):
        return []
    label = _label(reading, look, properties)
    turns = next((count for count, part in enumerate(parts) if not _only_bookmarks(part)), 0)
    shown = tuple(chain.from_iterable(parts[: turns + 1]))
    main = _as_heading(reading, Piece(look, _with_stops(line, room), shown, label), paragraph)
    only_turns = len(parts) > 1 and not any(parts) and label is None
    pieces: list[Piece | PageBreak] = [
        *[PageBreak()] * (turns + look.page_break),
        *_own_lines(line),
        *([] if only_turns else [main]),
        *_later_pages(reading, look, parts[turns + 1 :]),
    ]
    return _kept_together(reading, pieces, room)


def _only_bookmarks(inlines: tuple[Inline, ...]) -> bool:
    return all(isinstance(inline, Bookmark) for inline in inlines)


def _only_ends_section(paragraph: Element) -> bool:
    """Whether an empty paragraph is there only to end a section after another paragraph; LibreOffice leaves it out too.

    Word makes a line of it, which nobody wants when it is the one that does not fit on the page.
    """
    properties, above = paragraph.find(_PROPERTIES), paragraph.getprevious()
    if properties is None or above is None or above.tag != P or above.find(f"{_PROPERTIES}/{_SECTION}") is not None:
        return False
    return [child.tag for child in properties] == [_SECTION]


def _later_pages(reading: Reading, look: ParagraphLook, parts: list[tuple[Inline, ...]]) -> Iterator[Piece | PageBreak]:
    """The parts of a paragraph that stand after a page break in it."""
    for part in parts:
        yield PageBreak()
        if part or reading.settings.break_keeps_mark:
            yield Piece(look, reading.looks.shared_format(replace(look.format, first_line=0.0)), part)


def _kept_together(reading: Reading, pieces: list[Piece | PageBreak], room: Room) -> list[Piece | PageBreak]:
    """Without page breaks, where no page can be broken."""
    if room.paged or PageBreak() not in pieces:
        return pieces
    reading.note(_NO_TURN)
    return [piece for piece in pieces if not isinstance(piece, PageBreak)]


def _split(gathered: list[Inline | PageTurn | OwnLine]) -> list[tuple[Inline, ...]]:
    """The inlines of each page that a paragraph stands on."""
    parts: list[list[Inline]] = [[]]
    for piece in gathered:
        if isinstance(piece, PageTurn):
            parts.append([])
        elif not isinstance(piece, OwnLine):
            parts[-1].append(piece)
    return [tuple(part) for part in parts]


def _own_lines(line: Line) -> list[Piece | PageBreak]:
    """Floating pictures that stand above the paragraph they belong to."""
    looks, form = line.reading.looks, line.look.format
    return [
        Piece(
            line.look,
            looks.shared_format(replace(form, align=piece.align, first_line=0.0, keep_next=True)),
            (piece.inline,),
        )
        for piece in line.sinks[0]
        if isinstance(piece, OwnLine)
    ]


def _with_stops(line: Line, room: Room) -> ParagraphFormat:
    """The paragraph's format, with the tab stops that aligned tabs bring."""
    form = line.look.format
    if not line.stops:
        return form
    brought = {stop.align: TabStop(round(stop.at * room.width, 3), stop.align) for stop in line.stops}
    return line.reading.looks.shared_format(
        replace(form, tabs=tuple(sorted(brought.values(), key=lambda stop: stop.at)))
    )


def _as_heading(reading: Reading, piece: Piece, paragraph: Element) -> Piece:
    """A heading or title is one only where it is read aloud and says something."""
    role = piece.look.role
    if role == "text" or reading.kind != "body" or not _says_something(piece.inlines):
        return piece
    if role == "title":
        return replace(piece, title=True)
    reading.headings.append(MetHeading(role, piece.look.style_name, paragraph))
    return replace(piece, heading=role)


def _says_something(inlines: tuple[Inline, ...]) -> bool:
    return any(
        inline.text.strip() if isinstance(inline, Text) else not isinstance(inline, (Bookmark, Picture))
        for inline in inlines
    )


def _label(reading: Reading, look: ParagraphLook, properties: Element | None) -> Label | None:
    """Count the paragraph in its list; None when it shows no number."""
    if look.numbers is None or look.level is None:
        return None
    text = reading.counters.label(look.numbers, look.level)
    mark = None if properties is None else properties.find(_RUN_PROPERTIES)
    run = reading.looks.label(look, mark, look.level)
    if not text or run.hidden:
        return None
    style = run.style
    if look.level.ordered and not run.symbols:
        return Label(text, style, look.level.follow)
    shown = None if look.level.pictured else translate(text, style.font)
    if shown is None or any(_is_private(sign) for sign in shown):
        shown = _BULLET
        reading.note("En punkt som är en bild, eller ett tecken i ett symbolteckensnitt, visas som •.")
    style = reading.looks.shared(replace(style, font=look.mark.style.font))
    return Label(shown, style, look.level.follow)


def _is_private(sign: str) -> bool:
    """In Unicode's private area, where only one font knows what it means."""
    return "\ue000" <= sign <= "\uf8ff"
