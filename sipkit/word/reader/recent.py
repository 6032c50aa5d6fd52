"""The latest few things worked out, by what they were worked out from."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """Remembers at most `most` values; the oldest goes first, so that memory stays flat over any number of letters."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: dict[Key, Value] = {}

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """The value of a key, made when it is not remembered."""
        found = self._values.get(key)
        if found is None:
            found = self._values[key] = make()
            while len(self._values) > self._most:
                self._values.pop(next(iter(self._values)), None)
        return found
