"""Asking a few things one after the other, outside an interview: the profile, a unit of the address book."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from sipkit.cli.avbrott import Avbruten
from sipkit.cli.samtal.prompter import prompter
from sipkit.domain.text import fold
from sipkit.errors import AnswerMissing, UsageFault
from sipkit.interview.layout import INDENT, indented
from sipkit.interview.prompter import Back, Ended, Help, Prompt, Signal, ask
from sipkit.interview.reading import INGET


@dataclass(frozen=True)
class Rad:
    """One thing to ask.

    Attributes:
        id: what it is called in the answers.
        text: the question, without its colon.
        hjalp: how it is written, and what it is for.
        las: makes the answer of what was typed; raises SipkitError when it cannot.
        visa: the answer as it is typed.
        kravs: whether it must be answered.
        flera: the answer is a list, one a line.
        val: what can be chosen, shown above by number.
    """

    id: str
    text: str
    hjalp: str
    las: Callable[[str], object] = str
    visa: Callable[[object], str] = str
    kravs: bool = False
    flera: bool = False
    val: Sequence[str] = ()


def fyll(rader: Sequence[Rad], kanda: Mapping[str, object]) -> dict[str, object]:
    """Ask each row; Enter keeps what is known, `-` is nothing, `<` goes back.

    Returns:
        The answers by id; None for nothing.

    Raises:
        Avbruten: `q` or Ctrl-C.
        AnswerMissing: nothing more comes through a pipe.
    """
    talk, svar, at = prompter(), dict(kanda), 0
    while at < len(rader):
        rad, held = rader[at], svar.get(rader[at].id)
        try:
            svar[rad.id] = ask(talk, _prompt(at + 1, rad, held), partial(_read, rad, held))
            at += 1
        except Help:
            talk.say(indented(rad.hjalp))
        except Back:
            at = max(at - 1, 0)
        except Ended:
            raise AnswerMissing("svar-saknas", "Svaret saknas.", rad.id, rad.hjalp) from None
        except Signal:
            raise Avbruten from None
    return svar


def numrerat(options: Sequence[tuple[str, str]]) -> Callable[[str], object]:
    """Reads one of `(id, name)` by number, id or name."""

    def read(text: str) -> object:
        for number, (id_, name) in enumerate(options, 1):
            if fold(text) in (str(number), fold(id_), fold(name)):
                return id_
        raise UsageFault("ogiltigt-varde", "Det går inte att välja.", atgard=f"Skriv ett nummer, 1–{len(options)}.")

    return read


def _prompt(number: int, rad: Rad, held: object) -> Prompt:
    end = f" (Enter = {rad.visa(held)})" if held else "" if rad.kravs else " (Enter = inget)"
    above = [f"{INDENT}{n} {name}" for n, name in enumerate(rad.val, 1)]
    if above or len(rad.text) + len(end) > 60:
        return Prompt((f"{number:3} {rad.text}", *above), f"{INDENT}Svar{end}: ", many=rad.flera)
    return Prompt((), f"{number:3} {rad.text}{end}: ", many=rad.flera)


def _read(rad: Rad, held: object, text: str) -> object:
    text = text.strip()
    if text and text != INGET:
        return rad.las(text)
    kept = held if not text else None
    if kept is None and rad.kravs:
        raise UsageFault("ogiltigt-varde", "Det här behöver ett svar.", atgard=rad.hjalp)
    return kept
