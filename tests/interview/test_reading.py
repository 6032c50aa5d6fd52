"""How what is typed is understood, question by question."""

from __future__ import annotations

import pytest

from sipkit.errors import SipkitError, UsageFault
from sipkit.interview.reading import read, shown
from sipkit.interview.start import start
from sipkit.interview.state import State
from tests.interview.formular import IDAG, begin, formular, question

SVARSTYPER: list[dict[str, object]] = [
    {"id": typ, "falt": f"falt.prov.{typ}", "typ": typ, "fraga": f"{typ}:"}
    for typ in ("text", "datum", "tid", "ja-nej", "tal", "lista", "moment")
]
DAY_AND_TIME = State(
    formular(
        [{"id": "dag", "falt": "kallelse.dag", "ger_aven": "kallelse.tid", "typ": "datum", "fraga": "Dag:"}]
    ).fragor
)


def typed(state: State, falt: str, text: str) -> object:
    return read(state, question(state, falt), text, IDAG)[falt]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        *(("j", "lamnat"), ("J", "lamnat"), ("ja", "lamnat"), ("ja, alla", "lamnat"), ("n", "nekat"), ("nej", "nekat")),
        *(("d", "delvis"), ("tagit", "aterkallat"), ("kan inte", "ej-mojligt"), ("v", "vet-inte")),
    ],
)
def test_consent_is_read_from_keys_and_words(text: str, status: str) -> None:
    """Its own keys, the whole name, or its first words."""
    assert typed(begin(), "samtycke.status", text) == status


@pytest.mark.parametrize(("text", "status"), [("ja", "lamnat"), ("JA", "lamnat"), ("nej", "nekat")])
def test_a_whole_yes_is_the_key_also_where_two_answers_begin_with_it(text: str, status: str) -> None:
    """`ja, till alla ovan` and `ja, men inte till allt`: the word alone is what its letter is; Enter is never a yes."""
    keys = (("lamnat", "ja, till alla ovan", "j"), ("delvis", "ja, men inte till allt", "d"), ("nekat", "nej", "n"))
    options = [{"id": id_, "namn": namn, "tangent": tangent} for id_, namn, tangent in keys]
    asked: dict[str, object] = {
        "id": "samtycke",
        "falt": "samtycke.status",
        "typ": "val",
        "fraga": "Ja?:",
        "alternativ": options,
    }
    state = start(formular([asked]), IDAG)
    assert typed(state, "samtycke.status", text) == status
    for slip in ("", "ja,"):
        with pytest.raises(UsageFault):
            typed(state, "samtycke.status", slip)


@pytest.mark.parametrize("text", ["", " ", "1", "2", "y", "jn", "ne", "ja nej", "-", "inte ja", "0"])
def test_nothing_else_is_consent(text: str) -> None:
    """No number, no half word, no Enter: a slip is asked again."""
    with pytest.raises(UsageFault):
        typed(begin(), "samtycke.status", text)


@pytest.mark.parametrize("text", ["1", "hemma", "Hemma hos Ingrid", "hemma hos"])
def test_a_choice_is_read_from_number_id_and_name(text: str) -> None:
    """However it is easiest."""
    assert typed(begin(), "kallelse.plats", text) == "hemma"


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        *(("1 3", ["tolk", "lattlast"]), ("1,3", ["tolk", "lattlast"]), ("stor stil, tolk", ["stor-stil", "tolk"])),
        *(("2 2", ["stor-stil"]), ("0", None), ("", None), ("-", None)),
    ],
)
def test_several_choices_on_one_line(text: str, needs: object) -> None:
    """Numbers with anything between, or names with commas; 0 and Enter are none."""
    assert typed(begin(), "enskild.behov", text) == needs


