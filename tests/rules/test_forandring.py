"""What an event does to the deadlines: begun, met, met late, moved; and which events they wait for."""

from __future__ import annotations

import pytest

from sipkit.domain.arende import Arende
from sipkit.rules.besked import Fristbesked
from sipkit.rules.fakta import las_fakta
from sipkit.rules.forandring import forandringar
from sipkit.rules.frister import frister
from sipkit.rules.vantade import vantade
from tests.rules.regioner import arende, handelser, klockan, provregion

NU = "2027-03-30T12:00"
REGION = provregion(
    frister=[
        {
            "id": "kallelse",
            "namn": "Kallelsen skickas",
            "kombination": "tidigast",
            "varianter": [
                {
                    "id": "fran-bedomning",
                    "text": "Kallelsen ska skickas.",
                    "modal": "ska",
                    "raknas_fran": "bedomd-utskrivningsklar",
                    "inom": {"antal": "3", "enhet": "kalenderdagar"},
                    "uppfylls_av": "kallelse-skickad",
                    "kraver_samtycke": "kalla-till-mote",
                },
                {
                    "id": "fran-meddelande",
                    "text": "Kallelsen ska skickas.",
                    "modal": "ska",
                    "raknas_fran": "utskrivningsklar-meddelat",
                    "inom": {"antal": "5", "enhet": "kalenderdagar"},
                    "uppfylls_av": "kallelse-skickad",
                },
            ],
        },
        {
            "id": "kvittens",
            "namn": "Meddelandet kvitteras",
            "varianter": [
                {
                    "id": "kvittens",
                    "text": "Meddelandet ska kvitteras.",
                    "modal": "ska",
                    "raknas_fran": "meddelande-skickat",
                    "inom": {"antal": "24", "enhet": "timmar"},
                    "uppfylls_av": "meddelande-kvitterat",
                }
            ],
        },
    ]
)
BEDOMD, SKICKAD = "bedomd-utskrivningsklar=2027-03-25T09:30", "kallelse-skickad=2027-03-25T14:20"


def fall(*rader: str, **delar: object) -> Arende:
    return arende(handelser=handelser(rader), **delar)


def besked(case: Arende) -> Fristbesked:
    return frister(lambda _: REGION, case, klockan(NU), las_fakta([]))


@pytest.mark.parametrize(
    ("innan", "efter", "vantat"),
    [
        ([], [BEDOMD], [("borjade", "kallelse", "2027-03-28")]),
        ([BEDOMD], [BEDOMD, SKICKAD], [("uppfylldes", "kallelse", "2027-03-28")]),
        ([BEDOMD], [BEDOMD, "kallelse-skickad=2027-03-29"], [("uppfylldes", "kallelse", "2027-03-28")]),
        ([BEDOMD], [BEDOMD, BEDOMD.replace("25T", "27T")], [("borjade", "kallelse", "2027-03-30")]),
        ([BEDOMD], [BEDOMD.replace("25T", "24T")], [("flyttades", "kallelse", "2027-03-27")]),
        ([SKICKAD], [SKICKAD, BEDOMD], [("uppfylldes", "kallelse", "2027-03-28")]),
        ([BEDOMD], [BEDOMD, "utskriven=2027-03-26"], []),
        ([], ["meddelande-skickat=2027-03-25T14:20"], [("borjade", "kvittens", "2027-03-26T14:20:00+01:00")]),
    ],
    ids=["begins", "in time", "late", "again", "another start", "met before it began", "nothing", "hours"],
)  # fmt: skip
def test_what_became_of_the_deadlines(innan: list[str], efter: list[str], vantat: list[tuple[str, str, str]]) -> None:
    changes = forandringar(besked(fall(*innan)), besked(fall(*efter)))
    told = [(each.vad, each.rad.id, each.rad.senast.isoformat() if each.rad.senast else None) for each in changes]
    assert told == vantat


def test_a_deadline_says_when_its_duty_was_done() -> None:
    """Not when it began: the event that begins it may be recorded last."""
    sent = fall("kallelse-skickad=2027-03-25T14:20")
    (change,) = forandringar(besked(sent), besked(fall("kallelse-skickad=2027-03-25T14:20", BEDOMD)))
    assert change.rad.gjord == klockan("2027-03-25T14:20")


def test_a_time_that_is_corrected_to_one_too_late_is_told() -> None:
    """A row that was met in time and now was not is a change."""
    in_time, late = (fall(BEDOMD, f"kallelse-skickad=2027-03-{day}") for day in (25, 29))
    (change,) = forandringar(besked(in_time), besked(late))
    assert (change.vad, change.rad.status, change.innan and change.innan.status) == ("uppfylldes", "klar-sent", "klar")


def test_a_time_that_is_corrected_is_told_though_it_still_is_in_time() -> None:
    first, then = (fall(BEDOMD, f"kallelse-skickad=2027-03-25T{clock}") for clock in ("14:20", "16:05"))
    assert [each.vad for each in forandringar(besked(first), besked(then))] == ["uppfylldes"]


def test_of_two_limits_the_earlier_is_the_one_that_is_told() -> None:
    """The other is in the list of deadlines, but does not govern."""
    both = fall("utskrivningsklar-meddelat=2027-03-25T14:20", BEDOMD)
    changes = forandringar(besked(fall()), besked(both))
    assert [(each.rad.variant, str(each.rad.senast)) for each in changes] == [("fran-bedomning", "2027-03-28")]


def test_a_kallelse_meets_the_deadline_of_a_hospital_stay() -> None:
    """That an event concerns `k1` does not keep it from answering to one that concerns `v1`; `v2` would."""
    about_stay, other_stay = (
        fall(f"{BEDOMD} v1", f"kallelse-skickad=2027-03-25T14:20 {avser}") for avser in ("k1", "v2")
    )
    assert besked(about_stay).rader[0].status == "klar"
    assert besked(other_stay).rader[0].status == "forsenad"


def test_what_runs_is_waited_for_before_what_has_not_begun() -> None:
    """First what would meet a deadline, then what would start one; nothing else."""
    started = fall(BEDOMD)
    assert vantade(REGION, besked(started), las_fakta([])) == (
        "kallelse-skickad",
        "utskrivningsklar-meddelat",
        "meddelande-skickat",
    )
