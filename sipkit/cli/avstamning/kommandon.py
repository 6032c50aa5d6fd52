"""`sipkit avstämt`: what typer reads."""

from __future__ import annotations

from typing import Annotated

import typer

from sipkit.cli.utfall import Utfall
from sipkit.cli.val import Config, Json, Per, UtanFragor


def avstamt(
    arenden: Annotated[
        list[str], typer.Argument(metavar="ÄRENDE …", help="De ärenden som togs upp: id, eller filer från --spara.")
    ],
    tid: Annotated[
        str | None, typer.Option("--tid", metavar="TID", help="När träffen hölls (2027-02-09T09:00). Annars nu.")
    ] = None,
    overtagen: Annotated[
        list[str] | None,
        typer.Option("--övertagen", metavar="ID", help="Där fast vårdkontakt tog över samordningen då. Kan upprepas."),
    ] = None,
    utan_fragor: UtanFragor = False,
    per: Per = None,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Anteckna att avstämningsträffen har hållits, i alla ärenden som togs upp."""
    from sipkit.cli.avstamning.anteckna import anteckna

    return anteckna(arenden, tid, overtagen or (), per, config, fragar=not utan_fragor)