def test_only_those_who_are_called_can_be_chosen_among_the_called() -> None:
    """An invited party needs no consent to be called."""
    state = begin({"parter": ["1 Hemsjukvården Exempelviken", "5 Skolan Provstaden", "2 Socialtjänsten Provstaden"]})
    assert typed(state, "samtycke.parter", "1 2") == ["p1", "p3"]
    with pytest.raises(UsageFault):
        typed(state, "samtycke.parter", "3")


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("7/4 13", {"kallelse.dag": "2027-04-07", "kallelse.tid": "13:00:00"}),
        ("onsdag 7 april kl 13.30", {"kallelse.dag": "2027-04-07", "kallelse.tid": "13:30:00"}),
        ("7/4", {"kallelse.dag": "2027-04-07"}),
        ("7 april 2027", {"kallelse.dag": "2027-04-07"}),
    ],
)
def test_day_and_time_may_be_one_answer(text: str, fields: dict[str, str]) -> None:
    """`13` after a day is the time, never the year 2013."""
    assert read(DAY_AND_TIME, DAY_AND_TIME.fragor[0], text, IDAG) == fields


@pytest.mark.parametrize("text", ["7/4 25", "7/4 2013", "i går"])
def test_a_meeting_is_not_in_the_past(text: str) -> None:
    """A slip in the time is not read as a year."""
    with pytest.raises(SipkitError):
        read(DAY_AND_TIME, DAY_AND_TIME.fragor[0], text, IDAG)


@pytest.mark.parametrize(
    ("typ", "text", "held", "on_screen"),
    [
        ("text", " ett ord ", "ett ord", "ett ord"),
        ("datum", "7/4", "2027-04-07", "onsdag 7 april 2027"),
        ("tid", "13", "13:00:00", "13.00"),
        ("ja-nej", "j", True, "ja"),
        ("tal", "3", 3, "3"),
        ("lista", "ett / två", ["ett", "två"], "ett / två"),
        ("moment", "i går", "2027-03-24", "onsdag 24 mars 2027"),
        ("moment", "i går 9.15", "2027-03-24T09:15:00+01:00", "onsdag 24 mars 2027 klockan 09.15"),
    ],
)
def test_a_field_of_the_document_types_own_is_read_by_its_type(
    typ: str, text: str, held: object, on_screen: str
) -> None:
    """An administrator adds a question without any Python."""
    state = start(formular(SVARSTYPER), IDAG)
    fraga = question(state, f"falt.prov.{typ}")
    assert read(state, fraga, text, IDAG)[fraga.falt] == held
    assert shown(state, fraga, held) == on_screen


@pytest.mark.parametrize(
    ("typ", "text", "held"),
    [
        *(("datum", "tisdag", "2027-03-30"), ("datum", "24/3", "2028-03-24"), ("datum", "i dag", "2027-03-25")),
        *(("moment", "tisdag", "2027-03-30"), ("moment", "tisdag 9", "2027-03-30T09:00:00+02:00")),
    ],
)
def test_a_day_to_come_is_never_the_one_that_has_been(typ: str, text: str, held: str) -> None:
    """Thursday's `tisdag` is five days ahead, though the one that has been is nearer. `i går` is refused."""
    asked: dict[str, object] = {"id": "dag", "falt": "falt.prov.dag", "typ": typ, "fraga": "Dag:", "grans": "framat"}
    state = start(formular([asked]), IDAG)
    assert typed(state, "falt.prov.dag", text) == held
    with pytest.raises(UsageFault):
        typed(state, "falt.prov.dag", "i går")


@pytest.mark.parametrize(("typ", "text"), [("tal", "tre"), ("datum", "hej"), ("tid", "25"), ("ja-nej", "kanske")])
def test_what_does_not_fit_the_type_is_a_fault(typ: str, text: str) -> None:
    """Also in a document type's own field."""
    with pytest.raises(UsageFault):
        typed(start(formular(SVARSTYPER), IDAG), f"falt.prov.{typ}", text)


def test_a_persons_number_is_never_shown() -> None:
    """The review may be read over a shoulder."""
    state = begin()
    assert shown(state, question(state, "enskild"), state.svar["enskild"].value) == "Ingrid Provqvist"
