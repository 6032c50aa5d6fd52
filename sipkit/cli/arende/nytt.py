"""`sipkit ärende ny`: an ärende without papers, so that its deadlines can be followed from the first day."""

from __future__ import annotations

from sipkit.bord.lage import Lage, las_handelser, las_lage
from sipkit.bord.svar import utan_fragor
from sipkit.cli.arende.former import NyttArende
from sipkit.cli.arende.val import arendelager
from sipkit.cli.fragor.bestallning import Bestallning
from sipkit.cli.fragor.forhand import las_forhand, valj_region
from sipkit.cli.fragor.intervju import intervju
from sipkit.cli.fragor.lagring import mal
from sipkit.cli.fragor.utkast import Sparare, utkastlager
from sipkit.cli.utfall import Utfall
from sipkit.config.dokumenttyp import Formular
from sipkit.config.loading import load_questionnaire
from sipkit.config.sources import find_sources
from sipkit.documents.underlag import Omstandigheter
from sipkit.domain.arende import Arende
from sipkit.domain.bokforing import med_huvud
from sipkit.errors import UsageFault
from sipkit.interview.draft import resumed
from sipkit.interview.start import start
from sipkit.interview.state import State
from sipkit.rules.fakta import Fakta, las_fakta
from sipkit.rules.fragor import regionens_fragor
from sipkit.storage.utkast import Utkast

FORMULAR = "arende"
"""The questionnaire, and what a draft of it says that it is."""


def nytt(best: Bestallning) -> Utfall:
    """Begin an ärende and store it.

    Raises:
        Avbruten: the user stopped.
        SipkitError: an answer is missing or cannot be read, or the ärende cannot be stored.
    """
    best.krav()
    if best.utan_fragor and best.spara is None:
        cure = "Ge --spara FIL. Utan frågor sparas inget i sipkits förvar."
        raise UsageFault("argument-saknas", "Det står inte var ärendet ska sparas.", "--spara", cure)
    forhand = las_forhand(best, load_questionnaire(FORMULAR, find_sources(best.config)))
    region = valj_region(best, forhand, Arende())
    typ, lage, om = _bord(best, region, las_fakta(best.fakta))
    svar = {**forhand.svar, **las_handelser(best.handelser, om.nu)}
    state = start(typ, om.idag, svar=svar, fakta=om.givna)
    id_ = str(forhand.huvud["arende.id"]) if "arende.id" in forhand.huvud else None
    sparare = _sparare(best, lage, om, id_)
    if best.utan_fragor:
        return _sparat(best, lage, sparare, utan_fragor(state, typ, om))
    return _fragat(best, typ, lage, om, state, sparare)


def fortsatt(best: Bestallning, sparare: Sparare) -> Utfall:
    """Go on with questions that were stopped. Raises as `nytt`."""
    typ, lage, om = _bord(best, sparare.utkast.region, sparare.utkast.fakta)
    state = resumed(sparare.utkast, start(typ, om.idag, fakta=om.givna))
    return _fragat(best, typ, lage, om, state, sparare)


def _bord(best: Bestallning, region: str, givna: Fakta) -> tuple[Formular, Lage, Omstandigheter]:
    lage = las_lage(region, best.per, best.config)
    typ = load_questionnaire(FORMULAR, lage.sources)
    fragor = regionens_fragor(typ.fragor, lage.region, "kallelse", givna)
    om = Omstandigheter(lage.region_pa, lage.lagen_pa, lage.nu, givna)
    return typ.model_copy(update={"fragor": fragor}), lage, om


def _fragat(best: Bestallning, typ: Formular, lage: Lage, om: Omstandigheter, state: State, sparare: Sparare) -> Utfall:
    utfall = _sparat(best, lage, sparare, intervju(state, typ, om, lage.region, sparare))
    sparare.ta_bort()
    return utfall


def _sparat(best: Bestallning, lage: Lage, sparare: Sparare, arende: Arende) -> Utfall:
    arende = med_huvud(arende, id_=sparare.id, skapad=lage.nu, region=lage.region_id)
    keeps = mal(best, None, lage.nu)
    besked = keeps.for_utkast(sparare).ny(arende) if keeps else "PROVKÖRNING. Inget är sparat."
    vilket = best.spara or arende.arende.id
    text = (
        f"KLART. Ärende {arende.arende.id}. {besked}",
        f"  Frister: sipkit frister {vilket}",
        f"  Kalla:   sipkit kallelse {vilket}",
    )
    resultat = NyttArende(str(arende.arende.id), str(best.spara) if best.spara else None)
    return Utfall("ärende ny", resultat, text, lage.varningar)


def _sparare(best: Bestallning, lage: Lage, om: Omstandigheter, id_: str | None) -> Sparare:
    utkast = Utkast(
        id=id_ or arendelager(om.idag).nytt_id(),
        dokumenttyp=FORMULAR,
        region=lage.region_id,
        paborjad=om.nu,
        fakta=dict(om.givna),
        till=str(best.spara.absolute()) if best.spara else None,
        okrypterad=best.okrypterad,
    )
    return Sparare(utkastlager(om.idag), utkast)
