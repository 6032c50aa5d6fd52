"""Deadlines by example (fall/*.yaml), and what holds for every deadline."""

from __future__ import annotations

from typing import cast

import pytest

from sipkit.rules.besked import Fristbesked
from sipkit.rules.fakta import las_fakta
from sipkit.rules.frister import frister
from tests.rules.regioner import Tabell, arende, fall_i, handelser, klockan, provregion, tabell

TABELLER = ("kvittens", "kallelse", "tidsformer", "styrande")
FALL = [pytest.param(namn, fall, id=f"{namn}: {fall['id']}") for namn in TABELLER for fall in fall_i(namn)]


def rakna(regler: Tabell, fall: Tabell) -> Fristbesked:
    """The verdict on a case under the table's rules."""
    topics = {"frister": regler["frister"], **({"kalender": fall["kalender"]} if "kalender" in fall else {})}
    region = provregion(**topics)
    samtycken = [{"id": f"s{n}", **each} for n, each in enumerate(cast(list[Tabell], fall.get("samtycken", [])), 1)]
    case = arende(handelser=handelser(cast(list[str], fall["handelser"])), samtycken=samtycken)
    fakta = las_fakta(cast(list[str], fall.get("fakta", regler.get("fakta", []))))
    return frister(lambda _: region, case, klockan(str(fall.get("nu", "2027-12-01T12:00"))), fakta)


@pytest.mark.parametrize(("namn", "fall"), FALL)
def test_a_deadline_falls_where_a_person_counting_by_hand_puts_it(namn: str, fall: Tabell) -> None:
    besked = rakna(tabell(namn), fall)
    rows = [row.som_json() for row in besked.rader if fall.get("bara", row.id) == row.id]
    vantat = cast(list[dict[str, str]], fall["vantat"])
    assert [{key: as_written(row.get(key)) for key in each} for row, each in zip(rows, vantat, strict=True)] == vantat
    assert [warning.kod for warning in besked.varningar] == fall.get("varningar", [])
    assert {each.id: list(each.fakta) for each in besked.okanda} == fall.get("okanda", {})


def as_written(value: object) -> str:
    """A JSON value as the tables write it."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return "saknas" if value is None else str(value)
