"""`sipkit region jämför`: two routines side by side, or one on two days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from sipkit.cli.utfall import Utfall
from sipkit.cli.val import Config, Json, Per
from sipkit.errors import UsageFault

if TYPE_CHECKING:
    from sipkit.admin.jamforelse import Skillnad
    from sipkit.bord.lage import Lage
    from sipkit.cli.region.former import Jamfordregion

A = Annotated[str, typer.Argument(metavar="REGION", help="Regionens id, t.ex. blekinge.")]
B = Annotated[str | None, typer.Argument(metavar="[MOT]", help="Regionen att jämföra med. Annars samma region.")]
MotPer = Annotated[
    str | None, typer.Option("--mot-per", metavar="DAG", help="Dagen att jämföra med. Annars samma dag som --per.")
]
_WIDE = 100


def jamfor(
    region: A, mot: B = None, per: Per = None, mot_per: MotPer = None, config: Config = None, json: Json = False
) -> Utfall:
    """Jämför två regioner, eller en region på två dagar: allt som de inte säger lika om."""
    from dataclasses import asdict

    from sipkit.admin.jamforelse import jamfor as jamfor_regioner
    from sipkit.bord.lage import las_lage
    from sipkit.cli.region.former import Regionjamforelse, Regionskillnad

    if mot is None and mot_per is None:
        cure = "Ge en region till, eller en dag med --mot-per."
        raise UsageFault("argument-saknas", "Det finns inget att jämföra med.", atgard=cure)
    a, b = las_lage(region, per, config), las_lage(mot or region, mot_per or per, config)
    found = jamfor_regioner(a.region, b.region)
    resultat = Regionjamforelse(_sida(a), _sida(b), tuple(Regionskillnad(**asdict(each)) for each in found))
    return Utfall(
        "region jämför",
        resultat,
        tuple(_text(resultat.a, resultat.b, found)),
        tuple(dict.fromkeys((*a.varningar, *b.varningar))),
    )


def _sida(lage: Lage) -> Jamfordregion:
    from sipkit.cli.region.former import Jamfordregion

    return Jamfordregion(lage.region_id, lage.idag.isoformat())


def _text(a: Jamfordregion, b: Jamfordregion, found: Sequence[Skillnad]) -> Iterator[str]:
    yield f"{a.id} {a.per} ↔ {b.id} {b.per}"
    for amne, group in groupby(found, key=lambda each: each.amne):
        yield from ("", amne)
        for each in group:
            yield from _skillnad(each)
    yield from ("", f"{len(found)} skillnader." if len(found) != 1 else "1 skillnad.")


def _skillnad(each: Skillnad) -> Iterator[str]:
    ours, theirs = each.a or "–", each.b or "–"
    row = f"  {each.vad}: {ours} ↔ {theirs}" if each.vad else f"  {ours} ↔ {theirs}"
    if len(row) <= _WIDE:
        yield row
    else:
        yield from (f"  {each.vad}", f"    {ours}", f"  ↔ {theirs}")
