"""A prompter for a terminal: one line at a time with editing, or one key; Ctrl-B for `<` and Ctrl-C for `q`.

Import this module only when something is to be asked: prompt_toolkit takes a tenth of a second to load. One session is
used for every line, and one for every key, since making one takes longer than all else that an answer leads to.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TextIO

from prompt_toolkit.history import DummyHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.output import create_output
from prompt_toolkit.shortcuts import PromptSession

from sipkit.interview.prompter import BACK, QUIT

_CONTROL = {"c-b": BACK, "c-c": QUIT, "c-d": QUIT}


class Terminal:
    """Someone at the terminal's keyboard. Nothing typed is kept in any history."""

    def __init__(self, screen: TextIO) -> None:
        self._screen = screen
        self._session = self._new_session(_control_keys())

    def say(self, lines: Iterable[str]) -> None:
        """Write lines to the screen."""
        self._screen.writelines(f"{line}\n" for line in lines)
        self._screen.flush()

    def line(self, text: str) -> str:
        """Read one line."""
        return self._session.prompt(text)

    def key(self, text: str) -> str:
        """Read one key, which stands on the screen after the prompt; Enter alone is empty."""
        return self._keys.prompt(text)

    @cached_property
    def _keys(self) -> PromptSession[str]:
        bindings = _control_keys()
        bindings.add(Keys.Any)(_end_with_key)
        return self._new_session(bindings)

    def _new_session(self, bindings: KeyBindings) -> PromptSession[str]:
        output = create_output(stdout=self._screen)
        return PromptSession(history=DummyHistory(), key_bindings=bindings, output=output)


def _end_with_key(event: KeyPressEvent) -> None:
    """End the line with the sign that was typed; keys that make none do nothing."""
    if event.data.isprintable():
        event.current_buffer.insert_text(event.data)
        event.app.exit(result=event.data)


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
