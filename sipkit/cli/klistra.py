"""`sipkit klistra [ÄRENDE]`: the text for the region's IT service and the journal, block by block."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sipkit.cli.utfall import Utfall
from sipkit.cli.val import Config, Json, Per, UtanFragor, ValtArende


def klistra(
    arende: ValtArende = None,
    block: Annotated[
        int | None, typer.Option("--block", metavar="N", help="Bara den texten, till exempel 1, utan rubrik.")
    ] = None,
    utan_fragor: UtanFragor = False,
    per: Per = None,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Visa texten att klistra in i IT-tjänsten och journalen, en del i taget."""
    from sipkit.cli.inklistring import bladdra, texten, valda
    from sipkit.cli.oppet import oppna_arende

    oppet = oppna_arende(arende, per, config, fraga=not utan_fragor)
    hela = texten(oppet)
    if block is None and not utan_fragor and not json and sys.stdout.isatty():
        return bladdra(oppet, hela)
    return valda(oppet, hela, block)
