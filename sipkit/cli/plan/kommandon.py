"""`sipkit plan [ÄRENDE]` and `sipkit uppföljning [ÄRENDE]`: the documents that are made while everybody looks on."""

from __future__ import annotations

from typing import Annotated

import typer

from sipkit.cli.skapa.alternativ import alternativ
from sipkit.cli.skapa.kommandon import gor, med_alternativ
from sipkit.cli.utfall import Utfall
from sipkit.cli.val import ValtArende

VisaForAlla = Annotated[
    bool,
    typer.Option("--visa-för-alla", help="Andra ser skärmen: större luft, och inga nummer eller adresser visas."),
]


def _plan(visa_for_alla: VisaForAlla = False, **options: object) -> Utfall:
    """Gör planen på mötet: mål, vem som gör vad, samordnare, och original och kopior att skriva ut."""
    return gor("plan", alternativ(**options), visa_for_alla=visa_for_alla)  # type: ignore[arg-type]


def _uppfoljning(visa_for_alla: VisaForAlla = False, **options: object) -> Utfall:
    """Följ upp planen: vad som blev av målen och insatserna. Det ger en ny version."""
    return gor("uppfoljning", alternativ(**options), visa_for_alla=visa_for_alla)  # type: ignore[arg-type]


plan = med_alternativ(_plan)
uppfoljning = med_alternativ(_uppfoljning, ValtArende)
