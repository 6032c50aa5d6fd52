"""What a unit answers to a kallelse."""

from __future__ import annotations

from typing import Final

from sipkit.domain.fieldtypes import Bakat, Text
from sipkit.domain.modell import Modell

KOMMER: Final = "kommer"
KOMMER_INTE: Final = "kommer inte"


class Kallelsesvar(Modell):
    """The answer: whether the unit comes, who from it, what it wants said before the meeting, and when it answered."""

    svar: Text | None = None
    vem: Text | None = None
    meddelande: Text | None = None
    svarat: Bakat | None = None
