"""The deadlines of an ärende: one row for each occurrence of each event that a region counts from.

Each row is judged by the rules of its own event's day. A limit in days is moved to a working day only where the region
says so; the last working day always stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby

from sipkit.config.schema import Frist, FristVariant
from sipkit.config.varning import Varning
from sipkit.domain.arende import Arende
from sipkit.domain.vocabulary import FristId
from sipkit.errors import ConfigFault
from sipkit.felkoder import KODER
from sipkit.rules.besked import Fristbesked, Fristrad, MojligFrist, OkandFrist
from sipkit.rules.fakta import Fakta, Urval, valj
from sipkit.rules.handelser import Forekomst, forekomster, svarar_mot
from sipkit.rules.kalender import Arbetskalender, arbetskalender
from sipkit.rules.region import Region, RegionPa, punkt
from sipkit.rules.status import status
from sipkit.rules.tid import Tid, dag, fore, slut
from sipkit.rules.tidsformer import Grans, Rakning
from sipkit.rules.villkorsord import villkor


def frister(region_pa: RegionPa, arende: Arende, nu: datetime, fakta: Fakta) -> Fristbesked:
    """Every deadline that the region sets, counted from the ärende's events and judged at a moment.

    Args:
        region_pa: the region as it stands on a day.
        arende: its events and consents.
        nu: the moment of the judgement, aware.
        fakta: what decides between variants, see `sipkit.rules.fakta.fakta_ur`.

    Raises:
        ConfigFault: `flera-varianter`, two variants hold and nothing says which governs.
    """
    case = _Case(region_pa, arende, nu, fakta, forekomster(arende))
    order = {frist.id: number for number, frist in enumerate(region_pa(dag(nu)).frister)}
    drafts = sorted(case.drafts(), key=lambda draft: _place(draft, order))
    rows = tuple(row for _, group in groupby(drafts, key=lambda draft: draft.frist.id) for row in _governed([*group]))
    warnings = dict.fromkeys(warning for draft in drafts for warning in draft.varningar)
    return Fristbesked(rows, case.unknown(), tuple(case.possible()), tuple(warnings))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A row before it is known which one governs. `nr`: the how manieth occurrence it is counted from."""

    frist: Frist
    nr: int
    rad: Fristrad
    varningar: tuple[Varning, ...]


@dataclass(frozen=True, slots=True)
class _Valda:
    """Deadlines and the variants that hold of each. While `frister` is kept, nothing else has its identity."""

    frister: tuple[Frist, ...]
    valda: tuple[tuple[Frist, Urval[FristVariant]], ...]


@dataclass(frozen=True, slots=True)
class _Case:
    """What every row is judged from."""

    region_pa: RegionPa
    arende: Arende
    nu: datetime
    fakta: Fakta
    forekomster: tuple[Forekomst, ...]
    valda: dict[int, _Valda] = field(default_factory=dict)

    def chosen(self, region: Region) -> Sequence[tuple[Frist, Urval[FristVariant]]]:
        """The region's deadlines, each with the variants that hold: worked out once for days with the same rules."""
        frister = region.frister
        if id(frister) not in self.valda:
            chosen = tuple((frist, _holding(frist, self.fakta)) for frist in frister)
            self.valda[id(frister)] = _Valda(frister, chosen)
        return self.valda[id(frister)].valda

    def starts(self) -> Iterator[tuple[Region, Forekomst | None]]:
        """Each occurrence with the region of its day; last the present, for what has not begun."""
        for each in self.forekomster:
            yield self.region_pa(dag(each.tid)), each
        yield self.region_pa(dag(self.nu)), None

    def drafts(self) -> Iterator[_Draft]:
        happened = {each.typ for each in self.forekomster}
        for region, start in self.starts():
            for frist, chosen in self.chosen(region):
                for variant in chosen.galler:
                    typ = variant.raknas_fran
                    if self.counts(variant, start) if start else typ not in happened:
                        yield self.draft(region, frist, variant, start)

    def counts(self, variant: FristVariant, start: Forekomst) -> bool:
        """Whether a limit is counted from an occurrence: one about a document only if that may be one of its own."""
        about = next((row.typ for row in self.arende.dokument if row.id == start.avser), None)
        is_about = not variant.om_dokument or about is None or about in variant.om_dokument
        return variant.raknas_fran == start.typ and is_about

    def draft(self, region: Region, frist: Frist, variant: FristVariant, start: Forekomst | None) -> _Draft:
        began = start.tid if start else None
        calendar = arbetskalender(region)
        counting = Rakning(began, calendar, lambda typ: svarar_mot(self.forekomster, typ, start))
        limit = counting.grans(variant.inom)
        if region.kalender.rulla_till_vardag:
            limit = _rolled(limit, calendar)
        last_day = dag(limit.senast) if limit.senast is not None else None
        gjord = svarar_mot(self.forekomster, variant.uppfylls_av, start)
        row = Fristrad(
            id=frist.id,
            namn=frist.namn,
            variant=variant.id,
            handelse=variant.raknas_fran,
            handelse_tid=began,
            senast=limit.senast,
            senast_arbetsdag=calendar.last_on_or_before(last_day) if last_day else None,
            tidigast=limit.tidigast,
            tidpunkt=limit.tidpunkt,
            riktklockslag=limit.riktklockslag,
            text=limit.text,
            raknesatt=limit.raknesatt,
            ansvarig=variant.ansvarig,
            status=status(variant, limit, began, gjord, arende=self.arende, nu=self.nu),
            helgdag=calendar.holiday_name(last_day) if last_day else None,
            tolkning=variant.tolkning,
            kalla=variant.kalla,
            regler=variant.regler,
            punkt=punkt(variant, region),
            gjord=gjord,
            for_tidigt=_early(gjord, limit, began),
        )
        unanswered = frist.id == "kvittens" and began is not None and gjord is None and limit.senast is None
        told = {"for-tidigt": row.for_tidigt, "inte-kvitterat": unanswered}
        codes = (*limit.varningar, *(kod for kod, holds in told.items() if holds))
        warnings = tuple(Varning(kod, f"{frist.namn}: {KODER[kod]}", variant.regler) for kod in codes)
        return _Draft(frist, start.nr if start else 0, row, warnings)

    def unknown(self) -> tuple[OkandFrist, ...]:
        """The deadlines that facts not known would decide, each once."""
        found: dict[FristId, OkandFrist] = {}
        for region, _ in self.starts():
            for frist, chosen in self.chosen(region):
                if chosen.fakta and frist.id not in found:
                    found[frist.id] = OkandFrist(frist.id, frist.namn, chosen.fakta)
        return tuple(found.values())

    def possible(self) -> Iterator[MojligFrist]:
        """What has begun in a variant that cannot be judged, where it has a time and is not done."""
        for region, start in self.starts():
            for frist, chosen in self.chosen(region):
                for variant in chosen.oklara if start else ():
                    if start is not None and self.counts(variant, start):
                        rad = self.draft(region, frist, variant, start).rad
                        if rad.senast is not None and rad.gjord is None:
                            yield MojligFrist(villkor(variant, variant.nar.keys() - self.fakta.keys()), rad)


