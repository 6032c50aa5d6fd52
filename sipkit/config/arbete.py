"""What people do: the duties at each step, checklists, joint follow-through meetings, the IT service, avvikelser."""

from __future__ import annotations

from typing import Literal

from sipkit.config.enkla import JaNej
from sipkit.config.post import Giltighet, Kebab, Modell, Post, Rollregel
from sipkit.domain.vocabulary import DokumentTyp, FristId, HandelseTyp, Roll, Steg


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


class Ruta(Modell):
    """One of several boxes of a point: each paper that is handed over."""

    id: Kebab
    namn: str
    galler: Giltighet | None = None


class Punkt(Post):
    """One point of a checklist; `text` is what is ticked."""

    forklaring: str | None = None
    """What the routine means by its words, said smaller under them."""
    grind: JaNej = False
    """The step is not done until the point is answered with yes, or with why it does not apply."""
    ej_tillampligt: Literal["nej", "fritt", "med-skal"] = "med-skal"
    """Whether "ej tillämpligt" can be answered, and whether it takes a reason."""
    av: tuple[Roll, ...] = ()
    """Someone else's duty; empty: those whose checklist it is."""
    funktion: str | None = None
    falt: tuple[str, ...] = ()
    """Paths in the ärende that may hold the answer already."""
    handelse: HandelseTyp | None = None
    """The event after which the point is done."""
    dokument: DokumentTyp | None = None
    """The message or paper that does it."""
    frist: FristId | None = None
    """The deadline whose day is printed at the point."""
    rutor: tuple[Ruta, ...] = ()


class Checklista(Rollregel):
    """What some roles go through at a step. `text`, where there is one, is said above the points."""

    namn: str
    steg: Steg
    punkter: tuple[Punkt, ...] = ()


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
