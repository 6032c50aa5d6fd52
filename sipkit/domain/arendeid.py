"""The ärende's id: four signs that are easily read aloud, and say nothing about the person."""

import re
import secrets

TECKEN = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without 0, 1, I and O, which are read as each other."""


def nytt_arendeid() -> str:
    """A new id, such as `7K2M`."""
    return "".join(secrets.choice(TECKEN) for _ in range(4))


def som_id(text: str) -> str | None:
    """The id that was typed, in any case; None for what cannot be one, such as a file's name."""
    typed = text.strip().upper()
    return typed if re.fullmatch("[0-9A-Z]{4}", typed) else None
