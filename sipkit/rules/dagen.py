"""What a day asks of one ärende: what is late, due today or soon, and for whom. One thing to do is one `Sak`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sipkit.config.schema import FristVariant
from sipkit.domain.arende import Arende, Kallelse
from sipkit.domain.klockslag import lokal
from sipkit.domain.vocabulary import FristId, Roll, SamtyckeSort
from sipkit.rules.besked import Fristbesked, Fristrad
from sipkit.rules.checklistsaker import checklistsaker
from sipkit.rules.fakta import Fakta
from sipkit.rules.frister import frister
from sipkit.rules.kallelsekedja import OM_KALLELSEN, SKICKAD, Utskickstyp, ar_bara_paborjad, dokument_for
from sipkit.rules.meddelandesaker import meddelandesaker
from sipkit.rules.motet_stoppat import stoppat
from sipkit.rules.plansaker import plansaker
from sipkit.rules.region import RegionPa, rollnamn
from sipkit.rules.sak import KALLAR, VECKA, Hinder, Laget, Sak, Sort, egna
from sipkit.rules.samtycke import saknades
from sipkit.rules.tid import Tid, dag


def dagens(region_pa: RegionPa, arende: Arende, nu: datetime, fakta: Fakta, roll: Roll) -> tuple[Sak, ...]:
    """What is late, due today or within a week in one ärende. An ärende that is closed asks for nothing.

    Args:
        region_pa: the ärende's region as it stands on a day.
        arende: a stored one, with an id.
        nu: the moment of the judgement, aware.
        fakta: see `sipkit.rules.fakta.fakta_ur`.
        roll: whose day it is.

    Raises:
        ConfigFault: as `sipkit.rules.frister.frister`.
    """
    if any(each.typ == "avslutad" for each in arende.handelser):
        return ()
    besked = frister(region_pa, arende, nu, fakta)
    stopped = stoppat(region_pa(nu.date()), arende, idag=nu.date(), fakta=fakta)
    return tuple(_Dag(region_pa, arende, nu, fakta, egna(roll), besked, stopped).saker())


@dataclass(frozen=True, slots=True)
class _Dag:
    """One ärende on one day."""

    region_pa: RegionPa
    arende: Arende
    nu: datetime
    fakta: Fakta
    roller: frozenset[Roll]
    besked: Fristbesked
    stoppat: bool

    @property
    def idag(self) -> date:
        return dag(self.nu)

    def saker(self) -> Iterator[Sak]:
        yield from self._kallelsen()
        yield from meddelandesaker(self.region_pa(self.idag), self.arende, self.besked, self.roller)
        yield from plansaker(self.region_pa(self.idag), self.arende, self.idag, self.roller)
        yield from checklistsaker(self.region_pa(self.idag), self.arende, self.fakta, self.roller)

    def _kallelsen(self) -> Iterator[Sak]:
        """The deadlines, what is to be sent about the kallelse, and its meeting."""
        rader = [*self._frister()]
        oskickad = _oskickad(self.arende)
        if self.stoppat and (oskickad is None or dokument_for(oskickad) != "kallelse"):
            yield from rader
            yield self._att_avboka()
            return
        if oskickad is not None and (oskickad.dag is None or oskickad.dag >= self.idag):
            typ = dokument_for(oskickad)
            if typ == "kallelse":
                yield self._att_skicka(rader)
                rader = [sak for sak in rader if sak.frist != "kallelse" or not sak.egen]
            else:
                yield self._att_meddela(typ, oskickad)
        yield from rader
        yield from self._motet()

    def _frister(self) -> Iterator[Sak]:
        """The deadlines that govern and are not done; a duty without a number once, and only the user's own."""
        ordlosa: set[FristId] = set()
        for rad in self.besked.rader:
            sak = self._frist(rad) if rad.styrande else None
            if sak is None or rad.id in ordlosa:
                continue
            if sak.lage == "snarast":
                ordlosa.add(rad.id)
            yield sak
        yield from self._mojliga()

    def _mojliga(self) -> Iterator[Sak]:
        """The deadlines as they are if something that nobody knows is so."""
        for each in self.besked.mojliga:
            sak = self._frist(each.rad)
            if sak is not None:
                yield replace(sak, om=each.om)

    def _frist(self, rad: Fristrad) -> Sak | None:
        lage = self._lage(rad)
        egen = not self.roller.isdisjoint(rad.ansvarig)
        if lage is None or (lage == "snarast" and not (egen and self._ska_snart(rad))):
            return None
        sak = Sak(self._id, "frist", lage, egen, self._namn(rad.ansvarig), rad.senast, rad)
        return self._hindrad(sak, rad)

    def _lage(self, rad: Fristrad) -> Laget | None:
        """How a deadline stands for someone who works on working days; None when it asks for nothing yet."""
        if rad.status in ("forsenad", "hindrad"):
            return "gatt-ut"
        if rad.status not in ("oppen", "idag"):
            return None
        return "snarast" if rad.senast is None else self._nar(dag(rad.senast), rad.senast_arbetsdag)

    def _nar(self, senast: date, arbetsdag: date | None = None) -> Laget | None:
        if senast < self.idag:
            return "gatt-ut"
        last = min(senast, arbetsdag or senast)
        if last <= self.idag:
            return "i-dag"
        return "kommande" if last <= self.idag + VECKA else None

    def _ska_snart(self, rad: Fristrad) -> bool:
        """Whether a duty without a number is worth telling each day.

        One that no event meets would never be over. To hold a meeting "soon" is met by the day that is set.
        """
        kallelse = self.arende.kallelse
        has_day = rad.id == "sip-mote" and kallelse is not None and kallelse.dag is not None
        return not has_day and any(each.uppfylls_av for each in self._variant(rad))

    def _hindrad(self, sak: Sak, rad: Fristrad) -> Sak:
        """With the days that the consent was missing, where it was. While it still is, nothing can be done yet."""
        sort = next((each.kraver_samtycke for each in self._variant(rad)), None)
        if sort is None or rad.senast is None or rad.handelse_tid is None:
            return sak
        senast = min(dag(rad.senast), self.idag)
        if rad.status != "hindrad" and (rad.status == "forsenad" or not saknades(self.arende, sort, self.idag)):
            return sak
        hinder = _hinder(self.arende, sort, dag(rad.handelse_tid), senast, self.idag)
        return replace(sak, hinder=hinder, lage="gatt-ut" if hinder.till else "hindrad")

    def _variant(self, rad: Fristrad) -> Iterator[FristVariant]:
        """The rule of a row, as it stood on the day that it was taken from; none when nothing has that id."""
        region = self.region_pa(dag(rad.handelse_tid or self.nu))
        varianter = (each for frist in region.frister if frist.id == rad.id for each in frist.varianter)
        return (each for each in varianter if each.id == rad.variant)

    def _att_skicka(self, rader: Sequence[Sak]) -> Sak:
        """The kallelse that is made: by when it must go, as its deadline says; else as soon as can be."""
        frist = next((sak for sak in rader if sak.frist == "kallelse" and sak.egen), None)
        if frist is not None:
            return replace(frist, sort="kallelse")
        if self.stoppat:
            return self._eget("kallelse", "hindrad", None)
        styrande = self.besked.styrande("kallelse")
        if styrande is not None and styrande.status == "oppen" and styrande.senast is not None:
            return self._eget("kallelse", "kommande", styrande.senast, styrande)
        return self._eget("kallelse", "snarast", None)

    def _att_avboka(self) -> Sak:
        """The person has said no: those who have been called must be told."""
        dagen = self.arende.kallelse.dag if self.arende.kallelse else None
        return self._eget("avboka", "i-dag" if dagen == self.idag else "snarast", dagen)

    def _att_meddela(self, typ: Utskickstyp, kallelse: Kallelse) -> Sak:
        """A new time or a cancellation that is made: no rule says by when, but nobody must come in vain."""
        if kallelse.dag == self.idag:
            return self._eget(typ, "i-dag", kallelse.dag)
        return self._eget(typ, "snarast", None)

    def _motet(self) -> Iterator[Sak]:
        """The meeting within the week, and the answers to the kallelse that was sent."""
        kallelse = self.arende.kallelse
        if kallelse is None or kallelse.installd_av is not None or kallelse.dag is None or kallelse.dag < self.idag:
            return
        yield from self._svaren(kallelse)
        lage = self._nar(kallelse.dag)
        if lage is not None:
            tid = lokal(datetime.combine(kallelse.dag, kallelse.tid)) if kallelse.tid else kallelse.dag
            yield self._eget("mote", lage, tid)

    def _svaren(self, kallelse: Kallelse) -> Iterator[Sak]:
        fragade = [each for each in kallelse.mottagare if each.som in ("kallad", "inbjuden")]
        svarat = sum(each.svar is not None for each in fragade)
        if kallelse.svara_senast is None or svarat == len(fragade) or _oskickad(self.arende) is not None:
            return
        lage = self._nar(kallelse.svara_senast)
        if lage is not None:
            yield replace(self._eget("svar", lage, kallelse.svara_senast), svar=(svarat, len(fragade)))

    def _eget(self, sort: Sort, lage: Laget, nar: Tid | None, rad: Fristrad | None = None) -> Sak:
        """Something that the one who calls answers for."""
        egen = not self.roller.isdisjoint(KALLAR)
        return Sak(self._id, sort, lage, egen, self._namn(("fast-vardkontakt",)), nar, rad)

    def _namn(self, roller: Sequence[Roll]) -> tuple[str, ...]:
        """The roles as the region calls them; one that it has no name for by its id."""
        namn = rollnamn(self.region_pa(self.idag))
        return tuple(namn.get(roll, roll) for roll in roller)

    @property
    def _id(self) -> str:
        return self.arende.arende.id or ""


def _oskickad(arende: Arende) -> Kallelse | None:
    """The current kallelse, when nothing says that what is to be sent about it was sent."""
    kallelse = arende.kallelse
    if kallelse is None or (arende.historik and ar_bara_paborjad(arende)):
        return None  # begun, and no paper made of it; without a history nothing tells
    typ = dokument_for(kallelse)
    dokument = any(each.kallelse == kallelse.id and each.typ == typ for each in arende.dokument)
    avser = (None, kallelse.id) if typ == "kallelse" else (kallelse.id,)
    told = OM_KALLELSEN & {SKICKAD[typ]}
    handelse = any(each.typ in told and each.avser in avser for each in arende.handelser)
    return None if dokument or handelse else kallelse


def _hinder(arende: Arende, sort: SamtyckeSort, borjan: date, senast: date, idag: date) -> Hinder:
    """The unbroken run of days around a limit when the consent was missing, from the deadline's beginning at most."""
    fran = senast
    while fran > borjan and saknades(arende, sort, fran - timedelta(days=1)):
        fran -= timedelta(days=1)
    till = senast
    while till < idag and saknades(arende, sort, till):
        till += timedelta(days=1)
    return Hinder(fran, None if saknades(arende, sort, till) else till, sort)
