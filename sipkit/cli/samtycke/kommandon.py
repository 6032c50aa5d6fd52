"""`sipkit samtycke [ÄRENDE]`: what the person says now about consent, and what follows from it."""

from __future__ import annotations

from typing import Annotated

import typer

from sipkit.cli.utfall import Utfall
from sipkit.cli.val import Config, Json, Per, Svar, UtanFragor, ValtArende


def samtycke(
    arende: ValtArende = None,
    till: Annotated[
        str | None,
        typer.Option(
            "--till", metavar="STATUS", help="Beskedet: lamnat, delvis, nekat, aterkallat, ej-mojligt. Inget frågas."
        ),
    ] = None,
    sort: Annotated[
        str | None, typer.Option("--sort", metavar="SORT", help="Vad samtycket gäller. Annars kalla-till-mote.")
    ] = None,
    parter: Annotated[
        str | None, typer.Option("--parter", metavar="LISTA", help="Vilka det gäller, med id: p1,p3.")
    ] = None,
    svar: Svar = None,
    utan_fragor: UtanFragor = False,
    per: Per = None,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Skriv in ett nytt besked om samtycke, och se vad som får göras."""
    from sipkit.cli.arende.oppet import oppna_arende
    from sipkit.cli.samtycke.besked import Besked, anteckna

    fraga = not utan_fragor and till is None
    oppet = oppna_arende(arende, per, config, fraga=fraga)
    return anteckna(oppet, Besked(till, sort, parter, svar, config), fraga=fraga)
