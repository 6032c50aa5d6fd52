"""`sipkit fortsätt [ID]`: an interview that was stopped, from where it was left."""

from __future__ import annotations

from typing import Annotated

import typer

from sipkit.cli.utfall import Utfall
from sipkit.cli.val import UT, Config, Ersatt, Format, Json, Motor, Ut


def fortsatt(
    id_: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Utkastets id. Annars väljs det, om det finns flera.")
    ] = None,
    format: Format = None,
    pdf_motor: Motor = "typst",
    ut: Ut = UT,
    ersatt: Ersatt = False,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Fortsätt med frågor som du har sparat."""
    from sipkit.cli.bestallning import Bestallning
    from sipkit.cli.skapande import aterupptag

    best = Bestallning(format=format, pdf_motor=pdf_motor, ut=ut, ersatt=ersatt, config=config)
    return aterupptag(best, id_)
