"""`sipkit skickat`, `händelse` and `klistra`: what is done with an ärende when its papers are made."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sipkit.cli.utfall import Utfall
from sipkit.cli.val import Config, Handelser, Json, Per, UtanFragor, ValtArende

ValtDokument = Annotated[
    str | None,
    typer.Option("--dokument", metavar="TYP", help="Vilket det gäller, t.ex. inskrivningsmeddelande."),
]


def skickat(
    arende: ValtArende = None,
    handelse: Annotated[
        str | None,
        typer.Option("--händelse", metavar="TYP=TID", help="När, t.ex. kallelse-skickad=2027-03-25T14:20. Annars nu."),
    ] = None,
    ratta: Annotated[
        bool, typer.Option("--rätta", help="Anteckna igen: den nya raden gäller, och den gamla är kvar.")
    ] = False,
    dokument: ValtDokument = None,
    utan_fragor: UtanFragor = False,
    per: Per = None,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Anteckna att papperen är skickade, när och till vem."""
    from sipkit.cli.arende.oppet import oppna_arende
    from sipkit.cli.efterat.skickat import anteckna

    oppet = oppna_arende(arende, per, config, fraga=not utan_fragor)
    return anteckna(oppet, handelse, dokument, ratta=ratta, fraga=not utan_fragor)


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
    from sipkit.cli.arende.oppet import oppna_arende
    from sipkit.cli.efterat.handelse import anteckna

    arende = next(iter(delar or ()), None)
    if arende is not None and "=" in arende:
        arende = None
    given = [*(delar or ())[arende is not None :], *(handelser or ())]
    oppet = oppna_arende(arende, per, config, fraga=not utan_fragor)
    return anteckna(oppet, given, avser, fraga=not utan_fragor)


def klistra(
    arende: ValtArende = None,
    block: Annotated[
        int | None, typer.Option("--block", metavar="N", help="Bara den texten, till exempel 1, utan rubrik.")
    ] = None,
    dokument: ValtDokument = None,
    utan_fragor: UtanFragor = False,
    per: Per = None,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Visa texten att klistra in i IT-tjänsten och journalen, en del i taget."""
    from sipkit.cli.arende.oppet import oppna_arende
    from sipkit.cli.efterat.klistra import bladdra, texten, valda

    oppet = oppna_arende(arende, per, config, fraga=not utan_fragor)
    visas = block is None and not utan_fragor and not json and sys.stdout.isatty()
    hela = texten(oppet, dokument, fraga=visas)
    if visas:
        return bladdra(oppet, hela)
    return valda(oppet, hela, block)
