"""`sipkit region`: what the routines say, and why. An administrator's commands stand in modules of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from sipkit.cli import svenska
from sipkit.cli.region import granskning as regiongranskning
from sipkit.cli.region import jamforelse as regionjamforelse
from sipkit.cli.region import schema as regionschema
from sipkit.cli.svenska import Kommando
from sipkit.cli.utfall import Utfall
from sipkit.cli.val import Config, Json, Per

if TYPE_CHECKING:
    from sipkit.config.forklaring import Forklaring, Lagerord

app = svenska.app("Regionernas rutiner: vilka som finns, vad de säger och varför.")

app.command("granska", cls=Kommando)(regiongranskning.granska)
app.command("jämför", cls=Kommando)(regionjamforelse.jamfor)
app.command("schema", cls=Kommando)(regionschema.schema)

Id = Annotated[str, typer.Argument(metavar="REGION", help="Regionens id, t.ex. blekinge.")]


@app.command("lista", cls=Kommando)
def lista(per: Per = None, config: Config = None, json: Json = False) -> Utfall:
    """Visa vilka regioner som finns och vad de bygger på."""
    from sipkit.bord.lage import las_nu
    from sipkit.cli.region.former import Regioner, Regionrad
    from sipkit.config.loading import list_regions
    from sipkit.config.sources import find_sources

    found = list_regions(las_nu(per).date(), find_sources(config))
    rader = tuple(Regionrad(each.id, each.namn, each.lager) for each in found)
    return Utfall(
        "region lista",
        Regioner(rader),
        tuple(f"{each.id:18} {each.namn:26} {' → '.join(each.lager)}" for each in rader),
    )


@app.command("visa", cls=Kommando)
def visa(region: Id, per: Per = None, config: Config = None, json: Json = False) -> Utfall:
    """Visa allt som gäller i en region en viss dag."""
    from sipkit.bord.lage import las_lage
    from sipkit.cli.region.former import Regionvisning
    from sipkit.config.lager import AMNEN
    from sipkit.config.tree import plain

    lage = las_lage(region, per, config)
    lage.region.require(AMNEN)
    amnen = {amne: plain(node) for amne in AMNEN for node in lage.region.resolve(amne).trad.entries.values()}
    resultat = Regionvisning(lage.region_id, lage.idag.isoformat(), amnen)
    return Utfall("region visa", resultat, tuple(_rows(resultat.amnen, 0)), lage.varningar)


@app.command("förklara", cls=Kommando)
def forklara(
    region: Id,
    path: Annotated[
        str, typer.Argument(metavar="SÖKVÄG", help="T.ex. frister.kallelse eller kallelse.innehall.syfte.")
    ],
    per: Per = None,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Förklara ett värde: vad det är, vilket lager som säger det, källan och vad det ersätter."""
    from sipkit.bord.lage import las_lage

    lage = las_lage(region, per, config)
    forklaring = lage.region.forklaring(path)
    return Utfall("region förklara", forklaring, tuple(_explained(forklaring, 0)), lage.varningar)


def _explained(forklaring: Forklaring, depth: int) -> Iterator[str]:
    indent = "  " * depth
    yield f"{indent}{forklaring.path}"
    for ord_ in reversed(forklaring.lager):
        yield from (f"{indent}  {row}" for row in _layer(ord_))
    for del_ in forklaring.delar:
        yield from _explained(del_, depth + 1)


def _layer(ord_: Lagerord) -> Iterator[str]:
    """What one layer says; the one that decides first, then what it replaced."""
    yield f"{'ersätter ' if ord_.ersatt else ''}{ord_.lager} ({ord_.var})"
    if ord_.borttagen:
        yield f"  tas bort: {ord_.borttagen}"
    yield from (f"  {row}" for row in _rows(ord_.varde, 0))
    if ord_.galler:
        yield f"  gäller: {ord_.galler.fran or '…'} – {ord_.galler.till or '…'}"
    if ord_.kalla:
        titel = ord_.kalla.dokument.titel if ord_.kalla.dokument else ord_.kalla.kalla.dokument
        kontrollerad = f", kontrollerad {ord_.kalla.dokument.kontrollerad}" if ord_.kalla.dokument else ""
        yield f"  källa: {titel}, {ord_.kalla.kalla.avsnitt}{kontrollerad}"
    if ord_.regler:
        yield f"  regler: {', '.join(ord_.regler)}"
    if ord_.tolkning:
        yield f"  tolkning: {ord_.tolkning}"


def _rows(value: object, depth: int) -> Iterator[str]:
    """Plain data as indented rows, keys as people write them."""
    from sipkit.config.stavning import stavad

    indent = "  " * depth
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if isinstance(inner, Mapping | list | tuple):
                yield f"{indent}{stavad(key)}:"
                yield from _rows(inner, depth + 1)
            else:
                yield f"{indent}{stavad(key)}: {inner}"
    elif isinstance(value, list | tuple):
        for item in value:
            first, *rest = list(_rows(item, depth + 1)) or [""]
            yield f"{indent}- {first.strip()}"
            yield from rest
    elif value is not None:
        yield f"{indent}{value}"
