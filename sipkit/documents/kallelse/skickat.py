"""What there is to send about the current kallelse, and what is written down when it has been sent."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from sipkit.documents.underlag import Omstandigheter
from sipkit.documents.utskick import Tid, Utskick
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


@dataclass(frozen=True)
class Kallelseutskick(Utskick):
    """The kallelse, that its time is new, or that it is called off."""

    typ: Utskickstyp
    kallelse: Kallelse

    @property
    def handelse(self) -> HandelseTyp:
        """The event that says that it was sent."""
        return SKICKAD[self.typ]

    def skickat(self, arende: Arende, tid: Tid, till: Collection[str]) -> Arende:
        """The ärende where it has been sent."""
        after = med_dokument(arende, self.typ, tid, self.kallelse.id, self.valda(till))
        after = _med_kallade(after, self)
        for typ, when, avser in _handelser(after, self):
            after = med_handelse_da(after, typ, when, avser)
        return after


def rader_om(arende: Arende, kallelse: Kallelse) -> tuple[Dokument, ...]:
    """What has been recorded of the document that is sent about a kallelse now."""
    typ = dokument_for(kallelse)
    return tuple(row for row in arende.dokument if row.typ == typ and row.kallelse == kallelse.id)


def utskick(arende: Arende, om: Omstandigheter, dag: date) -> Kallelseutskick:
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
    return Kallelseutskick(typ, mottagare, rader_om(arende, kallelse), utan_samtycke, kallelse)


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


def _med_kallade(arende: Arende, gjort: Kallelseutskick) -> Arende:
    """The ärende whose kallelse lists those it goes to, where nothing said so when its papers were made."""
    listed = tuple(
        each.model_copy(update={"mottagare": each.mottagare or gjort.mottagare})
        if each.id == gjort.kallelse.id
        else each
        for each in arende.kallelser
    )
    return arende.model_copy(update={"kallelser": listed})


def _handelser(arende: Arende, gjort: Kallelseutskick) -> Iterator[tuple[HandelseTyp, Tid, str]]:
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
