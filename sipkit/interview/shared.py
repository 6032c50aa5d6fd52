"""A screen that others see: what may stand on it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sipkit.interview.memo import per_state
from sipkit.interview.parsing import leaves
from sipkit.interview.state import State

HIDDEN = "…"
_NUMBER = re.compile(r"(?<![\d-])(?:\+?\d[\d -]{5,}\d|\d{6,8}[-+]\w{4})(?![\d])")
"""A telephone number or a person's number, however it is written."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d)?")
_SECRET = ("adress", "personnummer", "telefon")


def said(state: State, text: str) -> str:
    """The text as it may be said: on a shared screen without numbers to people, and without addresses."""
    if not state.visa_for_alla:
        return text
    for secret in _secrets(state):
        text = re.sub(re.escape(secret), HIDDEN, text, flags=re.IGNORECASE)
    return _NUMBER.sub(lambda found: found[0] if _DAY.fullmatch(found[0]) else HIDDEN, text)


@per_state
def _secrets(state: State) -> tuple[str, ...]:
    """Every address and number of the ärende and of the answers; the longest first."""
    return tuple(sorted(set(_said(state)), key=len, reverse=True))


def _said(state: State) -> Iterator[str]:
    known = dict(leaves(state.bas.model_dump(mode="json", exclude_none=True)))
    held = {falt: each.value for kept in (state.parkerade, state.vantar, state.svar) for falt, each in kept.items()}
    for path, value in [*known.items(), *(each for falt, whole in held.items() for each in leaves(whole, falt))]:
        if path.rpartition(".")[2] in _SECRET and isinstance(value, str) and value.strip():
            yield value.strip()
