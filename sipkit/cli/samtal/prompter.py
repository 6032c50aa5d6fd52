"""The one place that chooses how a command talks to someone. Talk goes to stderr: stdout holds the result alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from sipkit.cli.avbrott import Avbruten
from sipkit.errors import AnswerMissing
from sipkit.interview.layout import indented
from sipkit.interview.lines import Lines
from sipkit.interview.prompter import Ended, Help, Prompt, Prompter, Signal, ask
from sipkit.konsol import shows_all

T = TypeVar("T")

RADLAGE = "SIPKIT_RADLAGE"
"""The environment variable that chooses plain lines also at a terminal, as for a screen reader."""

_given: ContextVar[Prompter | None] = ContextVar("prompter", default=None)


@contextmanager
def talks_with(prompter: Prompter) -> Iterator[None]:
    """Let every command inside talk with this prompter, as a test's script does."""
    token = _given.set(prompter)
    try:
        yield
    finally:
        _given.reset(token)


def prompter() -> Prompter:
    """Whom to talk to: a terminal where it can draw, else plain lines.

    What a terminal needs is loaded only for one: it takes time.
    """
    if given := _given.get():
        return given
    if os.environ.get(RADLAGE) or not _can_draw():
        return Lines(sys.stdin, sys.stderr)
    from sipkit.interview.terminal import Terminal

    return Terminal(sys.stderr)


def fraga(prompt: Prompt, las: Callable[[str], T], *, var: str, hjalp: str) -> T:
    """Ask one thing outside an interview.

    Args:
        prompt: what to show.
        las: makes the answer of what was typed; raises SipkitError when it cannot.
        var: the answer's path, for the fault when nobody answers.
        hjalp: what `?` says.

    Raises:
        Avbruten: `q`, `<` or Ctrl-C.
        AnswerMissing: nothing more comes through the pipe.
    """
    talk = prompter()
    while True:
        try:
            return ask(talk, prompt, las)
        except Help:
            talk.say(indented(hjalp))
        except Ended:
            raise AnswerMissing("svar-saknas", "Svaret saknas.", var, hjalp) from None
        except Signal:
            raise Avbruten from None


def _can_draw() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty() and os.environ.get("TERM") != "dumb" and shows_all(sys.stderr)
