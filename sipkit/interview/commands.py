"""What can be typed in a group, and in the review, that is no answer: change, take away, move. Words and numbers only.

`ändra 2`, `ta bort 2`, `flytta 3 1`; where one more member is asked for, a number alone changes that one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sipkit.domain.text import fold
from sipkit.errors import UsageFault

_COMMAND = re.compile(r"(andra|ta bort|flytta)\s+(\d{1,3})(?:\s+(?:till\s+)?(\d{1,3}))?")


@dataclass(frozen=True)
class Andra:
    """Change the one with this number."""

    number: int


@dataclass(frozen=True)
class TaBort:
    """Take it away."""

    number: int


@dataclass(frozen=True)
class Flytta:
    """Put it where another stands."""

    number: int
    to: int


Command = Andra | TaBort | Flytta


def command(text: str, *, bare: bool = False) -> Command | None:
    """The command that was typed; None when it is something else.

    Args:
        text: what was typed.
        bare: a number alone is a change.
    """
    typed = fold(text.strip())
    if bare and typed.isdecimal():
        return Andra(int(typed))
    found = _COMMAND.fullmatch(typed)
    if found is None or (found[3] is None) == (found[1] == "flytta"):
        return None
    number = int(found[2])
    if found[1] == "flytta":
        return Flytta(number, int(found[3]))
    return TaBort(number) if found[1] == "ta bort" else Andra(number)


def demand(command: Command, count: int) -> None:
    """Refuse numbers that nothing has.

    Raises:
        UsageFault: `ogiltigt-varde`.
    """
    if not set(numbers(command)) <= set(range(1, count + 1)):
        cure = f"Skriv ett nummer från 1 till {count}." if count else "Här finns inget än."
        raise UsageFault("ogiltigt-varde", "Numret finns inte.", atgard=cure)


def numbers(command: Command) -> tuple[int, ...]:
    """The numbers in a command."""
    return (command.number, command.to) if isinstance(command, Flytta) else (command.number,)


def with_numbers(command: Command, changed: Sequence[int]) -> Command:
    """The same command with other numbers."""
    return type(command)(*changed)
