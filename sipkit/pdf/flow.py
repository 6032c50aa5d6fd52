"""Blocks one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from sipkit.pdf.boxes import box
from sipkit.pdf.code import Code, call, name, points
from sipkit.pdf.lists import list_block
from sipkit.pdf.paragraphs import heading, paragraph, title
from sipkit.pdf.setting import Setting
from sipkit.pdf.spacing import below
from sipkit.pdf.tables import table
from sipkit.word.tree import Block, Box, Heading, ListBlock, PageBreak, Paragraph, Table, Title

_V = name("v")
_PAGE_BREAK = call(name("pagebreak"))


def flow(setting: Setting, blocks: Sequence[Block], width: float) -> list[Code]:
    """Blocks in a container of some width.

    Space above a block disappears at the top of a page that begins by itself. Where a container or a page begins on
    purpose it stays, so there it is set as space of its own. Room below the last block is left to the
    container.
    """
    statements: list[Code] = []
    begins, room = True, 0.0
    for shown in blocks:
        if isinstance(shown, PageBreak):
            statements.append(_PAGE_BREAK)
            begins = True
            continue
        if begins and shown.gap:
            statements.append(call(_V, points(shown.gap)))
        statements.append(_block(setting, shown, 0.0 if begins else room + shown.gap, width))
        begins, room = False, below(shown)
    return statements


def _block(setting: Setting, shown: Block, above: float, width: float) -> Code:
    match shown:
        case Paragraph():
            return paragraph(setting, shown, above, width)
        case Heading():
            return heading(setting, shown, above, width)
        case Title():
            return title(setting, shown, above, width)
        case ListBlock():
            return list_block(setting, shown, above, width)
        case Table():
            return table(setting, shown, above)
        case Box():
            return box(setting, shown, above, width)
    raise TypeError(type(shown))
