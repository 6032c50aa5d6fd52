"""A consent through its life, in the shipped regions: who gave it, what it lets through, and what a change means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from functools import cache
from itertools import permutations
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipkit.config.loading import load_region
from sipkit.config.region import Region
from sipkit.config.sources import find_sources
from sipkit.domain.arende import Arende
from sipkit.domain.svar import bygg, platta
from sipkit.domain.vocabulary import DokumentTyp, SamtyckeSort, SamtyckeStatus, words
from sipkit.errors import Refused
from sipkit.rules.aterkallat import att_underratta
from sipkit.rules.besked import Samtyckesbeslut
from sipkit.rules.besked_om_samtycke import Foljder, foljder
from sipkit.rules.samtycke import krav, samtyckesbeslut
from tests.rules.regioner import arende, provregion

IDAG = date(2027, 3, 30)
NU = datetime(2027, 3, 30, 10, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
REGIONER = ("nationell", "vastra-gotaland", "sodra-alvsborg", "simba", "gavleborg", "blekinge")
PARTER = [
    {"id": "p1", "namn": "Hemsjukvården", "roll": "kommunal-halso-och-sjukvard", "huvudman": "kommun", "som": "kallad"},
    {"id": "p2", "namn": "Vårdcentralen", "roll": "regional-oppenvard", "huvudman": "region", "som": "kallad"},
    {"id": "p3", "namn": "Socialtjänsten", "roll": "socialtjanst", "huvudman": "kommun", "som": "kallad"},
]
ALLA = ("p1", "p2", "p3")
VARDNADSHAVARE = [
    {"id": "g1", "namn": "Eva Provberg", "roll": "vardnadshavare"},
    {"id": "g2", "namn": "Ola Provberg", "roll": "vardnadshavare"},
]
BARN = {"barn": frozenset({"ja"})}
VUXEN = {"barn": frozenset({"nej"})}


@cache
def region(id_: str) -> Region:
    return load_region(id_, IDAG, find_sources(None))


def fall(*answers: Mapping[str, object], **more: object) -> Arende:
    told = [{"id": f"s{number}", "dag": "2027-03-24", **each} for number, each in enumerate(answers, 1)]
    return arende(parter=PARTER, samtycken=told, **more)


def beslut(
    id_: str, case: Arende, typ: DokumentTyp, fakta: Mapping[str, frozenset[str]] = VUXEN, idag: date = IDAG
) -> Samtyckesbeslut:
    return samtyckesbeslut(region(id_), case, typ, [part.id for part in case.parter], idag=idag, fakta=fakta)


# --- who gave it ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "utslag", "words_"),
    [
        ({"lamnat_av": "g1 g2", "barnets_mognad": "vardnadshavaren-ensam"}, "ja", ""),
        ({"lamnat_av": "g1", "barnets_mognad": "vardnadshavaren-ensam"}, "nej", "Alla vårdnadshavare"),
        ({"lamnat_av": "g1 g2", "barnets_mognad": "tillsammans-med-barnet"}, "nej", "samtycka självt"),
        ({"lamnat_av": "g1 g2 enskild", "barnets_mognad": "tillsammans-med-barnet"}, "ja", ""),
        ({"lamnat_av": "enskild"}, "nej", "Alla vårdnadshavare"),
        ({"lamnat_av": "g1", "betydande_men": "g2", "barnets_mognad": "vardnadshavaren-ensam"}, "ja", ""),
        ({"lamnat_av": "enskild", "betydande_men": "g1 g2"}, "provas", "Ingen vårdnadshavare"),
        ({"lamnat_av": "g1 g2"}, "provas", "ålder och mognad"),
        ({}, "provas", "vem som har lämnat"),
    ],
)
def test_for_a_child_those_with_a_say_must_all_have_given_it(
    said: Mapping[str, object], utslag: str, words_: str
) -> None:
    """The vårdnadshavare, alone or with the child (OSL 12 kap. 3 §); what nobody has judged is said, not assumed."""
    verdict = beslut("blekinge", fall({"status": "lamnat", **said}, foretradare=VARDNADSHAVARE), "kallelse-barn", BARN)
    assert verdict.utslag == utslag
    told = [*map(str, verdict.oklart), *map(str, verdict.att_veta)]
    assert any(words_ in each and "12 kap. 3 §" in each for each in told) if words_ else not verdict.oklart
    if utslag == "nej":
        assert (verdict.kod, verdict.tackta) == ("samtycke-ofullstandigt", frozenset())


@pytest.mark.parametrize("roll", ["god-man", "forvaltare", "ombud"])
def test_whether_another_may_consent_for_a_grown_up_is_not_invented(roll: str) -> None:
    """The law says the person. A jurist is asked; where the person said yes too nothing is unclear."""
    other = [{"id": "g1", "namn": "Eva Provberg", "roll": roll}]
    verdict = beslut("nationell", fall({"status": "lamnat", "lamnat_av": "g1"}, foretradare=other), "kallelse")
    assert verdict.utslag == "provas"
    assert "Den säger inget om" in str(verdict.oklart[0])
    both = fall({"status": "lamnat", "lamnat_av": "g1 enskild"}, foretradare=other)
    assert beslut("nationell", both, "kallelse").utslag == "ja"


def test_a_guardian_s_yes_is_not_a_grown_up_s() -> None:
    case = fall({"status": "lamnat", "lamnat_av": "g1 g2"}, foretradare=VARDNADSHAVARE)
    assert beslut("nationell", case, "kallelse").kod == "samtycke-ofullstandigt"


# --- made with less ---------------------------------------------------------------------------------------------------


def test_without_consent_blekinge_sends_four_facts_and_nothing_else() -> None:
    """Inskrivningsmeddelandet is made with less; extrameddelande and initiativ are not made."""
    case = fall({"status": "nekat"}, {"sort": "utbyta-uppgifter", "status": "nekat"})
    verdict = beslut("blekinge", case, "inskrivningsmeddelande")
    (less,) = verdict.begransningar
    assert (verdict.utslag, verdict.begransade, verdict.utanfor) == ("begransat", frozenset(ALLA), ())
    assert [each.id for each in less.far] == ["namn", "personnummer", "folkbokforingsadress", "beraknad-utskrivning"]
    assert [each.id for each in less.far_inte] == ["inskrivningsorsak"]
    assert [beslut("blekinge", case, typ).utslag for typ in ("extrameddelande", "initiativ-till-sip")] == ["nej"] * 2


def test_in_vastra_gotaland_it_says_that_consent_was_not_given() -> None:
    case = fall({"sort": "utbyta-uppgifter", "status": "nekat"})
    (less,) = beslut("vastra-gotaland", case, "inskrivningsmeddelande").begransningar
    assert {"folkbokforingskommun", "vardcentral-eller-mottagning"} <= {each.id for each in less.far}
    assert [each.id for each in less.far_inte] == ["inskrivningsorsak"]
    assert [each.regler for each in less.anges] == [("vg-inskr-ej-samtycke",)]
    assert beslut("vastra-gotaland", case, "kallelse").kod == "samtycke-saknas"


def test_a_yes_in_part_gives_all_to_some_and_less_to_the_others() -> None:
    case = fall({"sort": "utbyta-uppgifter", "status": "delvis", "parter": ["p1"]})
    verdict = beslut("nationell", case, "inskrivningsmeddelande")
    assert (verdict.tackta - verdict.begransade, verdict.begransade) == (frozenset({"p1"}), frozenset({"p2", "p3"}))


def test_a_message_of_which_nothing_is_free_is_not_made() -> None:
    """Also where the region's file forgets to say that the consent is required."""
    row = {"id": "kontakt", "namn": "kontakt", "saknas": "stopp"}
    message = {
        "id": "kommunklar",
        "namn": "Kommunklar",
        "dokument": "kommunklar",
        "steg": "planering",
        "fran": ["alla"],
    }
    forgotten = provregion(meddelanden=[message | {"samtycke": "utbyta-uppgifter", "innehall": [row]}])
    verdict = samtyckesbeslut(forgotten, fall(), "kommunklar", ALLA, idag=IDAG, fakta=VUXEN)
    assert verdict.kod == "samtycke-saknas"


