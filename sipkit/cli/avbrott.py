"""A command that the user stopped."""

from __future__ import annotations

from collections.abc import Sequence

INGET_SKRIVET = "Avbrutet. Inget är skrivet."


class Avbruten(Exception):
    """Stopped before the end; `besked` is what to say. Nothing is written."""

    def __init__(self, besked: Sequence[str] = (INGET_SKRIVET,)) -> None:
        super().__init__()
        self.besked = tuple(besked)
