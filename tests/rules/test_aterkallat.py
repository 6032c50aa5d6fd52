"""When a consent ends: who got something under it, may not have it now, and must be told."""

from __future__ import annotations

from datetime import date

import pytest

from sipkit.config.schema import RegionData
from sipkit.rules.aterkallat import att_underratta
from sipkit.rules.fakta import las_fakta
from tests.rules.regioner import Tabell, arende, provregion, tabell

IDAG = date(2027, 3, 30)
JA: Tabell = {"id": "s1", "status": "lamnat", "dag": "2027-03-24"}
PARTER = [
    {"id": f"p{number}", "namn": "Enheten", "huvudman": "kommun", "som": som}
    for number, som in enumerate(("kallad", "kallad", "inbjuden"), 1)
]
ALLA = [
    {"part": "enskild", "som": "enskild"},
    {"part": "p1", "som": "kallad"},
    {"part": "p2", "som": "kallad"},
    {"part": "p3", "som": "inbjuden"},
]


def region() -> RegionData:
    return provregion(samtycke=tabell("samtycke")["samtycke"])


def rad(id_: str, typ: str, tid: str, mottagare: list[dict[str, str]]) -> Tabell:
    return {"id": id_, "typ": typ, "tid": tid, "kallelse": "k1", "mottagare": mottagare}


def told(svar: list[Tabell], rader: list[Tabell]) -> list[tuple[str, tuple[str, ...]]]:
    case = arende(parter=PARTER, samtycken=svar, dokument=rader, kallelser=[{"id": "k1"}])
    found = att_underratta(region(), case, idag=IDAG, fakta=las_fakta([]))
    return [(each.part, each.dokument) for each in found]


SKICKAT = rad("d1", "kallelse", "2027-03-25T14:20", ALLA)


@pytest.mark.parametrize(
    ("nytt", "vantat"),
    [
        ({"status": "aterkallat"}, ["p1", "p2", "p3"]),
        ({"status": "delvis", "parter": ["p1"]}, ["p2", "p3"]),
        ({"status": "lamnat", "galler_till": "2027-03-29"}, ["p1", "p2", "p3"]),
        ({"status": "lamnat"}, []),
    ],
    ids=["taken back", "in part", "run out", "still a yes"],
)
def test_every_receiver_that_is_not_covered_any_more(nytt: Tabell, vantat: list[str]) -> None:
    """Never the person, who said it."""
    assert told([JA, {"id": "s2", "dag": "2027-03-30", **nytt}], [SKICKAT]) == [(part, ("d1",)) for part in vantat]


def test_only_those_who_got_something() -> None:
    """A party that was left out has nothing to be told about."""
    only_first = rad("d1", "kallelse", "2027-03-25T14:20", ALLA[:2])
    assert told([JA, {"id": "s2", "status": "aterkallat", "dag": "2027-03-30"}], [only_first]) == [("p1", ("d1",))]


def test_everything_that_a_party_got_is_named() -> None:
    again = rad("d2", "kallelse", "2027-03-26", ALLA[1:2])
    rows = dict(told([JA, {"id": "s2", "status": "aterkallat", "dag": "2027-03-30"}], [SKICKAT, again]))
    assert (rows["p1"], rows["p2"]) == (("d1", "d2"), ("d1",))


def test_who_has_been_told_that_it_is_off_is_told_once() -> None:
    off = rad("d2", "aterkallelse", "2027-03-30T09:00", ALLA[1:2])
    rows = told([JA, {"id": "s2", "status": "aterkallat", "dag": "2027-03-30"}], [SKICKAT, off])
    assert [part for part, _ in rows] == ["p2", "p3"]


def test_a_document_that_needs_no_consent_is_nobodys_secret() -> None:
    free = rad("d1", "inskrivningsmeddelande", "2027-03-25T14:20", ALLA)
    assert told([JA, {"id": "s2", "status": "aterkallat", "dag": "2027-03-30"}], [free]) == []


def test_what_is_sent_later_is_not_sent_yet() -> None:
    later = rad("d1", "kallelse", "2027-03-31", ALLA)
    assert told([JA, {"id": "s2", "status": "aterkallat", "dag": "2027-03-30"}], [later]) == []


@pytest.mark.parametrize(
    "off",
    [
        {**rad("d2", "aterkallelse", "2027-03-30T09:00", ALLA), "kallelse": "k2"},
        rad("d2", "aterkallelse", "2027-03-25T09:00", ALLA),
    ],
    ids=["another meeting", "before it was sent again"],
)
def test_being_told_of_something_else_is_not_being_told(off: Tabell) -> None:
    """Only the cancellation of that meeting, after the paper."""
    parts = told([JA, {"id": "s2", "status": "aterkallat", "dag": "2027-03-30"}], [SKICKAT, off])
    assert [part for part, _ in parts] == ["p1", "p2", "p3"]
