"""Who answers for a plan: the huvudman to suggest, who calls to the follow-up, and what the person gets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sipkit.domain.arende import Arende
from sipkit.domain.fieldtypes import ENSKILD
from sipkit.domain.plan import Kontakt, Plan, Planhuvudman
from sipkit.domain.vocabulary import Huvudman, Roll
from sipkit.rules.besked import Punkt
from sipkit.rules.fakta import Fakta, galler
from sipkit.rules.region import Region, punkt
from sipkit.rules.roller import huvudman_for, samma


@dataclass(frozen=True, slots=True)
class Kallarbesked:
    """Who calls to the follow-up: the plan's samordnare, where they work, and the rule; None where no rule says."""

    kontakt: Kontakt
    roll: Roll | None
    punkt: Punkt | None


@dataclass(frozen=True, slots=True)
class Overlamningsbesked:
    """What the person gets.

    Attributes:
        exemplar: the original or a copy; None where the rule does not say.
        roller: who sees to it.
        gjort: whether it is recorded that the person got it.
    """

    exemplar: Literal["original", "kopia"] | None
    roller: tuple[Roll, ...]
    punkt: Punkt
    gjort: bool


def roll_for(arende: Arende, vem: str | None) -> Roll | None:
    """The role of a unit or a fast vårdkontakt in the ärende; None for nobody, or where it is not known."""
    if any(each.id == vem for each in arende.fast_vardkontakter):
        return "fast-vardkontakt"
    return next((part.roll for part in arende.parter if part.id == vem), None)


def foreslaget_ansvar(region: Region, arende: Arende, plan: Plan) -> Planhuvudman | None:
    """The huvudman that the samordnare works for: the one to suggest, never to assume, as answering for the plan."""
    vem = plan.samordnare.vem
    own = next((part.huvudman for part in arende.parter if part.id == vem), None)
    return _huvudman(own or huvudman_for(roll_for(arende, vem), region))


def kallare(region: Region, arende: Arende, plan: Plan, fakta: Fakta) -> Kallarbesked:
    """Who calls to the follow-up."""
    roll = roll_for(arende, plan.samordnare.vem)
    rules = (post for post in region.plan.uppfoljning if post.kallar and galler(post, fakta) is not False)
    said = next((post for post in rules if _names(post.roller, roll, region)), None)
    return Kallarbesked(plan.samordnare, roll, punkt(said, region) if said else None)


def overlamning(region: Region, arende: Arende, plan: Plan, fakta: Fakta) -> tuple[Overlamningsbesked, ...]:
    """What the region says that the person gets of the plan, and whether it has been handed over."""
    return tuple(
        Overlamningsbesked(post.exemplar, post.roller, punkt(post, region), _handed_over(arende, plan, post.exemplar))
        for post in region.plan.overlamnas
        if galler(post, fakta) is not False
    )


def _names(roller: tuple[Roll, ...], roll: Roll | None, region: Region) -> bool:
    if "samordnare" in roller:
        return True
    return roll is not None and any(samma(each, roll, region) is not False for each in roller)


def _handed_over(arende: Arende, plan: Plan, exemplar: Literal["original", "kopia"] | None) -> bool:
    return any(
        each.part == ENSKILD and exemplar in (None, each.exemplar)
        for row in arende.dokument
        if row.plan == plan.id
        for each in row.mottagare
    )


def _huvudman(huvudman: Huvudman | None) -> Planhuvudman | None:
    return huvudman if huvudman in ("region", "kommun") else None
