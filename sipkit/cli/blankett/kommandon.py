"""`sipkit blankett TYP [ÄRENDE]` and `sipkit läs-in FIL.pdf [ÄRENDE]`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sipkit.cli.utfall import Utfall
from sipkit.cli.val import UT, Config, Ersatt, Fakta, Json, Per, Region, Torrkor, Ut, UtanFragor


def blankett(
    typ: Annotated[str, typer.Argument(metavar="TYP", help="samtycke, kallelse (svar på den) eller checklista.")],
    arende: Annotated[
        str | None, typer.Argument(metavar="[ÄRENDE]", help="Ärendet som fylls i. Annars blir blanketten tom.")
    ] = None,
    region: Region = None,
    mottagare: Annotated[
        str | None, typer.Option("--mottagare", metavar="ID", help="Svar på kallelse: bara den enhetens, t.ex. p2.")
    ] = None,
    roll: Annotated[
        str | None, typer.Option("--roll", metavar="ID", help="Checklista: vems, t.ex. slutenvard.")
    ] = None,
    steg: Annotated[
        str | None, typer.Option("--steg", metavar="ID", help="Checklista: när, t.ex. utskrivning.")
    ] = None,
    fakta: Fakta = None,
    sprak: Annotated[
        str, typer.Option("--språk", metavar="ID", help="Blankettens språk: lattlast, en. Annars svenska.")
    ] = "sv",
    format: Annotated[
        str, typer.Option("--format", metavar="LISTA", help="pdf (att fylla i på skärm), docx, eller båda: pdf,docx.")
    ] = "pdf",
    ut: Ut = UT,
    ersatt: Ersatt = False,
    torrkor: Torrkor = False,
    per: Per = None,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Gör en blankett att fylla i på papper eller skärm, tom eller för ett ärende."""
    from sipkit.cli.blankett.gor import Onskan, gor

    onskan = Onskan(typ, mottagare, roll, steg, tuple(fakta or ()), sprak, format, ut, ersatt=ersatt, torrkor=torrkor)
    return gor(onskan, arende, region, per, config)


def las_in(
    fil: Annotated[Path, typer.Argument(metavar="FIL.pdf", help="Blanketten som har kommit tillbaka.")],
    arende: Annotated[
        str | None, typer.Argument(metavar="[ÄRENDE]", help="Ärendet. Annars det som blanketten gjordes för.")
    ] = None,
    rot: Annotated[
        list[Path] | None,
        typer.Option("--rot", metavar="FIL", help="Utfärdare att lita på i en underskriven blankett. Kan upprepas."),
    ] = None,
    utan_fragor: UtanFragor = False,
    torrkor: Annotated[bool, typer.Option("--torrkör", help="Visa vad blanketten säger, men läs inte in det.")] = False,
    per: Per = None,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Läs in en ifylld blankett i ärendet: du ser vad den säger innan något antecknas."""
    from sipkit.cli.blankett.lasin import Lasning, las_in

    return las_in(Lasning(fil, arende, tuple(rot or ()), per, config, fraga=not utan_fragor, torrkor=torrkor))
