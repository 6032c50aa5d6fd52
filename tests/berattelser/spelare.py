"""Two more ways to play a story, both as a program of its own: through a pipe, and in a terminal of 80 x 24."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pexpect
import pyte

from sipkit.testing import Replik

ROOT = Path(__file__).parents[2]
ROWS, COLUMNS = 24, 80
ONE_KEY = "j/n"
"""How the prompt of a question that takes one key begins."""


def miljon(miljo: Mapping[str, str]) -> dict[str, str]:
    """This process's environment with a story's, so that the program finds sipkit from the story's folder."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **miljo}


def genom_ror(argument: Sequence[str], svar: Sequence[str], mapp: Path, miljo: Mapping[str, str]) -> Replik:
    """Play a command with all its answers in a pipe."""
    done = subprocess.run(
        [sys.executable, "-m", "sipkit", *argument],
        input="".join(f"{line}\n" for line in svar),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        cwd=mapp,
        env=miljon({**miljo, "PYTHONUNBUFFERED": "1"}),
        timeout=60,
        check=False,
    )
    return Replik((), done.stdout, done.returncode)


def i_terminal(argument: Sequence[str], svar: Sequence[str], mapp: Path, miljo: Mapping[str, str]) -> Replik:
    """Play a command in a pseudo-terminal; each answer is typed when the cursor stands after a prompt."""
    terminal = Terminal(argument, mapp, miljo)
    try:
        for line in svar:
            if not terminal.asks():
                break
            terminal.type(line)
        return Replik((), terminal.rest(), terminal.exit_code())
    finally:
        terminal.close()


class Terminal:
    """sipkit at work in a pseudo-terminal, with everything that has scrolled by."""

    def __init__(self, argument: Sequence[str], mapp: Path, miljo: Mapping[str, str]) -> None:
        self.screen = pyte.HistoryScreen(COLUMNS, ROWS, history=10_000, ratio=0.1)
        self._stream = pyte.Stream(self.screen)
        self._answered = -1
        self._child = pexpect.spawn(
            sys.executable,
            ["-m", "sipkit", *argument],
            cwd=str(mapp),
            env=miljon({"TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1", **miljo}),
            dimensions=(ROWS, COLUMNS),
            encoding="utf-8",
            timeout=60,
        )
        self._child.delaybeforesend = None
        assert self._child.pid
        self.pid: int = self._child.pid

    def asks(self) -> bool:
        """Wait until a new prompt stands before the cursor; False when the program has ended instead."""
        while not self._waits():
            if not self._reads():
                return False
        return True

    def prompt(self) -> str:
        """The line that the cursor stands on."""
        return self.screen.display[self.screen.cursor.y].strip()

    def type(self, line: str) -> None:
        """Type an answer and press Enter; where one key is asked for, press that alone."""
        self._answered = self._row()
        is_key = len(line) == 1 and self.prompt().startswith(ONE_KEY)
        self._child.send(line if is_key else f"{line}\r")

    def rest(self) -> str:
        """Everything on the screen, and all that has scrolled by, when the program has ended."""
        while self._reads():
            pass
        return "\n".join(self.lines())

    def exit_code(self) -> int:
        """The exit code, when the program has ended."""
        self._child.close()
        assert self._child.exitstatus is not None, "the program was ended by a signal"
        return int(self._child.exitstatus)

    def close(self) -> None:
        """End the program, whatever it does."""
        self._child.close(force=True)

    def lines(self) -> list[str]:
        """Every line, without blanks at its end."""
        above = ["".join(row[column].data for column in range(COLUMNS)) for row in self.screen.history.top]
        return [line.rstrip() for line in (*above, *self.screen.display)]

    def _reads(self) -> bool:
        try:
            self._stream.feed(self._child.read_nonblocking(10_000, timeout=30))
        except pexpect.EOF:
            return False
        return True

    def _row(self) -> int:
        return len(self.screen.history.top) + self.screen.cursor.y

    def _waits(self) -> bool:
        line = self.screen.display[self.screen.cursor.y]
        before = line[: self.screen.cursor.x].rstrip()
        return self._row() > self._answered and before.endswith((":", "?")) and before == line.rstrip()
