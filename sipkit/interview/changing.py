"""Groups that are changed while they are asked about: what was told, what it leads to, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator

from sipkit.config.dokumenttyp import Fraga
from sipkit.interview.commands import Andra, Command, Flytta, TaBort, command, demand
from sipkit.interview.flow import settled
from sipkit.interview.groups import Medlemsfraga, one_more
from sipkit.interview.layout import indented
from sipkit.interview.membership import deleted, inner_groups, moved, reopened
from sipkit.interview.naming import label, numbered
from sipkit.interview.prompter import Signal
from sipkit.interview.state import State

_HELP = "Skriv ändra 2, ta bort 2 eller flytta 3 1 för att ändra bland dem som finns."
_HELP_MORE = "Skriv nästa, eller Enter när det är klart. Ett nummer ändrar det. Du kan skriva ta bort 2 och flytta 3 1."


class Commanded(Signal):
    """Something was told about a group instead of an answer."""

    def __init__(self, nyckel: str, told: Command) -> None:
        super().__init__()
        self.nyckel = nyckel
        self.command = told


def listen(state: State, fraga: Medlemsfraga, text: str) -> None:
    """Tell a command from an answer.

    Raises:
        Commanded: it is a command.
        UsageFault: it is, with a number that nothing has.
    """
    there = state.ordning.get(fraga.nyckel, ())
    told = command(text, bare=one_more(fraga) and fraga.typ == "text" and bool(there))
    if told is not None:
        demand(told, len(there))
        raise Commanded(fraga.nyckel, told)


def group_help(state: State, fraga: Fraga) -> list[str]:
    """What can be told in a group, and who its members are; nothing outside of groups."""
    if not isinstance(fraga, Medlemsfraga) or not state.ordning.get(fraga.nyckel):
        return []
    told = _HELP_MORE if one_more(fraga) else _HELP
    return [line for text in (told, *numbered(state, fraga.nyckel)) for line in indented(text)]


def obeyed(state: State, nyckel: str, told: Command) -> tuple[State, list[str]]:
    """The state after a command, and what to say.

    A member that is to be changed has its groups open again: one can be added to them.
    """
    id_ = state.ordning[nyckel][told.number - 1]
    match told:
        case Flytta():
            state = settled(moved(state, nyckel, told.number, told.to))
            lines = numbered(state, nyckel)
        case TaBort():
            lines = list(_farewell(state, nyckel, id_))
            state = settled(deleted(state, nyckel, id_).state)
        case Andra():
            for inner in inner_groups(state, nyckel, id_):
                state = reopened(state, inner)
            lines = []
    return state, [line for text in lines for line in indented(text)]


def _farewell(state: State, nyckel: str, id_: str) -> Iterator[str]:
    gone = deleted(state, nyckel, id_)
    number = state.ordning[nyckel].index(id_)
    yield f"Borttaget: {numbered(state, nyckel)[number]}"
    if gone.inside:
        yield f"Med det försvann {gone.inside} till som hörde dit."
    for fraga in gone.referring:
        yield f"Hänvisade dit, och frågas igen: {label(state, fraga)}"
