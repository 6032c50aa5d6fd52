"""What a plan asks of a day: that it is signed where it must be, and that its follow-up is called to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sipkit.domain.arende import Arende
from sipkit.domain.plan import Plan
from sipkit.domain.vocabulary import Roll
from sipkit.rules.fakta import fakta_ur
from sipkit.rules.planansvar import kallare
from sipkit.rules.plangiltighet import giltighet
from sipkit.rules.region import Region, rollnamn
from sipkit.rules.sak import KALLAR, Laget, Sak

FRAMAT = timedelta(days=30)
"""How far ahead a follow-up is told of: those who are to come need weeks, not days. Chosen here; no routine says."""


def plansaker(region: Region, arende: Arende, idag: date, roller: frozenset[Roll]) -> Iterator[Sak]:
    """What there is to do about the plan. One that is being written or that was closed asks for nothing.

    Args:
        region: the rules of the day.
        arende: the plan and its kallelser.
        idag: the day.
        roller: the names of the one whose day it is.
    """
    plan = arende.plan
    if plan is None:
        return
    fakta = fakta_ur(arende, idag)
    besked = giltighet(region, arende, plan, fakta)
    if besked.tillstand == "klar":
        who: Sequence[Roll] = ("samordnare",)
        yield Sak(arende.arende.id or "", "underskrift", "snarast", _egen(who, roller), _namn(who, region), None)
    if not besked.gallande or plan.uppfoljning.dag is None or _kallad(arende, plan):
        return
    if plan.uppfoljning.dag <= idag + FRAMAT:
        roll = kallare(region, arende, plan, fakta).roll
        who = (roll,) if roll else ("samordnare",)
        lage = _lage(plan.uppfoljning.dag, idag)
        id_ = arende.arende.id or ""
        yield Sak(id_, "uppfoljning", lage, _egen(who, roller), _namn(who, region), plan.uppfoljning.dag)


def _kallad(arende: Arende, plan: Plan) -> bool:
    """Whether a kallelse to a meeting after the one where the plan was made has been made, and stands."""
    kallelse = arende.kallelse
    if kallelse is None or kallelse.installd_av is not None or kallelse.dag is None or plan.dag is None:
        return False
    return kallelse.dag > plan.dag


def _lage(dag: date, idag: date) -> Laget:
    return "gatt-ut" if dag < idag else "i-dag" if dag == idag else "kommande"


def _egen(who: Sequence[Roll], roller: frozenset[Roll]) -> bool:
    """Whether it is for the user to do; what nobody is named for is for the one who calls."""
    return not roller.isdisjoint(who) or (who == ("samordnare",) and not roller.isdisjoint(KALLAR))


def _namn(who: Sequence[Roll], region: Region) -> tuple[str, ...]:
    namn = rollnamn(region)
    return tuple(namn.get(roll, roll) for roll in who)