def _early(gjord: Tid | None, limit: Grans, began: Tid | None) -> bool:
    """Whether a duty was done before its window opened: one that opens on the day of its event opens with the event."""
    if gjord is None or limit.tidigast is None or began is None:
        return False
    return fore(gjord, began if dag(began) == dag(limit.tidigast) else limit.tidigast)


def _place(draft: _Draft, order: Mapping[FristId, int]) -> tuple[int, str, int, int]:
    """Rows stand as in the present region's file, round by round; a deadline that it no longer has comes last."""
    of_variant = [variant.id for variant in draft.frist.varianter].index(draft.rad.variant)
    return order.get(draft.frist.id, len(order)), draft.frist.id, draft.nr, of_variant


def _rolled(limit: Grans, calendar: Arbetskalender) -> Grans:
    """A limit in days moved to the first working day; one in hours stays."""
    if limit.senast is None or isinstance(limit.senast, datetime):
        return limit
    return replace(limit, senast=calendar.first_on_or_after(limit.senast))


def _holding(frist: Frist, fakta: Fakta) -> Urval[FristVariant]:
    """The variants that hold. They exclude each other unless the deadline combines them, so one that holds decides."""
    chosen = valj(frist.varianter, fakta)
    if frist.kombination is not None:
        return chosen
    if len(chosen.galler) > 1:
        raise ConfigFault(
            "flera-varianter",
            f"Två varianter av fristen gäller samtidigt: {', '.join(each.id for each in chosen.galler)}.",
            var=f"frister.{frist.id}",
            atgard="Ge dem olika fakta i `när`, eller skriv `kombination: tidigast` på fristen.",
        )
    return Urval(chosen.galler, (), ()) if chosen.galler else chosen


def _governed(drafts: list[_Draft]) -> Iterator[Fristrad]:
    """One deadline's rows, round by round; in each round those that govern stand first."""
    for _, group in groupby(drafts, key=lambda draft: draft.nr):
        rivals = [*group]
        governing = _governing(rivals)
        yield from (each.rad for each in governing)
        yield from (replace(each.rad, styrande=False) for each in rivals if each not in governing)


def _governing(rivals: list[_Draft]) -> list[_Draft]:
    """Of variants that the deadline combines: the one with the earliest (or latest) time.

    Of two with the same time it is the last, which is the upper layer's: its words and roles are the region's own.
    Words cannot be compared with a time: beside one they stand but do not govern. Where there is no time, those that
    have begun govern.
    """
    kombination = rivals[0].frist.kombination
    if kombination is None:
        return rivals
    timed = [(slut(each.rad.senast), each) for each in rivals if each.rad.senast is not None]
    if timed:
        pick = max if kombination == "senast" else min
        governing = pick(moment for moment, _ in timed)
        return [[each for moment, each in timed if moment == governing][-1]]
    return [each for each in rivals if each.rad.status != "inte-borjad"] or rivals
