"""Drafts: interviews that are not finished, as plain data.

A draft holds what was answered and nothing that follows from it: not the questions, which are the document type's, and
not the ärende, which others may have changed before the interview goes on.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from sipkit.domain.arende import Historikrad
from sipkit.domain.fieldtypes import Arendeid
from sipkit.domain.modell import Modell
from sipkit.storage.forvar import Forvar
from sipkit.storage.kuvert import Sort
from sipkit.storage.nycklar import Nycklar
from sipkit.storage.platser import Platser

SCHEMA = "sipkit/utkast/1"

Plats = Literal["svar", "vantar", "parkerade"]
"""Whether an answer holds, waits for its question, or is only suggested should its question come back."""


class Utkastsvar(Modell):
    """One answer, as the interview has it: see `sipkit.interview.state.Svar`."""

    falt: str
    plats: Plats
    value: object = Field(repr=False)
    origin: str
    prompted: bool
    under: dict[str, object] = Field(repr=False)


class Utkast(Modell):
    """An interview at one moment.

    Attributes:
        id: the ärende's, which is there already when the interview is about one that is stored.
        dokumenttyp: what is being made.
        region: whose routine it follows.
        paborjad: when it began.
        fakta: what was said beside the answers, for the questions' conditions.
        svar: the answers, in the order they were given.
        ordning: the ids of the members of each group of questions, in order.
        ur: the file that the ärende was opened from; None: the store, or nowhere yet.
        till: the file that it goes to; None: where it came from.
        okrypterad: that file is to be readable.
        blir: the row that the ärende's history gets when the interview is finished, written just before it is stored.
            A draft whose row is there is finished, whatever stopped it from being removed.
    """

    id: Arendeid
    dokumenttyp: str
    region: str
    paborjad: datetime
    fakta: dict[str, frozenset[str]] = Field(default_factory=dict)
    svar: tuple[Utkastsvar, ...] = ()
    ordning: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    ur: str | None = None
    till: str | None = None
    okrypterad: bool = False
    blir: Historikrad | None = None


class Utkastlager(Forvar[Utkast]):
    """The stored drafts, by the id of their ärende: at most one for each."""

    def __init__(self, platser: Platser, nycklar: Nycklar, idag: date) -> None:
        super().__init__(platser.utkast, Sort(Utkast, SCHEMA, lambda utkast: utkast.id), nycklar, idag)
