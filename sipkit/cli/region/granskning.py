"""`sipkit region granska`: everything in a region's files that someone should look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from sipkit.cli.fynd import fyndtext
from sipkit.cli.utfall import Utfall
from sipkit.cli.val import Config, Json, Per

if TYPE_CHECKING:
    from datetime import date

    from sipkit.admin.fynd import Fynd
    from sipkit.config.sources import Sources

MaybeId = Annotated[str | None, typer.Argument(metavar="[REGION]", help="Regionens id. Annars granskas alla.")]
Fallen = Annotated[bool, typer.Option("--fall", help="Pröva också regionens fall: händelser och vad de ska ge.")]


def granska(
    region: MaybeId = None, fall: Fallen = False, per: Per = None, config: Config = None, json: Json = False
) -> Utfall:
    """Granska en regions filer: luckor mot lagen, för långa frister, fel verb, osäkra och gamla källor."""
    from dataclasses import asdict

    from sipkit.admin.fynd import i_ordning
    from sipkit.bord.lage import las_nu
    from sipkit.cli import former
    from sipkit.cli.region.former import Granskning
    from sipkit.config.sources import find_sources
    from sipkit.domain.text import fold

    sources, idag = find_sources(config), las_nu(per).date()
    ids = (fold(region),) if region else sources.region_ids()
    found = list(_granskade(ids, idag, sources))
    count = None
    if fall:
        provade = _provade(ids, idag, sources)
        count = sum(antal for antal, _ in provade)
        found += [each for _, fynd in provade for each in fynd]
    fynd = i_ordning(found)
    resultat = Granskning(ids, idag.isoformat(), tuple(former.Fynd(**asdict(each)) for each in fynd), count)
    slut = 1 if any(not each.upplysning for each in fynd) else 0
    provade_fall = "" if count is None else f" {count} fall prövade."
    return Utfall("region granska", resultat, tuple(fyndtext(fynd, provade_fall)), slut=slut)


def _granskade(ids: Sequence[str], idag: date, sources: Sources) -> Iterator[Fynd]:
    """The findings of all regions. Raises SipkitError: what stops any of them from being used."""
    from sipkit.admin.fynd import fel_i_ordning
    from sipkit.admin.granskning import granska as granska_region
    from sipkit.errors import SipkitError, raise_all

    faults: dict[tuple[str, str, str], SipkitError] = {}
    for id_ in ids:
        try:
            yield from granska_region(id_, idag, sources)
        except SipkitError as broken:
            faults.update({(each.kod, each.var, each.vad): each for each in broken.faults})
    raise_all(fel_i_ordning(faults.values()))


def _provade(ids: Sequence[str], idag: date, sources: Sources) -> list[tuple[int, tuple[Fynd, ...]]]:
    """How many cases each region has, and what they find. Raises SipkitError: what is wrong in the files of cases."""
    from sipkit.admin.fall import prova_fall

    return [prova_fall(id_, idag, sources) for id_ in ids]
