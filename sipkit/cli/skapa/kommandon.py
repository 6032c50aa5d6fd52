"""`sipkit skapa TYP` and its shortcuts, such as `sipkit kallelse`: from answers to papers. `sipkit fortsätt`."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import replace
from typing import Annotated

import typer

from sipkit.cli.utfall import Utfall
from sipkit.cli.val import (
    UT,
    Config,
    Ersatt,
    Exempel,
    Fakta,
    Format,
    Handelser,
    Json,
    Motor,
    Mottagare,
    Okrypterad,
    Per,
    Region,
    Spara,
    SparatArende,
    Svar,
    Torrkor,
    Ut,
    UtanFragor,
)


def skapa(
    typ: Annotated[str, typer.Argument(metavar="TYP", help="Dokumenttypen, t.ex. kallelse.")],
    arende: SparatArende = None,
    region: Region = None,
    svar: Svar = None,
    utan_fragor: UtanFragor = False,
    exempel: Exempel = False,
    per: Per = None,
    handelse: Handelser = None,
    fakta: Fakta = None,
    format: Format = None,
    pdf_motor: Motor = "typst",
    ut: Ut = UT,
    ersatt: Ersatt = False,
    torrkor: Torrkor = False,
    spara: Spara = None,
    okrypterad: Okrypterad = False,
    mottagare: Mottagare = None,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Gör papperen för en dokumenttyp."""
    from sipkit.cli.fragor.bestallning import Bestallning
    from sipkit.cli.skapa.skapande import utfor

    best = Bestallning(format=format, pdf_motor=pdf_motor, ut=ut, ersatt=ersatt, config=config, typ=typ, per=per)
    best = replace(best, arende=arende, region=region, svar=svar, utan_fragor=utan_fragor or exempel, exempel=exempel)
    best = replace(best, spara=spara, okrypterad=okrypterad, torrkor=torrkor, mottagare=mottagare)
    return utfor(replace(best, handelser=tuple(handelse or ()), fakta=tuple(fakta or ())))


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
    from sipkit.cli.fragor.bestallning import Bestallning
    from sipkit.cli.skapa.skapande import aterupptag

    best = Bestallning(format=format, pdf_motor=pdf_motor, ut=ut, ersatt=ersatt, config=config)
    return aterupptag(best, id_)


def genvag(typ: str, hjalp: str, arende: object = SparatArende) -> Callable[..., Utfall]:
    """A command that is `skapa TYP` for one type, with the same options; `arende` is its argument, in its own words."""

    def kommando(**options: object) -> Utfall:
        return skapa(typ, **options)  # type: ignore[arg-type]

    signature = inspect.signature(skapa, eval_str=True)
    own = {**signature.parameters, "arende": signature.parameters["arende"].replace(annotation=arende)}
    options = [parameter for parameter in own.values() if parameter.name != "typ"]
    kommando.__dict__["__signature__"] = signature.replace(parameters=options)
    kommando.__doc__ = hjalp
    return kommando
