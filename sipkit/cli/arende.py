"""`sipkit ärende visa|rensa`: what sipkit keeps, by id only; names are never listed."""

from __future__ import annotations

from typing import Annotated

import typer

from sipkit.cli import svenska
from sipkit.cli.former import Sparade, Sparat
from sipkit.cli.svenska import Kommando
from sipkit.cli.utfall import Utfall
from sipkit.cli.val import Json

app = svenska.app("Det som sipkit har sparat, krypterat, på den här datorn.")


@app.command("visa", cls=Kommando)
def visa(json: Json = False) -> Utfall:
    """Visa vilka utkast som finns, med id och tid. Inga namn."""
    from sipkit.cli.lage import las_nu
    from sipkit.cli.utkast import utkastlager

    rader = utkastlager(las_nu(None).date()).lista()
    sparade = Sparade(tuple(Sparat(rad.id, rad.andrad.isoformat(timespec="seconds")) for rad in rader))
    text = tuple(f"{rad.id}  utkast, sparat {rad.andrad:%Y-%m-%d %H.%M}" for rad in rader)
    return Utfall("ärende visa", sparade, text or ("Inget är sparat.",))


@app.command("rensa", cls=Kommando)
def rensa(
    id_: Annotated[str, typer.Argument(metavar="ID", help="Utkastets id.")],
    json: Json = False,
) -> Utfall:
    """Ta bort sipkits arbetsfil. Journalen är kvar."""
    from sipkit.cli.lage import las_nu
    from sipkit.cli.utkast import utkastlager

    utkastlager(las_nu(None).date()).ta_bort(id_.strip().upper())
    return Utfall("ärende rensa", Sparade(()), ("Sipkits arbetsfil är borttagen. Journalen är kvar.",))
