"""A real pseudo-terminal of 80 x 24 and what stands on its screen."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte

ROOT = Path(__file__).parents[2]
CTRL_B, CTRL_C, ENTER = "\x02", "\x03", "\r"


class Skarm:
    """A program at work in a terminal."""

    def __init__(self, *arguments: str, rows: int = 24) -> None:
        environment = {**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"}
        self._child = pexpect.spawn(
            sys.executable, list(arguments), cwd=str(ROOT), env=environment, dimensions=(rows, 80), encoding="utf-8"
        )
        self._screen = pyte.Screen(80, rows)
        self._stream = pyte.Stream(self._screen)

    def text(self) -> str:
        """What stands on the screen, without blanks at the ends of lines."""
        return "\n".join(line.rstrip() for line in self._screen.display).rstrip()

    def wait(self, wanted: str, seconds: float = 20) -> str:
        """The screen when the text stands on it. Fails with the screen when it does not come."""
        return self._when(lambda: wanted in self.text(), wanted, seconds)

    def asked(self, prompt: str, seconds: float = 20) -> str:
        """The screen when a question is the last thing on it, and nothing is typed to it yet."""

        def waits() -> bool:
            *_, last = self.text().split("\n")
            return last.endswith((":", "?")) and prompt in "\n".join(self.text().split("\n")[-6:])

        return self._when(waits, prompt, seconds)

    def _when(self, holds: Callable[[], bool], wanted: str, seconds: float) -> str:
        until = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > until:
                raise AssertionError(f"{wanted!r} never came:\n{self.text()}")
            try:
                self._stream.feed(self._child.read_nonblocking(10_000, timeout=0.1))
            except pexpect.TIMEOUT:
                continue
            except pexpect.EOF:
                assert holds(), f"the program ended without {wanted!r}:\n{self.text()}"
        return self.text()

    def type(self, text: str, end: str = ENTER) -> None:
        """Type, and by default press Enter."""
        self._child.send(text + end)

    def ended(self, seconds: float = 20) -> int:
        """The program's exit code when it has ended; the screen then shows all that it said."""
        with contextlib.suppress(pexpect.EOF):
            while True:
                self._stream.feed(self._child.read_nonblocking(10_000, timeout=seconds))
        self._child.close()
        assert self._child.exitstatus is not None, "the program was ended by a signal"
        return self._child.exitstatus

    def close(self) -> None:
        """End the program, whatever it does."""
        self._child.close(force=True)
