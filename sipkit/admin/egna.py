"""A user's own layers: what they hide of the shipped ones, and what has changed below what they change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence

from sipkit.admin.fynd import Fynd
from sipkit.admin.gang import hitta, poster, rad_for, skriven
from sipkit.config.lager import Lager
from sipkit.config.merging import REMOVE, overlay
from sipkit.config.sources import Sources
from sipkit.config.tree import Table, plain

UNDER = "under"


def avtryck(table: Table) -> str:
    """A short mark of what an item says, which changes when it does."""
    text = json.dumps(plain(table), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def granska_dolda(layers: Sequence[Lager], sources: Sources) -> Iterator[Fynd]:
    """The shipped layers that are not used because an own layer has the same id and does not build on it."""
    used = {layer.place.path for layer in layers}
    for layer in layers:
        places = list(sources.regions(layer.id))
        for other in places[places.index(layer.place) + 1 :]:
            if other.path not in used:
                region = layer.topic("region").entries["region"]
                yield Fynd(
                    "dold-konfiguration",
                    f"Lagret {layer.id} döljer {other.path}.",
                    str(region.mark),
                    f"Skriv `bygger_på: {layer.id}` i region.yaml för att lägga det ovanpå i stället.",
                )


def granska_andrat_under(layers: Sequence[Lager], delar: Sequence[Table]) -> Iterator[Fynd]:
    """The items of own layers whose item below says something else than when they were written (`under`).

    Args:
        layers: the region's layers, the lowest first.
        delar: what each of them says of a topic on a day.
    """
    for depth, (layer, part) in enumerate(zip(layers, delar, strict=True)):
        if layer.place.root.egen:
            below = overlay(delar[:depth], [])
            for vag, table in poster(part):
                seen, under = table.text(UNDER), hitta(below, vag)
                if seen and REMOVE not in table.entries and (under is None or avtryck(under) != seen):
                    yield _andrat(skriven(vag), table, under)


def _andrat(path: str, table: Table, under: Table | None) -> Fynd:
    if under is None:
        what, cure = "finns inte längre i lagren under.", f"Ta bort `{UNDER}`, eller hela posten om den inte behövs."
    else:
        what = f"har ändrats i lagret under ({under.mark}) sedan din ändring skrevs."
        cure = f"Läs den, rätta din ändring om det behövs och skriv `{UNDER}: {avtryck(under)}`."
    return Fynd("andrad-under", f"{path} {what}", rad_for(table, UNDER), cure)