# --- what it says besides ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["nekat", "aterkallat"])
def test_where_the_routine_locks_it_says_so_and_what_may_be_done(status: SamtyckeStatus) -> None:
    case = fall({"sort": "utbyta-uppgifter", "status": status})
    verdict = beslut("blekinge", case, "kommunklar")
    (locked,) = verdict.laser_sig
    assert {"ble-kommunklar-invantas", "ble-inga-fler-meddelanden"} <= set(locked.punkt.regler)
    assert locked.utvagar
    assert all("(" in rad for rad in locked.rader())
    with pytest.raises(Refused) as caught:
        krav(verdict)
    assert caught.value.laser_sig == locked.rader()
    assert not beslut("gavleborg", case, "kommunklar").laser_sig


def test_written_information_is_asked_for_until_it_is_given() -> None:
    """SIMBA: the person gets it in writing what the consent to vårdbegäran means."""
    yes = {"sort": "vardbegaran", "status": "lamnat"}
    told = [
        beslut("simba", fall(*answers), "vardbegaran-kommunal").information
        for answers in ([], [yes], [yes | {"skriftlig_information": "ja"}], [yes | {"status": "nekat"}])
    ]
    assert [bool(each) for each in told] == [True, True, False, False]
    assert told[0][0].regler == ("simba-samtycke-skriftlig-info", "simba-samtyckesblankett")


def test_for_one_who_cannot_consent_care_s_messages_are_judged_by_the_sender() -> None:
    """OSL 25 kap. 13 § is for what care tells; for the socialtjänst's own there is no such rule, and none for a SIP."""
    case = fall(*({"sort": sort, "status": "ej-mojligt"} for sort in words(SamtyckeSort)))
    assert [beslut("vastra-gotaland", case, typ).utslag for typ in ("utskrivningsklar", "kommunklar", "kallelse")] == [
        "provas",
        "nej",
        "nej",
    ]


