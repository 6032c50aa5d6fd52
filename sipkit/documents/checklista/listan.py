"""A checklist as it is printed: what applies, what hangs on something, what others answer for; nothing summed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sipkit.config.varning import Varning
from sipkit.documents import uttryck
from sipkit.documents.checklista.kontext import Checklistan, Listpunkt, Ruta
from sipkit.documents.kontext import Avsandare
from sipkit.domain.stegord import AVGOR, STEGORD
from sipkit.rules.besked import Fristbesked
from sipkit.rules.checklistor import Listlage, Punktlage, andras_frister, nummer, saknade
from sipkit.rules.region import Region, hanvisning
from sipkit.rules.villkorsord import bara_om

MALL: Final = "checklista/checklista.docx"
_I_RAD: Final = 40
"""Characters of the longest box that stands beside others."""


@dataclass(frozen=True)
class Omslag:
    """What stands around the points.

    Attributes:
        region: whose list.
        idag: the day that a list carries.
        arende: the ärende's id; None in an empty list, which has no day either.
        frister: the ärende's deadlines.
        exempel: the person is invented.
    """

    region: Region
    idag: date
    arende: str | None = None
    frister: Fristbesked | None = None
    exempel: bool = False


def checklistan(lage: Listlage, om: Omslag) -> Checklistan:
    """What the template is filled with."""
    lista, called = lage.lista, nummer(lage)
    return Checklistan(
        avsandare=Avsandare(om.region.region.avsandare, om.exempel),
        titel=lista.namn,
        datum=uttryck.kort_datum(om.idag) if om.arende else None,
        arende=om.arende,
        etikett=any(each.etikett for each in om.region.roller if each.id in lista.roller),
        vem_gor=uttryck.versal(uttryck.roller(lista.roller, om.region)),
        nar_gors=STEGORD[lista.steg],
        inledning=lista.text,
        villkor=bara_om(lista, lage.hanger_pa),
        grindar=any(each.punkt.grind for each in lage.punkter),
        saknas=(", ".join(saknade(lage)) or None) if om.arende else None,
        avgor=AVGOR.get(lista.steg),
        punkter=tuple(_punkt(each, called[each.punkt.id], om.region) for each in lage.punkter if _gas_igenom(each)),
        andras=tuple(_punkt(each, called[each.punkt.id], om.region) for each in lage.andras if not _gas_igenom(each)),
        andras_rader=tuple(dict.fromkeys((*_andras_grindar(lage, called, om.region), *_andras_frister(lage, om)))),
        kallor=tuple(_kallor(lage, om.region)),
    )


def varningar(lagen: Iterable[Listlage]) -> Iterator[Varning]:
    """The facts that would tell whether points apply."""
    okanda = sorted({namn for each in lagen for namn in each.fakta})
    if okanda:
        vad = f"Punkter som kanske inte gäller är med, med sitt villkor. Ge --fakta för: {', '.join(okanda)}."
        yield Varning("punkter-utan-fakta", vad)


def _punkt(lage: Punktlage, nr: str, region: Region) -> Listpunkt:
    punkt, svar = lage.punkt, lage.svar if lage.svar and lage.svar.svar != "nej" else None
    skal = svar.skal if svar else None
    return Listpunkt(
        id=punkt.id,
        nr=nr,
        text=uttryck.mening(punkt.text or ""),
        forklaring=punkt.forklaring,
        vem_gor=None if _gas_igenom(lage) else uttryck.versal(uttryck.roller(lage.andra, region)),
        villkor=bara_om(punkt, lage.hanger_pa),
        frist=uttryck.dagen_for(lage.frist),
        rutor=tuple(Ruta(each.id, each.namn, _kryssad(lage, each.id)) for each in punkt.rutor),
        rutor_under_varandra=any(len(each.namn) > _I_RAD for each in punkt.rutor),
        ej_gar=punkt.ej_tillampligt != "nej",
        skal_galler=punkt.ej_tillampligt == "med-skal" or skal is not None,
        ja=svar is not None and svar.svar == "ja",
        ej=svar is not None and svar.svar == "ej-tillampligt",
        skal=skal,
        vem=svar.vem if svar else None,
        nar=f"{svar.tid:%Y-%m-%d}" if svar else None,
    )


def _kryssad(lage: Punktlage, ruta: str) -> bool:
    """Whether a box is ticked; those of a point that is not done yet are too."""
    return lage.svar is not None and ruta in lage.svar.rutor


def _gas_igenom(lage: Punktlage) -> bool:
    """Whether it stands among the points of those who have the list.

    A gate does, in the source's order, whoever answers for it: they are to see that it is met.
    """
    return lage.punkt.grind or not lage.andra


def _andras_grindar(lage: Listlage, called: Mapping[str, str], region: Region) -> Iterator[str]:
    """Which of the points that are gone through others answer for."""
    for each in lage.andras:
        if _gas_igenom(each):
            yield f"{uttryck.versal(uttryck.roller(each.andra, region))} svarar för {called[each.punkt.id]}."


def _andras_frister(lage: Listlage, om: Omslag) -> Iterator[str]:
    """What else others are to have done by a day."""
    for rad in andras_frister(lage.lista, om.frister) if om.frister else ():
        yield f"{uttryck.versal(uttryck.roller(rad.ansvarig, om.region))}: {uttryck.dagen_for(rad)}"


def _kallor(lage: Listlage, region: Region) -> Iterator[str]:
    """Where it stands, and the choices that it rests on."""
    posts = (lage.lista, *(each.punkt for each in lage.punkter))
    own = lage.lista.kalla
    other = (each.kalla for each in posts if each.kalla and (own is None or each.kalla.dokument != own.dokument))
    kallor = [namn for each in (own, *other) if (namn := hanvisning(each, region))]
    if kallor:
        yield f"Källa: {'; '.join(dict.fromkeys(kallor))}"
    tolkningar = dict.fromkeys(each.tolkning for each in posts if each.tolkning)
    if tolkningar:
        yield f"Tolkning: {' '.join(tolkningar)}"
