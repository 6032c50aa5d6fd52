"""Everything that the papers of one document are made from: the ärende, and what the rules say about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.config.varning import Varning
from sipkit.domain.arende import Arende, Kallelse
from sipkit.domain.klockslag import lokal
from sipkit.domain.samtycken import senaste
from sipkit.domain.vocabulary import Roll
from sipkit.errors import AnswerMissing, SipkitError, raise_all
from sipkit.rules import innehall, kallelsekedja, planform, samtycke, skydd
from sipkit.rules.besked import (
    Fristbesked,
    Fristrad,
    Mottagarbesked,
    Samtyckesbeslut,
    Sipbesked,
    Skyddsbesked,
)
from sipkit.rules.fakta import Fakta, fakta_ur
from sipkit.rules.frister import frister
from sipkit.rules.kalender import arbetskalender
from sipkit.rules.malgrupp import malgrupp, regler_for
from sipkit.rules.mottagare import kallar, mottagare
from sipkit.rules.region import Region, RegionPa
from sipkit.rules.sip import fortsatt_sip

KALLARENS_ROLL: Roll = "fast-vardkontakt"


@dataclass(frozen=True)
class Omstandigheter:
    """What a document is judged in.

    Attributes:
        region_pa: the region as it stands on a day.
        lagen_pa: the lowest layer, the law: what holds for a person whom the region's routine does not cover.
        nu: the command's now, aware.
        givna: facts given beside the ärende.
        exempel: the person is invented, and every paper says so.
    """

    region_pa: RegionPa
    lagen_pa: RegionPa
    nu: datetime
    givna: Fakta
    exempel: bool = False

    @property
    def idag(self) -> date:
        """The day of the command."""
        return self.nu.date()

    @property
    def region(self) -> Region:
        """The region on the document's own day."""
        return self.region_pa(self.idag)


@dataclass(frozen=True)
class Underlag:
    """What a document's papers are made from; everything in it has passed the rules.

    `kallelse` is the meeting that they are about, `forra` the one before it that receivers know.
    """

    omstandigheter: Omstandigheter
    dokumenttyp: Dokumenttyp
    arende: Arende
    kallelse: Kallelse
    forra: Kallelse | None
    samtycke: Samtyckesbeslut
    skydd: Skyddsbesked
    mottagare: tuple[Mottagarbesked, ...]
    kallar: tuple[Roll, ...]
    frister: Fristbesked
    varningar: tuple[Varning, ...]

    @property
    def region(self) -> Region:
        """The region on the document's own day."""
        return self.omstandigheter.region

    @property
    def idag(self) -> date:
        """The day that the papers carry."""
        return self.omstandigheter.idag

    @property
    def exempel(self) -> bool:
        """Whether the person is invented."""
        return self.omstandigheter.exempel

    @property
    def frist(self) -> Fristrad | None:
        """The deadline that governs when the document must be sent, if any does."""
        return self.frister.styrande(self.dokumenttyp.frist) if self.dokumenttyp.frist else None


def hinder(arende: Arende, dokumenttyp: Dokumenttyp, om: Omstandigheter) -> None:
    """Refuse what the answers so far already forbid; an answer not given yet forbids nothing.

    Raises:
        Refused: there is no kallelse that it could be about, another plan is due, or the person has not consented.
    """
    if dokumenttyp.befintlig_kallelse:
        krav = kallelsekedja.krav_att_flytta if dokumenttyp.ny_medlem else kallelsekedja.krav_att_stalla_in
        krav(arende)
    fakta = fakta_ur(arende, om.idag, om.givna)
    planform.krav(planform.planform(om.region, dokumenttyp.id, fakta))
    beslut = _samtycke(arende, dokumenttyp, om, fakta)
    if not _obesvarat(beslut, arende, om.idag):
        samtycke.krav(beslut)


def _obesvarat(beslut: Samtyckesbeslut, arende: Arende, idag: date) -> bool:
    """Whether there is no consent because something is not answered yet: any at all, or whom one in part covers."""
    answers = (senaste(arende, lage.sort, idag) for lage in beslut.lagen)
    names_nobody = any(each is not None and each.status == "delvis" and each.parter is None for each in answers)
    return beslut.kod == "samtycke-saknas" or (beslut.kod == "samtycke-andra-parter" and names_nobody)


def saknat(arende: Arende, dokumenttyp: Dokumenttyp, om: Omstandigheter) -> list[SipkitError]:
    """What the region demands and what any paper needs, and nobody has answered: a fault for each path.

    The sheet that is made when the person's data are protected needs nothing.
    """
    fakta = fakta_ur(arende, om.idag, om.givna)
    if skydd.skydd(om.region, arende, fakta).skyddad:
        return []
    faults: list[SipkitError] = []
    try:
        innehall.krav(innehall.brister(om.region, arende, dokumenttyp.id, fakta))
    except SipkitError as error:
        faults.extend(error.faults)
    named = {fault.var for fault in faults}
    needed = (path for path in innehall.saknade(arende, dokumenttyp.kraver) if path not in named)
    return [*faults, *(AnswerMissing("svar-saknas", "Svaret saknas.", path) for path in needed)]