# --- what a change means ----------------------------------------------------------------------------------------------


def efter(id_: str, case: Arende, sort: SamtyckeSort) -> Foljder:
    return foljder(lambda _: region(id_), case, sort, nu=NU, fakta=VUXEN, roll="fast-vardkontakt")


def test_a_no_to_exchange_closes_the_messages_and_leaves_the_sip() -> None:
    """Each kind closes what it gates; the call to the meeting has its own yes."""
    case = fall({"status": "lamnat"}, {"sort": "utbyta-uppgifter", "status": "aterkallat"})
    after = efter("vastra-gotaland", case, "utbyta-uppgifter")
    assert {"utskrivningsklar", "utskrivningsmeddelande"} <= set(after.stangda)
    assert {"inskrivningsmeddelande", "kallelse", "plan"}.isdisjoint(after.stangda)
    assert after.sip.ar_sip is True
    assert set(efter("vastra-gotaland", case, "kalla-till-mote").stangda) == set()


def test_a_consent_that_gates_no_paper_closes_none() -> None:
    after = efter(
        "nationell", fall({"sort": "sammanhallen-dokumentation", "status": "nekat"}), "sammanhallen-dokumentation"
    )
    assert (after.alla, after.beslut, after.stangda) == ((), None, ())


def test_who_got_a_message_with_more_than_they_may_have_now_is_told_by_the_same_with_less() -> None:
    fick = [{"part": "p1", "som": "kallad"}]
    sent = {"id": "d1", "typ": "inskrivningsmeddelande", "tid": "2027-03-25T09:00", "mottagare": fick}
    later = {"id": "d2", "typ": "inskrivningsmeddelande", "tid": "2027-03-30T09:00", "mottagare": fick}
    answers = (
        {"sort": "utbyta-uppgifter", "status": "lamnat", "parter": ["p1"]},
        {"sort": "utbyta-uppgifter", "status": "aterkallat", "dag": "2027-03-29"},
    )

    def told(*dokument: object) -> list[str]:
        rows = att_underratta(region("blekinge"), fall(*answers, dokument=dokument), idag=IDAG, fakta=VUXEN)
        return [each.part for each in rows]

    assert told(sent) == ["p1"]
    assert told(sent, later) == []
    assert told(later) == []


# --- properties -------------------------------------------------------------------------------------------------------

DAGAR = st.integers(0, 6).map(lambda days: IDAG - timedelta(days=days))
handelser = st.lists(
    st.fixed_dictionaries(
        {"sort": st.sampled_from(words(SamtyckeSort)), "status": st.sampled_from(words(SamtyckeStatus)), "dag": DAGAR},
        optional={"parter": st.lists(st.sampled_from(ALLA), unique=True), "galler_till": DAGAR},
    ),
    max_size=6,
    unique_by=lambda each: each["dag"],
)
"""Answers on different days, in the order they were written down."""


@settings(max_examples=60)
@given(handelser, st.sampled_from(REGIONER), st.data())
def test_no_sequence_of_answers_lets_a_paper_through_that_the_last_one_forbids(
    answers: list[dict[str, object]], id_: str, data: st.DataObject
) -> None:
    """The last by its day, whenever it was written down; one that ran out, or names others, is none."""
    post = data.draw(st.sampled_from([each for each in region(id_).samtycke if each.kravs_for]))
    typ = data.draw(st.sampled_from(post.kravs_for))
    verdict = beslut(id_, fall(*answers), typ)
    of_kind = sorted((each for each in answers if each["sort"] == post.id), key=lambda each: str(each["dag"]))
    last = of_kind[-1] if of_kind else {"status": "nekat"}
    if verdict.kod is not None:
        assert not verdict.tackta
        return
    if last["status"] == "ej-mojligt":
        assert verdict.oklart
        return
    assert last["status"] in {"lamnat", "delvis"}
    assert str(last.get("galler_till", IDAG)) >= str(IDAG)
    assert verdict.tackta <= set(cast(Iterable[str], last.get("parter", ALLA if last["status"] == "lamnat" else ())))


@settings(max_examples=25)
@given(handelser.filter(lambda answers: len(answers) <= 4))
def test_it_is_the_day_of_an_answer_that_counts_and_not_when_it_was_written_down(
    answers: list[dict[str, object]],
) -> None:
    verdicts = {
        (each.kod, each.tackta)
        for order in permutations(answers)
        for each in [beslut("nationell", fall(*order), "kallelse")]
    }
    assert len(verdicts) == 1


@given(st.integers(0, 3), st.sampled_from(["lamnat", "delvis"]))
def test_a_party_that_is_added_later_is_never_covered(known: int, status: str) -> None:
    """Whoever was known when the person said yes; nobody at all is not everyone."""
    before = bygg(platta({"parter": PARTER[:known], "samtycke": {"status": status}}), IDAG)
    after = bygg(platta({"parter": PARTER}, before), IDAG, before)
    assert beslut("nationell", after, "kallelse").tackta == (set(ALLA[:known]) if status == "lamnat" else set())
