"""Taking back what another unit has done with a plan that was handed to it.

Versions that are new are added, and signatures to those that both have. Nothing is overwritten: where both units have
made a version of the same number, both are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from sipkit.domain.arende import Arende, FastVardkontakt, Foretradare, Narstaende, Part
from sipkit.domain.bokforing import med_handelse
from sipkit.domain.modell import Medlem
from sipkit.domain.plan import Plan
from sipkit.domain.planversion import PLANHANDELSER, skillnader
from sipkit.domain.samtycken import nummer
from sipkit.domain.text import fold

_Namngiven = Part | Foretradare | Narstaende | FastVardkontakt
_Grupp = Literal["parter", "foretradare", "narstaende", "fast_vardkontakter"]
_GRUPPER: tuple[_Grupp, ...] = ("parter", "foretradare", "narstaende", "fast_vardkontakter")
"""Those whom a plan can name by an id of the ärende's."""


@dataclass(frozen=True, slots=True)
class Sammanforing:
    """The ärende with what came back.

    Attributes:
        arende: the same ärende as before where nothing was new.
        nya: ids of the versions that were added.
        undertecknade: ids of the versions that both had and that were signed or closed at the other unit.
        krockar: ids of those added whose number another version has already.
    """

    arende: Arende
    nya: tuple[str, ...]
    undertecknade: tuple[str, ...]
    krockar: tuple[str, ...]


def sammanfor(egen: Arende, inkommen: Arende) -> Sammanforing:
    """The ärende with what another unit has done with its plan since it was handed over."""
    ids = _vilka(egen, inkommen)
    planer = list(egen.planer)
    versioner: dict[str, str] = {}
    nya: list[str] = []
    krockar: list[str] = []
    for each in inkommen.planer:
        plan = _med_vem(each, ids).model_copy(update={"ersatter": versioner.get(each.ersatter or "", each.ersatter)})
        place = next((place for place, own in enumerate(planer) if _samma(own, plan)), None)
        if place is not None:
            versioner[each.id] = planer[place].id
            planer[place] = _med_underskrifter(planer[place], plan)
            continue
        versioner[each.id] = _ledigt_id(planer, each.id)
        if any(own.version == plan.version for own in planer):
            krockar.append(versioner[each.id])
        nya.append(versioner[each.id])
        planer.append(plan.model_copy(update={"id": versioner[each.id]}))
    known = {each.id: each for each in egen.planer}
    undertecknade = tuple(each.id for each in planer if each.id in known and known[each.id] != each)
    after = _med_namngivna(egen.model_copy(update={"planer": tuple(planer)}), inkommen, ids)
    return Sammanforing(_med_handelser(after, inkommen, versioner), tuple(nya), undertecknade, tuple(krockar))


def _samma(egen: Plan, plan: Plan) -> bool:
    """Whether two are the same version. Who is told to have taken part may differ: not all may be named to all."""
    return (egen.version, egen.dag, egen.ersatter) == (plan.version, plan.dag, plan.ersatter) and not skillnader(
        egen, plan
    )


def _med_underskrifter(egen: Plan, plan: Plan) -> Plan:
    """The version with the signatures that it got at the other unit, and with the end of it, where it has none."""
    known = {each.model_copy(update={"id": "u0"}) for each in egen.underskrifter}
    new = [each for each in plan.underskrifter if each.model_copy(update={"id": "u0"}) not in known]
    number = max((nummer(each.id) for each in egen.underskrifter), default=0)
    added = (each.model_copy(update={"id": f"u{number + place}"}) for place, each in enumerate(new, 1))
    avslut = egen.avslut if egen.avslutad else plan.avslut
    return egen.model_copy(update={"underskrifter": (*egen.underskrifter, *added), "avslut": avslut})


def _ledigt_id(members: Iterable[Medlem], id_: str) -> str:
    """The id, or where another member has it the next that is free."""
    taken = {each.id for each in members}
    return id_ if id_ not in taken else f"{id_[0]}{1 + max(nummer(each) for each in taken)}"


# --- those whom the plan names ----------------------------------------------------------------------------------------


def _vilka(egen: Arende, inkommen: Arende) -> Mapping[str, str]:
    """Whom each id in the other unit's plan means here: ids that were given there may be someone else's here.

    An id in a version that both have means the same in both; others are known by their name.
    """
    own = {each.id: each.dag for each in egen.planer}
    shared = {vem for each in inkommen.planer if own.get(each.id) == each.dag for vem in _namnda(each)}
    named = {vem for each in inkommen.planer for vem in _namnda(each)} - shared
    ids = {vem: vem for vem in shared}
    for grupp in _GRUPPER:
        here = list(_members(egen, grupp))
        for each in _members(inkommen, grupp):
            if each.id in named:
                same = next((other for other in here if _namn(each) & _namn(other)), None)
                ids[each.id] = same.id if same else _ledigt_id(here, each.id)
                here.append(each.model_copy(update={"id": ids[each.id]}))
    return ids


def _med_namngivna(arende: Arende, inkommen: Arende, ids: Mapping[str, str]) -> Arende:
    """The ärende with those whom its plans name and that only the other unit knew."""
    for grupp in _GRUPPER:
        here = _members(arende, grupp)
        known = {each.id for each in here}
        new = [each for each in _members(inkommen, grupp) if ids.get(each.id, each.id) not in known and each.id in ids]
        added = [each.model_copy(update={"id": ids[each.id]}) for each in new]
        arende = arende.model_copy(update={grupp: (*here, *added)})
    return arende


def _members(arende: Arende, grupp: _Grupp) -> tuple[_Namngiven, ...]:
    return cast(tuple[_Namngiven, ...], getattr(arende, grupp))


def _namn(member: _Namngiven) -> frozenset[str]:
    """What someone is called; a unit may be told of by another name than its own."""
    names = (member.namn, member.neutralt_namn) if isinstance(member, Part) else (member.namn,)
    return frozenset(map(fold, names))


def _namnda(value: object) -> Iterator[str]:
    """The ids that a version names someone by."""
    if isinstance(value, Plan):
        yield from _namnda(value.model_dump())
    elif isinstance(value, dict):
        yield from (each for key, each in value.items() if key == "vem" and isinstance(each, str))
        for each in value.values():
            yield from _namnda(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _namnda(each)


def _med_vem(plan: Plan, ids: Mapping[str, str]) -> Plan:
    """The version where everyone is named by their id here."""
    if all(vem == ids.get(vem, vem) for vem in _namnda(plan)):
        return plan
    return Plan.model_validate(_bytt(plan.model_dump(), ids))


def _bytt(value: object, ids: Mapping[str, str]) -> object:
    if isinstance(value, dict):
        return {key: ids.get(each, each) if key == "vem" else _bytt(each, ids) for key, each in value.items()}
    return tuple(_bytt(each, ids) for each in value) if isinstance(value, tuple) else value


# --- what has happened ------------------------------------------------------------------------------------------------


def _med_handelser(arende: Arende, inkommen: Arende, versioner: Mapping[str, str]) -> Arende:
    """The ärende with what has happened with the plan at the other unit."""
    for each in inkommen.handelser:
        known = {(other.typ, other.tid) for other in arende.handelser}
        if each.typ in PLANHANDELSER and (each.typ, each.tid) not in known:
            arende = med_handelse(arende, each.typ, each.tid, versioner.get(each.avser or ""))
    return arende
