"""What a plan must state, beside a table written by hand (plan/krav.yaml)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

import pytest

from sipkit.config.schema import RegionData
from sipkit.errors import Refused, SipkitError
from sipkit.rules import plan as planregler
from sipkit.rules import planform
from sipkit.rules.fakta import Fakta, las_fakta
from sipkit.rules.plangiltighet import giltighet
from tests.rules.planer import INGA, REGIONER, Rad, hel, med_plan, region, tabell, utan
from tests.rules.regioner import provregion


def saknas(id_: str, plan: Rad, fakta: Fakta = INGA) -> tuple[list[str], list[str], set[str]]:
    """The paths that stop, the paths that are warned of, and the rules."""
    arende, version = med_plan(plan)
    found = planregler.plankrav(region(id_), arende, version, fakta)
    stops = [each.falt for each in found if each.saknas == "stopp"]
    return stops, [each.falt for each in found if each.saknas == "varning"], {r for each in found for r in each.regler}


# --- what it must state -----------------------------------------------------------------------------------------------


def egna(id_: str) -> Sequence[Rad]:
    rows = cast(Mapping[str, object], tabell("krav")["egna"]).get(id_, [])
    return egna(str(rows["som"])) if isinstance(rows, Mapping) else cast(Sequence[Rad], rows)


BRISTER = [
    pytest.param(id_, rad, id=f"{id_}-{rad['id']}")
    for id_ in REGIONER
    for rad in (*cast(Sequence[Rad], tabell("krav")["lagens_fyra"]), *egna(id_))
]


@pytest.mark.parametrize(("id_", "rad"), BRISTER)
def test_a_plan_that_lacks_what_it_must_state_is_not_final(id_: str, rad: Rad) -> None:
    """The law's four everywhere, and what the region's own routine demands only there."""
    plan = utan(hel(), cast(list[str], rad["utom"]))
    stops, _, rules = saknas(id_, plan)
    assert stops == rad["stoppar"]
    assert rules == set(cast(list[str], rad.get("regler", [])))
    arende, version = med_plan(plan)
    with pytest.raises(SipkitError) as caught:
        planregler.krav(planregler.plankrav(region(id_), arende, version, INGA))
    assert isinstance(caught.value, Refused)
    assert (caught.value.kod, caught.value.exit_code, caught.value.var) == ("plan-ofullstandig", 6, stops[0])
    assert giltighet(region(id_), arende, version, INGA).tillstand == "utkast"


@pytest.mark.parametrize("id_", REGIONER)
def test_a_plan_with_all_of_it_is_final_whatever_another_region_wants(id_: str) -> None:
    arende, version = med_plan(hel())
    found = planregler.plankrav(region(id_), arende, version, INGA)
    assert found == ()
    planregler.krav(found)
    for rad in (rad for other in REGIONER for rad in egna(other)):
        stops, _, _ = saknas(id_, utan(hel(), cast(list[str], rad["utom"])))
        assert not set(stops) - {path for own in egna(id_) for path in cast(list[str], own["stoppar"])}


@pytest.mark.parametrize("id_", REGIONER)
def test_everything_that_is_missing_is_told_at_once(id_: str) -> None:
    arende, version = med_plan({"viktigt": "Att bo hemma."})
    with pytest.raises(SipkitError) as caught:
        planregler.krav(planregler.plankrav(region(id_), arende, version, INGA))
    told = {fault.var for fault in caught.value.faults}
    assert told >= {"planer.v1.insatser", "planer.v1.andra_atgarder", "planer.v1.overgripande_ansvar"}
    assert caught.value.exit_code == 6


def test_every_insats_that_lacks_what_it_must_state_is_named() -> None:
    arende, version = med_plan(utan(hel(), ["insatser.0.foljer_upp", "insatser.1.foljer_upp"]))
    with pytest.raises(SipkitError) as caught:
        planregler.krav(planregler.plankrav(region("vastra-gotaland"), arende, version, INGA))
    assert [fault.var for fault in caught.value.faults] == [f"planer.v1.insatser.i{n}.foljer_upp" for n in (1, 2)]


def test_what_the_person_and_those_close_do_is_no_insats_of_a_huvudman() -> None:
    own = [{"vad": "gå ut", "vem": "enskild"}, {"vad": "ringa", "vem": "n1"}]
    assert saknas("nationell", {**hel(), "insatser": own})[0] == ["planer.v1.insatser"]


def test_that_nobody_else_does_anything_counts_as_stated_and_silence_does_not() -> None:
    assert saknas("nationell", {**hel(), "andra_atgarder": "Inget just nu."})[0] == []
    assert saknas("nationell", {**hel(), "andra_atgarder": [{"vem": "Försäkringskassan", "vad": "bilstöd"}]})[0] == []
    assert saknas("nationell", {**hel(), "andra_atgarder": ""})[0] == ["planer.v1.andra_atgarder"]


@pytest.mark.parametrize(
    "rad",
    [pytest.param(rad, id=str(rad["id"])) for rad in cast(dict[str, list[Rad]], tabell("krav")["vardplan"])["fall"]],
)
@pytest.mark.parametrize("id_", ["nationell", "vastra-gotaland", "gavleborg"])
def test_what_a_samordnad_vardplan_must_state(id_: str, rad: Rad) -> None:
    whole = cast(Rad, tabell("krav")["vardplan"])["hel"]
    fakta = las_fakta([f"vardform={rad['vardform']}"] if "vardform" in rad else [])
    stops, warns, _ = saknas(id_, utan(whole, cast(list[str], rad.get("utom", []))), fakta)
    assert stops == rad.get("stoppar", [])
    assert sorted(set(warns)) == rad.get("varnar", [])


def test_where_the_law_could_not_be_read_that_is_said() -> None:
    """LRV 12 a § was not found: nothing is demanded in its name."""
    whole = cast(Rad, cast(Rad, tabell("krav")["vardplan"])["hel"])
    _, version = med_plan(whole)
    told = planregler.tolkningar(region("nationell"), version, las_fakta(["vardform=oppen-rattspsykiatrisk"]))
    assert [each.text.split(".")[0] for each in told] == ["Texten i 12 a § LRV har inte kunnat läsas"]
    found = planregler.plankrav(
        region("nationell"), *med_plan({"typ": "samordnad-vardplan"}), las_fakta(["vardform=oppen-rattspsykiatrisk"])
    )
    assert found
    planregler.krav(found)


@pytest.mark.parametrize("dokument", ["plan", "kallelse"])
def test_c30_oppen_tvangsvard_gives_a_samordnad_vardplan_instead(dokument: str) -> None:
    besked = planform.planform(
        region("vastra-gotaland"),
        "plan" if dokument == "plan" else "kallelse",
        las_fakta(["vardform=oppen-tvangsvard"]),
    )
    with pytest.raises(Refused) as caught:
        planform.krav(besked)
    assert caught.value.i_stallet == {
        "dokument": "samordnad-vardplan",
        "upprattas_av": "chefsoverlakare",
        "giltig_nar": "justerad-av-verksamheterna",
        "lagrum": ["LPT 7 a §"],
    }
    assert {"vg-malgrupp-tvangsvard", "vg-kallelse-tvangsvard", "vg-vardplan-chefsoverlakare"} <= set(
        caught.value.regler
    )


# --- a routine's own demands ------------------------------------------------------------------------------------------

KALLA = {"dokument": "provrutinen", "avsnitt": "Planen"}


def egen(**post: object) -> RegionData:
    """A region whose only demand on a plan is this."""
    return provregion(plan={"innehall": [{"id": "egen", "namn": "det", "saknas": "stopp", "kalla": KALLA, **post}]})


@pytest.mark.parametrize(
    ("post", "missing"),
    [
        ({}, ["falt.plan.egen"]),
        ({"falt": ["plan.nar_samre", "plan.kontakt.telefon"]}, ["planer.v1.nar_samre", "planer.v1.kontakt.telefon"]),
        ({"falt": ["plan.nar_samre", "plan.samordnare.telefon"], "en_racker": "ja"}, []),
        (
            {"falt": ["plan.nar_samre", "plan.kontakt.telefon"], "en_racker": "ja"},
            [
                "planer.v1.nar_samre",
                "planer.v1.kontakt.telefon",
            ],
        ),
        ({"falt": ["plan.mal.*.resultat"]}, ["planer.v1.mal.m1.resultat", "planer.v1.mal.m2.resultat"]),
        ({"falt": ["plan.andra_atgarder.*.vad"]}, []),
        ({"falt": ["enskild.behov"]}, ["enskild.behov"]),
        ({"nar": {"barn": "ja"}, "falt": ["plan.barnets_ord"]}, ["enskild.personnummer"]),
        ({"nar": {"barn": "ja"}, "falt": ["plan.viktigt"]}, []),
        ({"falt": ["plan.nar_samre"], "dokument": "samordnad-vardplan"}, []),
        ({"falt": ["plan.nar_samre"], "saknas": "inget"}, []),
    ],
)
def test_a_routine_may_demand_more(post: dict[str, object], missing: list[str]) -> None:
    """Any field, one of several, each goal's; and where a condition is not known, the fact that would tell."""
    arende, version = med_plan(hel())
    assert [each.falt for each in planregler.plankrav(egen(**post), arende, version, INGA)] == missing


def test_what_is_missing_is_told_in_words() -> None:
    arende, version = med_plan(hel())
    (lacking,) = planregler.plankrav(egen(falt=["plan.nar_samre"]), arende, version, INGA)
    assert planregler.mening(lacking) == "Planen saknar det."
    (unknown,) = planregler.plankrav(egen(falt=["plan.nar_samre"], nar={"barn": "ja"}), arende, version, INGA)
    assert planregler.mening(unknown) == "Det går inte att avgöra om planen ska ange det: barn är inte känt."
