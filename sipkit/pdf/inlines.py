"""What stands in the lines of a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sipkit.pdf import blanks, fonts
from sipkit.pdf.atoms import Atom, LinkedAtom, atoms, split
from sipkit.pdf.code import (
    NONE,
    Code,
    array,
    block,
    boolean,
    call,
    dictionary,
    em,
    let,
    name,
    number,
    numbered,
    points,
    string,
)
from sipkit.pdf.pictures import picture, placed
from sipkit.pdf.setting import Setting
from sipkit.pdf.text import run, styled
from sipkit.word.tree import (
    Bookmark,
    Break,
    Field,
    Footnote,
    Link,
    PageCount,
    PageNumber,
    PageRef,
    Paragraph,
    Picture,
    Placed,
    Tab,
    TabAlign,
    TabStop,
    Text,
    TextStyle,
)

_LINE_BREAK = call(name("linebreak"))
_PAGE_NUMBER = name("page-number")
_PAGE_COUNT = name("page-count")
_PAGE_OF = name("page-of")
_MARK = name("mark")
_LABEL = name("label")
_LINK = name("link")
_FOOTNOTE = name("footnote")
_BOX = name("box")
_TAB = name("tab")
_PIECE = name("p")
_SPACE = string(" ")
_BEFORE_STOP: dict[TabAlign, float] = {"left": 0, "center": 0.5, "right": 1, "decimal": 1}
"""How much of the text after a tab stands before its stop."""


@dataclass(frozen=True, slots=True)
class Lines:
    """What the lines of a paragraph have in common.

    Attributes:
        style: the style that the whole paragraph is set in; runs say only what differs.
        room: width of the narrowest line.
    """

    paragraph: Paragraph
    style: TextStyle
    room: float


def body(setting: Setting, lines: Lines) -> Code:
    """A paragraph's content."""
    linked = atoms(lines.paragraph)
    statements: list[Code] = []
    for index, line in enumerate(split(linked, Break)):
        if index:
            statements.append(_LINE_BREAK)
        statements.extend(_line(setting, lines, line, first=index == 0))
    if any(isinstance(atom, Picture) for atom, _ in linked):
        statements.append(_strut(lines.style))
    return statements[0] if len(statements) == 1 else block(statements)


def _line(setting: Setting, lines: Lines, linked: Sequence[LinkedAtom], *, first: bool) -> Iterator[Code]:
    """One line up to a forced break. With tabs its pieces get names, as each tab's room depends on all of them.

    A tab is set in the paragraph's style whatever its own, or the pieces would be measured in the wrong one.
    """
    pieces = [_piece(setting, lines, part) for part in split(linked, Tab)]
    if len(pieces) == 1:
        yield from pieces[0]
        return
    names = [numbered(_PIECE, index) for index in range(len(pieces))]
    yield from (let(piece, block(code)) for piece, code in zip(names, pieces, strict=True))
    paragraph_format = lines.paragraph.format
    stops = paragraph_format.tabs
    start = paragraph_format.left + (paragraph_format.first_line if first else 0.0)
    if paragraph_format.first_line < 0:
        stops = tuple(sorted((*stops, TabStop(paragraph_format.left)), key=lambda stop: stop.at))
    geometry = (points(start), array(map(_stop, stops)), points(setting.tab_distance))
    yield names[0]
    tabs = [atom for atom, _ in linked if isinstance(atom, Tab)]
    for index, tab in enumerate(tabs):
        yield _SPACE
        yield call(_TAB, number(index), *geometry, boolean(tab.style.underline != "none"), array(names))
        yield names[index + 1]


def _stop(stop: TabStop) -> Code:
    leader = NONE if stop.leader == "none" else string(stop.leader)
    return dictionary(at=points(stop.at), part=number(_BEFORE_STOP[stop.align]), leader=leader)


def _piece(setting: Setting, lines: Lines, linked: Sequence[LinkedAtom]) -> list[Code]:
    """Statements for atoms without tabs and breaks; neighbours in one link share it."""
    statements: list[Code] = []
    for link, group in groupby(linked, key=lambda each: each[1]):
        codes = [_atom(setting, lines, atom) for atom, _ in group]
        statements.extend(codes if link is None else [call(_LINK, _target(link), block(codes))])
    return statements


def _target(link: Link) -> Code:
    if link.bookmark is not None:
        return call(_LABEL, string(link.bookmark))
    return string(link.url or "")


def _atom(setting: Setting, lines: Lines, atom: Atom) -> Code:
    if isinstance(atom, Text):
        return run(setting, atom.text, atom.style, lines.style, lines.room)
    if isinstance(atom, PageNumber | PageCount | PageRef | Footnote):
        return styled(setting, _live(setting, lines, atom), atom.style, lines.style)
    if isinstance(atom, Picture):
        return call(_BOX, picture(setting, atom))
    if isinstance(atom, Placed):
        return placed(setting, atom, above=fonts.family(lines.style.font).ascent * lines.style.size)
    if isinstance(atom, Bookmark):
        return call(_MARK, string(atom.name))
    if isinstance(atom, Field):
        return blanks.blank(setting, atom, lines.style, lines.room)
    raise TypeError(type(atom))


def _live(setting: Setting, lines: Lines, atom: PageNumber | PageCount | PageRef | Footnote) -> Code:
    """Numbers that are known when the pages are set."""
    match atom:
        case PageNumber():
            return _PAGE_NUMBER
        case PageCount():
            return _PAGE_COUNT
        case PageRef():
            return call(_PAGE_OF, string(atom.target))
        case Footnote():
            return call(_FOOTNOTE, _note(setting, lines, atom))


def _note(setting: Setting, lines: Lines, footnote: Footnote) -> Code:
    """A footnote's content: its first paragraph goes on after the number, the rest stands below."""
    first, *rest = footnote.blocks
    if not isinstance(first, Paragraph):
        return block(setting.inside(footnote.blocks, lines.room))
    start = body(setting, Lines(first, footnote.style, lines.room))
    return block([styled(setting, start, footnote.style, lines.style), *setting.inside(rest, lines.room)])


def _strut(style: TextStyle) -> Code:
    """Room below the baseline in a line that may hold nothing but a picture."""
    below = em(fonts.family(style.font).descent)
    return call(_BOX, width=points(0), height=below, baseline=below)
