"""`sipkit händelse [ÄRENDE] [TYP=TID …]`: that something has happened, and what it does to the deadlines."""

from __future__ import annotations

from typing import Annotated

import typer

from sipkit.cli.utfall import Utfall
from sipkit.cli.val import Config, Handelser, Json, Per, UtanFragor


def handelse(
    delar: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ÄRENDE] [TYP=TID …]", help="Ärendets id eller fil, och det som har hänt."),
    ] = None,
    handelser: Handelser = None,
    avser: Annotated[
        str | None, typer.Option("--avser", metavar="ID", help="Det som händelsen gäller, t.ex. k1 eller p2.")
    ] = None,
    utan_fragor: UtanFragor = False,
    per: Per = None,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Anteckna något som har hänt, och se vad det betyder för fristerna."""
    from sipkit.cli.intraffat import anteckna
    from sipkit.cli.oppet import oppna_arende

    arende = next(iter(delar or ()), None)
    if arende is not None and "=" in arende:
        arende = None
    given = [*(delar or ())[arende is not None :], *(handelser or ())]
    oppet = oppna_arende(arende, per, config, fraga=not utan_fragor)
    return anteckna(oppet, given, avser, fraga=not utan_fragor)
