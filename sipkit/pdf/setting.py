"""What the emitter remembers while it writes one document: names of formats, tables to mark, fonts replaced."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from sipkit.pdf import fonts
from sipkit.pdf.code import Code, call, let, name, numbered, points
from sipkit.pdf.spacing import below
from sipkit.word.tree import Block, Field, LineSpacing, Note, PictureFile, Section, TextStyle

_DEFINED = name("f")
_V = name("v")
_KEPT = 0.75

CellMarks: TypeAlias = tuple[bool, ...]
"""For each cell of a table in reading order, whether it names its row."""


Flow: TypeAlias = Callable[["Setting", Sequence[Block], float], list[Code]]
"""Writes blocks one below the other in a container of some width (`flow.flow`)."""


@dataclass
class Setting:
    """State of one run of the emitter.

    Attributes:
        tab_distance: between default tab stops.
        pictures: the Tree's pictures.
        style: text is set like this where nothing else is said; `line` likewise.
        page: the section that is being written.
        flow: writes blocks; handed down like this to what has blocks inside.
        definitions: formats in use, each under a name of its own, as source.
        tables: marks of every table that becomes a tagged table, in reading order.
        controls: every control that is to be filled in, in reading order.
        running: True while a header or footer is written; tables there are not tagged.
        replaced: families that a shipped one with other widths stands in for.
    """

    tab_distance: float
    pictures: Mapping[str, PictureFile]
    style: TextStyle
    line: LineSpacing
    page: Section
    flow: Flow
    definitions: list[Code] = field(default_factory=list)
    tables: list[CellMarks] = field(default_factory=list)
    controls: list[Field] = field(default_factory=list)
    running: bool = False
    replaced: set[str] = field(default_factory=set)
    _names: dict[Hashable, Code] = field(default_factory=dict)

    def fits_on_page(self, height: float) -> bool:
        """Whether something so high surely has room on a page, beside a repeated table header or a tall page header."""
        margins = self.page.margins
        return height <= _KEPT * (self.page.height - margins.top - margins.bottom)

    def named(self, key: Hashable, make: Callable[[], Code]) -> Code:
        """The name under which `make()` is defined, once per key."""
        known = self._names.get(key)
        if known is None:
            definition = make()
            known = self._names[key] = numbered(_DEFINED, len(self.definitions))
            self.definitions.append(let(known, definition))
        return known

    def inside(self, blocks: Sequence[Block], width: float) -> list[Code]:
        """Blocks in a container that goes on below them, as a cell does and a page does not."""
        room = below(blocks[-1]) if blocks else 0.0
        statements = self.flow(self, blocks, width)
        return [*statements, call(_V, points(room))] if room else statements

    def family(self, wanted: str) -> fonts.Family:
        """The shipped family for a Word file's family; a replacement is remembered."""
        if fonts.replaced(wanted):
            self.replaced.add(wanted)
        return fonts.family(wanted)

    def notes(self) -> tuple[Note, ...]:
        """What looks otherwise than in the Word file, as far as the emitter knows."""
        return tuple(
            Note(f"Typsnittet {wanted} följer inte med sipkit och ersattes med {fonts.family(wanted).name}.", "")
            for wanted in sorted(self.replaced)
        )
