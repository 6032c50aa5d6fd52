"""A prompter for a terminal: one line at a time with editing, Ctrl-B for `<` and Ctrl-C for `q`.

Import this module only when something is to be asked: prompt_toolkit takes a tenth of a second to load. One session is
used for every line, since making one takes longer than all else that an answer leads to.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from prompt_toolkit.history import DummyHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import create_output
from prompt_toolkit.shortcuts import PromptSession

from sipkit.interview.prompter import BACK, QUIT

_CONTROL = {"c-b": BACK, "c-c": QUIT, "c-d": QUIT}


class Terminal:
    """Someone at the terminal's keyboard. Nothing typed is kept in any history."""

    def __init__(self, screen: TextIO) -> None:
        self._screen = screen
        self._session: PromptSession[str] = PromptSession(
            history=DummyHistory(), key_bindings=_control_keys(), output=create_output(stdout=screen)
        )

    def say(self, lines: Iterable[str]) -> None:
        """Write lines to the screen."""
        self._screen.writelines(f"{line}\n" for line in lines)
        self._screen.flush()

    def line(self, text: str) -> str:
        """Read one line."""
        return self._session.prompt(text)


def _control_keys() -> KeyBindings:
    """Control keys that end the line as if their character had been typed."""
    bindings = KeyBindings()

    def bind(key: str, typed: str) -> None:
        @bindings.add(key, eager=True)
        def _(event: KeyPressEvent) -> None:
            event.app.exit(result=typed)

    for key, typed in _CONTROL.items():
        bind(key, typed)
    return bindings
