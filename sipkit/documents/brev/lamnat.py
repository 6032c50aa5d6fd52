"""That the letter at discharge has been given: a row of who got it and when, and nothing else.

It is not a message between the parties: nobody acknowledges it, so no deadline is counted from it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sipkit.documents.meddelande.skickat import rader_om
from sipkit.documents.underlag import Omstandigheter
from sipkit.documents.utskick import Tid, Utskick
from sipkit.domain.arende import Arende, Mottagare
from sipkit.domain.bokforing import med_dokument
from sipkit.domain.dokumentord import HEMGANG
from sipkit.domain.fieldtypes import ENSKILD
from sipkit.domain.vocabulary import HandelseTyp
from sipkit.rules.brev import TILL
from sipkit.rules.fakta import fakta_ur
from sipkit.rules.kvittens import SKICKAT
from sipkit.rules.skydd import skydd


@dataclass(frozen=True)
class Brevutskick(Utskick):
    """The letter, as it was made last: what was recorded of one before it is about that one."""

    gjordes: ClassVar[str] = "lämnades"

    @property
    def handelse(self) -> HandelseTyp:
        """The word that its time is given with. It becomes no event."""
        return SKICKAT

    def skickat(self, arende: Arende, tid: Tid, till: Collection[str]) -> Arende:
        """The ärende where it has been given."""
        return med_dokument(arende, self.typ, tid, None, self.valda(till))


def gjort(arende: Arende) -> bool:
    """Whether papers have been made of it."""
    return any(rad.vad == "papper" and rad.dokumenttyp == HEMGANG for rad in arende.historik)


def utskick(arende: Arende, om: Omstandigheter, dag: date) -> Brevutskick:
    """The letter, to the person or to the one who gets it in the person's place. It needs no consent."""
    protected = skydd(om.region_pa(dag), arende, fakta_ur(arende, dag, om.givna)).skyddad
    till = str(arende.falt.get(HEMGANG, {}).get(TILL, ENSKILD))
    fick = Mottagare(part=till, som="enskild" if till == ENSKILD else "foretradare")
    return Brevutskick(HEMGANG, () if protected else (fick,), rader_om(arende, HEMGANG), None)
