"""Who calls, who gets a paper, what the called are told, and whether the plan is still a SIP with those left."""

from __future__ import annotations

from typing import cast

import pytest

from sipkit.config.schema import RegionData
from sipkit.domain.arende import Arende
from sipkit.domain.vocabulary import Roll
from sipkit.rules.fakta import las_fakta
from sipkit.rules.frister import frister
from sipkit.rules.mottagare import kallar, mottagare
from sipkit.rules.sip import fortsatt_sip
from tests.rules.regioner import Tabell, arende, fall_i, klockan, provregion, tabell

ROLLER = [
    {"id": "slutenvard", "visningsnamn": "slutenvården", "i_brev": "sjukhuset", "huvudman": "region"},
    {"id": "regional-oppenvard", "visningsnamn": "öppenvården", "i_brev": "vårdcentralen", "huvudman": "region"},
    {"id": "fast-vardkontakt", "visningsnamn": "fast vårdkontakt", "i_brev": "din kontakt", "huvudman": "region"},
    {"id": "socialtjanst", "visningsnamn": "socialtjänsten", "i_brev": "kommunen", "huvudman": "kommun"},
    {"id": "samordnare", "visningsnamn": "samordnare", "i_brev": "din samordnare"},
]


def med_parter() -> Arende:
    return arende(
        parter=tabell("sip")["parter"],
        foretradare=[{"id": "g1", "namn": "Omar Provsson", "roll": "god-man"}],
        fast_vardkontakter=[{"id": "f1", "namn": "Maria Testberg", "enhet": "Vårdcentralen Exempelviken"}],
    )


@pytest.mark.parametrize("fall", [pytest.param(fall, id=str(fall["id"])) for fall in fall_i("sip")])
def test_still_a_sip(fall: Tabell) -> None:
    regler = tabell("sip")
    villkor = cast(Tabell, regler["sip"])[str(fall["regler"])]
    region = provregion(sip=villkor, roller=ROLLER, kallelse={"medverkan": regler["medverkan"]})
    kvar = frozenset(cast(list[str], fall["kvar"]))
    roll = cast("Roll | None", fall.get("kallar"))
    besked = fortsatt_sip(region, med_parter(), kvar, roll, las_fakta(cast(list[str], fall.get("fakta", []))))
    told = "okand" if besked.ar_sip is None else "ja" if besked.ar_sip else "nej"
    assert (told, sorted(besked.huvudman)) == (fall["sip"], fall["huvudman"])
    assert [warning.kod for warning in besked.varningar] == ["medverkan-saknas"] * ("varnar" in fall)
    assert besked.okanda == (("farg",) if told == "okand" else ())


def test_the_verdict_names_the_condition_that_is_met_or_that_is_not() -> None:
    villkor = cast(Tabell, tabell("sip")["sip"])
    two = provregion(sip=villkor["bada-och-en"], roller=ROLLER)
    met = fortsatt_sip(two, med_parter(), frozenset({"p1", "p2"}), None, {}).grund
    assert met is not None
    assert met.text == "Två givare räcker."
    one = provregion(sip=villkor["bada"], roller=ROLLER)
    unmet = fortsatt_sip(one, med_parter(), frozenset({"p1", "p2"}), None, {}).grund
    assert str(unmet) == "Både region och kommun behövs (Provrutinen, SIP)."


# --- who gets a paper -------------------------------------------------------------------------------------------------

KALLELSE: dict[str, object] = {
    "mottagare": [
        {"id": "kallad", "som": "kallad", "text": "Enheterna får kallelse."},
        {"id": "enskild", "som": "enskild", "text": "Personen får kallelse.", "regler": ["prov-personen"]},
    ],
    "deltagande": [
        {"id": "alla", "text": "Ni är kallade."},
        {"id": "vard", "roller": ["regional-oppenvard", "socialtjanst"], "text": "Ni är skyldiga att delta."},
    ],
}


def test_the_person_and_those_covered_get_a_paper_and_nobody_else_is_there() -> None:
    got = mottagare(provregion(kallelse=KALLELSE), med_parter(), frozenset({"p2", "p4"}), {})
    assert [(each.id, each.som) for each in got] == [
        ("enskild", "enskild"),
        ("g1", "foretradare"),
        ("p2", "kallad"),
        ("p4", "inbjuden"),
    ]


def test_the_persons_letter_is_a_rule_only_where_the_region_has_one() -> None:
    with_rule = mottagare(provregion(kallelse=KALLELSE), arende(), frozenset(), {})[0]
    assert with_rule.regel is not None
    assert with_rule.regel.regler == ("prov-personen",)
    assert mottagare(provregion(), arende(), frozenset(), {})[0].regel is None


def test_the_called_are_told_the_duty_of_their_role_and_the_invited_none() -> None:
    got = mottagare(provregion(kallelse=KALLELSE), med_parter(), frozenset({"p1", "p2", "p3", "p4", "p5"}), {})
    duties = {each.id: [punkt.text for punkt in each.plikt] for each in got}
    assert duties == {
        "enskild": [],
        "g1": [],
        "p1": ["Ni är kallade."],
        "p2": ["Ni är skyldiga att delta."],
        "p3": ["Ni är skyldiga att delta."],
        "p4": [],
        "p5": [],
    }


# --- who calls --------------------------------------------------------------------------------------------------------


def kallande_region(ansvarig: list[str]) -> RegionData:
    variant = {"id": "a", "ansvarig": ansvarig, "inom": {"text": "snarast"}, "text": "Kalla snarast."}
    frist = {"id": "kallelse", "namn": "Kallelsen skickas", "varianter": [variant]}
    rule = {"id": "b", "roller": ["socialtjanst"], "text": "Den som ser behovet kallar."}
    return provregion(frister=[frist], roller=ROLLER, kallelse={"kallar": [rule]})


def test_whom_the_deadline_names_calls_whatever_else_the_region_says() -> None:
    region = kallande_region(["regional-oppenvard", "slutenvard"])
    frist = frister(lambda _: region, arende(), klockan("2027-03-25T10:12"), {}).styrande("kallelse")
    assert kallar(region, frist, {}) == ("regional-oppenvard", "slutenvard")


def test_without_a_deadline_the_regions_rule_says_who_calls() -> None:
    assert kallar(kallande_region([]), None, {}) == ("socialtjanst",)
    assert kallar(provregion(), None, {}) == ()
