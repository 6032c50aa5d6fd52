"""What is told of the papers about a plan: how the version stands once they are made."""

from __future__ import annotations

from sipkit.cli.plan.former import Planpapper
from sipkit.cli.signering.planlage import planlaget
from sipkit.cli.skapa.former import Papper
from sipkit.documents.plan.dokument import PlanDokument


def med_planen(papper: Papper, dokument: PlanDokument) -> Planpapper:
    """The result with the version."""
    om, arende = dokument.om, dokument.gjord()
    (plan,) = (each for each in arende.planer if each.id == om.plan.id)
    return Planpapper(
        **vars(papper),
        plan=planlaget(om.region, om.fakta, arende, plan).form,
        avslut=plan.avslut.skal if plan.avslutad else None,
    )
