"""What the papers about a meeting are made from, beside what any document is made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.config.varning import Varning
from sipkit.documents.underlag import Omstandigheter, Underlag, parterna
from sipkit.domain.arende import Arende, Kallelse
from sipkit.domain.klockslag import lokal
from sipkit.domain.vocabulary import Roll
from sipkit.rules import kallelsekedja
from sipkit.rules.besked import Mottagarbesked, Samtyckesbeslut
from sipkit.rules.fakta import fakta_ur
from sipkit.rules.kalender import arbetskalender
from sipkit.rules.mottagare import kallar, mottagare


@dataclass(frozen=True)
class Kallelseunderlag(Underlag):
    """Adds the meeting that the papers are about, `forra` the one before it that receivers know, and who gets what."""

    kallelse: Kallelse
    forra: Kallelse | None
    mottagare: tuple[Mottagarbesked, ...]
    kallar: tuple[Roll, ...]


def kallelseunderlag(under: Underlag) -> Kallelseunderlag:
    """What the papers about the ärende's current kallelse are made from."""
    arende, typ, om = under.arende, under.dokumenttyp, under.omstandigheter
    fakta = fakta_ur(arende, om.idag, om.givna)
    kallelse = _med_svarsdag(arende.kallelse or Kallelse(id="k1"), typ.svarsdagar, om)
    forra = kallelsekedja.kand(arende, kallelse)
    egna = () if under.skydd.skyddad else tuple(_varningar(under, kallelse, forra))
    return Kallelseunderlag(
        omstandigheter=om,
        dokumenttyp=typ,
        arende=arende,
        fore=under.fore,
        samtycke=under.samtycke,
        skydd=under.skydd,
        frister=under.frister,
        alla_frister=under.alla_frister,
        varningar=(*egna, *under.varningar),
        kallelse=kallelse,
        forra=forra,
        mottagare=mottagare(om.region, arende, _parter(arende, typ, om, under.samtycke), fakta),
        kallar=kallar(om.region, under.alla_frister.styrande("kallelse"), fakta),
    )


def _parter(arende: Arende, dokumenttyp: Dokumenttyp, om: Omstandigheter, beslut: Samtyckesbeslut) -> frozenset[str]:
    """The parties that get a paper."""
    if dokumenttyp.till == "medgivna" or arende.kallelse is None:
        return beslut.tackta
    fakta = fakta_ur(arende, om.idag, om.givna)
    return kallelsekedja.kallade(om.region, arende, arende.kallelse, idag=om.idag, fakta=fakta)


def _varningar(under: Underlag, kallelse: Kallelse, forra: Kallelse | None) -> Iterator[Varning]:
    if _har_varit(kallelse, under.omstandigheter.nu):
        yield Varning("mote-har-varit", "Mötets tid har varit. Kontrollera dag och klockslag innan papperen används.")
    if under.dokumenttyp.till == "medgivna":
        yield from _om_parterna(under, forra)


def _har_varit(kallelse: Kallelse, nu: datetime) -> bool:
    """Whether the meeting has begun; without a time, whether its day has passed."""
    if kallelse.dag is None or kallelse.tid is None:
        return kallelse.dag is not None and kallelse.dag < nu.date()
    return lokal(datetime.combine(kallelse.dag, kallelse.tid)) < nu


def _om_parterna(under: Underlag, forra: Kallelse | None) -> Iterator[Varning]:
    _, sip = parterna(under.arende, under.dokumenttyp, under.omstandigheter)
    if sip.ar_sip is False:
        yield Varning("inte-sip", "Med dem som är kvar är det inte längre en SIP enligt rutinen. Du avgör.")
    yield from sip.varningar
    before = {each.part for each in forra.mottagare} if forra else set()
    if before.intersection(under.samtycke.utanfor):
        what = "En enhet som var kallad förut omfattas inte av samtycket. Ring och säg att den inte ska komma."
        yield Varning("kallad-utan-samtycke", what, under.samtycke.regler)


def _med_svarsdag(kallelse: Kallelse, svarsdagar: int, om: Omstandigheter) -> Kallelse:
    """The kallelse with a day to answer by: so many working days before the meeting, unless that has passed."""
    if kallelse.svara_senast is not None or kallelse.dag is None or not svarsdagar:
        return kallelse
    dag = arbetskalender(om.region).nth_from(kallelse.dag, -svarsdagar)
    return kallelse.model_copy(update={"svara_senast": dag}) if dag > om.idag else kallelse
