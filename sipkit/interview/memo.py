"""What follows from a state is worked out once for it: it never changes, and one answer asks for the same often."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

S = TypeVar("S")
T = TypeVar("T")


def per_state(work: Callable[[S], T]) -> Callable[[S], T]:
    """The same function of a `State`, whose result is kept with each state as long as the state is."""
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def remembered(state: S) -> T:
        kept = vars(state)
        if name not in kept:
            kept[name] = work(state)
        return cast(T, kept[name])

    return remembered
