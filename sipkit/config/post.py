"""One rule: what every item of a region's files has, whatever its topic."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from sipkit.config.enkla import Dag
from sipkit.domain.vocabulary import Modal, Roll

Kebab = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]

Fakta = dict[str, str | tuple[str, ...]]
"""Facts of a condition, each with the value or the values that it may have."""


class Modell(BaseModel):
    """Frozen and closed: an unknown key is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Kalla(Modell):
    """Where a rule stands: a document of `region.yaml` and the section in it."""

    dokument: Kebab
    avsnitt: str


class Giltighet(Modell):
    """The days an item is in force, both included."""

    fran: Dag | None = None
    till: Dag | None = None


class Ersatt(Modell):
    """What a layer below said before this layer changed the item."""

    lager: Kebab
    kalla: Kalla | None = None
    regler: tuple[str, ...] = ()
    tolkning: str | None = None


class Borttagning(Modell):
    """Stands in an upper layer's list instead of an item, and takes away the item of that id below."""

    id: Kebab
    ta_bort: str
    """Why it does not hold here."""
    galler: Giltighet | None = None
    kalla: Kalla
    regler: tuple[str, ...] = ()


class Post(Modell):
    """One rule. `text` is our own statement of it and carries the verb that `modal` names."""

    id: Kebab
    text: str | None = None
    modal: Modal | None = None
    nar: Fakta = Field(default_factory=dict)
    """Facts that must all hold; a list means any of its values. Empty: always."""
    utom: Fakta = Field(default_factory=dict)
    """Facts that take the post out when they are known to hold. One that is not known leaves it in. Empty: never."""
    galler: Giltighet | None = None
    kalla: Kalla | None = None
    regler: tuple[str, ...] = ()
    tolkning: str | None = None
    """The choice made where the source leaves one open; printed wherever the value is used, except to the person."""
    under: str | None = None
    """A mark of what the layer below said when this change was written; `region granska` tells when it differs."""
    ersatter: tuple[Ersatt, ...] = ()


class Rollregel(Post):
    """A rule about what some roles are or do."""

    roller: tuple[Roll, ...]
