"""Plans in ärenden, the regions that are shipped, and the tables written by hand (plan/*.yaml)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import cast

import yaml

from sipkit.config.loading import load_region
from sipkit.config.region import Region
from sipkit.config.sources import find_sources
from sipkit.domain.arende import Arende
from sipkit.domain.plan import Plan
from sipkit.domain.svar import bygg, platta
from sipkit.rules.fakta import Fakta

Rad = Mapping[str, object]
TABELLER = Path(__file__).parent / "plan"
REGIONER = ("nationell", "vastra-gotaland", "sodra-alvsborg", "simba", "gavleborg", "blekinge")
IDAG = date(2027, 4, 7)
INGA: Fakta = {}
PARTER = {
    "parter": [
        {"namn": "Hemsjukvården", "roll": "kommunal-halso-och-sjukvard", "huvudman": "kommun", "som": "kallad"},
        {"namn": "Socialtjänsten", "roll": "socialtjanst", "huvudman": "kommun", "som": "kallad"},
        {"namn": "Psykiatrin", "roll": "regional-oppenvard", "huvudman": "region", "som": "kallad"},
    ],
    "fast_vardkontakter": [{"namn": "Maria Testberg", "enhet": "Vårdcentralen Exempelviken"}],
    "enskild": {"namn": "Ingrid Provqvist"},
}


@cache
def tabell(namn: str) -> Mapping[str, object]:
    return cast(Mapping[str, object], yaml.load((TABELLER / f"{namn}.yaml").read_text("utf8"), yaml.BaseLoader))


@cache
def region(id_: str) -> Region:
    return load_region(id_, IDAG, find_sources(None))


def utan(whole: object, paths: Iterable[str]) -> Rad:
    """The same without what stands at some paths: `insatser.1.huvudman`."""
    tree = deepcopy(whole)
    for path in paths:
        *above, last = path.split(".")
        here: object = tree
        for step in above:
            here = here[int(step)] if isinstance(here, list) else cast(dict[str, object], here)[step]
        del cast(dict[str, object], here)[last]
    return cast(Rad, tree)


def med_plan(plan: Rad, **mer: object) -> tuple[Arende, Plan]:
    arende = bygg(platta({**PARTER, **mer, "plan": plan}), IDAG)
    assert arende.plan is not None
    return arende, arende.plan


def hel() -> Rad:
    """A plan with all that any region demands."""
    return cast(Rad, tabell("krav")["hel"])