def underlag(arende: Arende, dokumenttyp: Dokumenttyp, om: Omstandigheter) -> Underlag:
    """What the papers are made from.

    Raises:
        Refused: a rule forbids the document.
        AnswerMissing: the document lacks what it must state; every path.
    """
    hinder(arende, dokumenttyp, om)
    fakta = fakta_ur(arende, om.idag, om.givna)
    beskyddad = skydd.skydd(om.region, arende, fakta)
    skydd.krav(beskyddad)
    beslut = _samtycke(arende, dokumenttyp, om, fakta)
    if not beskyddad.skyddad:
        samtycke.krav(beslut)
    raise_all(saknat(arende, dokumenttyp, om))
    alla = frister(regler_for(om.region_pa, om.lagen_pa, arende, om.idag, fakta), arende, om.nu, fakta)
    rader = alla.paborjade(*([dokumenttyp.frist] if dokumenttyp.frist else []))
    kallelse = arende.kallelse or Kallelse(id="k1")
    under = Underlag(
        omstandigheter=om,
        dokumenttyp=dokumenttyp,
        arende=arende,
        kallelse=_med_svarsdag(kallelse, dokumenttyp.svarsdagar, om),
        forra=kallelsekedja.kand(arende, kallelse),
        samtycke=beslut,
        skydd=beskyddad,
        mottagare=mottagare(om.region, arende, _parter(arende, dokumenttyp, om, beslut), fakta),
        kallar=kallar(om.region, alla.styrande("kallelse"), fakta),
        frister=rader,
        varningar=rader.varningar,
    )
    return under if beskyddad.skyddad else replace(under, varningar=(*_varningar(under, fakta), *rader.varningar))


def _parter(arende: Arende, dokumenttyp: Dokumenttyp, om: Omstandigheter, beslut: Samtyckesbeslut) -> frozenset[str]:
    """The parties that get a paper."""
    if dokumenttyp.till == "medgivna" or arende.kallelse is None:
        return beslut.tackta
    fakta = fakta_ur(arende, om.idag, om.givna)
    return kallelsekedja.kallade(om.region, arende, arende.kallelse, idag=om.idag, fakta=fakta)


def parterna(arende: Arende, dokumenttyp: Dokumenttyp, om: Omstandigheter) -> tuple[Samtyckesbeslut, Sipbesked]:
    """Whom the consent covers, and whether it is a SIP with them."""
    fakta = fakta_ur(arende, om.idag, om.givna)
    beslut = _samtycke(arende, dokumenttyp, om, fakta)
    return beslut, fortsatt_sip(om.region, arende, beslut.tackta, KALLARENS_ROLL, fakta)


def _samtycke(arende: Arende, dokumenttyp: Dokumenttyp, om: Omstandigheter, fakta: Fakta) -> Samtyckesbeslut:
    parter = [part.id for part in arende.parter]
    return samtycke.samtyckesbeslut(om.region, arende, dokumenttyp.id, parter, idag=om.idag, fakta=fakta)


def _varningar(under: Underlag, fakta: Fakta) -> Iterator[Varning]:
    arende, typ, om = under.arende, under.dokumenttyp, under.omstandigheter
    brister = innehall.brister(om.region, arende, typ.id, fakta)
    lacking = (brist for brist in brister if brist.saknas == "varning")
    yield from dict.fromkeys(Varning("innehall-saknas", innehall.mening(each), each.regler) for each in lacking)
    if _har_varit(under.kallelse, om.nu):
        yield Varning("mote-har-varit", "Mötets tid har varit. Kontrollera dag och klockslag innan papperen används.")
    if typ.till == "medgivna":
        yield from _om_parterna(under)
    if typ.frist and malgrupp(om.region, arende, fakta).lagen_galler:
        yield Varning("utanfor-malgruppen", "Regionens rutin gäller inte den här personen. Lagens tid har räknats.")


def _har_varit(kallelse: Kallelse, nu: datetime) -> bool:
    """Whether the meeting has begun; without a time, whether its day has passed."""
    if kallelse.dag is None or kallelse.tid is None:
        return kallelse.dag is not None and kallelse.dag < nu.date()
    return lokal(datetime.combine(kallelse.dag, kallelse.tid)) < nu


def _om_parterna(under: Underlag) -> Iterator[Varning]:
    _, sip = parterna(under.arende, under.dokumenttyp, under.omstandigheter)
    if sip.ar_sip is False:
        yield Varning("inte-sip", "Med dem som är kvar är det inte längre en SIP enligt rutinen. Du avgör.")
    yield from sip.varningar
    before = {each.part for each in under.forra.mottagare} if under.forra else set()
    if before.intersection(under.samtycke.utanfor):
        what = "En enhet som var kallad förut omfattas inte av samtycket. Ring och säg att den inte ska komma."
        yield Varning("kallad-utan-samtycke", what, under.samtycke.regler)


def _med_svarsdag(kallelse: Kallelse, svarsdagar: int, om: Omstandigheter) -> Kallelse:
    """The kallelse with a day to answer by: so many working days before the meeting, unless that has passed."""
    if kallelse.svara_senast is not None or kallelse.dag is None or not svarsdagar:
        return kallelse
    dag = arbetskalender(om.region).nth_from(kallelse.dag, -svarsdagar)
    return kallelse.model_copy(update={"svara_senast": dag}) if dag > om.idag else kallelse
