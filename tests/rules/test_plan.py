"""What a plan must state, who signs it and when it is in force, beside tables written by hand (plan/*.yaml)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

import pytest

from sipkit.config.schema import RegionData
from sipkit.domain.arende import Mottagare
from sipkit.domain.bokforing import med_dokument
from sipkit.domain.planversion import ny_version
from sipkit.errors import Refused, SipkitError
from sipkit.rules import plan as planregler
from sipkit.rules import planform
from sipkit.rules.fakta import Fakta, fakta_ur, las_fakta
from sipkit.rules.planansvar import foreslaget_ansvar, kallare, overlamning
from sipkit.rules.plangiltighet import gallande_plan, giltighet
from sipkit.rules.plansignatur import signaturrader
from tests.rules.planer import IDAG, INGA, REGIONER, Rad, med_plan, region, tabell, utan
from tests.rules.regioner import provregion


def hel() -> Rad:
    return cast(Rad, tabell("krav")["hel"])


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


# --- signatures, and when it is in force ------------------------------------------------------------------------------


@pytest.mark.parametrize("id_", REGIONER)
def test_the_lines_to_sign_on_are_the_regions(id_: str) -> None:
    rad = cast(Mapping[str, Rad], tabell("signaturer")["sip"])[id_]
    arende, version = med_plan(hel())
    rows = signaturrader(region(id_), arende, version, INGA)
    assert [[each.sort, each.som, "ja" if each.kravs else "nej"] for each in rows] == rad["rader"]
    assert {rule for each in rows if each.punkt for rule in each.punkt.regler} == set(
        cast(list[str], rad.get("regler", []))
    )
    assert giltighet(region(id_), arende, version, INGA).gallande is (rad["gäller_utan"] == "ja")


@pytest.mark.parametrize("id_", REGIONER)
def test_signed_by_the_samordnare_and_the_person_a_plan_is_in_force_everywhere(id_: str) -> None:
    signed = [{"som": som, "sort": sort, "dag": "i dag"} for som, sort in _ALLA_SOM_KAN]
    arende, version = med_plan({**hel(), "underskrifter": signed})
    found = giltighet(region(id_), arende, version, INGA)
    assert (found.tillstand, found.osignerade) == ("gallande", ())
    assert all(each.underskrift for each in signaturrader(region(id_), arende, version, INGA))


_ALLA_SOM_KAN = (("samordnare", "underskrift"), ("enskild", "underskrift"), ("enskild", "godkannande"))


def test_c13_in_blekinge_the_samordnare_signs_and_the_person_gets_the_original() -> None:
    ble = region("blekinge")
    arende, version = med_plan(hel())
    found = giltighet(ble, arende, version, INGA)
    assert found.gallande is False
    assert [each.som for each in signaturrader(ble, arende, version, INGA)] == ["samordnare"]
    assert [punkt.regler for punkt in found.punkter] == [("ble-dok-underskriven",)]
    (given,) = overlamning(ble, arende, version, INGA)
    assert (given.exemplar, given.roller, given.gjort) == ("original", ("samordnare",), False)
    assert given.punkt.regler == ("ble-dok-original",)


@pytest.mark.parametrize(("exemplar", "gjort"), [("original", True), ("kopia", False)])
def test_the_original_has_been_handed_over_when_it_is_recorded_of_this_version(exemplar: str, gjort: bool) -> None:
    arende, version = med_plan(hel())
    got = Mottagare.model_validate({"part": "enskild", "som": "enskild", "exemplar": exemplar})
    for about, done in (("v1", gjort), ("v9", False)):
        kept = med_dokument(arende, "plan", IDAG, None, [got], plan=about)
        assert [each.gjort for each in overlamning(region("blekinge"), kept, version, INGA)] == [done]


@pytest.mark.parametrize(
    ("namn", "gallande"), [("Lena Exempelgren", True), ("lena exempelgren", True), ("Maria Testberg", False)]
)
def test_in_blekinge_another_than_the_appointed_samordnare_does_not_make_it_valid(namn: str, gallande: bool) -> None:
    signed = {"som": "samordnare", "namn": namn, "dag": "i dag"}
    arende, version = med_plan({**hel(), "underskrifter": [signed]})
    assert giltighet(region("blekinge"), arende, version, INGA).gallande is gallande


@pytest.mark.parametrize(
    "rad", [pytest.param(rad, id=str(rad["id"])) for rad in cast(list[Rad], tabell("signaturer")["vardplan"])]
)
@pytest.mark.parametrize("vardform", ["oppen-tvangsvard", "oppen-rattspsykiatrisk"])
@pytest.mark.parametrize("id_", REGIONER)
def test_a_samordnad_vardplan_is_valid_when_every_unit_has_adjusted_it(id_: str, vardform: str, rad: Rad) -> None:
    whole = cast(Rad, cast(Rad, tabell("krav")["vardplan"])["hel"])
    made = [
        {"som": "enhet", "sort": "justering", "vem": unit, "dag": "i dag"}
        for unit in cast(list[str], rad["justerad_av"])
    ]
    arende, version = med_plan({**whole, "underskrifter": made})
    found = giltighet(region(id_), arende, version, las_fakta([f"vardform={vardform}"]))
    assert [each.vem for each in found.osignerade] == rad["kvar"]
    assert found.tillstand == ("klar" if rad["kvar"] else "gallande")


def test_a_vardplan_that_no_unit_could_adjust_is_not_in_force() -> None:
    fakta = las_fakta(["vardform=oppen-rattspsykiatrisk"])
    assert (
        giltighet(region("nationell"), *med_plan({"typ": "samordnad-vardplan", "dag": "i dag"}), fakta).tillstand
        == "klar"
    )


# --- versions ---------------------------------------------------------------------------------------------------------


def test_a_new_version_replaces_the_old_one_when_it_is_in_force_itself() -> None:
    """In Blekinge: when it is signed. Until then what was signed before holds."""
    ble = region("blekinge")
    signed = [{"som": "samordnare", "dag": "i dag"}]
    arende, first = med_plan({**hel(), "underskrifter": signed})
    second = ny_version(arende, first)
    both = arende.model_copy(update={"planer": (first, second)})
    assert [giltighet(ble, both, each, INGA).tillstand for each in both.planer] == ["gallande", "utkast"]
    told = {"dag": IDAG, "uppfoljning": first.uppfoljning}
    made = both.model_copy(update={"planer": (first, second.model_copy(update=told))})
    assert [giltighet(ble, made, each, INGA).tillstand for each in made.planer] == ["gallande", "klar"]
    assert gallande_plan(ble, made, INGA) == first
    done = second.model_copy(update={**told, "underskrifter": first.underskrifter})
    now = both.model_copy(update={"planer": (first, done)})
    assert [giltighet(ble, now, each, INGA).tillstand for each in now.planer] == ["ersatt", "gallande"]
    assert giltighet(ble, now, first, INGA).ersatt_av == "v2"
    assert gallande_plan(ble, now, INGA) == done


def test_a_plan_that_is_closed_holds_no_longer() -> None:
    arende, version = med_plan({**hel(), "avslut": {"dag": "i dag", "skal": "mal-uppfyllda"}})
    assert giltighet(region("nationell"), arende, version, INGA).tillstand == "avslutad"
    assert gallande_plan(region("nationell"), arende, INGA) is None


def test_a_plan_without_a_day_is_being_written() -> None:
    arende, version = med_plan(utan(hel(), ["dag"]))
    assert giltighet(region("nationell"), arende, version, INGA).tillstand == "utkast"


# --- who answers for it -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("id_", "vem", "ansvar", "regler"),
    [
        ("blekinge", "p1", "kommun", ("ble-uppfoljning", "ble-begr-samordnare")),
        ("blekinge", "f1", "region", ("ble-uppfoljning", "ble-begr-samordnare")),
        ("vastra-gotaland", "p2", "kommun", ("vg-uppf-huvudansvarig-kallar",)),
        ("simba", "p3", "region", ("vg-uppf-huvudansvarig-kallar",)),
        ("gavleborg", "p3", "region", None),
    ],
)
def test_the_samordnares_huvudman_is_suggested_and_the_samordnare_calls_to_the_follow_up(
    id_: str, vem: str, ansvar: str, regler: tuple[str, ...] | None
) -> None:
    plan = utan(hel(), ["overgripande_ansvar"])
    arende, version = med_plan({**plan, "samordnare": {"vem": vem, "namn": "Lena Exempelgren"}})
    assert version.overgripande_ansvar is None
    assert foreslaget_ansvar(region(id_), arende, version) == ansvar
    calls = kallare(region(id_), arende, version, fakta_ur(arende, IDAG))
    assert (calls.kontakt.namn, calls.punkt and calls.punkt.regler) == ("Lena Exempelgren", regler)


def test_nobody_is_suggested_before_there_is_a_samordnare() -> None:
    arende, version = med_plan(utan(hel(), ["samordnare"]))
    assert foreslaget_ansvar(region("blekinge"), arende, version) is None


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


ROLLER = {"fast-vardkontakt": "region", "kommunal-halso-och-sjukvard": "kommun", "socialtjanst": "kommun"}


def signerar(**post: object) -> RegionData:
    """A region with one rule about signing."""
    roles = [
        {"id": roll, "visningsnamn": roll, "i_brev": roll, "huvudman": huvudman, "kalla": KALLA}
        for roll, huvudman in ROLLER.items()
    ]
    rule = {"id": "egen", "text": "Planen ska skrivas under.", "sort": "underskrift", "kravs_for_giltighet": "ja"}
    return provregion(roller=roles, plan={"underskrift": [{**rule, "kalla": KALLA, **post}]})


@pytest.mark.parametrize(
    ("post", "lines"),
    [
        ({"roller": ["socialtjanst"]}, []),
        ({"roller": ["kommunal-halso-och-sjukvard"]}, [("enhet", "p1", "Hemsjukvården", True)]),
        (
            {"roller": ["alla"]},
            [("enhet", "p1", "Hemsjukvården", True), ("enhet", "f1", "Vårdcentralen Exempelviken", True)],
        ),
        ({"roller": ["chefsoverlakare"]}, [("chefsoverlakare", None, "Nils Provberg", True)]),
        (
            {"av_personen": "ja"},
            [("enskild", "enskild", "Ingrid Provqvist", True), ("foretradare", "g1", "Karin Provqvist", False)],
        ),
    ],
)
def test_a_routine_says_who_signs_among_those_who_have_something_to_do(
    post: dict[str, object], lines: list[tuple[str, str, str, bool]]
) -> None:
    """Whoever acts for the person has a line beside the person's own, which is no demand."""
    guardian = [{"namn": "Karin Provqvist", "roll": "vardnadshavare"}]
    arende, version = med_plan({**hel(), "chefsoverlakare": {"namn": "Nils Provberg"}}, foretradare=guardian)
    rows = signaturrader(signerar(**post), arende, version, INGA)
    assert [(each.som, each.vem, each.namn, each.kravs) for each in rows] == lines


def test_a_line_for_one_who_acts_for_the_person_is_signed_by_that_one() -> None:
    guardians = [{"namn": each, "roll": "vardnadshavare"} for each in ("Karin Provqvist", "Bo Testlund")]
    signed = {"som": "foretradare", "vem": "g2", "dag": "i dag"}
    arende, version = med_plan({**hel(), "underskrifter": [signed]}, foretradare=guardians)
    rows = signaturrader(region("nationell"), arende, version, INGA)
    assert [each.vem for each in rows if each.underskrift] == ["g2"]


def test_a_signature_rule_that_cannot_be_judged_counts() -> None:
    """Nothing is in force because a fact is not known."""
    arende, version = med_plan(hel())
    assert giltighet(signerar(roller=["samordnare"], nar={"barn": "ja"}), arende, version, INGA).tillstand == "klar"
    grown_up = las_fakta(["barn=nej"])
    assert giltighet(signerar(roller=["samordnare"], nar={"barn": "ja"}), arende, version, grown_up).gallande
