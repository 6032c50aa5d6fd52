"""The talk about which parties to choose: numbered rows, shown again after each change, until Enter."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sipkit.config.dokumenttyp import Fraga
from sipkit.domain.svar import tolka
from sipkit.errors import UsageFault
from sipkit.interview.flow import suggestion
from sipkit.interview.layout import INDENT, WIDTH, indented
from sipkit.interview.picking import Rad, Val, begun, chosen, kanal_ord, sort_of, typed
from sipkit.interview.progress import step_number
from sipkit.interview.prompter import Help, Prompt, Prompter, ask
from sipkit.interview.shared import said
from sipkit.interview.state import State, Svar, value
from sipkit.interview.wording import Voice, help_lines, question_text

PARTER = "parter"
HUVUDMAN = {"region": "regionen", "kommun": "kommunen", "annan": "annan"}
_GUIDE = "Skriv nummer för att ändra, ord för att söka. Enter när det stämmer."
_PROMPT = Prompt((), f"{INDENT}Ändra, eller Enter: ")
_NAME, _WHO = 42, 9
"""The widths of the columns; the last one has the rest of the line."""


def offered(state: State, fraga: Fraga, idag: date) -> Val | None:
    """What can be chosen from in a question; None when it is asked in another way."""
    kommun = value(state, "enskild.folkbokforingskommun")
    if fraga.falt != PARTER or state.urval is None or not isinstance(kommun, str):
        return None
    before = suggestion(state, fraga)
    return begun(state.urval, kommun, sort_of(state, idag), before.value if before else None)


@dataclass(frozen=True)
class Picker:
    """The talk about one question."""

    prompter: Prompter
    voice: Voice
    state: State
    fraga: Fraga
    idag: date

    def pick(self, val: Val) -> Svar:
        """Show the rows and change them until they are right.

        Raises:
            Signal: it was `<` or `q`, or nothing more can come.
        """
        number, is_first = step_number(self.state, self.fraga)
        start = f"{number:3} " if is_first else INDENT
        self.prompter.say([start + question_text(self.voice, self.state, self.fraga), *indented(_GUIDE)])
        while (after := self.changed(val)) is not None:
            val = after
        return _answer(val, self.idag)

    def changed(self, val: Val) -> Val | None:
        """The choice after one line; None when it is right as it is."""
        lines = rows(val, self.state.namn.get("it_tjanst", "IT-tjänsten"))
        self.prompter.say(said(self.state, line) for line in lines)
        try:
            return ask(self.prompter, _PROMPT, lambda text: _read(val, text, self.idag))
        except Help:
            self.prompter.say(help_lines(self.voice, self.state, self.fraga))
            return val


def rows(val: Val, it_tjanst: str) -> list[str]:
    """The rows as they stand on the screen; what follows a name that is too long stands where the name ends."""
    return [line for number, rad in enumerate(val.rader, 1) for line in _lines(number, rad, it_tjanst)]


def _lines(number: int, rad: Rad, it_tjanst: str) -> Sequence[str]:
    how = kanal_ord(rad.part.get("kanal"), it_tjanst)
    if rad.part["som"] == "inbjuden":
        how = f"{how}, inbjuden".removeprefix(", ")
    start = f"{INDENT}[{'x' if rad.vald else ' '}] {number} "
    blank = " " * len(start)
    *above, last = [f"{blank if n else start}{part:{_NAME}}" for n, part in enumerate(textwrap.wrap(rad.namn, _NAME))]
    head = f"{last} {HUVUDMAN[str(rad.part['huvudman'])]:{_WHO}} "
    first, *below = textwrap.wrap(how, WIDTH - len(head)) or [""]
    return [line.rstrip() for line in (*above, head + first, *(f"{'':{len(head)}}{part}" for part in below))]


def _read(val: Val, text: str, idag: date) -> Val | None:
    """The choice after what was typed; None when it is right as it is."""
    if text.strip():
        return typed(val, text, idag)
    if not chosen(val):
        raise UsageFault("ogiltigt-varde", "Ingen är vald.", PARTER, "Skriv numret på minst en.")
    return None


def _answer(val: Val, idag: date) -> Svar:
    rader = chosen(val)
    parties = tolka(PARTER, [dict(rad.part) for rad in rader], idag)
    return Svar(parties, "enheter" if all(rad.ur_boken for rad in rader) else "denna-korning")
