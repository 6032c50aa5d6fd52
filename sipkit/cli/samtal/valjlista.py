"""Picking one of several ärenden or drafts. Names help, and are not for others to find on the screen."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TypeVar

from sipkit.cli.samtal.prompter import fraga, prompter
from sipkit.domain.arendeid import som_id
from sipkit.errors import UsageFault
from sipkit.interview.layout import INDENT
from sipkit.interview.lines import Lines
from sipkit.interview.prompter import Prompt

FLEST = 15
"""Rows that are shown: what fits on a screen. The others are there by their id."""

T = TypeVar("T")
_NAMNEN = "n"


@dataclass(frozen=True)
class Valrad:
    """One thing to pick: its id, what it is without anything of the person, and whose it is."""

    id: str
    vad: str
    namn: str | None = field(default=None, repr=False)


def valj(rubrik: str, rader: Sequence[Valrad]) -> str:
    """The id of the one that is picked, by number or id.

    A terminal shows names on a page of its own, gone when the choice is made. Plain lines stay where they are written:
    there names are shown only when they are asked for.

    Raises:
        Avbruten: nothing was picked.
        AnswerMissing: nobody is there to pick.
    """
    return _valt(rubrik, "Nummer eller id", rader, lambda text: _read(text, rader))


def valj_flera(rubrik: str, rader: Sequence[Valrad]) -> tuple[str, ...]:
    """The ids of those that are picked, in the order they are written: `2 1 7K2M`. Raises as `valj`."""
    return _valt(rubrik, "Nummer eller id, med blanksteg emellan", rader, lambda text: _read_all(text, rader))


def _valt(rubrik: str, svara: str, rader: Sequence[Valrad], las: Callable[[str], T]) -> T:
    """What is picked, once the names have been shown where they are asked for."""
    with _page() as own_page:
        names = own_page
        while True:
            typed = fraga(
                _prompt(rubrik, svara, rader, names=names),
                lambda text: None if text.strip().casefold() == _NAMNEN else las(text),
                var="arende.id",
                hjalp="Skriv numret eller id:t, eller ge id:t efter kommandot. `sipkit ärende visa` visar alla.",
            )
            if typed is not None:
                return typed
            names = True


def _prompt(rubrik: str, svara: str, rader: Sequence[Valrad], *, names: bool) -> Prompt:
    shown = [
        f"{number:3} {rad.id}  {f'{rad.namn}, ' if names and rad.namn else ''}{rad.vad}"
        for number, rad in enumerate(rader[:FLEST], 1)
    ]
    more = [f"{INDENT}… och {len(rader) - FLEST} till: skriv id:t."] if len(rader) > FLEST else []
    ask_for_names = "" if names else f", {_NAMNEN} = visa namnen"
    return Prompt((INDENT + rubrik, *shown, *more), f"{INDENT}{svara}{ask_for_names}: ")


def _read(text: str, rader: Sequence[Valrad]) -> str:
    typed = text.strip().casefold()
    if typed.isdecimal() and 1 <= int(typed) <= min(len(rader), FLEST):
        return rader[int(typed) - 1].id
    if som_id(typed) in {rad.id for rad in rader}:
        return str(som_id(typed))
    raise UsageFault("ogiltigt-varde", "Det finns inte i listan.", atgard="Skriv numret eller id:t.")


def _read_all(text: str, rader: Sequence[Valrad]) -> tuple[str, ...]:
    picked = tuple(_read(each, rader) for each in text.replace(",", " ").split())
    if not picked or len(set(picked)) < len(picked):
        raise UsageFault(
            "ogiltigt-varde", "Skriv minst ett nummer, och varje nummer en gång.", atgard="Till exempel 2 1."
        )
    return picked


@contextmanager
def _page() -> Iterator[bool]:
    """A page of its own on a terminal that can draw one; whether it is."""
    if not _draws():
        yield False
        return
    from prompt_toolkit.output import create_output

    screen = create_output(stdout=sys.stderr)
    screen.enter_alternate_screen()
    screen.erase_screen()
    screen.cursor_goto(0, 0)
    screen.flush()
    try:
        yield True
    finally:
        screen.quit_alternate_screen()
        screen.flush()


def _draws() -> bool:
    talk = prompter()
    if not sys.stderr.isatty() or isinstance(talk, Lines):
        return False
    from sipkit.interview.terminal import Terminal

    return isinstance(talk, Terminal)
