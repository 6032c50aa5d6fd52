"""What every model of the ärende, and of what is kept beside it, has in common."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from sipkit.domain.fieldtypes import Medlemsid


class Modell(BaseModel):
    """Frozen, closed, and silent about its values in errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Medlem(Modell):
    """A member of a repeating group."""

    id: Medlemsid


M = TypeVar("M", bound=Medlem)


def member(members: tuple[M, ...], id_: str) -> M:
    """The member with this id. Raises KeyError."""
    for each in members:
        if each.id == id_:
            return each
    raise KeyError(id_)
