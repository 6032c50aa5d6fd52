"""Typst source, built so that text can only enter it as an escaped string.

`Code` is source that is known to be safe. It is a type of its own, so mypy refuses a plain `str` where `Code` is
wanted, and only this module makes `Code` (a test reads the other modules' syntax trees for that). Text from a document
becomes `Code` in one way, `string`; `name` takes words written in our own source, never data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NewType

Code = NewType("Code", str)

NONE = Code("none")
AUTO = Code("auto")
TRUE = Code("true")
FALSE = Code("false")

_NAME = re.compile(r"[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*")
_SPECIAL = re.compile(r"[\"\\\x00-\x1f\x7f-\x9f\u2028\u2029]")


def string(text: str) -> Code:
    """Any text as a Typst string that stands for exactly that text."""
    return Code(f'"{_SPECIAL.sub(_escaped, text)}"')


def _escaped(special: re.Match[str]) -> str:
    return f"\\u{{{ord(special[0]):x}}}"


def name(word: str) -> Code:
    """A Typst name ("text", "table.cell") written in our own source."""
    if not _NAME.fullmatch(word):
        raise ValueError(f"not a Typst name: {word}")
    return Code(word)


def numbered(prefix: Code, number: int) -> Code:
    """A name for something defined in the document itself: the prefix and a number."""
    return Code(f"{prefix}{number:d}")


def number(value: float) -> Code:
    """A number; four decimals are 1/28,000 mm when it is a length in points."""
    return Code(f"{value:.4f}".rstrip("0").rstrip("."))


@lru_cache(maxsize=4096)
def points(value: float) -> Code:
    """A length."""
    return Code(f"{number(value)}pt")


def percent(value: float) -> Code:
    """A ratio."""
    return Code(f"{number(value)}%")


def em(value: float) -> Code:
    """A length relative to the size of the text."""
    return Code(f"{number(value)}em")


def boolean(value: bool) -> Code:
    """True or false."""
    return TRUE if value else FALSE


def call(function: Code, *positional: Code, **named: Code) -> Code:
    """A call; a keyword `top_edge` is Typst's `top-edge`."""
    return Code(f"{function}({','.join((*_named(named), *positional))})")


def partial(function: Code, **named: Code) -> Code:
    """A function with some of its arguments given (Typst's `with`)."""
    return Code(f"{function}.with({','.join(_named(named))})")


def dictionary(**named: Code) -> Code:
    """A dictionary."""
    return Code(f"({','.join(_named(named)) or ':'})")


def array(items: Iterable[Code]) -> Code:
    """An array."""
    return Code("(" + "".join(f"{item}," for item in items) + ")")


@lru_cache(maxsize=32)
def bytes_array(data: bytes) -> Code:
    """Binary data, such as a logo that is the same in letter after letter.

    As JSON in a string it is read about four times as fast as an array of Typst's own.
    """
    return Code(f'bytes(json(bytes("{list(data)}")))')


def block(statements: Iterable[Code]) -> Code:
    """Statements whose results are joined, in a scope of their own."""
    return Code("{" + ";".join(statements) + "}")


def let(target: Code, value: Code) -> Code:
    """A definition."""
    return Code(f"let {target}={value}")


def set_rule(element: Code, **named: Code) -> Code:
    """A set rule: defaults for the rest of the scope."""
    return Code(f"set {element}({','.join(_named(named))})")


def both(first: Code, second: Code) -> Code:
    """Two alignments, one per axis."""
    return Code(f"{first}+{second}")


def context(body: Code) -> Code:
    """An expression that may ask where it stands and how large things are."""
    return Code(f"context {body}")


def show_rule(element: Code, transform: Code) -> Code:
    """A show rule: how an element is set for the rest of the scope."""
    return Code(f"show {element}:{transform}")


def program(module: str, statements: Iterable[Code]) -> bytes:
    """A whole source file: everything from one of our own modules, then statements."""
    return f'#import "/{module}": *\n#{block(statements)}'.encode()


def _named(named: dict[str, Code]) -> Iterable[str]:
    return (f"{key.replace('_', '-')}:{value}" for key, value in named.items())
