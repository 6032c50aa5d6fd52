"""The review: the answers in rows that can be changed. A group has a row for each member, and one to add more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sipkit.config.dokumenttyp import Fraga
from sipkit.errors import UsageFault
from sipkit.interview.commands import Andra, Command, command, demand, numbers, with_numbers
from sipkit.interview.flow import asked
from sipkit.interview.groups import Medlemsfraga, one_more
from sipkit.interview.layout import indented, paragraphs, table
from sipkit.interview.membership import came_along
from sipkit.interview.naming import label, value_said
from sipkit.interview.prompter import Prompt
from sipkit.interview.state import State, Ursprung
from sipkit.interview.wording import Voice, exclusions

ORIGINS: Mapping[Ursprung, str] = {
    "denna-korning": "nu",
    "svar": "svarsfilen",
    "arende": "ärendet",
    "profil": "profilen",
    "enheter": "adressboken",
    "standard": "förvalt",
}

GROUPS = "ta bort 3 tar bort det som står på rad 3. flytta 4 3 flyttar rad 4 till rad 3, i samma grupp."

Choice = Fraga | tuple[str, Command] | Literal["skriv", "visa"]
"""A question to ask again, a command about a group, or all as it is."""


@dataclass(frozen=True)
class Rad:
    """One row: an answered question, or a member with all that is answered about it."""

    fragor: tuple[Fraga, ...]

    @property
    def medlem(self) -> tuple[str, str] | None:
        """The group's order and the member's id; None for a row that is no member."""
        first = self.fragor[0]
        if isinstance(first, Medlemsfraga) and first.medlem is not None:
            return first.nyckel, first.medlem
        return None


def reviewed(state: State) -> tuple[Rad, ...]:
    """The rows: one a field or a member. That a group inside another has no more members is no row."""
    rows: dict[object, list[Fraga]] = {}
    fields: set[str] = set()
    for fraga in asked(state):
        if fraga.falt in state.svar and fraga.falt not in fields and not _inner_end(fraga):
            fields.add(fraga.falt)
            rows.setdefault(Rad((fraga,)).medlem or fraga.falt, []).append(fraga)
    return tuple(Rad(tuple(each)) for each in rows.values())


def _inner_end(fraga: Fraga) -> bool:
    return isinstance(fraga, Medlemsfraga) and one_more(fraga) and fraga.hor_ihop_med is not None


def review_lines(voice: Voice, state: State, *, everything: bool) -> list[str]:
    """The table of answers and where they came from. Personal ones are shown only when `everything` is asked for."""
    rows = [_row(voice, state, rad, everything=everything) for rad in reviewed(state)]
    told = paragraphs(rows) if state.visa_for_alla else table(rows)
    return ["", "GRANSKA (inget är skrivet än)", *told, *exclusions(state)]


def _row(voice: Voice, state: State, rad: Rad, *, everything: bool) -> tuple[str, str, str]:
    first = rad.fragor[0]
    told = [each for each in rad.fragor if state.svar[each.falt].value is not None and not came_along(state, each)]
    *before, last = (value_said(state, fraga, everything=everything) for fraga in told or [first])
    text = ", ".join([*(each.removesuffix(".") for each in before), last])
    return label(state, first, voice), text, ORIGINS[state.svar[first.falt].origin]


# --- what can be done in it -------------------------------------------------------------------------------------------


def review_prompt(state: State) -> Prompt:
    """What is typed after the rows."""
    ways = ["Enter = skriv", "nummer = ändra", *([] if state.visa_for_alla else ["v = visa allt"]), "q = spara"]
    return Prompt((), f" {' · '.join(ways)}: ")


def review_help(state: State) -> list[str]:
    """What each of them does."""
    told = ["Enter skriver papperen. Ett nummer låter dig ändra den raden."]
    told += [] if state.visa_for_alla else ["v visar också det som är dolt."]
    told += [GROUPS] if any(rad.medlem for rad in reviewed(state)) else []
    return indented(" ".join(told))


def read_review(state: State, text: str) -> Choice:
    """What was typed to the review.

    Raises:
        UsageFault: no row has the number, or it cannot be done with the row.
    """
    rows = reviewed(state)
    if not text.strip():
        return "skriv"
    if text.strip().casefold() == "v" and not state.visa_for_alla:
        return "visa"
    told = command(text, bare=True)
    if told is None:
        raise UsageFault("ogiltigt-varde", "Raden finns inte.", atgard=f"Skriv ett nummer från 1 till {len(rows)}.")
    demand(told, len(rows))
    row = rows[told.number - 1]
    if row.medlem is None and isinstance(told, Andra):
        return row.fragor[0]
    return _in_group(state, rows, told)


def _in_group(state: State, rows: Sequence[Rad], told: Command) -> tuple[str, Command]:
    """The same command with numbers of the group instead of rows."""
    members = [rows[number - 1].medlem for number in numbers(told)]
    keys = {member[0] if member else None for member in members}
    nyckel = keys.pop()
    if nyckel is None or keys:
        cure = "Ändra raden med dess nummer." if len(members) == 1 else "Välj två rader som hör till samma grupp."
        raise UsageFault("ogiltigt-varde", "Det går inte med den raden.", atgard=cure)
    places = [1 + state.ordning[nyckel].index(member[1]) for member in members if member]
    return nyckel, with_numbers(told, places)
