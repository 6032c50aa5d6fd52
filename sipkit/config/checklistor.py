"""A region's checklists: which roles go through which points at which step."""

from __future__ import annotations

from typing import Literal

from sipkit.config.enkla import JaNej
from sipkit.config.post import Giltighet, Kebab, Modell, Post, Rollregel
from sipkit.domain.vocabulary import DokumentTyp, FristId, HandelseTyp, Roll, Steg


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
