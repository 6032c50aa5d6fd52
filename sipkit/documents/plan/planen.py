"""What stands in the plan."""

from __future__ import annotations

from sipkit.documents import delar, uttryck
from sipkit.documents.plan import personer
from sipkit.documents.plan.andringar import andringar
from sipkit.documents.plan.kontext import Malrad, Planen
from sipkit.documents.plan.mottagare import Enhet, exemplar, fatt
from sipkit.documents.plan.samtycke import ja
from sipkit.documents.plan.stycken import (
    andra,
    deltog,
    egna,
    enheternas,
    familj,
    fot,
    gjord,
    insatsrad,
    kom_inte,
    nasta,
    nummer,
    nuvarande_mal,
    person,
    under_mal,
)
from sipkit.documents.plan.underlag import Planunderlag
from sipkit.documents.plan.underskrifter import frivilliga, galler, kravda
from sipkit.domain.plan import Mal


def planen(om: Planunderlag, titel: str, enhet: Enhet | None) -> Planen:
    """The plan, as the original or as a unit's copy. What is for staff stands in the copies alone."""
    arende, plan = om.arende, om.plan
    goals = nuvarande_mal(plan)
    return Planen(
        avsandare=delar.avsandare(om),
        titel=titel,
        exemplar=exemplar(enhet),
        enskild=person(om),
        fornamn=arende.enskild.fornamn,
        gjord=gjord(om),
        kontakt=personer.kontakten(arende, plan.kontaktperson),
        nasta=nasta(plan),
        viktigt=plan.viktigt,
        barnets_ord=plan.barnets_ord,
        mal=tuple(_mal(om, goals, each) for each in goals),
        galler=galler(om),
        ovrigt=tuple(insatsrad(om, each, goals) for each in enheternas(plan) if not under_mal(each, goals)),
        egna=egna(plan, goals),
        familj=familj(om, goals),
        andra=andra(plan),
        ansvar=_ansvar(om),
        samre=uttryck.mening(plan.nar_samre or "") or None,
        deltog=deltog(om),
        kom_inte=kom_inte(om),
        samtycke=ja(arende, om.idag),
        fatt=fatt(om),
        andringar=andringar(om),
        kravs=kravda(om),
        frivilliga=frivilliga(om),
        godkanns=any(rad.sort == "godkannande" for rad in om.rader),
        fot=fot(om) if enhet else (),
    )


def _mal(om: Planunderlag, mal: tuple[Mal, ...], each: Mal) -> Malrad:
    rows = (insats for insats in enheternas(om.plan) if under_mal(insats, mal) == each.id)
    text = uttryck.versal(each.text.strip())
    return Malrad(nummer(mal)[each.id], text, tuple(insatsrad(om, insats, mal) for insats in rows))


def _ansvar(om: Planunderlag) -> str:
    """Who answers for the whole plan, with the kommun's or the region's name where it is known."""
    who = om.plan.overgripande_ansvar
    if who is None:
        return ""
    name = om.arende.enskild.folkbokforingskommun if who == "kommun" else om.region.region.avsandare
    return f"{personer.ANSVAR[who]} ({name})" if name else personer.ANSVAR[who]
