"""The lines for signing on a plan: who, why, whether it must be there for the plan to be in force, and whether it is.

A region that says nothing about signing gets lines for those who want to; they are never called a demand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sipkit.config.planregler import Underskrift as Underskriftsregel
from sipkit.domain.arende import Arende
from sipkit.domain.fieldtypes import ENSKILD
from sipkit.domain.plan import Plan, Underskrift, Underskriftssort, Undertecknare
from sipkit.domain.text import fold
from sipkit.domain.vocabulary import Roll
from sipkit.rules.besked import Punkt
from sipkit.rules.fakta import Fakta, galler
from sipkit.rules.region import Region, punkt
from sipkit.rules.roller import samma


@dataclass(frozen=True, slots=True)
class Signaturrad:
    """A line to sign on.

    Attributes:
        sort: a signature, an approval, or a unit's adjusting (justering).
        som: as what the one signs.
        vem: the id of the unit, fast vårdkontakt or företrädare; `enskild` for the person.
        namn: the name beside the line, where it is known.
        kravs: the plan is not in force without it.
        punkt: the rule; None for a line that is there for those who want to sign.
        underskrift: the signature that was registered.
        plan: the id of the version that it is a line of.
    """

    sort: Underskriftssort
    som: Undertecknare
    vem: str | None
    namn: str | None
    kravs: bool = False
    punkt: Punkt | None = None
    underskrift: Underskrift | None = None
    plan: str = ""

    @property
    def id(self) -> str:
        """What tells the line from every other one in the ärende: `v1-samordnare`, `v2-justering-enhet-p1`.

        The version is a part of it, so that a signature on one version is never taken for one on another.
        """
        who = self.vem if self.som in ("enhet", "foretradare") else None
        parts = (self.plan, self.sort if self.sort != "underskrift" else None, self.som, who)
        return "-".join(part for part in parts if part)


def signaturrader(region: Region, arende: Arende, plan: Plan, fakta: Fakta) -> tuple[Signaturrad, ...]:
    """The lines on a plan, in the region's order. A rule whose condition cannot be judged counts as in force."""
    rules = [post for post in region.plan.underskrift if post.dokument == plan.typ and galler(post, fakta) is not False]
    if not rules:
        return (*_personens("underskrift", arende, plan), _samordnarens("underskrift", plan))
    return tuple(rad for post in rules for rad in _rader(post, region, arende, plan))


def _rader(post: Underskriftsregel, region: Region, arende: Arende, plan: Plan) -> Iterator[Signaturrad]:
    regel = punkt(post, region)
    if post.av_personen:
        yield from _personens(post.sort, arende, plan, kravs=post.kravs_for_giltighet, punkt=regel)
    for roll in post.roller:
        if roll == "samordnare":
            yield _samordnarens(post.sort, plan, kravs=post.kravs_for_giltighet, punkt=regel)
        elif roll == "chefsoverlakare":
            who = plan.chefsoverlakare
            yield _rad(plan, post.sort, roll, who.vem, who.namn, kravs=post.kravs_for_giltighet, punkt=regel)
    for id_, namn in _enheter(post, region, arende, plan).items():
        yield _rad(plan, post.sort, "enhet", id_, namn, kravs=post.kravs_for_giltighet, punkt=regel)


def _personens(
    sort: Underskriftssort, arende: Arende, plan: Plan, *, kravs: bool = False, punkt: Punkt | None = None
) -> Iterator[Signaturrad]:
    """The person's own line, and one for each who acts for the person; only the person's can be a demand."""
    yield _rad(plan, sort, "enskild", ENSKILD, arende.enskild.namn, kravs=kravs, punkt=punkt)
    for each in arende.foretradare:
        yield _rad(plan, sort, "foretradare", each.id, each.namn, kravs=False, punkt=punkt)


def _samordnarens(
    sort: Underskriftssort, plan: Plan, *, kravs: bool = False, punkt: Punkt | None = None
) -> Signaturrad:
    return _rad(plan, sort, "samordnare", plan.samordnare.vem, plan.samordnare.namn, kravs=kravs, punkt=punkt)


def _rad(
    plan: Plan,
    sort: Underskriftssort,
    som: Undertecknare,
    vem: str | None,
    namn: str | None,
    *,
    kravs: bool,
    punkt: Punkt | None,
) -> Signaturrad:
    made = next((each for each in plan.underskrifter if _is_by(each, sort, som, vem, namn)), None)
    return Signaturrad(sort, som, vem, namn, kravs, punkt, made, plan.id)


def _is_by(each: Underskrift, sort: Underskriftssort, som: Undertecknare, vem: str | None, namn: str | None) -> bool:
    """Whether a signature is the one that a line is for: another samordnare than the appointed one does not count.

    Whoever signs approves.
    """
    approves = (sort, each.sort) == ("godkannande", "underskrift")
    if each.som != som or (each.sort != sort and not approves):
        return False
    if som in ("enhet", "foretradare"):
        return each.vem == vem
    return each.namn is None or namn is None or fold(each.namn) == fold(namn)


def _enheter(post: Underskriftsregel, region: Region, arende: Arende, plan: Plan) -> dict[str, str | None]:
    """The units that a rule means, of those that answer for an insats: id -> name. All of them adjust a vårdplan."""
    roles = [roll for roll in post.roller if roll not in ("samordnare", "chefsoverlakare")]
    units = {each.vem: _unit(arende, each.vem) for each in plan.huvudmannens_insatser if each.vem}
    return {
        id_: namn
        for id_, (namn, roll) in units.items()
        if roles and (post.sort == "justering" or _has_any(roles, roll, region))
    }


def _has_any(roles: list[Roll], roll: Roll | None, region: Region) -> bool:
    return roll is not None and any(samma(each, roll, region) is not False for each in roles)


def _unit(arende: Arende, id_: str) -> tuple[str | None, Roll | None]:
    for part in arende.parter:
        if part.id == id_:
            return part.namn, part.roll
    contact = next((each for each in arende.fast_vardkontakter if each.id == id_), None)
    return (contact.enhet or contact.namn, "fast-vardkontakt") if contact else (None, None)
