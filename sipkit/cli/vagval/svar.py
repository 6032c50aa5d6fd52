"""The path of an ärende: asked for at the keyboard and kept, or judged from what is given and not kept."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.bord.lage import Lage, las_handelser, las_lage, las_nu
from sipkit.cli.arende.val import Oppnat, arendelager, oppna
from sipkit.cli.fragor.bestallning import Bestallning
from sipkit.cli.fragor.forhand import las_forhand, valj_region
from sipkit.cli.fragor.intervju import intervju
from sipkit.cli.fragor.lagring import mal
from sipkit.cli.fragor.utkast import Sparare, utkastlager
from sipkit.cli.utfall import Utfall
from sipkit.cli.vagval.text import resultat, vagtext
from sipkit.config.dokumenttyp import Formular
from sipkit.config.loading import load_questionnaire
from sipkit.config.sources import find_sources
from sipkit.documents.underlag import Omstandigheter
from sipkit.domain.arende import Arende, Kallelse
from sipkit.domain.bokforing import med_huvud
from sipkit.interview.build import build
from sipkit.interview.draft import resumed
from sipkit.interview.flow import next_question
from sipkit.interview.start import start
from sipkit.interview.state import State
from sipkit.rules.fakta import Fakta, las_fakta
from sipkit.rules.malgrupp import regler_for
from sipkit.rules.region import RegionPa
from sipkit.rules.vag import SAMTYCKE
from sipkit.rules.vagbesked import Vagbesked
from sipkit.rules.vagfragor import vagfragor
from sipkit.rules.vagval import kanda_fakta, vagval
from sipkit.storage.utkast import Utkast

FORMULAR = "vagval"
"""The questionnaire, and what a draft of it says that it is."""


@dataclass(frozen=True)
class _Bord:
    """What the path is judged in: the questions of the region, and the ärende before."""

    best: Bestallning
    lage: Lage
    typ: Formular
    om: Omstandigheter
    oppnat: Oppnat | None
    state: State

    @property
    def arende(self) -> Arende:
        return build(self.state, self.om.idag)


def svarat(best: Bestallning) -> Utfall:
    """What is known decides. Nothing is asked or stored.

    Raises:
        SipkitError: the ärende cannot be opened, or what is given cannot be read.
    """
    bord = _duka(best)
    return _utfall(bord, bord.arende, bord.oppnat.id if bord.oppnat else None)


def fragat(best: Bestallning) -> Utfall:
    """Ask what the region's path depends on and the ärende does not tell, and keep the ärende.

    Raises:
        Avbruten: the user stopped.
        SipkitError: the ärende cannot be opened or stored.
    """
    bord = _duka(best)
    return _fragat(bord, bord.state, _sparare(bord))


def fortsatt(best: Bestallning, oppnat: Oppnat | None, sparare: Sparare) -> Utfall:
    """Go on with questions that were stopped. Raises as `fragat`."""
    bord = _duka(best, oppnat)
    return _fragat(bord, resumed(sparare.utkast, bord.state), sparare)


def _duka(best: Bestallning, oppnat: Oppnat | None = None) -> _Bord:
    sources = find_sources(best.config)
    typ = load_questionnaire(FORMULAR, sources)
    forhand = las_forhand(best, typ)
    if oppnat is None and best.arende is not None:
        oppnat = oppna(best.arende, las_nu(best.per), fraga=not best.utan_fragor)
    bas = oppnat.arende if oppnat else Arende()
    lage = las_lage(valj_region(best, forhand, bas), best.per, best.config)
    givna = las_fakta(best.fakta)
    om = Omstandigheter(lage.region_pa, lage.lagen_pa, lage.nu, givna)
    fragor = vagfragor(typ.fragor, lage.region, {**givna, **_samtycke(bas, om)})
    typ = typ.model_copy(update={"fragor": fragor})
    svar = {**forhand.svar, **las_handelser(best.handelser, om.nu)}
    return _Bord(best, lage, typ, om, oppnat, start(typ, om.idag, bas=bas, svar=svar, fakta=givna))


def _samtycke(bas: Arende, om: Omstandigheter) -> Fakta:
    """Whether the person wants a SIP, where the ärende tells it: any kind of consent that says so."""
    known = kanda_fakta(bas, om.idag)
    return {SAMTYCKE: known[SAMTYCKE]} if SAMTYCKE in known else {}


def _fragat(bord: _Bord, state: State, sparare: Sparare) -> Utfall:
    if next_question(state) is None:
        return _utfall(bord, build(state, bord.om.idag), bord.oppnat.id if bord.oppnat else None)
    keeps = mal(bord.best, bord.oppnat, bord.lage.nu)
    arende = intervju(state, bord.typ, bord.om, bord.lage.region, sparare)
    region = arende.arende.region or bord.lage.region_id
    arende = med_huvud(arende, id_=sparare.id, skapad=sparare.utkast.paborjad, region=region)
    arende = _med_motet(bord, arende)
    besked = keeps.ny(arende) if keeps else None
    sparare.ta_bort()
    return _utfall(bord, arende, arende.arende.id, besked)


def _med_motet(bord: _Bord, arende: Arende) -> Arende:
    """The ärende with the meeting begun where the routine has decided it: at the hospital, before the discharge.

    The person is there then, so the letter is handed over. Whoever calls can still choose otherwise.
    """
    sip = _domen(bord, arende)[0].sip
    if arende.kallelser or not (sip.kan and sip.bestamt and sip.nar == "fore-utskrivning"):
        return arende
    return arende.model_copy(update={"kallelser": (Kallelse(id="k1", sip=sip.nar, plats="sjukhus", brev="lamnas"),)})


def _sparare(bord: _Bord) -> Sparare:
    fil = bord.oppnat.fil if bord.oppnat else None
    utkast = Utkast(
        id=bord.oppnat.id if bord.oppnat else arendelager(bord.om.idag).nytt_id(),
        dokumenttyp=FORMULAR,
        region=bord.lage.region_id,
        paborjad=bord.om.nu,
        fakta=dict(bord.om.givna),
        ur=str(fil.absolute()) if fil else None,
        till=str(bord.best.spara.absolute()) if bord.best.spara else None,
        okrypterad=bord.best.okrypterad,
    )
    return Sparare(utkastlager(bord.om.idag), utkast)


def _domen(bord: _Bord, arende: Arende) -> tuple[Vagbesked, RegionPa]:
    """The verdict, by the law's own rules for a person whom the region's routine does not cover, and those rules."""
    lage = bord.lage
    fakta = kanda_fakta(arende, lage.idag, bord.om.givna)
    regler = regler_for(lage.region_pa, lage.lagen_pa, arende, lage.idag, fakta)
    return vagval(regler, arende, lage.nu, fakta), regler


def _utfall(bord: _Bord, arende: Arende, id_: str | None, besked: str | None = None) -> Utfall:
    lage = bord.lage
    vag, region_pa = _domen(bord, arende)
    argument = str(bord.best.spara or (bord.oppnat.fil if bord.oppnat and bord.oppnat.fil else id_)) if id_ else None
    text = (
        *([f"KLART. Ärende {id_}. {besked}"] if besked else []),
        *vagtext(vag, region_pa(lage.idag), lage.region.region.namn, argument, arende.enskild.fornamn),
    )
    return Utfall("vägval", resultat(vag, lage.region_id, id_), text, lage.varningar)
