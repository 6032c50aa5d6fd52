"""`sipkit frister`: the deadlines that events and facts start."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from sipkit.cli.former import Frister, Okand
from sipkit.cli.utfall import Utfall
from sipkit.cli.val import Config, Fakta, Handelser, Json, Per

if TYPE_CHECKING:
    from sipkit.rules.besked import Fristbesked, Fristrad


def frister(
    region: Annotated[str, typer.Option("--region", metavar="ID", help="Regionens id, t.ex. blekinge. Krävs.")],
    handelse: Handelser = None,
    fakta: Fakta = None,
    per: Per = None,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Räkna ut vilka tider som gäller, från det som har hänt."""
    from sipkit.cli.lage import las_lage
    from sipkit.rules.fakta import fakta_ur, las_fakta
    from sipkit.rules.frister import frister as rakna

    lage = las_lage(region, per, config)
    arende = lage.arende({}, handelse or ())
    besked = rakna(lage.region_pa, arende, lage.nu, fakta_ur(arende, lage.idag, las_fakta(fakta or ())))
    return Utfall(
        "frister",
        Frister(tuple(rad.som_json() for rad in besked.rader), tuple(Okand(o.id, o.fakta) for o in besked.okanda)),
        tuple(_text(besked)),
        (*lage.varningar, *besked.varningar),
    )


def _text(besked: Fristbesked) -> Iterator[str]:
    for rad in besked.rader:
        yield from _rad(rad)
    for okand in besked.okanda:
        yield f"{okand.namn}: går inte att räkna ut utan {', '.join(okand.fakta)} (--fakta NAMN=VÄRDE)."
    if not besked.rader and not besked.okanda:
        yield "Inga frister har börjat."


def _rad(rad: Fristrad) -> Iterator[str]:
    from sipkit.cli.tider import nar

    marke = "" if rad.styrande else "  (gäller också, men styr inte)"
    yield f"{rad.namn}: {nar(rad)}{marke}"
    if rad.tolkning:
        yield f"  Tolkning: {rad.tolkning}"
    yield f"  {rad.punkt}"
