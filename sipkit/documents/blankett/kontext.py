"""What the template of the answer to a kallelse may use. Other forms are papers too, and stand with those."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.documents.kontext import Avsandare, Kontakt, Kontext


@dataclass(frozen=True, slots=True)
class Svarsblankett(Kontext):
    """A unit's answer to a kallelse. It says nothing of the person: the kallelse does, to those who may know.

    Attributes:
        enhet, nar, arende: who answers about which meeting; None where that is written by hand.
        kallad: it must come; one that is invited need not.
    """

    avsandare: Avsandare
    titel: str
    datum: str | None
    enhet: str | None
    nar: str | None
    arende: str | None
    svara_senast: str | None
    kallad: bool
    kontakt: Kontakt | None
