"""The numbering part: what stands before a numbered paragraph, counted the way Word counts.

Word gives each list instance (`w:num`) an abstract list with up to nine levels. Instances of one abstract list go on
counting together, unless an instance says where it starts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from sipkit.word.reader.faults import CannotRead
from sipkit.word.reader.paragraph_properties import PARAGRAPH_READERS
from sipkit.word.reader.properties import Props, read_properties
from sipkit.word.reader.run_properties import RUN_READERS
from sipkit.word.reader.theme import Theme
from sipkit.word.reader.xml import VAL, Element, elements, has, integer, q, value

_PLACE: Final = re.compile(r"%([1-9])")
_LEVEL: Final = q("w:ilvl")
_ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_MOST_LETTERS: Final = 780
_MOST_ROMAN: Final = 32767
"""Where Word stops; larger numbers are plain digits."""
_FORMATS: Final = frozenset(
    {"decimal", "decimalZero", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "bullet", "none", "ordinal"}
)
_FOLLOW: Final[Mapping[str, Literal["space", "nothing"]]] = {"space": "space", "nothing": "nothing"}


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """One level of a list.

    Attributes:
        template: the label with `%1`–`%9` where the numbers of the levels go, or the bullet.
        restarts_after: the level (from 0) whose next item makes this one start over; -1 for never.
        legal: shows all numbers as 1, 2, 3.
        style: the paragraph style that stands for this level, or "".
        paragraph: the indents it gives; `run`: how the label looks.
        pictured: Word shows a small picture as the bullet.
    """

    index: int
    start: int
    format: str
    template: str
    follow: Literal["tab", "space", "nothing"]
    restarts_after: int
    legal: bool
    style: str
    paragraph: Props
    run: Props
    pictured: bool
    element: Element

    @property
    def ordered(self) -> bool:
        """Numbers or letters, not bullets."""
        return self.format != "bullet"


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """One list instance: which abstract list it counts with, its levels, and where it makes levels start."""

    id: str
    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]

    def start(self, level: Level) -> int:
        """The first number of a level."""
        return self.starts.get(level.index, level.start)


class Numbering:
    """All lists of a document, by instance; read when first asked for."""

    def __init__(self, root: Element | None, theme: Theme) -> None:
        self._theme = theme
        self._abstract = _by_id(root, "w:abstractNum", "w:abstractNumId")
        self._nums = _by_id(root, "w:num", "w:numId")
        self._styled = {
            value(element, q("w:styleLink")): abstract
            for abstract, element in self._abstract.items()
            if element.find(q("w:styleLink")) is not None
        }
        self._read: dict[str, Numbers | None] = {}

    def numbers(self, num_id: str) -> Numbers | None:
        """The list instance; None when the file has no such list, as for number 0."""
        if num_id not in self._read:
            element = self._nums.get(num_id)
            self._read[num_id] = None if element is None else self._numbers(num_id, element)
        return self._read[num_id]

    def _numbers(self, num_id: str, element: Element) -> Numbers | None:
        abstract = value(element, q("w:abstractNumId"))
        link = value(self._abstract.get(abstract), q("w:numStyleLink"))
        abstract = self._styled.get(link, abstract)
        if abstract not in self._abstract:
            return None
        levels = {integer(lvl.get(_LEVEL)): lvl for lvl in self._abstract[abstract].iterfind(q("w:lvl"))}
        starts = {}
        for override in element.iterfind(q("w:lvlOverride")):
            index = integer(override.get(_LEVEL))
            replaced, start = override.find(q("w:lvl")), override.find(q("w:startOverride"))
            if replaced is not None:
                levels[index] = replaced
            if start is not None:
                starts[index] = integer(start.get(VAL))
        read = {index: self._level(index, lvl) for index, lvl in levels.items()}
        return Numbers(num_id, abstract, read, starts)

    def _level(self, index: int, lvl: Element) -> Level:
        kind = value(lvl, q("w:numFmt"), "decimal")
        restart = lvl.find(q("w:lvlRestart"))
        return Level(
            index=index,
            start=integer(value(lvl, q("w:start")), 0),
            format=kind,
            template=value(lvl, q("w:lvlText")),
            follow=_FOLLOW.get(value(lvl, q("w:suff")), "tab"),
            restarts_after=index - 1 if restart is None else integer(restart.get(VAL)) - 1,
            legal=has(lvl, q("w:isLgl")),
            style=value(lvl, q("w:pStyle")),
            paragraph=read_properties(lvl.find(q("w:pPr")), PARAGRAPH_READERS, self._theme),
            run=read_properties(lvl.find(q("w:rPr")), RUN_READERS, self._theme),
            pictured=lvl.find(q("w:lvlPicBulletId")) is not None,
            element=lvl,
        )


class Counters:
    """Where each list of one document has come to."""

    def __init__(self) -> None:
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def label(self, numbers: Numbers, level: Level) -> str:
        """Count one paragraph; the text of its label, "" when the level shows none.

        Raises:
            CannotRead: when the level counts in a way that is not known here.
        """
        counts = self._counts.setdefault(numbers.abstract, {})
        if numbers.id not in self._begun:
            self._begun.add(numbers.id)
            for index in numbers.starts:
                counts.pop(index, None)
        counts[level.index] = counts.get(level.index, numbers.start(level) - 1) + 1
        for index, deeper in numbers.levels.items():
            if index > level.index and level.index <= deeper.restarts_after:
                counts.pop(index, None)
        if level.format == "bullet":
            return level.template
        return _PLACE.sub(lambda found: self._number(counts, numbers, level, int(found[1]) - 1), level.template)

    def _number(self, counts: dict[int, int], numbers: Numbers, level: Level, index: int) -> str:
        shown = numbers.levels.get(index)
        if shown is None:
            return ""
        if shown.format not in _FORMATS:
            raise CannotRead(
                shown.element, f"numrering av slaget {shown.format}", "Välj ett annat talformat för listan."
            )
        count = counts.get(index, numbers.start(shown))
        return format_number(count, "decimal" if level.legal and shown.format != "none" else shown.format)


def format_number(count: int, kind: str) -> str:
    """A number the way Word writes it: `lowerRoman`, `upperLetter`, …; plain digits for what has no other form."""
    match kind:
        case "none":
            return ""
        case "decimalZero":
            return f"{count:02d}"
        case "lowerLetter" | "upperLetter" if 0 < count <= _MOST_LETTERS:
            letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letter if kind == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman" if 0 < count <= _MOST_ROMAN:
            return _roman(count) if kind == "lowerRoman" else _roman(count).upper()
        case "ordinal":
            return f"{count}:{'a' if count % 10 in (1, 2) and count % 100 not in (11, 12) else 'e'}"
        case _:
            return str(count)


def _roman(count: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        written += sign * (count // worth)
        count %= worth
    return written


def _by_id(root: Element | None, name: str, key: str) -> dict[str, Element]:
    if root is None:
        return {}
    return {child.get(q(key), ""): child for child in elements(root) if child.tag == q(name)}
