"""A document that is sent: to whom it goes, what is recorded of that, and what the next record makes of the ärende.

Patientdatalagen (3 kap. 11 §) wants to know who got what, and when. Rows of documents are only added; what a later row
says of a receiver holds, so that a mistake is corrected by one more row and the one before is kept.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from sipkit.domain.arende import Arende, Dokument, Mottagare
from sipkit.domain.vocabulary import DokumentTyp, HandelseTyp

Tid = date | datetime


@dataclass(frozen=True)
class Utskick(ABC):
    """A document to send.

    Attributes:
        typ: what it is.
        mottagare: everyone it goes to; none when the person's data are protected.
        rader: what has been recorded of it.
        utan_samtycke: why it might not be sent that day, a code; what was done is recorded all the same.
    """

    gjordes: ClassVar[str] = "skickades"
    """What was done with it, as a sentence goes on: `kallelsen skickades`."""

    typ: DokumentTyp
    mottagare: tuple[Mottagare, ...]
    rader: tuple[Dokument, ...]
    utan_samtycke: str | None

    @property
    @abstractmethod
    def handelse(self) -> HandelseTyp:
        """The event that says that it was sent."""

    @abstractmethod
    def skickat(self, arende: Arende, tid: Tid, till: Collection[str]) -> Arende:
        """The ärende where it has been sent.

        Args:
            arende: the ärende before.
            tid: when.
            till: to whom, ids of its receivers.
        """

    @property
    def senast(self) -> Mapping[str, Tid]:
        """When each receiver got it, by the last row that says so."""
        return {each.part: row.tid for row in self.rader for each in row.mottagare}

    @property
    def kvar(self) -> tuple[Mottagare, ...]:
        """Those for whom nothing is recorded."""
        return tuple(each for each in self.mottagare if each.part not in self.senast)

    @property
    def klart(self) -> bool:
        """Whether it is recorded for everyone."""
        return bool(self.rader) and not self.kvar

    def valda(self, till: Collection[str]) -> tuple[Mottagare, ...]:
        """Its receivers with these ids."""
        return tuple(each for each in self.mottagare if each.part in till)
