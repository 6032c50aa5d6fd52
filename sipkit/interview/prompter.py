"""How an interview talks to someone: a prompter says lines and reads one line. All else is the same everywhere.

`<`, `?` and `q` followed by Enter go back, explain, and stop, whatever is asked. Control keys of a prompter
give the same characters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar, runtime_checkable

from sipkit.domain.text import fold
from sipkit.errors import SipkitError
from sipkit.interview.layout import INDENT, indented
from sipkit.interview.reading import INGET

T = TypeVar("T")

BACK, HELP, QUIT = "<", "?", "q"
_MORE = f"{INDENT}Nästa (tom rad = klart): "


class Prompter(Protocol):
    """Someone to talk to."""

    def say(self, lines: Iterable[str]) -> None:
        """Show lines."""

    def line(self, text: str) -> str:
        """Show the prompt and read what is typed after it, without the line's end.

        Raises:
            Ended: nothing more can be typed.
        """


@runtime_checkable
class OneKey(Protocol):
    """A prompter that need not wait for Enter. To all others a key is typed as a line."""

    def key(self, text: str) -> str:
        """Show the prompt and read one key; Enter alone is empty."""


class Signal(Exception):
    """What was typed is no answer."""


class Back(Signal):
    """To the question before."""


class Help(Signal):
    """Why is this asked?"""


class Quit(Signal):
    """Stop; nothing is written."""


class Ended(Signal):
    """Nothing more can be typed: a pipe has come to its end."""


@dataclass(frozen=True)
class Prompt:
    """What to show.

    Attributes:
        lead: lines above.
        line: what the answer is typed after.
        many: the answer is a list, one a line; an empty line ends it.
        key: the answer is one key, without Enter where that can be.
        nothing: words that are the whole list when they stand first: that there is nothing to list.
    """

    lead: tuple[str, ...]
    line: str
    many: bool = False
    key: bool = False
    nothing: frozenset[str] = frozenset()


def ask(prompter: Prompter, prompt: Prompt, read: Callable[[str], T]) -> T:
    """Ask until the answer can be read; a fault is said below it.

    Args:
        prompter: whom to ask.
        prompt: what to show.
        read: makes the answer of what was typed; raises SipkitError when it cannot.

    Raises:
        Signal: it was `<`, `?` or `q`, or nothing more can come.
    """
    prompter.say(prompt.lead)
    while True:
        text = _lines(prompter, prompt, read) if prompt.many else _line(prompter, prompt.line, key=prompt.key)
        try:
            return read(text)
        except SipkitError as fault:
            say_fault(prompter, fault)


def say_fault(prompter: Prompter, fault: SipkitError) -> None:
    """Say what is wrong and what to do."""
    for each in fault.faults:
        prompter.say(indented(f"{each.vad} {each.atgard}"))


def _line(prompter: Prompter, text: str, *, key: bool = False) -> str:
    given = prompter.key(text) if key and isinstance(prompter, OneKey) else prompter.line(text)
    typed = unicodedata.normalize("NFC", given)
    signal = {BACK: Back, HELP: Help, QUIT: Quit}.get(fold(typed))
    if signal:
        raise signal
    return typed


def _lines(prompter: Prompter, prompt: Prompt, read: Callable[[str], object]) -> str:
    """Lines until an empty one. A line that cannot be read is told at once, and only that line is written again."""
    lines: list[str] = []
    while typed := _line(prompter, _MORE if lines else prompt.line).strip():
        if not lines and (typed == INGET or fold(typed) in prompt.nothing):
            return typed
        try:
            read("\n".join([*lines, typed]))
        except SipkitError as fault:
            say_fault(prompter, fault)
        else:
            lines.append(typed)
    return "\n".join(lines)
