"""What the papers about a plan are made from: which version, what the rules say of it, and who gets a copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from sipkit.config.varning import Varning
from sipkit.documents.underlag import Underlag
from sipkit.domain.arende import Arende, Part
from sipkit.domain.dokumentord import DOKUMENTORD
from sipkit.domain.plan import Plan, Planinsats, Plantyp
from sipkit.domain.text import fold
from sipkit.errors import Refused, SipkitError, raise_all
from sipkit.rules import plan as planregler
from sipkit.rules.fakta import Fakta, fakta_ur
from sipkit.rules.planansvar import roll_for
from sipkit.rules.plansignatur import Signaturrad, signaturrader
from sipkit.rules.roller import huvudman_for


@dataclass(frozen=True)
class Planunderlag(Underlag):
    """Adds the plan.

    Attributes:
        plan: the version that the papers are about, with the day that it was made.
        forra: the version that it replaces.
        fakta: what is known.
        rader: the lines to sign on.
        enheter: the units that the consent covers and that get a copy.
        egna: what is to be known about it, beside what any document says.
    """

    plan: Plan
    forra: Plan | None
    fakta: Fakta
    rader: tuple[Signaturrad, ...]
    enheter: tuple[Part, ...]
    egna: tuple[Varning, ...]


def planunderlag(under: Underlag, typ: Plantyp | None) -> Planunderlag:
    """What the papers about the latest version are made from. `typ`: the kind that it must be of; None for any.

    Of a person whose data are protected no paper tells anything, so nothing is demanded of the plan.

    Raises:
        Refused: `plan-saknas`; `plan-utan-samtycke`, a unit that the consent does not cover is in the plan.
    """
    plan = _planen(under, typ)
    if not under.skydd.skyddad:
        raise_all(list(_utan_samtycke(under, plan)))
    fakta = fakta_ur(under.arende, under.idag, under.omstandigheter.givna)
    arende = med_plan(under.arende, plan)
    forra = next((each for each in arende.planer if each.id == plan.ersatter), None)
    shared = {each.name: getattr(under, each.name) for each in fields(Underlag)}
    return Planunderlag(
        **{**shared, "arende": arende},
        plan=plan,
        forra=_med_huvudman(under, forra) if forra else None,
        fakta=fakta,
        rader=signaturrader(under.region, arende, plan, fakta),
        enheter=tuple(each for each in arende.parter if each.som == "kallad" and each.id in under.samtycke.tackta),
        egna=tuple(_varningar(under, arende, plan, fakta)),
    )


def krav_fullstandig(om: Planunderlag) -> None:
    """Let papers be made of a plan that states all that it must: one that does not is being written.

    Raises:
        Refused: `plan-ofullstandig`, for each thing that is missing.
    """
    if not om.skydd.skyddad:
        planregler.krav(planregler.plankrav(om.region, om.arende, om.plan, om.fakta))


def med_plan(arende: Arende, plan: Plan) -> Arende:
    """The ärende where a version stands as it is now."""
    planer = tuple(plan if each.id == plan.id else each for each in arende.planer)
    return arende.model_copy(update={"planer": planer})


def _planen(under: Underlag, typ: Plantyp | None) -> Plan:
    """The latest version, made on the day of its papers where it has no other; a new one is of the document's kind."""
    plan = under.arende.plan
    if plan is None:
        if under.skydd.skyddad:
            return Plan(id="v1")
        raise Refused("plan-saknas", "Ärendet har ingen plan.", atgard="Gör planen först: sipkit plan.")
    is_new = all(each.id != plan.id for each in under.fore.planer)
    if not is_new and not under.skydd.skyddad and typ not in (None, plan.typ):
        what = DOKUMENTORD[plan.typ].rubrik
        raise Refused("plan-saknas", f"Ärendets plan är av ett annat slag: {what}.", atgard=f"Välj {plan.typ}.")
    kind = typ if is_new and typ else plan.typ
    return _med_huvudman(under, plan).model_copy(update={"typ": kind, "dag": plan.dag or under.idag})


def _med_huvudman(under: Underlag, plan: Plan) -> Plan:
    return plan.model_copy(update={"insatser": tuple(_huvudmannens(under, each) for each in plan.insatser)})


def _huvudmannens(under: Underlag, insats: Planinsats) -> Planinsats:
    """What a unit does is its own huvudman's to answer for, unless somebody has said another."""
    if insats.huvudman or not insats.av_huvudman:
        return insats
    part = next((each for each in under.arende.parter if each.id == insats.vem), None)
    found = part.huvudman if part else huvudman_for(roll_for(under.arende, insats.vem), under.region)
    return insats.model_copy(update={"huvudman": found}) if found in ("region", "kommun") else insats


def _utan_samtycke(under: Underlag, plan: Plan) -> Iterator[SipkitError]:
    """A fault for each place where the plan says that a unit that the consent does not cover does something."""
    utanfor = {each.id: fold(each.neutralt_namn) for each in under.arende.parter if each.id in under.samtycke.utanfor}
    wheres = {f"insatser.{each.id}.vem": each.vem for each in plan.insatser}
    wheres |= {"samordnare.vem": plan.samordnare.vem, "kontakt.vem": plan.kontakt.vem}
    named = {f"insatser.{each.id}.foljer_upp": fold(each.foljer_upp or "") for each in plan.insatser}
    found = [where for where, vem in wheres.items() if vem in utanfor]
    found += [where for where, text in named.items() if any(name in text for name in utanfor.values())]
    for where in found:
        yield Refused(
            "plan-utan-samtycke",
            "Planen nämner en enhet som samtycket inte omfattar.",
            var=f"planer.{plan.id}.{where}",
            atgard="Ta bort den ur planen, eller fråga personen om samtycke: sipkit samtycke.",
            regler=under.samtycke.regler,
        )


def _varningar(under: Underlag, arende: Arende, plan: Plan, fakta: Fakta) -> Iterator[Varning]:
    if under.skydd.skyddad:
        return
    lacking = planregler.plankrav(under.region, arende, plan, fakta)
    for brist in lacking:
        if brist.saknas == "varning":
            yield Varning("innehall-saknas", planregler.mening(brist), brist.regler)
    if any(each.vem in under.samtycke.utanfor for each in plan.deltagare):
        what = "En deltagare från en enhet som samtycket inte omfattar nämns inte i planen."
        yield Varning("deltagare-utan-samtycke", what, under.samtycke.regler)
