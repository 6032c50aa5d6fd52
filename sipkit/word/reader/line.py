"""A line under construction: the inlines of one paragraph, as they are gathered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from sipkit.word.reader.look import ParagraphLook, RunLook
from sipkit.word.reader.reading import Reading
from sipkit.word.reader.xml import Element, elements
from sipkit.word.tree import Inline, TabStop, Text

_HIDDEN: Final = "Dold text följer inte med."


@dataclass(frozen=True, slots=True)
class PageTurn:
    """A page break inside a paragraph: what follows stands on the next page."""


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A floating picture that text would flow around: it gets a line of its own, so that it never covers text."""

    inline: Inline
    align: Literal["left", "center", "right"]


Piece: TypeAlias = Inline | PageTurn | OwnLine


@dataclass(slots=True)
class Line:
    """The inlines of one paragraph as they are gathered.

    Attributes:
        dispatch: reads one element of a paragraph into the line.
        sinks: a stack: what a link, a control or a field encloses is gathered apart and then put in place as one.
        stops: tab stops that tabs bring with them, measured in parts of the room's width.
    """

    reading: Reading
    look: ParagraphLook
    dispatch: Callable[[Line, Element], None]
    sinks: list[list[Piece]] = field(default_factory=lambda: [[]])
    stops: list[TabStop] = field(default_factory=list)

    def read(self, parent: Element) -> None:
        """Read all that stands in a paragraph or in something that encloses a part of one."""
        for child in elements(parent):
            self.dispatch(self, child)

    def put(self, piece: Piece) -> None:
        """Add to the innermost sink; runs that look the same become one."""
        sink = self.sinks[-1]
        if isinstance(piece, Text) and sink and isinstance(last := sink[-1], Text) and last.style is piece.style:
            sink[-1] = Text(piece.style, last.text + piece.text)
        else:
            sink.append(piece)

    def text(self, text: str, look: RunLook) -> None:
        """Add text, unless it is hidden or stands in a field's instruction."""
        if look.hidden or self.in_code:
            self.reading.ledger.left_out += len(text)
            if look.hidden and text:
                self.reading.note(_HIDDEN)
        elif text:
            self.put(Text(look.style, text))

    @property
    def in_code(self) -> bool:
        """Whether a field's instruction is being read, which nobody sees."""
        return any(opened.phase == "code" for opened in self.reading.fields)

    def gathered(self, parent: Element) -> tuple[Inline, ...]:
        """What stands in `parent`, apart from the rest; page breaks and own lines move out in front."""
        self.sinks.append([])
        self.read(parent)
        return self.enclosed(self.sinks.pop())

    def enclosed(self, pieces: list[Piece]) -> tuple[Inline, ...]:
        """The inlines among pieces that will be put in place as one; the rest is put in place now."""
        for piece in pieces:
            if isinstance(piece, (PageTurn, OwnLine)):
                self.put(piece)
        return tuple(piece for piece in pieces if not isinstance(piece, (PageTurn, OwnLine)))
