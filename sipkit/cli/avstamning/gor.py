"""`sipkit skapa avstämning`: from the ärenden that are to be talked about to a paper for each slot.

The answers are about the meeting and belong to no ärende. They are kept as a draft while they are given, until the
papers are written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from sipkit.bord.lage import Lage, las_lage
from sipkit.bord.svar import utan_fragor
from sipkit.cli.arende.val import arendelager, oppna
from sipkit.cli.avbrott import Avbruten
from sipkit.cli.avstamning.text import Forberett, berattat, luckrader, utanforrader
from sipkit.cli.avstamning.traffen import ARENDEN, FALT, Givet, fragor, las_givet, traffen
from sipkit.cli.fragor.bestallning import Bestallning
from sipkit.cli.fragor.forhand import valj_region
from sipkit.cli.fragor.intervju import intervju
from sipkit.cli.fragor.utkast import Sparare, utkastlager
from sipkit.cli.samtal.prompter import fraga, prompter
from sipkit.cli.samtal.valjlista import Valrad, valj_flera
from sipkit.cli.utfall import Utfall
from sipkit.config.dokumenttyp import Dokumenttyp, Formular
from sipkit.config.loading import load_document_type
from sipkit.config.sources import find_sources
from sipkit.documents.avstamning.filer import utgava
from sipkit.documents.avstamning.underlag import Avstamningsunderlag, avstamningsunderlag
from sipkit.documents.sattning import sattare
from sipkit.documents.skriv import skriv
from sipkit.documents.underlag import Omstandigheter
from sipkit.domain.arende import Arende
from sipkit.domain.arendeid import som_id
from sipkit.domain.janej import parse_janej
from sipkit.errors import FileFault, SipkitError, UsageFault, raise_all
from sipkit.interview.draft import resumed
from sipkit.interview.flow import given
from sipkit.interview.layout import INDENT
from sipkit.interview.prompter import Prompt
from sipkit.interview.start import start
from sipkit.interview.state import State, Svar
from sipkit.rules import avstamning
from sipkit.rules.avstamning import DOKUMENT
from sipkit.rules.fakta import las_fakta
from sipkit.storage.utkast import Utkast

_INTE_EN_TRAFF = "En avstämningsträff är inget ärende. Den sparas inte, och inget har hänt i den än."


@dataclass(frozen=True)
class _Bord:
    """What the meeting is prepared in. `egna`: ärenden that were given whole, by id."""

    typ: Dokumenttyp
    fragor: Formular
    lage: Lage
    om: Omstandigheter
    egna: Mapping[str, Arende]


def utfor(best: Bestallning) -> Utfall:
    """Make the papers of a meeting.

    Raises:
        Avbruten: the user stopped.
        Refused: the region has no such meetings, or rules stop every ärende.
        SipkitError: an answer is missing or cannot be read, or a file cannot be written.
    """
    best.krav()
    for name, said in (("--spara", best.spara), ("--händelse", best.handelser)):
        if said:
            raise UsageFault("ogiltigt-varde", _INTE_EN_TRAFF, name, "Utelämna det.")
    if best.region is not None:
        avstamning.traff(las_lage(best.region, best.per, best.config).region, las_fakta(best.fakta))
    typ = load_document_type(DOKUMENT, find_sources(best.config))
    givet = las_givet(best, fragor(typ))
    bord = _duka(best, typ, givet)
    if best.utan_fragor:
        return _papper(best, bord, _svarat(bord, givet))
    if givet.arenden:
        cure = "Ge --utan-frågor, eller spara dem först och skriv deras id."
        raise UsageFault("ogiltigt-varde", "Ärenden i svarsfilen kan inte sparas i ett utkast.", ARENDEN, cure)
    state = start(bord.fragor, bord.om.idag, svar=givet.forhand.svar)
    if f"{FALT}.{ARENDEN}" not in state.svar:
        state = given(state, f"{FALT}.{ARENDEN}", Svar([*_valda(bord)], "denna-korning"))
    utkast = Utkast(
        id=arendelager(bord.om.idag).nytt_id(),
        dokumenttyp=DOKUMENT,
        region=bord.lage.region_id,
        paborjad=bord.om.nu,
        fakta=dict(bord.om.givna),
    )
    return _fragat(best, bord, state, Sparare(utkastlager(bord.om.idag), utkast))


def exempel(region: str, config: Path | None) -> Avstamningsunderlag:
    """The invented meeting of a region. Raises SipkitError."""
    best = Bestallning(typ=DOKUMENT, region=region, config=config, exempel=True, utan_fragor=True)
    typ = load_document_type(DOKUMENT, find_sources(config))
    givet = las_givet(best, fragor(typ))
    return _svarat(_duka(best, typ, givet), givet).under


def fortsatt(best: Bestallning, sparare: Sparare) -> Utfall:
    """Go on with a meeting that was stopped. Raises as `utfor`."""
    typ = load_document_type(DOKUMENT, find_sources(best.config))
    lage = las_lage(sparare.utkast.region, best.per, best.config)
    om = Omstandigheter(lage.region_pa, lage.lagen_pa, lage.nu, sparare.utkast.fakta)
    bord = _Bord(typ, fragor(typ), lage, om, MappingProxyType({}))
    return _fragat(best, bord, resumed(sparare.utkast, start(bord.fragor, om.idag)), sparare)


def _duka(best: Bestallning, typ: Dokumenttyp, givet: Givet) -> _Bord:
    """The region and the moment. A region that has no such meetings is refused before anything is asked."""
    region = valj_region(best, givet.forhand, Arende())
    lage = las_lage(region, givet.per, best.config)
    givna = las_fakta(best.fakta)
    avstamning.traff(lage.region, givna)
    om = Omstandigheter(lage.region_pa, lage.lagen_pa, lage.nu, givna, best.exempel)
    return _Bord(typ, fragor(typ), lage, om, givet.arenden)


def _svarat(bord: _Bord, givet: Givet) -> Forberett:
    """What answers given beforehand make."""
    state = start(bord.fragor, bord.om.idag, svar=givet.forhand.svar)
    return _underlag(bord, utan_fragor(state, bord.fragor, bord.om))


# --- at the keyboard --------------------------------------------------------------------------------------------------


def _valda(bord: _Bord) -> Sequence[str]:
    """The ärenden of the region that are picked, in the order they are to be talked about."""
    lager, rader = arendelager(bord.om.idag), list[Valrad]()
    for stored in lager.lista():
        try:
            arende = lager.oppna(stored.id)
        except FileFault:
            continue
        if arende.arende.region == bord.lage.region_id:
            kontakt = arende.huvudansvarig.namn if arende.huvudansvarig else "ingen fast vårdkontakt"
            rader.append(Valrad(stored.id, kontakt, arende.enskild.namn))
    if not rader:
        cure = "Börja: sipkit ärende ny"
        raise UsageFault("arende-okant", "Inget ärende i regionen är sparat.", "arende.id", cure)
    return valj_flera("Vilka ärenden gäller träffen, i ordning?", rader)


def _fragat(best: Bestallning, bord: _Bord, state: State, sparare: Sparare) -> Utfall:
    sparare(state)
    svar = intervju(state, bord.fragor, bord.om, bord.lage.region, sparare)
    try:
        forberett = _underlag(bord, svar)
    except SipkitError as stopped:
        for each in stopped.faults:
            each.atgard = f"{each.atgard} Ändra svaren: sipkit fortsätt {sparare.id}".strip()
        raise
    rows = (*luckrader(forberett.under), *utanforrader(forberett.under))
    prompter().say([f"{INDENT}{row}" for row in rows])
    if not _ska_skrivas(sparare):
        raise Avbruten((f"Inget är skrivet. {sparare.besked()}",))
    utfall = _papper(best, bord, forberett)
    if not best.torrkor:
        sparare.ta_bort()
    return utfall


def _ska_skrivas(sparare: Sparare) -> bool:
    """Whether the papers of the slots that are shown are to be written. Raises Avbruten; the answers are kept."""
    hjalp = "Svara j, så skrivs papperen. Svara n, så är svaren kvar att ändra."
    try:
        return fraga(Prompt((), f"{INDENT}Skriv papperen? j/n: "), parse_janej, var=FALT, hjalp=hjalp)
    except Avbruten:
        raise Avbruten((f"Avbrutet. {sparare.besked()}",)) from None


# --- the papers -------------------------------------------------------------------------------------------------------


def _underlag(bord: _Bord, svar: Arende) -> Forberett:
    given = traffen(svar)
    oppnade = [_oppnat(bord, each) for each in given.arenden]
    traff = replace(given, arenden=tuple(str(arende.arende.id) for arende in oppnade))
    raise_all([_annan_region(each) for each in oppnade if each.arende.region not in (None, bord.lage.region_id)])
    under = avstamningsunderlag(traff, oppnade, bord.typ, bord.om)
    return Forberett(under, dict(zip(traff.arenden, given.arenden, strict=True)))


def _oppnat(bord: _Bord, angivet: str) -> Arende:
    own = bord.egna.get(som_id(angivet) or "")
    return own or oppna(angivet, bord.om.nu).arende


def _annan_region(arende: Arende) -> UsageFault:
    vad = "Ärendet följer en annan regions rutin än träffen."
    return UsageFault("ogiltigt-varde", vad, str(arende.arende.id), "Ta bort det ur träffen.")


def _papper(best: Bestallning, bord: _Bord, forberett: Forberett) -> Utfall:
    lage, under = bord.lage, forberett.under
    with sattare(best.pdf_motor) as satt:
        gjord = utgava(under, lage.region.lager, lage.mallar(), best.filformat, satt, mottagare=best.mottagare)
    if not best.torrkor:
        skriv(best.ut, gjord.filer, ersatt=best.ersatt)
    return berattat(best, forberett, gjord, (*lage.varningar, *gjord.varningar))
