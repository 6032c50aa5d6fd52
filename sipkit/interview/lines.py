"""A prompter of plain lines: no colours, no control codes, nothing drawn again.

For screen readers, terminals that cannot more, and pipes. What is typed into a pipe is not written out again, since
it may end up in a log.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from sipkit.errors import UsageFault
from sipkit.interview.prompter import QUIT, Ended


class Lines:
    """Someone who types lines, or a program that pipes them. Lines are read in the keyboard's own encoding."""

    def __init__(self, keyboard: TextIO, screen: TextIO) -> None:
        self._keyboard = keyboard
        self._screen = screen
        self._is_terminal = keyboard.isatty()

    def say(self, lines: Iterable[str]) -> None:
        """Write lines to the screen."""
        self._screen.writelines(f"{line}\n" for line in lines)
        self._screen.flush()

    def line(self, text: str) -> str:
        """Write the prompt and read one line. At a terminal, Ctrl-C and Ctrl-D are `q`.

        Raises:
            Ended: nothing more comes through the pipe.
            UsageFault: `otillatet-tecken`, the pipe gives bytes that are not of its encoding.
        """
        while True:
            self._screen.write(text)
            self._screen.flush()
            raw = self._raw()
            if raw is None or not self._is_terminal:
                self.say([""])
            if raw is None:
                return QUIT
            try:
                return raw.decode(self._keyboard.encoding).rstrip("\r\n")
            except UnicodeDecodeError:
                fault = self._unreadable()
                if not self._is_terminal:
                    raise fault from None
                self.say([f"    {fault.vad} {fault.atgard}"])

    def _raw(self) -> bytes | None:
        """The next line as it was typed; None when someone at a terminal wants to stop."""
        try:
            raw = self._keyboard.buffer.readline()
        except KeyboardInterrupt:
            return None
        if raw or self._is_terminal:
            return raw or None
        self.say([""])
        raise Ended

    def _unreadable(self) -> UsageFault:
        return UsageFault(
            "otillatet-tecken",
            f"Raden går inte att läsa som {self._keyboard.encoding}.",
            atgard="Skriv den igen, eller byt teckenkodning.",
        )
