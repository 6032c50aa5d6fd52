"""What stands in a samordnad vårdplan."""

from __future__ import annotations

from sipkit.documents import delar, uttryck
from sipkit.documents.plan import personer
from sipkit.documents.plan.andringar import andringar
from sipkit.documents.plan.kontext import Vardplanen
from sipkit.documents.plan.mottagare import Enhet, exemplar, fatt
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
    nuvarande_mal,
    person,
)
from sipkit.documents.plan.underlag import Planunderlag
from sipkit.documents.plan.underskrifter import frivilliga, kravda


def vardplanen(om: Planunderlag, titel: str, enhet: Enhet | None) -> Vardplanen:
    """The samordnad vårdplan, as the original or as a unit's copy. It rests on no consent.

    What is for staff stands in the copies alone.
    """
    arende, plan = om.arende, om.plan
    goals = nuvarande_mal(plan)
    lakare = personer.kontakt(arende, plan.chefsoverlakare)
    return Vardplanen(
        avsandare=delar.avsandare(om),
        titel=titel,
        exemplar=exemplar(enhet),
        enskild=person(om),
        gjord=gjord(om),
        lakare=personer.med_komma(lakare.namn, lakare.enhet, lakare.telefon),
        behov=uttryck.mening(plan.behov or "") or None,
        installning=uttryck.mening(plan.installning or "") or None,
        insatser=tuple(insatsrad(om, each, goals) for each in enheternas(plan)),
        egna=egna(plan, goals),
        familj=familj(om, goals),
        andra=andra(plan),
        kontakt=personer.kontakten(arende, plan.kontaktperson),
        nasta=nasta(plan),
        samre=uttryck.mening(plan.nar_samre or "") or None,
        deltog=deltog(om),
        kom_inte=kom_inte(om),
        fatt=fatt(om),
        andringar=andringar(om),
        justeras=kravda(om),
        frivilliga=frivilliga(om),
        fot=fot(om) if enhet else (),
    )
