"""Answers by path: what a fault tells of a file that somebody wrote by hand."""

from __future__ import annotations

from datetime import date, time
from difflib import get_close_matches

import pytest
from hypothesis import given

from sipkit.domain.paths import kanonisk, known_paths
from sipkit.domain.svar import bygg, las, platta
from sipkit.errors import AnswerMissing, SipkitError, UsageFault
from tests.domain.skrivet import skrap

IDAG = date(2027, 3, 25)


@pytest.mark.parametrize(
    ("tree", "told"),
    [
        ({"Karin Provqvist 19440427-7461": "dotter"}, "…"),
        ({"enskild": {"Ingrid": "ja"}}, "enskild.…"),
        ({"narstaende": {"karin": {"dotter": "ja"}}}, "narstaende.….…"),
        ({"kallelse.dagg": "7/4"}, "kallelse.dagg"),
    ],
)
def test_a_key_that_is_none_is_told_without_what_was_typed(tree: dict[str, object], told: str) -> None:
    with pytest.raises(UsageFault) as raised:
        platta(tree)
    assert raised.value.kod == "okand-svarsnyckel"
    assert raised.value.var == told


@given(skrap)
def test_no_fault_of_a_path_holds_more_than_the_arendes_own_words(typed: str) -> None:
    own = {word for path in known_paths() for word in path.split(".")}
    try:
        kanonisk(typed)
    except UsageFault as fault:
        told = fault.var.split(".")
        assert all(part == "…" or part[1:].isdecimal() or get_close_matches(part, own, 1, 0.75) for part in told)


def test_the_nearest_key_and_the_place_in_the_file_are_named() -> None:
    with pytest.raises(UsageFault) as raised:
        platta({"enskild.namn": "Ingrid Provqvist", "kallelse.dagg": "7/4"})
    assert raised.value.vad == "Svarsnyckel nummer 2 finns inte i ärendet."
    assert raised.value.atgard == "Menade du kallelse.dag?"


@pytest.mark.parametrize(("typed", "minutes"), [("45", 45), ("45 min", 45), (" 90min ", 90)])
def test_a_meetings_length_is_minutes(typed: str, minutes: int) -> None:
    kallelse = bygg({"kallelser.k1.langd": typed}, IDAG).kallelse
    assert kallelse is not None
    assert kallelse.langd == minutes


@pytest.mark.parametrize("typed", ["en timme", "-45", "0", "1:30"])
def test_a_length_that_is_no_number_of_minutes_is_refused_with_a_cure(typed: str) -> None:
    with pytest.raises(SipkitError) as raised:
        bygg({"kallelser.k1.langd": typed}, IDAG)
    assert raised.value.var == "kallelser.k1.langd"
    assert raised.value.atgard


def test_a_word_that_is_longer_than_any_word_is_refused() -> None:
    """No paper can hold it: breaking it over lines would take minutes. Long texts and long links are answers."""
    for path in ("kallelser.k1.syfte", "enskild.namn", "kallelser.k1.fragor"):
        with pytest.raises(SipkitError) as raised:
            bygg({path: "Vi " + "a" * 1001}, IDAG)
        assert [(fault.kod, fault.var.startswith(path)) for fault in raised.value.faults] == [("ogiltigt-varde", True)]
    link = f"https://{'a' * 900}.example"
    kallelse = bygg({"kallelser.k1.syfte": f"{'Vi planerar. ' * 1000}{link}"}, IDAG).kallelse
    assert kallelse is not None
    assert str(kallelse.syfte).endswith(link)


def test_every_wrong_answer_is_told_at_once() -> None:
    with pytest.raises(SipkitError) as raised:
        bygg({"kallelser.k1.tid": "sent", "enskild.personnummer": "1", "parter.p1.namn": "Hemsjukvården"}, IDAG)
    assert {fault.var for fault in raised.value.faults} >= {"kallelser.k1.tid", "enskild.personnummer"}
    assert [fault.var for fault in raised.value.faults if isinstance(fault, AnswerMissing)]


def test_the_singular_of_a_group_is_its_latest_member() -> None:
    first = bygg({"kallelser.k1.tid": "13"}, IDAG)
    both = bygg({"kallelser.k2.tid": "14"}, IDAG, first)
    assert kanonisk("kallelse.tid", both) == "kallelser.k2.tid"
    assert both.kallelse is not None
    assert both.kallelse.tid == time(14)


def test_what_each_party_may_be_told_is_said_by_its_id() -> None:
    """And read back by the same path; a key that is nobody's id is no path."""
    told = {"samtycke": {"status": "delvis", "uppgifter": {"p1": "läkemedel", "p2": "boende"}}}
    arende = bygg(platta(told), date(2027, 3, 30))
    assert las(arende, "samtycken.s1.uppgifter.p2") == "boende"
    assert bygg({}, date(2027, 3, 30), arende) == arende
    with pytest.raises(UsageFault, match="Svarsnyckel"):
        platta({"samtycke.uppgifter.socialtjänsten": "boende"})
