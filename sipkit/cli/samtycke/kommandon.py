"""`sipkit samtycke [ÄRENDE]`: what the person says now about consent, what follows from it, and its papers."""

from __future__ import annotations

from typing import Annotated

import typer

from sipkit.cli.skapa.alternativ import alternativ
from sipkit.cli.skapa.kommandon import gor, med_alternativ
from sipkit.cli.utfall import Utfall
from sipkit.cli.val import ValtArende


def _samtycke(
    till: Annotated[
        str | None,
        typer.Option(
            "--till",
            metavar="STATUS",
            help="Beskedet: lamnat, delvis, nekat, aterkallat, ej-mojligt. Inget frågas, och inget papper görs.",
        ),
    ] = None,
    sort: Annotated[
        str | None, typer.Option("--sort", metavar="SORT", help="Vad samtycket gäller. Annars kalla-till-mote.")
    ] = None,
    parter: Annotated[
        str | None, typer.Option("--parter", metavar="LISTA", help="Med --till: vilka det gäller, med id: p1,p3.")
    ] = None,
    **options: object,
) -> Utfall:
    """Fråga om samtycke med en blankett, eller skriv in svaret, och se vad som får göras."""
    best = alternativ(**options)  # type: ignore[arg-type]
    if till is None:
        return gor("samtycke", best, sort=sort)
    from sipkit.cli.arende.oppet import oppna_arende
    from sipkit.cli.samtycke.besked import Besked, anteckna

    oppet = oppna_arende(best.arende, best.per, best.config, fraga=False)
    return anteckna(oppet, Besked(till, sort, parter, best.svar, best.config))


samtycke = med_alternativ(_samtycke, ValtArende)
