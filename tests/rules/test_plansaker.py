"""What a plan asks of a day: a signature that it needs, and a follow-up that nobody is called to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from sipkit.rules.plansaker import plansaker
from sipkit.rules.sak import egna
from tests.rules.planer import hel, med_plan, region

JUL7 = date(2027, 7, 7)
UNDERSKRIVEN = {"id": "u1", "som": "samordnare", "dag": "2027-04-07"}


def saker(id_: str, idag: date, plan: Mapping[str, object], **mer: object) -> list[tuple[str, str, bool]]:
    arende, _ = med_plan(
        {**hel(), "dag": "2027-04-07", "uppfoljning": {"dag": str(JUL7), "satt": "möte"}, **plan}, **mer
    )
    found = plansaker(region(id_), arende, idag, egna("fast-vardkontakt"))
    return [(sak.sort, sak.lage, sak.egen) for sak in found]


def test_in_blekinge_a_plan_waits_for_its_signature() -> None:
    assert saker("blekinge", date(2027, 4, 8), {}) == [("underskrift", "snarast", True)]
    assert saker("blekinge", date(2027, 4, 8), {"underskrifter": [UNDERSKRIVEN]}) == []


@pytest.mark.parametrize(
    ("idag", "lage"),
    [(date(2027, 6, 6), None), (date(2027, 6, 7), "kommande"), (JUL7, "i-dag"), (date(2027, 7, 8), "gatt-ut")],
)
def test_a_follow_up_is_told_of_a_month_ahead(idag: date, lage: str | None) -> None:
    found = saker("blekinge", idag, {"underskrifter": [UNDERSKRIVEN]})
    assert [(sort, how) for sort, how, _ in found] == ([("uppfoljning", lage)] if lage else [])


def test_a_kallelse_to_a_later_meeting_is_enough() -> None:
    made = {"kallelser": [{"id": "k2", "dag": "2027-07-07"}]}
    assert saker("blekinge", date(2027, 6, 20), {"underskrifter": [UNDERSKRIVEN]}, **made) == []
    before = {"kallelser": [{"id": "k1", "dag": "2027-04-07"}]}
    assert saker("blekinge", date(2027, 6, 20), {"underskrifter": [UNDERSKRIVEN]}, **before) != []


def test_a_plan_that_was_closed_asks_for_nothing() -> None:
    closed = {"underskrifter": [UNDERSKRIVEN], "avslut": {"dag": "2027-04-07", "skal": "mal-uppfyllda"}}
    assert saker("blekinge", date(2027, 6, 20), closed) == []
