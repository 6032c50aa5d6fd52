"""What the emitter remembers while it writes one document: names of formats, tables to mark, fonts replaced."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from sipkit.pdf import fonts
from sipkit.pdf.code import Code, let, name, numbered
from sipkit.word.tree import Block, LineSpacing, Note, PictureFile, Section, TextStyle

_DEFINED = name("f")

CellMarks: TypeAlias = tuple[bool, ...]
"""For each cell of a table in reading order, whether it names its row."""


@dataclass
class Setting:
    """State of one run of the emitter.

    Attributes:
        tab_distance: between default tab stops.
        pictures: the Tree's pictures.
        style: text is set like this where nothing else is said; `line` likewise.
        page: the section that is being written.
        definitions: formats in use, each under a name of its own, as source.
        tables: marks of every table that becomes a tagged table, in reading order.
        running: True while a header or footer is written; tables there are not tagged.
        replaced: families that a shipped one with other widths stands in for.
    """

    tab_distance: float
    pictures: Mapping[str, PictureFile]
    style: TextStyle
    line: LineSpacing
    page: Section
    definitions: list[Code] = field(default_factory=list)
    tables: list[CellMarks] = field(default_factory=list)
    running: bool = False
    replaced: set[str] = field(default_factory=set)
    _names: dict[Hashable, Code] = field(default_factory=dict)

    def named(self, key: Hashable, make: Callable[[], Code]) -> Code:
        """The name under which `make()` is defined, once per key."""
        known = self._names.get(key)
        if known is None:
            definition = make()
            known = self._names[key] = numbered(_DEFINED, len(self.definitions))
            self.definitions.append(let(known, definition))
        return known

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


Flow: TypeAlias = Callable[[Setting, Sequence[Block], float], list[Code]]
"""Writes blocks in a container of some width: the function `flow.flow`, handed down to what has blocks inside."""
