"""Starting another program and ending all of it: the program may start others, which must not be left behind."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from threading import Timer
from typing import TypeAlias

Program: TypeAlias = "subprocess.Popen[str]"


def start(command: Sequence[str], environment: Mapping[str, str]) -> Program:
    """Start a program in a process group of its own, to talk with through its standard input and output."""
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **environment},
        encoding="utf-8",
        start_new_session=True,
    )


def ask(program: Program, line: str) -> str:
    """Send a line and wait for the answer; empty when the program has ended."""
    if program.stdin is None or program.stdout is None:
        raise ValueError("the program was not started to be talked with")
    with contextlib.suppress(BrokenPipeError):
        program.stdin.write(line + "\n")
        program.stdin.flush()
    return program.stdout.readline().rstrip("\n")


@contextlib.contextmanager
def limited(program: Program, seconds: float) -> Iterator[None]:
    """Kill the program if the block takes longer."""
    timer = Timer(seconds, _kill, [program])
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def end(program: Program) -> None:
    """End a program and everything it has started."""
    _kill(program)
    with contextlib.suppress(BrokenPipeError):
        program.communicate()


def _kill(program: Program) -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(program.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)
