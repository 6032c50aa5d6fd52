"""Who signs a plan, when it is in force and who answers for it, beside a table written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import pytest

from sipkit.config.schema import RegionData
from sipkit.domain.arende import Mottagare
from sipkit.domain.bokforing import med_dokument
from sipkit.domain.planversion import ny_version
from sipkit.rules.fakta import fakta_ur, las_fakta
from sipkit.rules.planansvar import foreslaget_ansvar, kallare, overlamning
from sipkit.rules.plangiltighet import gallande_plan, giltighet
from sipkit.rules.plansignatur import signaturrader
from tests.rules.planer import IDAG, INGA, REGIONER, Rad, hel, med_plan, region, tabell, utan
from tests.rules.regioner import provregion

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


@pytest.mark.parametrize(
    ("vem", "exemplar", "gjort"),
    [("enskild", "original", True), ("enskild", "kopia", False), ("p1", "original", False)],
)
def test_the_person_has_the_original_when_that_is_recorded_of_this_version(
    vem: str, exemplar: str, gjort: bool
) -> None:
    arende, version = med_plan(hel())
    got = Mottagare.model_validate({"part": vem, "som": "kallad", "exemplar": exemplar})
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


def test_a_unit_that_answers_for_an_insats_adjusts_whatever_its_role() -> None:
    """Västra Götaland names three roles; a ward that has something to do is one of the verksamheter too."""
    ward = {"namn": "Avdelning 5", "roll": "slutenvard", "huvudman": "region", "som": "kallad"}
    plan = {"typ": "samordnad-vardplan", "insatser": [{"vad": "stöd", "vem": "p1", "huvudman": "region"}]}
    arende, version = med_plan(plan, parter=[ward])
    rows = signaturrader(region("vastra-gotaland"), arende, version, las_fakta(["vardform=oppen-tvangsvard"]))
    assert [(each.vem, each.kravs) for each in rows] == [("p1", True)]


def test_in_sodra_alvsborg_whoever_signs_approves_and_a_samordnare_does_not() -> None:
    for som, approved in (("enskild", True), ("samordnare", False)):
        arende, version = med_plan({**hel(), "underskrifter": [{"som": som, "dag": "i dag"}]})
        (row,) = signaturrader(region("sodra-alvsborg"), arende, version, INGA)
        assert (row.underskrift is not None) is approved
    arende, version = med_plan(
        {**hel(), "underskrifter": [{"som": "samordnare", "sort": "godkannande", "dag": "i dag"}]}
    )
    assert not giltighet(region("blekinge"), arende, version, INGA).gallande


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


def test_versions_that_say_that_they_replace_each_other_do_not_hang() -> None:
    """An older version replaces nothing; of two that would be in force the latest is."""
    arende, first = med_plan(hel())
    second = first.model_copy(update={"id": "v2", "ersatter": "v1"})
    round_ = arende.model_copy(update={"planer": (first.model_copy(update={"ersatter": "v2"}), second)})
    assert [giltighet(region("nationell"), round_, each, INGA).tillstand for each in round_.planer] == [
        "ersatt",
        "gallande",
    ]
    apart = arende.model_copy(update={"planer": (first, second.model_copy(update={"ersatter": None}))})
    held = gallande_plan(region("nationell"), apart, INGA)
    assert held is not None
    assert held.id == "v2"


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


def test_the_units_own_huvudman_counts_where_its_role_is_not_known() -> None:
    unit = {"namn": "Habiliteringen", "huvudman": "region", "som": "kallad"}
    arende, version = med_plan({"samordnare.vem": "p1"}, parter=[unit])
    assert foreslaget_ansvar(region("blekinge"), arende, version) == "region"


def test_nobody_is_suggested_before_there_is_a_samordnare() -> None:
    arende, version = med_plan(utan(hel(), ["samordnare"]))
    assert foreslaget_ansvar(region("blekinge"), arende, version) is None


# --- a routine's own rules about signing ----------------------------------------------------------------------------

KALLA = {"dokument": "provrutinen", "avsnitt": "Planen"}
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
        ({"roller": ["samordnare"], "sort": "justering"}, [("samordnare", "p1", "Lena Exempelgren", True)]),
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


@pytest.mark.parametrize("id_", REGIONER)
def test_a_line_is_told_from_every_other_in_the_arende(id_: str) -> None:
    """Also from the same person's line on another version: a signature there is not one here."""
    ledare = [{"namn": "Karin Provqvist", "roll": "god-man"}, {"namn": "Olle Provqvist", "roll": "god-man"}]
    arende, version = med_plan(hel(), foretradare=ledare)
    planer = (version, ny_version(arende, version))
    ids = [each.id for plan in planer for each in signaturrader(region(id_), arende, plan, INGA)]
    assert len(set(ids)) == len(ids) >= 2
    assert not [each for each in ids if "." in each or "Provqvist" in each]
