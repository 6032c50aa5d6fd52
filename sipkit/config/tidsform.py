"""The shapes of a time limit, as `inom` states them. `sipkit.rules.tidsformer` counts them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, Discriminator, Field, Tag

from sipkit.config.enkla import Heltal, Klocka
from sipkit.config.post import Modell
from sipkit.domain.vocabulary import HandelseTyp

Enhet = Literal["timmar", "kalenderdagar", "vardagar"]


class Antal(Modell):
    """So many units after the event."""

    antal: Heltal
    enhet: Enhet


class Fonster(Modell):
    """Between two offsets from the event; negative is before it. Without `till` it opens and does not close."""

    fran: Heltal
    till: Heltal | None = None
    enhet: Enhet


class Samma(Modell):
    """The day of the event."""

    samma: Literal["dag"]


class Brytpunkt(Modell):
    """One limit before a time of the day, another after it."""

    brytpunkt: Klocka
    fore: Tidsform
    efter: Tidsform
    prick: Literal["fore"] | None = None
    """Which holds at the very time. None: the source does not say; the first is used, with a warning."""
    ledig_dag: Literal["efter"] | None = None
    """Which holds on a day off, whatever the time. None: the time decides there too."""


class Morgon(Modell):
    """The morning of a coming working day; `riktklockslag` is a guide, no limit."""

    morgon: Literal["nasta-vardag"]
    riktklockslag: Klocka | None = None


class Ord(Modell):
    """A duty without a number: the words are printed."""

    text: str


class Fore(Modell):
    """Before another event."""

    fore: HandelseTyp


class Kombination(Modell):
    """The earliest or the latest of several."""

    kombination: Literal["tidigast", "senast"]
    av: tuple[Tidsform, ...] = Field(min_length=1)


_SHAPES = {
    "antal": "Antal",
    "samma": "Samma",
    "brytpunkt": "Brytpunkt",
    "morgon": "Morgon",
    "text": "Ord",
    "kombination": "Kombination",
    "fran": "Fonster",
    "till": "Fonster",
    "fore": "Fore",
}


def _shape(value: object) -> str | None:
    """Which form of time a mapping or a model is, by the first key that only one form has; None: none of them."""
    keys = type(value).model_fields if isinstance(value, BaseModel) else value if isinstance(value, dict) else ()
    return next((tag for key, tag in _SHAPES.items() if key in keys), None)


Tidsform = Annotated[
    Annotated[Antal, Tag("Antal")]
    | Annotated[Fonster, Tag("Fonster")]
    | Annotated[Samma, Tag("Samma")]
    | Annotated[Brytpunkt, Tag("Brytpunkt")]
    | Annotated[Morgon, Tag("Morgon")]
    | Annotated[Ord, Tag("Ord")]
    | Annotated[Fore, Tag("Fore")]
    | Annotated[Kombination, Tag("Kombination")],
    Discriminator(_shape),
]
