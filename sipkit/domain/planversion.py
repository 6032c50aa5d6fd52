"""A new version of a plan, and what differs between two.

Members keep their ids from version to version, and an id is never given to another member, so that `m2` is the same
goal in every version.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from sipkit.domain.arende import Arende
from sipkit.domain.modell import Medlem, Modell
from sipkit.domain.paths import GRUPPER
from sipkit.domain.plan import Avslut, Plan, Uppfoljning
from sipkit.domain.samtycken import nummer
from sipkit.domain.svar import Varde
from sipkit.domain.vocabulary import HandelseTyp

Plangrupp = Literal["mal", "insatser", "andra_atgarder"]
GRUPPERNA: tuple[Plangrupp, ...] = ("mal", "insatser", "andra_atgarder")
"""What a plan consists of. Who took part and who signed is about one version only."""

PLANHANDELSER: frozenset[HandelseTyp] = frozenset(
    {
        "sip-mote",
        "plan-upprattad",
        "plan-undertecknad",
        "plan-justerad",
        "plan-overlamnad",
        "uppfoljning-gjord",
        "avslutad",
    }
)
"""What happens with a plan."""

_OM_VERSIONEN = frozenset({"id", "version", "ersatter", "dag", "plats", "deltagare", "underskrifter", "avslut"})
"""Fields that say something of the version itself."""


@dataclass(frozen=True, slots=True)
class Faltandring:
    """One field that differs. A value is what the field holds; None where nothing was said."""

    falt: str
    fore: Varde
    efter: Varde


@dataclass(frozen=True, slots=True)
class Andring:
    """One difference between two versions.

    Attributes:
        grupp: the group whose member it is; None for a field of the plan itself (`samordnare.namn`).
        id: the member's id.
        hur: `borttagen` also of a goal or insats that the version before had ended.
        fore, efter: the member in each version; None where it is not there.
        falt: the fields that differ, in the model's order. Empty for a member that is new or gone.
    """

    grupp: Plangrupp | None
    id: str | None
    hur: Literal["ny", "borttagen", "andrad"]
    fore: Medlem | None = None
    efter: Medlem | None = None
    falt: tuple[Faltandring, ...] = ()


def skillnader(forra: Plan, ny: Plan) -> tuple[Andring, ...]:
    """What differs in what the plan says: its own fields, then goals, insatser and measures by others."""
    own = tuple(_differing(forra, ny, _OM_VERSIONEN.union(GRUPPERNA)))
    fields = (Andring(None, None, "andrad", falt=(each,)) for each in (*own, *_stated(forra, ny)))
    return (*fields, *(each for grupp in GRUPPERNA for each in _members_differing(grupp, forra, ny)))


def ny_version(arende: Arende, plan: Plan) -> Plan:
    """The next version, as it is before anyone has changed it: what had ended is left out, the rest stands as it was.

    When it was made, who took part, who signed it and when it is followed up is not known yet. Nor is what became of
    goals and insatser since.
    """
    goals = [each.model_copy(update=_NOLLADE_MAL) for each in plan.mal if each.resultat != "natt"]
    left = {each.id for each in goals}
    insatser = [
        each.model_copy(update={**_NOLLADE_INSATSER, "mal": _among(each.mal, left)})
        for each in plan.insatser
        if each.lage != "slutar"
    ]
    return plan.model_copy(
        update={
            "id": f"v{1 + max(nummer(each.id) for each in (*arende.planer, plan))}",
            "version": plan.version + 1,
            "ersatter": plan.id,
            "dag": None,
            "plats": None,
            "mal": tuple(goals),
            "insatser": tuple(insatser),
            "deltagare": (),
            "uppfoljning": Uppfoljning(),
            "underskrifter": (),
            "avslut": Avslut(),
        }
    )


_NOLLADE_MAL = {"resultat": None, "resultat_text": None}
_NOLLADE_INSATSER = {"lage": None, "lage_text": None}


def nytt_medlemsid(arende: Arende, grupp: Plangrupp) -> str:
    """The id of one more goal, insats or measure: one that no version has had."""
    taken = (nummer(each.id) for plan in arende.planer for each in members(plan, grupp))
    return f"{GRUPPER[f'planer.{grupp}'][1]}{1 + max(taken, default=0)}"


def members(plan: Plan, grupp: Plangrupp) -> tuple[Medlem, ...]:
    """A group of a plan; none where nothing was said."""
    return cast(tuple[Medlem, ...] | None, getattr(plan, grupp)) or ()


def _among(ids: tuple[str, ...] | None, left: set[str]) -> tuple[str, ...] | None:
    return None if ids is None else tuple(each for each in ids if each in left)


def _stated(forra: Plan, ny: Plan) -> Iterator[Faltandring]:
    """That it has been said, or no longer is, that nobody else does anything."""
    before, after = forra.andra_atgarder, ny.andra_atgarder
    if before != after and not before and not after:
        yield Faltandring("andra_atgarder", before, after)


def _members_differing(grupp: Plangrupp, forra: Plan, ny: Plan) -> Iterator[Andring]:
    before = {each.id: each for each in members(forra, grupp)}
    after = {each.id: each for each in members(ny, grupp)}
    for id_, member in after.items():
        old = before.get(id_)
        if old is None:
            yield Andring(grupp, id_, "ny", efter=member)
        elif changed := tuple(_differing(old, member, frozenset())):
            yield Andring(grupp, id_, "andrad", old, member, changed)
    for id_, member in before.items():
        if id_ not in after:
            yield Andring(grupp, id_, "borttagen", fore=member)


def _differing(fore: Modell, efter: Modell, utom: frozenset[str], inom: str = "") -> Iterator[Faltandring]:
    for name in type(fore).model_fields:
        before, after = getattr(fore, name), getattr(efter, name)
        if name in utom or before == after:
            continue
        if isinstance(before, Modell) and isinstance(after, Modell):
            yield from _differing(before, after, frozenset(), f"{inom}{name}.")
        else:
            yield Faltandring(inom + name, before, after)
