"""`sipkit skickat [ÄRENDE]`: that the papers have been sent, when, and to whom."""

from __future__ import annotations

from typing import Annotated

import typer

from sipkit.cli.utfall import Utfall
from sipkit.cli.val import Config, Json, Per, UtanFragor, ValtArende


def skickat(
    arende: ValtArende = None,
    handelse: Annotated[
        str | None,
        typer.Option("--händelse", metavar="TYP=TID", help="När, t.ex. kallelse-skickad=2027-03-25T14:20. Annars nu."),
    ] = None,
    ratta: Annotated[
        bool, typer.Option("--rätta", help="Anteckna igen: den nya raden gäller, och den gamla är kvar.")
    ] = False,
    utan_fragor: UtanFragor = False,
    per: Per = None,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Anteckna att papperen är skickade, när och till vem."""
    from sipkit.cli.oppet import oppna_arende
    from sipkit.cli.utskick import anteckna

    oppet = oppna_arende(arende, per, config, fraga=not utan_fragor)
    return anteckna(oppet, handelse, ratta=ratta, fraga=not utan_fragor)
