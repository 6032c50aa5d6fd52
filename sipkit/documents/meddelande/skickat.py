"""What is sent of a message, and what is written down when it has been: when, to whom, and what that starts or ends."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from sipkit.documents.underlag import Omstandigheter
from sipkit.documents.utskick import Tid, Utskick
from sipkit.domain.arende import Arende, Dokument, Mottagare
from sipkit.domain.bokforing import med_dokument, med_handelse_da
from sipkit.domain.vocabulary import DokumentTyp, HandelseTyp
from sipkit.rules import meddelanden
from sipkit.rules.fakta import fakta_ur
from sipkit.rules.kvittens import KVITTERAT, SKICKAT, okvitterade
from sipkit.rules.meddelanden import Slag
from sipkit.rules.samtycke import samtyckesbeslut
from sipkit.rules.skydd import skydd
from sipkit.rules.tid import borjan


@dataclass(frozen=True)
class Meddelandeutskick(Utskick):
    """A message, as it was made last: what was recorded of one before it is about that one."""

    slag: Slag

    @property
    def handelse(self) -> HandelseTyp:
        """The event that says that it was sent, as the routine has it."""
        return self.slag.regel.handelse

    def skickat(self, arende: Arende, tid: Tid, till: Collection[str]) -> Arende:
        """The ärende where it has been sent. An event stands at the time when the first of its receivers got it."""
        after = med_dokument(arende, self.typ, tid, None, self.valda(till))
        rader = (*self.rader, after.dokument[-1])
        for typ, when, avser in self._handelser(arende, rader):
            after = med_handelse_da(after, typ, when, avser)
        return after

    def _handelser(self, arende: Arende, rader: tuple[Dokument, ...]) -> Iterator[tuple[HandelseTyp, Tid, str]]:
        """The events with their times, and the row of documents that each concerns."""
        named = {each.part: row.tid for row in rader for each in row.mottagare}
        when = list(named.values()) or [row.tid for row in rader[-1:]]
        waiting = okvitterade(arende) if self.handelse == KVITTERAT else ()
        answered = waiting[0].avser if len(waiting) == 1 else None
        yield self.handelse, min(when, key=borjan), answered or rader[0].id
        it_tjanst = [tid for part, tid in named.items() if self._nas_i_it_tjansten(arende, part)]
        if it_tjanst and self.handelse not in (SKICKAT, KVITTERAT):
            yield SKICKAT, min(it_tjanst, key=borjan), rader[0].id

    def _nas_i_it_tjansten(self, arende: Arende, part: str) -> bool:
        return self.slag.kanal is None and arende.part(part).kanal != "papper"


def gjorda(arende: Arende, om: Omstandigheter) -> tuple[DokumentTyp, ...]:
    """The messages that papers have been made of, the last made last."""
    typer = [typ for typ in meddelanden.meddelandetyper(om.region) if not meddelanden.stannar(om.region, typ)]
    made = [rad.dokumenttyp for rad in arende.historik if rad.vad == "papper"]
    return tuple(dict.fromkeys(typ for typ in reversed(made) if typ in typer))[::-1]


def rader_om(arende: Arende, typ: DokumentTyp) -> tuple[Dokument, ...]:
    """What has been recorded of a message since its papers were made last."""
    made = [nr for nr, rad in enumerate(arende.historik) if rad.vad == "papper" and rad.dokumenttyp == typ]
    since = arende.historik[made[-1] :] if made else ()
    told = {rad.avser for rad in since if rad.vad == "skickat" and rad.dokumenttyp == typ}
    return tuple(row for row in arende.dokument if row.id in told)


def utskick(arende: Arende, typ: DokumentTyp, om: Omstandigheter, dag: date) -> Meddelandeutskick:
    """A message that was made, to those who may have it on the day it was sent; without a consent that day to all."""
    fakta, region = fakta_ur(arende, dag, om.givna), om.region_pa(dag)
    slag, rader = meddelanden.gjort(region, arende, typ), rader_om(arende, typ)
    if skydd(region, arende, fakta).skyddad:
        return Meddelandeutskick(typ, (), rader, None, slag)
    alla = frozenset(part.id for part in arende.parter)
    beslut = samtyckesbeslut(region, arende, typ, alla, idag=dag, fakta=fakta)
    till = meddelanden.mottagare(region, slag, arende, typ, alla if beslut.kod else beslut.tackta)
    fick = tuple(Mottagare(part=part.id, som="mottagare") for part in till)
    return Meddelandeutskick(typ, fick, rader, beslut.kod, slag)
