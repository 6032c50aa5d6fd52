"""Everything that the papers of one document are made from: the ärende, and what the rules say about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.config.varning import Varning
from sipkit.domain.arende import Arende
from sipkit.domain.samtycken import senaste
from sipkit.domain.vocabulary import Roll
from sipkit.errors import AnswerMissing, SipkitError, raise_all
from sipkit.rules import brev, innehall, kallelsekedja, meddelanden, planform, samtycke, skydd
from sipkit.rules.besked import (
    Brist,
    Fristbesked,
    Fristrad,
    Samtyckesbeslut,
    Sipbesked,
    Skyddsbesked,
)
from sipkit.rules.fakta import Fakta, fakta_ur
from sipkit.rules.frister import frister
from sipkit.rules.malgrupp import malgrupp, regler_for
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
    """What any document's papers are made from; everything in it has passed the rules.

    `fore` is the ärende as it was before this command's answers. `frister` are those that have begun, and the
    document's own; `alla_frister` also those that have not.
    """

    omstandigheter: Omstandigheter
    dokumenttyp: Dokumenttyp
    arende: Arende
    fore: Arende
    samtycke: Samtyckesbeslut
    skydd: Skyddsbesked
    frister: Fristbesked
    alla_frister: Fristbesked
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
        Refused: there is no kallelse that it could be about, another plan is due, the routine does not use the
            message, or the person has not consented.
    """
    if dokumenttyp.befintlig_kallelse:
        krav = kallelsekedja.krav_att_flytta if dokumenttyp.ny_medlem else kallelsekedja.krav_att_stalla_in
        krav(arende)
    fakta = fakta_ur(arende, om.idag, om.givna)
    planform.krav(planform.planform(om.region, dokumenttyp.id, fakta))
    beslut = _samtycke(arende, dokumenttyp, om, fakta)
    if dokumenttyp.meddelande and (valt := meddelanden.valt(om.region, arende, dokumenttyp.id, fakta)):
        till = meddelanden.mottagare(om.region, valt, arende, dokumenttyp.id, beslut.tackta)
        if meddelanden.valda(arende, dokumenttyp.id):
            meddelanden.krav_mottagare(valt, till, om.region)
    if not _obesvarat(beslut, arende, om.idag):
        _krav_samtycke(beslut, dokumenttyp, om)


def _krav_samtycke(beslut: Samtyckesbeslut, dokumenttyp: Dokumenttyp, om: Omstandigheter) -> None:
    """Let the document through: without a consent only to the person, where there is a letter. Raises Refused."""
    if not brev.foljer_med(om.region, dokumenttyp):
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
        innehall.krav(_brister(arende, dokumenttyp, om, fakta))
    except SipkitError as error:
        faults.extend(error.faults)
    named = {fault.var for fault in faults}
    needed = (path for path in innehall.saknade(arende, dokumenttyp.kraver) if path not in named)
    return [*faults, *(AnswerMissing("svar-saknas", "Svaret saknas.", path) for path in needed)]


def underlag(arende: Arende, dokumenttyp: Dokumenttyp, om: Omstandigheter, fore: Arende | None = None) -> Underlag:
    """What the papers are made from. `fore`: the ärende before the answers, where it is another.

    Raises:
        Refused: a rule forbids the document.
        AnswerMissing: the document lacks what it must state; every path.
    """
    hinder(arende, dokumenttyp, om)
    fakta = fakta_ur(arende, om.idag, om.givna)
    beskyddad = skydd.skydd(om.region, arende, fakta)
    if skydd.FALT in dokumenttyp.kraver:
        skydd.krav(beskyddad)
    beslut = _samtycke(arende, dokumenttyp, om, fakta)
    if not beskyddad.skyddad:
        _krav_samtycke(beslut, dokumenttyp, om)
    raise_all(saknat(arende, dokumenttyp, om))
    alla = frister(regler_for(om.region_pa, om.lagen_pa, arende, om.idag, fakta), arende, om.nu, fakta)
    rader = alla.paborjade(*([dokumenttyp.frist] if dokumenttyp.frist else []))
    return Underlag(
        omstandigheter=om,
        dokumenttyp=dokumenttyp,
        arende=arende,
        fore=fore or arende,
        samtycke=beslut,
        skydd=beskyddad,
        frister=rader,
        alla_frister=alla,
        varningar=(*(() if beskyddad.skyddad else _varningar(arende, dokumenttyp, om, fakta)), *rader.varningar),
    )


def parterna(arende: Arende, dokumenttyp: Dokumenttyp, om: Omstandigheter) -> tuple[Samtyckesbeslut, Sipbesked]:
    """Whom the consent covers, and whether it is a SIP with them."""
    fakta = fakta_ur(arende, om.idag, om.givna)
    beslut = _samtycke(arende, dokumenttyp, om, fakta)
    return beslut, fortsatt_sip(om.region, arende, beslut.tackta, KALLARENS_ROLL, fakta)


def _brister(arende: Arende, typ: Dokumenttyp, om: Omstandigheter, fakta: Fakta) -> tuple[Brist, ...]:
    """What the region demands of the document and nobody has answered."""
    if typ.brev:
        return brev.brister(om.region, arende, typ.id, om.idag, fakta)
    if not typ.meddelande:
        return innehall.brister(om.region, arende, typ.id, fakta)
    beslut = _samtycke(arende, typ, om, fakta)
    if beslut.kod and brev.foljer_med(om.region, typ):
        return brev.brister(om.region, arende, typ.id, om.idag, fakta)
    return meddelanden.brister(om.region, arende, typ.id, beslut, fakta)


def _samtycke(arende: Arende, dokumenttyp: Dokumenttyp, om: Omstandigheter, fakta: Fakta) -> Samtyckesbeslut:
    if not dokumenttyp.meddelande and not any(each.till for each in dokumenttyp.papper):
        return samtycke.till_ingen(dokumenttyp.id)
    parter = [part.id for part in arende.parter]
    return samtycke.samtyckesbeslut(om.region, arende, dokumenttyp.id, parter, idag=om.idag, fakta=fakta)


def _varningar(arende: Arende, typ: Dokumenttyp, om: Omstandigheter, fakta: Fakta) -> Iterator[Varning]:
    lacking = (brist for brist in _brister(arende, typ, om, fakta) if brist.saknas == "varning")
    yield from dict.fromkeys(Varning("innehall-saknas", innehall.mening(each), each.regler) for each in lacking)
    if typ.frist and malgrupp(om.region, arende, fakta).lagen_galler:
        yield Varning("utanfor-malgruppen", "Regionens rutin gäller inte den här personen. Lagens tid har räknats.")
