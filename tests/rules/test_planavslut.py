"""When a plan may be closed and for which reasons, beside a table written by hand (plan/avslut.yaml)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

import pytest

from sipkit.domain.arende import Arende
from sipkit.domain.plan import Plan
from sipkit.domain.svar import bygg, platta
from sipkit.domain.vocabulary import AvslutSkal
from sipkit.errors import Refused
from sipkit.rules.fakta import las_fakta
from sipkit.rules.planavslut import Avslutsbesked, avslutsbesked, krav, planfakta
from tests.rules.planer import IDAG, PARTER, REGIONER, Rad, med_plan, region, tabell

ENHETER = {"kommun": ("p1", "p2"), "region": ("p3",)}
FALL = cast(Sequence[Rad], tabell("avslut")["fall"])


def uppfoljd(rad: Rad) -> tuple[Arende, Plan]:
    """A plan after its follow-up: each huvudman had an insats, and those in `behov` go on."""
    needed = cast(list[str], rad["behov"])
    goes_on = [
        {"vad": "stöd", "vem": ENHETER[each][needed[:place].count(each)], "huvudman": each, "lage": "fortsatter"}
        for place, each in enumerate(needed)
    ]
    ended = [
        {"vad": "stöd", "vem": units[0], "huvudman": each, "lage": "slutar"}
        for each, units in ENHETER.items()
        if each not in needed
    ]
    goals = [
        {"text": "Jag går ut."} | ({} if each == "okant" else {"resultat": each})
        for each in cast(list[str], rad["mal"])
    ]
    consent = {"sort": "uppratta-plan", "status": rad["samtycke"], "dag": "2027-04-01"}
    plan = {"dag": "2027-04-07", "mal": goals, "insatser": [*goes_on, *ended]}
    arende = bygg(platta({**PARTER, "samtycken": [consent], "plan": plan}), IDAG)
    assert arende.plan is not None
    return arende, arende.plan


def besked(rad: Rad) -> Avslutsbesked:
    arende, plan = uppfoljd(rad)
    here = region(str(rad["region"]))
    fakta = planfakta(here, arende, plan, IDAG, {})
    return avslutsbesked(here, plan, fakta, cast(AvslutSkal | None, rad.get("skäl")))


@pytest.mark.parametrize("rad", [pytest.param(rad, id=str(rad["id"])) for rad in FALL])
def test_when_a_plan_may_be_closed(rad: Rad) -> None:
    found = besked(rad)
    assert found.avsluta is {"ja": True, "nej": False, "okänt": None}[str(rad["ger"])]
    assert found.kod == rad.get("kod")
    assert list(found.atgard) == rad.get("atgard", [])
    assert bool(found.okanda) is (rad["ger"] == "okänt")
    if rad["ger"] == "ja":
        assert found.skal == rad["orsak"]
        krav(found)
    if "regler" in rad:
        assert [rule for each in found.hinder for rule in each.regler] == rad["regler"]


@pytest.mark.parametrize("rad", [pytest.param(rad, id=str(rad["id"])) for rad in FALL if "kod" in rad])
def test_a_refusal_says_what_is_done_instead(rad: Rad) -> None:
    with pytest.raises(Refused) as caught:
        krav(besked(rad))
    assert (caught.value.kod, caught.value.exit_code) == (rad["kod"], 6)
    assert caught.value.i_stallet == ({"atgard": rad["atgard"]} if "atgard" in rad else None)


@pytest.mark.parametrize("id_", REGIONER)
def test_the_reasons_are_the_regions(id_: str) -> None:
    _, plan = uppfoljd(FALL[0])
    found = avslutsbesked(region(id_), plan, {})
    assert [each.id for each in found.alla_skal] == cast(Mapping[str, list[str]], tabell("avslut")["skäl"])[id_]
    assert all(str(each.punkt) for each in found.alla_skal)


def test_a_given_fact_goes_before_what_the_plan_tells() -> None:
    arende, plan = uppfoljd(FALL[0])
    vg = region("vastra-gotaland")
    fakta = planfakta(vg, arende, plan, IDAG, las_fakta(["behov-fran-bada-huvudman=nej"]))
    assert avslutsbesked(vg, plan, fakta).skal == "inget-behov"


def test_what_is_done_when_a_plan_is_closed_is_told() -> None:
    (aterkallat,) = (rad for rad in FALL if rad["id"] == "c31-samtycket-aterkallat")
    assert [each.regler for each in besked(aterkallat).gors] == [("vg-avslut-dokumentera",)]


def test_one_unit_that_does_two_things_is_one_giver() -> None:
    """In Blekinge two givers within one huvudman are enough for a SIP, and one is not."""
    ble = region("blekinge")
    insatser = [{"vad": each, "vem": "p1", "huvudman": "kommun"} for each in ("hemsjukvård", "träning")]
    arende, plan = med_plan({"dag": "i dag", "insatser": insatser})
    assert avslutsbesked(ble, plan, planfakta(ble, arende, plan, IDAG, {})).skal == "inget-behov"


def test_a_plan_that_names_no_insatser_tells_nothing_of_the_need() -> None:
    arende, plan = med_plan({"dag": "i dag"})
    vg = region("vastra-gotaland")
    assert avslutsbesked(vg, plan, planfakta(vg, arende, plan, IDAG, {})).avsluta is None


def test_a_samordnad_vardplan_does_not_rest_on_consent() -> None:
    """Under LPT 7 a § consent is no condition, so that it is taken back is no reason."""
    consent = {"sort": "uppratta-plan", "status": "aterkallat", "dag": "2027-04-01"}
    arende, plan = med_plan({"typ": "samordnad-vardplan", "dag": "i dag"}, samtycken=[consent])
    here = region("nationell")
    assert avslutsbesked(here, plan, planfakta(here, arende, plan, IDAG, {})).skal is None
