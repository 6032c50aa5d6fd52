"""Choosing parties from the address book: what is ticked beforehand, what a line does, what is answered."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipkit.domain.svar import bygg
from sipkit.errors import UsageFault
from sipkit.interview.flow import answer
from sipkit.interview.picker import offered
from sipkit.interview.picking import Val, begun, chosen, searched, sort_of, toggled
from sipkit.interview.run import interview
from sipkit.interview.scripted import Scripted
from sipkit.interview.wording import Voice
from tests.interview.enhetsbok import (
    HEMSJUKVARDEN,
    REHAB,
    SOCIALTJANSTEN,
    asked_now,
    before_parties,
    namn,
    picked,
    ticked,
    urval,
)
from tests.interview.formular import IDAG, begin, question

BARN = "201201182399"
HSV, SOC = HEMSJUKVARDEN.hela_namnet, SOCIALTJANSTEN.hela_namnet


def karlskrona(*tidigare: tuple[str, ...], sort: str = "vuxen") -> Val:
    """The choice for someone in Karlskrona, after earlier choices."""
    val = begun(urval({"karlskrona": tidigare}), "Karlskrona", sort)  # type: ignore[arg-type]
    assert val is not None
    return val


def valda(val: Val) -> list[str]:
    return [rad.namn for rad in chosen(val)]


def test_what_the_book_marks_for_such_a_person_is_ticked_and_stands_first() -> None:
    """Another person, other units."""
    assert valda(karlskrona()) == [SOC, HSV]
    assert valda(karlskrona(sort="psykiatri")) == [HSV]
    assert valda(karlskrona(sort="barn")) == ["Provskolan"]
    assert [rad.namn for rad in karlskrona().rader][:2] == [SOC, HSV]


def test_what_the_unit_chose_before_stands_next() -> None:
    """And is not ticked where the book says what is usual."""
    val = karlskrona(("hsv", "rehab"), ("rehab",))
    assert [rad.namn for rad in val.rader] == [HSV, SOC, REHAB.hela_namnet, "Provskolan"]
    assert valda(val) == [HSV, SOC]


def test_without_marks_the_units_of_half_the_last_choices_are_ticked() -> None:
    """In Ronneby the book marks nothing."""
    val = begun(urval({"ronneby": (("fk", "beroende"), ("fk",), ("fk",))}), "Ronneby kommun", "vuxen")
    assert val is not None
    assert valda(val) == ["Försäkringskassan Prov"]


@pytest.mark.parametrize(
    ("arende", "sort"),
    [
        ({}, "vuxen"),
        ({"enskild.personnummer": BARN}, "barn"),
        ({"vardtillfallen.v1.vardform": "lpt"}, "psykiatri"),
        ({"vardtillfallen.v1.vardform": "somatisk"}, "vuxen"),
    ],
)
def test_the_sort_of_person_follows_from_what_is_known(arende: dict[str, object], sort: str) -> None:
    """Age from the number, care from its form."""
    state = begin(bas=bygg(arende, IDAG), without=("enskild", "parter"))
    assert sort_of(state, IDAG) == sort


@given(st.lists(st.sets(st.integers(1, 4), max_size=4), max_size=5))
def test_toggling_twice_is_nothing(lines: list[set[int]]) -> None:
    """Each row stands as before, wherever one was."""
    val = karlskrona()
    for numbers in lines:
        assert toggled(toggled(val, numbers), numbers) == val
        val = toggled(val, numbers)


LINES = st.sampled_from(
    [
        *("1", "2 3", "4,1", "9", "0", "rehab", "exempelviken sjuk", "kassan", "beroende", "finns inte", "prov", "?"),
        *("5 Provföreningen", "1 Hemsjukvården Annan", "9 Fel sort", f"1 {HSV}", "hemsjukvård: Hemma"),
    ]
)


@settings(max_examples=60)
@given(st.lists(LINES, max_size=6))
def test_what_is_shown_is_what_is_answered(lines: list[str]) -> None:
    """The rows ticked on the screen when Enter was pressed are the parties, in that order, each once."""
    svar, transcript = picked([*lines, "5 Alltid en", ""][: len(lines) + 1])
    shown = ticked(transcript)
    answered = namn(svar.value)
    assert len(set(answered)) == len(answered)
    assert len(shown) == len(answered)
    assert all(full.startswith(first.split(",")[0][:20]) for first, full in zip(shown, answered, strict=True))
    assert max(map(len, transcript)) <= 79


def test_one_unit_with_the_words_is_ticked_and_several_are_shown() -> None:
    """All words must be there, in any order and spelling; other kommuner are searched too."""
    val = karlskrona()
    assert valda(searched(val, "KASSAN forsakrings")) == [SOC, HSV, "Försäkringskassan Prov"]
    several = searched(val, "prov")
    assert valda(several) == valda(val)
    assert {"Försäkringskassan Prov", "Beroendemottagningen Prov"} <= {rad.namn for rad in several.rader}
    with pytest.raises(UsageFault, match="Ingen enhet"):
        searched(val, "finns inte")


def test_a_party_gets_what_the_book_knows() -> None:
    """And the review says that it came from there."""
    svar, _ = picked(["1 2", "beroende"])
    assert svar.value == [
        {
            "id": "p1",
            "namn": "Beroendemottagningen Prov",
            "visningsnamn": "Mottagningen",
            "roll": None,
            "huvudman": "region",
            "som": "kallad",
            "kanal": None,
            "adress": None,
            "fraga": None,
        }
    ]
    assert svar.origin == "enheter"


def test_a_unit_that_is_not_in_the_book_is_written_as_before() -> None:
    """Then the answer came from the keyboard."""
    svar, transcript = picked(["3 Vårdcentralen Provbyn"])
    assert namn(svar.value) == [SOC, HSV, "Vårdcentralen Provbyn"]
    assert svar.origin == "denna-korning"
    assert "[x] 5 Vårdcentralen Provbyn" in "\n".join(transcript)


def test_at_least_one_is_chosen() -> None:
    """Enter on an empty choice is told what to do."""
    _, transcript = picked(["1 2", "", "3"])
    assert "Ingen är vald. Skriv numret på minst en." in "\n".join(transcript)


def test_asked_again_the_earlier_parties_are_ticked_and_keep_their_ids() -> None:
    """So that a consent to p1 is never a consent to another."""
    state = before_parties()
    first, _ = picked(["2", "kassan"], state)
    state = answer(state, asked_now(state), first.value, first.origin)
    again, _ = picked(["3"], state)
    after = answer(state, question(state, "parter"), again.value, again.origin).svar["parter"].value
    assert [(part["id"], part["namn"]) for part in after][:2] == [  # type: ignore[attr-defined]
        ("p1", SOC),
        ("p2", "Försäkringskassan Prov"),
    ]


@pytest.mark.parametrize("kommun", ["Olofström", "ronneby "])
def test_only_a_kommun_in_the_book_has_rows(kommun: str) -> None:
    """In another kommun the parties are written."""
    state = before_parties(enskild__folkbokforingskommun=kommun)
    assert (offered(state, asked_now(state), IDAG) is None) == (kommun == "Olofström")


def test_a_party_in_an_answers_file_is_not_asked_about() -> None:
    """The book only suggests."""
    state = begin()
    assert state.svar["parter"].origin == "svar"


def test_the_choice_is_one_answer_and_consent_is_asked_after_it() -> None:
    """Through the interview: rows, a change, Enter, then the review with where it came from."""
    state = before_parties(samtycke__status="lamnat")
    talk = Scripted(["4", "", "", "", "", ""])
    done = interview(state, talk, Voice("Prov"), IDAG)
    assert [part.namn for part in done.arende.parter] == [SOC, HSV, REHAB.hela_namnet]
    assert [part.kanal for part in done.arende.parter] == ["it-tjanst"] * 3
    assert sum(held.prompted for falt, held in done.state.svar.items() if falt == "parter") == 1
    assert [line for line in talk.transcript if line.endswith("  adressboken")]
