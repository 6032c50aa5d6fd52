"""What the place to sign is called in a PDF, for each line of a plan (`sipkit.rules.plansignatur.Signaturrad.id`)."""

from __future__ import annotations

from sipkit.word.tree import SIGNATURE


def faltnamn(rad: str) -> str:
    """The name of a line's field, which is the tag of its control in the template."""
    return f"{SIGNATURE}{rad}"


def radens_id(falt: str) -> str:
    """The line that a field is named after; of a field that another program made, its name."""
    return falt.removeprefix(SIGNATURE)
