"""What every model of the ärende, and of what is kept beside it, has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from sipkit.domain.fieldtypes import Medlemsid


class Modell(BaseModel):
    """Frozen, closed, and silent about its values in errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Medlem(Modell):
    """A member of a repeating group."""

    id: Medlemsid
