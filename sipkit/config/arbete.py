"""What people do: the duties at each step, joint follow-through meetings, the IT service, avvikelser."""

from __future__ import annotations

from typing import Literal

from sipkit.config.enkla import JaNej
from sipkit.config.post import Post, Rollregel
from sipkit.domain.vocabulary import DokumentTyp, FristId, Steg


class Uppgift(Rollregel):
    """What some roles do, at one step or several."""

    steg: tuple[Steg, ...]
    sort: Literal["gor", "deltar", "leder", "forbereder", "dokumenterar", "beslutar", "samordnar", "utser"] = "gor"
    """`deltar` and `forbereder` say who takes part in a meeting and who prepares it."""
    funktion: str | None = None
    """The profession at the unit, where the routine names one: sjuksköterska, vårdteamet."""
    dokument: DokumentTyp | None = None
    """The message or paper that the duty ends in."""
    frist: FristId | None = None
    """The deadline that says when."""


class Traffdeltagare(Rollregel):
    """Who takes part in an avstämningsträff, and how long."""

    narvaro: Literal["hela-tiden", "avsatt-tid"] | None = None
    """None: the routine does not say."""


class Avstamning(Post):
    """Whether avstämningsträffar are held. `i_stallet`: what is done where they are not."""

    halls: JaNej
    i_stallet: str | None = None
    deltar: tuple[Traffdeltagare, ...] = ()
    villkor: tuple[Post, ...] = ()


class ItRegel(Rollregel):
    """How the IT service is used. `system`: another one than the region's own."""

    system: str | None = None
