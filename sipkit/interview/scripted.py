"""A prompter that answers from a list and remembers what was said: for tests. Stories are `sipkit.testing`'s."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class ScriptError(AssertionError):
    """The script and the interview do not fit together."""


class Scripted:
    """Answers from a script and remembers everything that was said.

    Attributes:
        transcript: the lines as they would stand on a screen.
        typed: how many lines have been taken from the script.
    """

    def __init__(self, script: Sequence[str]) -> None:
        self._script = script
        self.transcript: list[str] = []
        self.typed = 0

    def say(self, lines: Iterable[str]) -> None:
        """Remember lines."""
        self.transcript += lines

    def line(self, text: str) -> str:
        """Answer with the script's next line.

        Raises:
            ScriptError: the script is at its end.
        """
        if self.typed == len(self._script):
            raise ScriptError(f"the script is at its end, and the interview asks: {text.strip()}")
        typed = self._script[self.typed]
        self.typed += 1
        self.transcript.append(f"{text}{typed}")
        return typed

    def finish(self) -> None:
        """Check that everything in the script was used.

        Raises:
            ScriptError: lines are left.
        """
        left = len(self._script) - self.typed
        if left:
            raise ScriptError(f"the interview is over, and {left} lines of the script are left")
