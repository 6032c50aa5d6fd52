"""Papers of what someone at the keyboard answers. The draft is kept until they are written and the ärende is stored.

Loaded only when something is to be asked: what a terminal and the store need takes time.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sipkit.bord.bord import Bord
from sipkit.bord.svar import SAMTYCKE, Forhand
from sipkit.cli.arende.val import Oppnat
from sipkit.cli.avbrott import Avbruten
from sipkit.cli.fragor.bestallning import Bestallning
from sipkit.cli.fragor.forval import las_enhetsval
from sipkit.cli.fragor.intervju import intervju
from sipkit.cli.fragor.lagring import Mal, mal
from sipkit.cli.fragor.utkast import Filer, Sparare, ny_sparare, utkastlager
from sipkit.cli.samtal.prompter import fraga
from sipkit.cli.skapa.nejet import erbjud_att_spara, fraga_pa_nytt
from sipkit.cli.skapa.papper import Sparat, papper
from sipkit.cli.utfall import Utfall
from sipkit.documents.dokument import Dokument
from sipkit.documents.underlag import hinder
from sipkit.domain.arende import Arende
from sipkit.domain.bokforing import med_huvud
from sipkit.domain.janej import parse_janej
from sipkit.errors import FileFault, Refused
from sipkit.interview.build import build
from sipkit.interview.draft import resumed
from sipkit.interview.forval import with_forval
from sipkit.interview.layout import INDENT
from sipkit.interview.prompter import Prompt
from sipkit.interview.state import State
from sipkit.rules.fragor import planens_fragor
from sipkit.storage.utkast import Utkast, Utkastlager


def fragat_fran_borjan(best: Bestallning, bord: Bord, oppnat: Oppnat | None, forhand: Forhand) -> Utfall:
    """Ask from the first question on.

    Raises:
        Avbruten: the user stopped.
        SipkitError: a rule forbids the papers, or they cannot be written.
    """
    bord = _vid_tangentbordet(bord)
    given = forhand.huvud.get("arende.id")
    id_ = oppnat.id if oppnat else str(given) if given else None
    keeps = mal(best, oppnat, bord.om.nu)
    annat = id_ is not None and bord.typ.nytt_besked and utkastlager(bord.om.idag).finns(id_)
    if id_ is not None and not annat:
        _krav_ingen_paborjad(id_, utkastlager(bord.om.idag))
    anew = forhand.har_samtycke or fraga_pa_nytt(bord)
    state = bord.starta(forhand.svar, samtycke_pa_nytt=anew)
    if oppnat is not None and not anew:
        _krav_inget_hinder(state, bord, oppnat)
    return _fragat(best, bord, state, keeps, ny_sparare(bord, id_, _filer(best, oppnat), behaller=not annat))


def fragat_vidare(best: Bestallning, bord: Bord, oppnat: Oppnat | None, sparare: Sparare) -> Utfall:
    """Go on with an interview that was stopped, about the ärende as it is by now.

    Raises:
        Avbruten: the user stopped.
        SipkitError: a rule forbids the papers, or they cannot be written.
    """
    bord = _vid_tangentbordet(bord)
    sparare.utkast = _utan_gammalt_besked(sparare.utkast, bord.bas)
    answered = any(each.falt == SAMTYCKE and each.prompted for each in sparare.utkast.svar)
    anew = answered or fraga_pa_nytt(bord)
    state = resumed(sparare.utkast, bord.starta({}, samtycke_pa_nytt=anew))
    if oppnat is not None and not anew:
        _krav_inget_hinder(state, bord, oppnat)
    return _fragat(best, bord, state, mal(best, oppnat, bord.om.nu), sparare)


def _fragat(best: Bestallning, bord: Bord, state: State, keeps: Mal | None, sparare: Sparare) -> Utfall:
    enheten = las_enhetsval(best.config)
    best = replace(best, ut=enheten.ut(best.ut))
    keeps = keeps.for_utkast(sparare) if keeps else None
    state = replace(with_forval(state, enheten.forval(bord.typ, bord.bas)), visa_for_alla=best.visa_for_alla)
    try:
        typ, intro = enheten.dokumenttyp(bord.typ), _inledning(bord, state)
        arende = intervju(state, typ, bord.om, bord.lage.region, sparare, intro)
    except Refused as nej:
        if erbjud_att_spara(nej, sparare.state, bord, keeps, sparare):
            id_ = sparare.id
            nej.atgard = (
                f"Ärende {id_}: beskedet är sparat. Text till journalen: sipkit klistra {id_}. "
                f"Nytt besked: sipkit samtycke {id_}"
            )
        elif sparare.sparat:
            nej.atgard = f"Vid nytt besked: sipkit fortsätt {sparare.id}, sedan < till frågan."
        raise
    arende = med_huvud(bord.hela(arende), id_=sparare.id, skapad=sparare.utkast.paborjad, region=bord.lage.region_id)
    try:
        utfall = papper(best, bord, arende, lambda dokument: _lagra(keeps, dokument, sparare))
    except Refused as nej:
        for each in nej.faults:
            each.atgard = each.atgard or f"Ändra svaren: sipkit fortsätt {sparare.id}"
        raise
    if not best.torrkor:
        sparare.ta_bort()
        enheten.minns(arende)
    return utfall


def _vid_tangentbordet(bord: Bord) -> Bord:
    plan = bord.bas.plan if bord.typ.befintlig_plan else None
    fragor = planens_fragor(bord.typ.fragor, bord.om.region, plan.typ if plan else bord.typ.id, bord.om.givna)
    return replace(bord, typ=bord.typ.model_copy(update={"fragor": fragor}))


def _inledning(bord: Bord, state: State) -> tuple[str, ...]:
    """What is said before the first question: what the person said before, where that is what is asked about."""
    if not bord.typ.nytt_besked:
        return ()
    from sipkit.cli.samtycke.foljder import inledning

    return tuple(inledning(bord.bas, bord.om, state))


def _krav_inget_hinder(state: State, bord: Bord, oppnat: Oppnat) -> None:
    """Refuse what the ärende already forbids, before anything is asked. Raises Refused."""
    try:
        hinder(build(state, bord.om.idag), bord.typ, bord.om)
    except Refused as nej:
        if nej.kod.startswith("samtycke-"):
            nej.atgard = f"Vid nytt besked: sipkit samtycke {oppnat.fil or oppnat.id}"
        raise


def _utan_gammalt_besked(utkast: Utkast, bas: Arende) -> Utkast:
    """The draft without what it says of consent, where the person has been asked since it was begun."""
    if not any(rad.vad == "samtycke" and rad.tid >= utkast.paborjad for rad in bas.historik):
        return utkast
    return utkast.model_copy(update={"svar": tuple(each for each in utkast.svar if not _om_samtycke(each.falt))})


def _om_samtycke(falt: str) -> bool:
    return falt.startswith(("samtycke.", "samtycken."))


def _lagra(keeps: Mal | None, dokument: Dokument, sparare: Sparare) -> Sparat | None:
    """Store the ärende. What stops it leaves the papers and the draft, and says so."""
    try:
        return keeps.efter_papper(dokument) if keeps else None
    except FileFault as fault:
        fault.atgard = f"Papperen är skrivna, och svaren är kvar. {fault.atgard} Sedan: sipkit fortsätt {sparare.id}"
        raise


def _filer(best: Bestallning, oppnat: Oppnat | None) -> Filer:
    ur = oppnat.fil if oppnat else None
    return Filer(_absolute(ur), _absolute(best.spara), best.okrypterad)


def _absolute(fil: Path | None) -> str | None:
    return str(fil.absolute()) if fil else None


def _krav_ingen_paborjad(id_: str, lager: Utkastlager) -> None:
    """Let no interview be begun over another about the same ärende, unless the user lets that go.

    Raises:
        Avbruten: it is to be gone on with instead.
    """
    if not lager.finns(id_):
        return
    hjalp = "Svara j, så tas de påbörjade svaren bort. Svara n, så är de kvar."
    line = f"{INDENT}Det finns påbörjade svar i {id_}. Börja om utan dem? j/n: "
    if not fraga(Prompt((), line), parse_janej, var="arende.id", hjalp=hjalp):
        raise Avbruten((f"Gå vidare med svaren: sipkit fortsätt {id_}",))
    lager.ta_bort(id_)
