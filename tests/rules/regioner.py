"""Invented regions, built from the keys of a region's files; ärenden; and the tables of rules by example."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import cast

import yaml

from sipkit.config.schema import RegionData
from sipkit.domain.arende import Arende
from sipkit.domain.klockslag import lokal

FALL = Path(__file__).parent / "fall"
Tabell = dict[str, object]

GRUND: Mapping[str, object] = {
    "region": {
        "namn": "Provregionen",
        "avsandare": "Provregionen",
        "dokument": [
            {
                "id": "provrutinen",
                "titel": "Provrutinen",
                "utgivare": "Provregionen",
                "sort": "rutin",
                "kontrollerad": "2026-11-01",
            }
        ],
    },
    "kalender": {"aftnar_som_helgdag": "ja", "rulla_till_vardag": "nej"},
}


def provregion(**topics: object) -> RegionData:
    """A region that has only the given topics."""
    return RegionData.model_validate({**GRUND, **topics})


def arende(**delar: object) -> Arende:
    """An ärende with the given parts, as in a stored one."""
    return Arende.model_validate(delar)


def handelser(rader: Iterable[str]) -> list[dict[str, str]]:
    """`TYP=TID` or `TYP=TID AVSER`, as events."""
    found = []
    for number, rad in enumerate(rader, 1):
        typ, _, rest = rad.partition("=")
        tid, _, avser = rest.partition(" ")
        found.append({"id": f"h{number}", "typ": typ, "tid": tid, **({"avser": avser} if avser else {})})
    return found


def klockan(text: str) -> datetime:
    """An ISO time as a wall clock in Sweden."""
    return lokal(datetime.fromisoformat(text))


def tabell(namn: str) -> Tabell:
    """A table of rules by example, every scalar read as text, as in a region's files."""
    return cast(Tabell, yaml.load((FALL / f"{namn}.yaml").read_text("utf8"), Loader=yaml.BaseLoader))


def fall_i(namn: str) -> list[Tabell]:
    """The table's cases."""
    return cast(list[Tabell], tabell(namn)["fall"])
