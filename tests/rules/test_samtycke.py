"""The consent gate by example (fall/samtycke.yaml), what a refusal says, and that nobody uncovered is let through."""

from __future__ import annotations

from datetime import date, timedelta
from types import MappingProxyType
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipkit.config.schema import RegionData
from sipkit.domain.arende import Arende
from sipkit.domain.vocabulary import SamtyckeSort, SamtyckeStatus, words
from sipkit.errors import Refused
from sipkit.rules.besked import Samtyckesbeslut
from sipkit.rules.samtycke import krav, samtyckesbeslut
from tests.rules.regioner import Tabell, arende, fall_i, provregion, tabell

TABELL = tabell("samtycke")
IDAG = date.fromisoformat(str(TABELL["idag"]))
INGA: MappingProxyType[str, frozenset[str]] = MappingProxyType({})
PARTER = ("p1", "p2", "p3", "p4")


def region(**topics: object) -> RegionData:
    return provregion(**{"samtycke": TABELL["samtycke"], **topics})


def med_svar(samtycken: list[Tabell]) -> Arende:
    svar = [{"id": f"s{number}", **each} for number, each in enumerate(samtycken, 1)]
    return arende(parter=TABELL["parter"], samtycken=svar)


def beslut(samtycken: list[Tabell], till: tuple[str, ...] = PARTER) -> Samtyckesbeslut:
    return samtyckesbeslut(region(), med_svar(samtycken), "kallelse", till, idag=IDAG, fakta=INGA)


@pytest.mark.parametrize("fall", [pytest.param(fall, id=str(fall["id"])) for fall in fall_i("samtycke")])
def test_the_gate(fall: Tabell) -> None:
    verdict = beslut(cast(list[Tabell], fall["samtycken"]), tuple(cast(list[str], fall.get("till", PARTER))))
    told = {"kod": verdict.kod or "saknas", "tackta": sorted(verdict.tackta), "utanfor": list(verdict.utanfor)}
    assert told == fall["vantat"]


def test_a_refusal_says_why_what_may_be_done_and_which_rules() -> None:
    with pytest.raises(Refused) as caught:
        krav(beslut([{"status": "nekat"}]))
    fault = caught.value
    assert (fault.kod, fault.vad) == ("samtycke-nekat", "Personen har sagt nej till kallelsen.")
    assert fault.far_goras == ("Planera inom den egna verksamheten (Provrutinen, Samtycke 2).",)
    assert fault.far_inte == ("Ingen får kallas (Provrutinen, Samtycke 3).",)
    assert fault.att_veta == ("Kallelsen kräver samtycke (Provrutinen, Samtycke).", "Skriv in nejet i journalen.")
    assert fault.regler == ("prov-samtycke", "prov-egen", "prov-ingen")
    assert fault.exit_code == 6


def test_a_refusal_has_words_of_its_own_where_the_region_has_none() -> None:
    with pytest.raises(Refused) as caught:
        krav(beslut([{"status": "ej-mojligt"}]))
    assert caught.value.vad == "Personen kan inte ta ställning till samtycke."
    assert caught.value.far_goras == ("Lämna de uppgifter som behövs.",)


def test_a_consent_for_others_names_those_not_covered_by_id_only() -> None:
    with pytest.raises(Refused) as caught:
        krav(beslut([{"status": "delvis", "parter": ["p1"]}], ("p2", "p4")))
    assert caught.value.var == "parter.p2, parter.p4"
    assert "Socialtjänsten" not in repr(vars(caught.value))


def test_a_yes_lets_the_document_through() -> None:
    krav(beslut([{"status": "lamnat"}]))


def test_a_document_that_needs_no_consent_is_for_all() -> None:
    verdict = samtyckesbeslut(
        region(), med_svar([{"status": "nekat"}]), "inskrivningsmeddelande", PARTER, idag=IDAG, fakta=INGA
    )
    assert verdict.kod is None
    assert verdict.tackta == frozenset(PARTER)


def test_a_demand_for_consent_that_cannot_be_judged_is_made() -> None:
    posts = [{"id": "kalla-till-mote", "kravs_for": ["kallelse"], "nar": {"sip": "efter-utskrivning"}}]
    unsure = region(samtycke=posts)
    case = med_svar([])
    assert samtyckesbeslut(unsure, case, "kallelse", PARTER, idag=IDAG, fakta=INGA).kod == "samtycke-saknas"
    known = {"sip": frozenset({"fore-utskrivning"})}
    assert samtyckesbeslut(unsure, case, "kallelse", PARTER, idag=IDAG, fakta=known).kod is None


def test_where_several_consents_are_needed_a_party_must_be_in_all() -> None:
    both = region(
        samtycke=[{"id": sort, "kravs_for": ["kallelse"]} for sort in ("kalla-till-mote", "utbyta-uppgifter")]
    )
    case = med_svar(
        [
            {"sort": "kalla-till-mote", "status": "delvis", "parter": ["p1", "p2"]},
            {"sort": "utbyta-uppgifter", "status": "delvis", "parter": ["p2", "p3"]},
        ]
    )
    assert samtyckesbeslut(both, case, "kallelse", PARTER, idag=IDAG, fakta=INGA).tackta == {"p2"}
    half = med_svar([{"sort": "kalla-till-mote", "status": "lamnat"}])
    assert samtyckesbeslut(both, half, "kallelse", PARTER, idag=IDAG, fakta=INGA).kod == "samtycke-saknas"


dagar = st.none() | st.integers(-3, 3).map(lambda days: (IDAG + timedelta(days=days)).isoformat())
svar = st.fixed_dictionaries(
    {"status": st.sampled_from(words(SamtyckeStatus)), "sort": st.sampled_from(words(SamtyckeSort)[:2])},
    optional={
        "parter": st.none() | st.lists(st.sampled_from([*PARTER, "p9"]), max_size=4),
        "dag": dagar,
        "galler_till": dagar,
    },
)


def _given_last(answers: list[Tabell]) -> Tabell:
    """Of those known today, the one given on the last day, and of several that day the one written down last.

    One without a day was given when the last one before it was.
    """
    known = [each for each in answers if str(each.get("dag") or "") <= f"{IDAG}"]
    days = [str(each.get("dag") or "") for each in known]
    given_on = [day or max(days[:place], default="") for place, day in enumerate(days)]
    last = max(range(len(known)), key=lambda place: (given_on[place], place), default=None)
    return {"status": "nekat"} if last is None else known[last]


@settings(max_examples=400)
@given(st.lists(svar, max_size=5), st.lists(st.sampled_from(PARTER), unique=True))
def test_nobody_is_let_through_whom_the_latest_answer_does_not_cover(answers: list[Tabell], till: list[str]) -> None:
    """The gate beside the sentence that it stands for, said once more the long way round."""
    verdict = beslut(answers, tuple(till))
    last = _given_last([each for each in answers if each["sort"] == "kalla-till-mote"])
    runs = str(last.get("galler_till") or "9999") >= f"{IDAG}"
    named = last.get("parter")
    for part in verdict.tackta:
        assert last["status"] in {"lamnat", "delvis"}
        assert runs
        assert part in till
        assert part in cast(list[str], named) if named is not None else last["status"] == "lamnat"
    assert verdict.tackta.isdisjoint(verdict.utanfor)
    assert verdict.tackta | set(verdict.utanfor) == set(till)
    assert not (verdict.kod and verdict.tackta)


def test_the_words_of_the_vocabulary_are_those_the_property_uses() -> None:
    assert words(SamtyckeSort)[1] == "kalla-till-mote"
