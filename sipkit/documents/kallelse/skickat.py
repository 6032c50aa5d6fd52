"""What there is to send in an ärende, and what is written down when it has been sent: when, and to whom.

Patientdatalagen (3 kap. 11 §) wants to know who got what, and when. Rows of documents are only added; what a later row
says of a receiver holds, so that a mistake is corrected by one more row and the one before is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sipkit.documents.underlag import Omstandigheter
from sipkit.domain.arende import Arende, Dokument, Kallelse, Mottagare
from sipkit.domain.bokforing import med_dokument, med_handelse_da
from sipkit.domain.vocabulary import DokumentTyp, HandelseTyp
from sipkit.errors import Refused
from sipkit.rules.fakta import fakta_ur
from sipkit.rules.kallelsekedja import SKICKAD, Utskickstyp, dokument_for, kallade
from sipkit.rules.mottagare import mottagare
from sipkit.rules.samtycke import samtyckesbeslut
from sipkit.rules.skydd import skydd
from sipkit.rules.tid import borjan

Tid = date | datetime


@dataclass(frozen=True)
class Utskick:
    """A document that is sent about the current kallelse.

    Attributes:
        typ, kallelse: what it is, and which one it is about.
        mottagare: everyone it goes to; none when the person's data are protected.
        rader: what has been recorded of it.
        utan_samtycke: why it might not be sent that day, a code; what was done is recorded all the same.
    """

    typ: Utskickstyp
    kallelse: Kallelse
    mottagare: tuple[Mottagare, ...]
    rader: tuple[Dokument, ...]
    utan_samtycke: str | None

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


def rader_om(arende: Arende, kallelse: Kallelse) -> tuple[Dokument, ...]:
    """What has been recorded of the document that is sent about a kallelse now."""
    typ = dokument_for(kallelse)
    return tuple(row for row in arende.dokument if row.typ == typ and row.kallelse == kallelse.id)


def utskick(arende: Arende, om: Omstandigheter, dag: date) -> Utskick:
    """What there is to send, to those who may have it on the day it was sent.

    That it is off is told to those who were called, whatever consent there is now.

    Raises:
        Refused: `kallelse-saknas`.
    """
    kallelse = arende.kallelse
    if kallelse is None:
        cure = "Gör kallelsen först: sipkit kallelse."
        raise Refused("kallelse-saknas", "Ärendet har ingen kallelse att skicka.", atgard=cure)
    typ = dokument_for(kallelse)
    mottagare, utan_samtycke = _mottagare(arende, typ, kallelse, om, dag)
    return Utskick(typ, kallelse, mottagare, rader_om(arende, kallelse), utan_samtycke)


def _mottagare(
    arende: Arende, typ: DokumentTyp, kallelse: Kallelse, om: Omstandigheter, dag: date
) -> tuple[tuple[Mottagare, ...], str | None]:
    """Those its papers were made for and who may have it that day; without a consent that day all, and why."""
    fakta = fakta_ur(arende, dag, om.givna)
    region = om.region_pa(dag)
    if skydd(region, arende, fakta).skyddad:
        return (), None
    if typ == "aterkallelse":
        return _som_kallades(arende, kallelse, om, dag), None
    alla = frozenset(part.id for part in arende.parter)
    beslut = samtyckesbeslut(region, arende, typ, alla, idag=dag, fakta=fakta)
    far = mottagare(region, arende, alla if beslut.kod else beslut.tackta, fakta)
    gjorda_for = {each.part for each in kallelse.mottagare}
    return tuple(
        Mottagare(part=each.id, som=each.som) for each in far if each.id in gjorda_for or not gjorda_for
    ), beslut.kod


def _som_kallades(arende: Arende, kallelse: Kallelse, om: Omstandigheter, dag: date) -> tuple[Mottagare, ...]:
    """Those who got the kallelse; else those its papers were made for; else those who are told that it is off."""
    fick = {each.part: each for row in arende.dokument if row.kallelse == kallelse.id for each in row.mottagare}
    if fick or kallelse.mottagare:
        return tuple(fick.values()) or kallelse.mottagare
    fakta, region = fakta_ur(arende, dag, om.givna), om.region_pa(dag)
    ids = kallade(region, arende, kallelse, idag=dag, fakta=fakta)
    return tuple(Mottagare(part=each.id, som=each.som) for each in mottagare(region, arende, ids, fakta))


def med_skickat(arende: Arende, gjort: Utskick, tid: Tid, till: Collection[str]) -> Arende:
    """The ärende where the document has been sent.

    Args:
        arende: the ärende before.
        gjort: what was sent.
        tid: when.
        till: to whom, ids of its receivers.
    """
    valda = tuple(each for each in gjort.mottagare if each.part in till)
    kallelse = gjort.kallelse
    arende = _med_kallade(med_dokument(arende, gjort.typ, tid, kallelse.id, valda), gjort)
    for typ, when, avser in _handelser(arende, gjort):
        arende = med_handelse_da(arende, typ, when, avser)
    return arende


def _med_kallade(arende: Arende, gjort: Utskick) -> Arende:
    """The ärende whose kallelse lists those it goes to, where nothing said so when its papers were made."""
    listed = tuple(
        each.model_copy(update={"mottagare": each.mottagare or gjort.mottagare})
        if each.id == gjort.kallelse.id
        else each
        for each in arende.kallelser
    )
    return arende.model_copy(update={"kallelser": listed})


def _handelser(arende: Arende, gjort: Utskick) -> Iterator[tuple[HandelseTyp, Tid, str]]:
    """The events that the rows make, each with the first time that one of those who count for it was reached.

    Last what it concerns: the kallelse, or for a message the first row of it.
    """
    rader = rader_om(arende, gjort.kallelse)
    utan_namn = [row.tid for row in rader if not row.mottagare][-1:]
    senast = {each.part: (each.som, row.tid) for row in rader for each in row.mottagare}
    kallade = [*utan_namn, *(tid for som, tid in senast.values() if som == "kallad")]
    it_tjanst = [tid for part, (_, tid) in senast.items() if _nas_i_it_tjansten(arende, part)]
    if kallade and gjort.typ == "kallelse":
        yield SKICKAD["kallelse"], min(kallade, key=borjan), gjort.kallelse.id
    if kallade and gjort.typ != "aterkallelse" and gjort.kallelse.dag and gjort.kallelse.tid:
        yield SKICKAD["ny-tid"], min(kallade, key=borjan), gjort.kallelse.id
    if it_tjanst:
        yield SKICKAD["aterkallelse"], min(it_tjanst, key=borjan), rader[0].id


def _nas_i_it_tjansten(arende: Arende, part: str) -> bool:
    return any(each.id == part and each.kanal in ("it-tjanst", "bada") for each in arende.parter)
