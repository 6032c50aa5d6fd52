"""The deadlines of an ärende: one row for each occurrence of each event that a region counts from.

Each row is judged by the rules of its own event's day. A limit in days is moved to a working day only where the region
says so; the last working day always stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from sipkit.config.schema import Frist, FristVariant
from sipkit.config.varning import Varning
from sipkit.domain.arende import Arende
from sipkit.domain.vocabulary import FristId
from sipkit.errors import KODER, ConfigFault
from sipkit.rules.besked import Fristbesked, Fristrad, OkandFrist
from sipkit.rules.fakta import Fakta, Urval, valj
from sipkit.rules.handelser import Forekomst, forekomster, svarar_mot
from sipkit.rules.kalender import Arbetskalender
from sipkit.rules.region import Region, RegionPa, punkt
from sipkit.rules.status import status
from sipkit.rules.tid import dag, slut
from sipkit.rules.tidsformer import Grans, Rakning


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
    drafts = sorted(case.drafts(), key=case.place)
    rows = tuple(row for _, group in groupby(drafts, key=lambda draft: draft.frist.id) for row in _governed([*group]))
    warnings = dict.fromkeys(warning for draft in drafts for warning in draft.varningar)
    return Fristbesked(rows, case.unknown(), tuple(warnings))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A row before it is known which one governs. `nr`: the how manieth occurrence it is counted from."""

    frist: Frist
    nr: int
    rad: Fristrad
    varningar: tuple[Varning, ...]


@dataclass(frozen=True, slots=True)
class _Case:
    """What every row is judged from."""

    region_pa: RegionPa
    arende: Arende
    nu: datetime
    fakta: Fakta
    forekomster: tuple[Forekomst, ...]

    def starts(self) -> Iterator[tuple[Region, Forekomst | None]]:
        """Each occurrence with the region of its day; last the present, for what has not begun."""
        for each in self.forekomster:
            yield self.region_pa(dag(each.tid)), each
        yield self.region_pa(dag(self.nu)), None

    def drafts(self) -> Iterator[_Draft]:
        happened = {each.typ for each in self.forekomster}
        for region, start in self.starts():
            for frist in region.frister:
                for variant in _holding(frist, self.fakta).galler:
                    typ = variant.raknas_fran
                    if typ == start.typ if start else typ not in happened:
                        yield self.draft(region, frist, variant, start)

    def draft(self, region: Region, frist: Frist, variant: FristVariant, start: Forekomst | None) -> _Draft:
        limit = self.limit(region, variant, start)
        gjord = svarar_mot(self.forekomster, variant.uppfylls_av, start)
        calendar = Arbetskalender(region.kalender.aftnar_som_helgdag)
        last_day = dag(limit.senast) if limit.senast is not None else None
        row = Fristrad(
            id=frist.id,
            namn=frist.namn,
            variant=variant.id,
            handelse=variant.raknas_fran,
            handelse_tid=start.tid if start else None,
            senast=limit.senast,
            senast_arbetsdag=calendar.last_on_or_before(last_day) if last_day else None,
            tidigast=limit.tidigast,
            tidpunkt=limit.tidpunkt,
            riktklockslag=limit.riktklockslag,
            text=limit.text,
            raknesatt=limit.raknesatt,
            ansvarig=variant.ansvarig,
            status=status(variant, limit, start.tid if start else None, gjord, arende=self.arende, nu=self.nu),
            helgdag=calendar.holiday_name(last_day) if last_day else None,
            tolkning=variant.tolkning,
            kalla=variant.kalla,
            regler=variant.regler,
            punkt=punkt(variant, region),
        )
        warnings = tuple(Varning(kod, f"{frist.namn}: {KODER[kod]}", variant.regler) for kod in limit.varningar)
        return _Draft(frist, start.nr if start else 0, row, warnings)

    def limit(self, region: Region, variant: FristVariant, start: Forekomst | None) -> Grans:
        """The limit, moved to a working day where the region says that limits in days are."""
        calendar = Arbetskalender(region.kalender.aftnar_som_helgdag)
        counting = Rakning(start.tid if start else None, calendar, lambda typ: svarar_mot(self.forekomster, typ, start))
        limit = counting.grans(variant.inom)
        if not region.kalender.rulla_till_vardag or limit.senast is None or isinstance(limit.senast, datetime):
            return limit
        return replace(limit, senast=calendar.first_on_or_after(limit.senast))

    def place(self, draft: _Draft) -> tuple[int, str, int, int]:
        """Rows stand as in the present region's file, round by round; a deadline that it no longer has comes last."""
        order = [frist.id for frist in self.region_pa(dag(self.nu)).frister]
        of_frist = order.index(draft.frist.id) if draft.frist.id in order else len(order)
        of_variant = [variant.id for variant in draft.frist.varianter].index(draft.rad.variant)
        return of_frist, draft.frist.id, draft.nr, of_variant

    def unknown(self) -> tuple[OkandFrist, ...]:
        """The deadlines that facts not known would decide, each once."""
        found: dict[FristId, OkandFrist] = {}
        for region, _ in self.starts():
            for frist in region.frister:
                fakta = _holding(frist, self.fakta).fakta
                if fakta and frist.id not in found:
                    found[frist.id] = OkandFrist(frist.id, frist.namn, fakta)
        return tuple(found.values())


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


def _governed(drafts: list[_Draft]) -> Iterable[Fristrad]:
    """One deadline's rows, with those that do not govern marked so.

    Variants that the deadline combines are compared occurrence by occurrence. Words cannot be compared with a date, so
    beside one they stand but do not govern.
    """
    for draft in drafts:
        yield replace(draft.rad, styrande=draft.frist.kombination is None or draft is _governing(draft, drafts))


def _governing(draft: _Draft, drafts: list[_Draft]) -> _Draft | None:
    rivals = [each for each in drafts if each.nr == draft.nr]
    timed = [(slut(each.rad.senast), each) for each in rivals if each.rad.senast is not None]
    if not timed:
        return draft
    pick = max if draft.frist.kombination == "senast" else min
    return pick(timed, key=lambda pair: pair[0])[1]
