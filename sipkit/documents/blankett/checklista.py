"""A region's checklist as a form: the points that apply, those that others answer for by themselves, nothing summed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sipkit.config.arbete import Checklista, Punkt
from sipkit.documents import uttryck
from sipkit.documents.blankett.blankett import Blankett
from sipkit.documents.blankett.kontext import Checklistblankett, Listpunkt, Ruta
from sipkit.documents.kontext import Avsandare
from sipkit.documents.papper import Papper
from sipkit.domain.arende import Arende
from sipkit.domain.checklistor import Punktsvar
from sipkit.domain.klockslag import echo_tid
from sipkit.domain.vocabulary import Roll, Steg
from sipkit.errors import UsageFault
from sipkit.rules.besked import Fristbesked
from sipkit.rules.fakta import Fakta, valj
from sipkit.rules.region import Region, hanvisning

MALL: Final = "checklista/checklista.docx"
_STEG: Mapping[Steg, str] = {
    "vardbegaran": "Vid vårdbegäran",
    "akut": "På akuten",
    "planerad-inskrivning": "Före en planerad inskrivning",
    "ankomstsamtal": "Vid ankomstsamtalet",
    "inskrivning": "Vid inskrivningen",
    "planering": "Vid planeringen",
    "avstamning": "Vid avstämningen",
    "utskrivningsklar": "När personen blir utskrivningsklar",
    "utskrivning": "Vid utskrivningen",
    "kallelse": "Vid kallelsen",
    "sip-mote": "Vid SIP-mötet",
    "uppratta": "När planen görs",
    "uppfoljning": "Vid uppföljningen",
    "avslut": "Vid avslutet",
}


@dataclass(frozen=True)
class Listunderlag:
    """What a checklist is made from. `arende` and `frister` are None for an empty one."""

    region: Region
    fakta: Fakta
    avsandare: Avsandare
    arende: Arende | None
    datum: str | None
    frister: Fristbesked | None


def listor(region: Region, roll: str | None, steg: str | None, fakta: Fakta) -> tuple[Checklista, ...]:
    """The region's checklists of a role at a step.

    Raises:
        UsageFault: `checklista-saknas`, with those there are.
    """
    alla = [each for each in region.checklistor if each not in valj(region.checklistor, fakta).oklara]
    valda = tuple(each for each in alla if roll in each.roller and each.steg == steg)
    if not valda:
        finns = ", ".join(dict.fromkeys(f"--roll {r} --steg {each.steg}" for each in alla for r in each.roller))
        cure = f"Välj: {finns}." if finns else "Regionen har inga checklistor."
        raise UsageFault(
            "checklista-saknas", "Regionen har ingen checklista för den rollen och det steget.", atgard=cure
        )
    return valda


def blankett(lista: Checklista, under: Listunderlag) -> Blankett:
    """The form of one checklist."""
    papper = Papper("checklista", lista.id, "kallad", MALL, _kontext(lista, under))
    return Blankett("checklista", papper, lista.id, grund(lista))


def okanda_fakta(lista: Checklista, fakta: Fakta) -> tuple[str, ...]:
    """The facts that would tell whether further points apply."""
    return valj(lista.punkter, fakta).fakta


def grund(lista: Checklista) -> str:
    """What the ticks are about: the points as the region words them."""
    return json.dumps([lista.id, [(each.id, each.text, [r.id for r in each.rutor]) for each in lista.punkter]])


def _kontext(lista: Checklista, under: Listunderlag) -> Checklistblankett:
    galler = valj(lista.punkter, under.fakta).galler
    andras = {each.id for each in galler if each.av and not set(each.av) & set(lista.roller)}
    return Checklistblankett(
        avsandare=under.avsandare,
        titel=lista.namn,
        datum=under.datum,
        arende=under.arende.arende.id if under.arende else None,
        vem_gor=uttryck.versal(_roller(lista.roller, under.region)),
        nar_gors=_STEG[lista.steg],
        inledning=lista.text,
        egna=tuple(_punkt(each, lista, under) for each in galler if each.id not in andras),
        andras=tuple(_punkt(each, lista, under) for each in galler if each.id in andras),
        kallor=tuple(_kallor(lista, galler, under.region)),
    )


def _punkt(punkt: Punkt, lista: Checklista, under: Listunderlag) -> Listpunkt:
    svar = senaste_svar(under.arende, lista.id, punkt.id) if under.arende else None
    andras = punkt.av and not set(punkt.av) & set(lista.roller)
    return Listpunkt(
        id=punkt.id,
        nr=_bokstav(punkt.id),
        text=uttryck.mening(punkt.text or ""),
        vem_gor=uttryck.versal(_roller(punkt.av, under.region)) if andras else None,
        frist=_frist(punkt, under),
        rutor=tuple(Ruta(each.id, each.namn, bool(svar and each.id in svar.rutor)) for each in punkt.rutor),
        ej_gar=punkt.ej_tillampligt != "nej",
        skal_kravs=punkt.ej_tillampligt == "med-skal",
        ja=svar is not None and svar.svar == "ja",
        ej=svar is not None and svar.svar == "ej-tillampligt",
        skal=svar.skal if svar else None,
        vem=svar.vem if svar else None,
        nar=f"{svar.tid:%Y-%m-%d}" if svar else None,
    )


def senaste_svar(arende: Arende, lista: str, punkt: str) -> Punktsvar | None:
    """What holds about a point: what was said last."""
    return next((each for each in reversed(arende.checklistor) if (each.lista, each.punkt) == (lista, punkt)), None)


def _bokstav(id_: str) -> str | None:
    """The letter of a point that has one: `c` of `c-information`."""
    first, *_ = id_.split("-")
    return first if len(first) == 1 else None


def _frist(punkt: Punkt, under: Listunderlag) -> str | None:
    rad = under.frister.styrande(punkt.frist) if under.frister and punkt.frist else None
    return f"{rad.namn}: {echo_tid(rad.senast)}" if rad and rad.senast else None


def _roller(roller: Iterable[Roll], region: Region) -> str:
    namn = {each.id: each.visningsnamn for each in region.roller}
    return uttryck.uppraknat(namn.get(each, each) for each in roller)


def _kallor(lista: Checklista, galler: Iterable[Punkt], region: Region) -> Iterator[str]:
    """Where it stands, and the choices it rests on."""
    yield from (f"Källa: {each}" for each in [hanvisning(lista.kalla, region)] if each)
    tolkningar = dict.fromkeys(each.tolkning for each in galler if each.tolkning)
    yield from (f"Tolkning: {each}" for each in tolkningar)
