"""How things stand on a screen of 80 columns."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

WIDTH = 79
INDENT = "    "
KEYS = "? hjälp  < tillbaka  q spara och sluta"


def header(text: str) -> list[str]:
    """Where we are, and the three keys that work everywhere."""
    room = WIDTH - len(KEYS) - 2
    return [f"{text:{room}}  {KEYS}"] if len(text) <= room else [text, f"{KEYS:>{WIDTH}}"]


def indented(text: str) -> list[str]:
    """A paragraph below a question."""
    return textwrap.wrap(text, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)


def fits(text: str) -> bool:
    """Whether a prompt leaves room for a short answer on its line."""
    return len(text) <= WIDTH - 6


def shortened(text: str, width: int) -> str:
    """The first whole words of a text."""
    return textwrap.shorten(text, width, placeholder=" …")


def filled(parts: Iterable[str], between: str = "  ") -> list[str]:
    """Parts one after the other on indented lines, none of them broken."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{between}{part}" if lines else ""
        if lines and len(longer) <= WIDTH:
            lines[-1] = longer
        else:
            lines.append(INDENT + part)
    return lines


def table(rows: Sequence[tuple[str, str, str]]) -> list[str]:
    """Numbered rows of three columns. Read aloud line by line, a row is its label, its value, and where it is from.

    So each column begins on the line where the one before it ends.
    """
    lines = []
    for number, (label, value, origin) in enumerate(rows, 1):
        *above, last = textwrap.wrap(label, 29)
        first, *below = textwrap.wrap(value, 31) or [""]
        starts = [f"{number if not n else '':3} {part:29}" for n, part in enumerate([*above, last])]
        values = [f"{starts[-1]} {first:31}", *(f"{'':33} {part:31}" for part in below)]
        lines += [*starts[:-1], *values[:-1], f"{values[-1]} {origin}"]
    return [line.rstrip() for line in lines]


def paragraphs(rows: Sequence[tuple[str, str, str]]) -> list[str]:
    """The same rows for a screen that is read from far away: what is asked, then the answer, then a blank line."""
    lines: list[str] = []
    for number, (label, value, _) in enumerate(rows, 1):
        lines += ["", *textwrap.wrap(f"{number:3} {label}", WIDTH, subsequent_indent=INDENT), *indented(value)]
    return lines
