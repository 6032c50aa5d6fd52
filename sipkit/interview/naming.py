"""What questions and members are called when they are told of, and their answers as they may be said."""

from __future__ import annotations

import re

from sipkit.config.dokumenttyp import Fraga
from sipkit.interview.groups import Medlemsfraga, one_more
from sipkit.interview.reading import shown
from sipkit.interview.shared import said
from sipkit.interview.state import State
from sipkit.interview.wording import Voice, question_text


def label(state: State, fraga: Fraga, voice: Voice | None = None) -> str:
    """The question as a heading: what stands before its first explanation."""
    text = question_text(voice or Voice(), state, fraga)
    return re.split(r"(?<=\?)|[:,(]", text, maxsplit=1)[0].strip()


def value_said(state: State, fraga: Fraga, *, everything: bool = False) -> str:
    """The answer to a question. A personal one is told only when everything is asked for, and nobody else sees it."""
    value = state.svar[fraga.falt].value
    if one_more(fraga) and isinstance(fraga, Medlemsfraga) and state.ordning.get(fraga.nyckel):
        return "inga fler"
    if fraga.personlig and value is not None and (state.visa_for_alla or not everything):
        return "ifyllt, visas inte"
    return said(state, shown(state, fraga, value))


def numbered(state: State, nyckel: str) -> list[str]:
    """The members of a group by what they are called, with their numbers."""
    named = {
        fraga.medlem: fraga
        for fraga in reversed(state.fragor)
        if isinstance(fraga, Medlemsfraga) and fraga.nyckel == nyckel
    }
    members = (named[id_] for id_ in state.ordning.get(nyckel, ()))
    return [f"{number} {_called(state, fraga)}" for number, fraga in enumerate(members, 1)]


def _called(state: State, fraga: Fraga) -> str:
    return value_said(state, fraga) if fraga.falt in state.svar else "inte besvarat"
