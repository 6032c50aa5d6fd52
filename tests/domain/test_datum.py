from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sipkit.domain.datum import Riktning, echo_datum, parse_datum
from sipkit.errors import UsageFault
from tests.domain.skrivet import read_or_refused, skrap, skrivsatt

SKARTORSDAG = date(2027, 3, 25)
DAGAR = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]
MANADER = ["januari", "februari", "mars", "april", "maj", "juni"]
MANADER += ["juli", "augusti", "september", "oktober", "november", "december"]

dagar = st.dates(date(2020, 1, 1), date(2049, 12, 31))
riktningar = st.sampled_from(["bakat", "framat", "narmast"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9 mars 2027", "2027-03-09"),
        ("den 9:e mars 27", "2027-03-09"),
        ("9/3 27", "2027-03-09"),
        ("9/3-2027", "2027-03-09"),
        ("9/3/27", "2027-03-09"),
        ("270309", "2027-03-09"),
        ("20270309", "2027-03-09"),
        ("2027-03-09", "2027-03-09"),
        ("27-3-9", "2027-03-09"),
        ("7/4", "2027-04-07"),
        ("ons 7/4", "2027-04-07"),
        ("onsdagen den 7 april", "2027-04-07"),
        ("24 mars", "2028-03-24"),
        ("25 mars", "2027-03-25"),
        ("i dag", "2027-03-25"),
        ("idag", "2027-03-25"),
        ("i går", "2027-03-24"),
        ("igår", "2027-03-24"),
        ("i förrgår", "2027-03-23"),
        ("imorgon", "2027-03-26"),
        ("i övermorgon", "2027-03-27"),
        ("fredag", "2027-03-26"),
        ("på fredag", "2027-03-26"),
        ("på torsdag", "2027-04-01"),
        ("i torsdags", "2027-03-18"),
        ("i fredags", "2027-03-19"),
        ("nästa fredag", "2027-04-02"),
        ("nästa mån", "2027-03-29"),
        ("om 3 dagar", "2027-03-28"),
        ("om tre veckor", "2027-04-15"),
        ("om en vecka", "2027-04-01"),
        ("om 3 månader", "2027-06-25"),
        ("om ett halvår", "2027-09-25"),
        ("om två år", "2029-03-25"),
        ("om tjugo dagar", "2027-04-14"),
        ("om tjugoen dagar", "2027-04-15"),
        ("för två dagar sedan", "2027-03-23"),
        ("för en månad sen", "2027-02-25"),
        ("v 27", "2027-07-05"),
        ("v.27", "2027-07-05"),
        ("vecka 27", "2027-07-05"),
        ("v 11", "2028-03-13"),
        ("vecka 27 tisdag", "2027-07-06"),
        ("tisdag v 27", "2027-07-06"),
        ("fredag v 12", "2027-03-26"),
        ("v 27 2029 tisdag", "2029-07-03"),
        ("v 53 2026", "2026-12-28"),
    ],
)
def test_what_is_typed_for_a_coming_day(typed: str, meant: str) -> None:
    """Seen from Thursday 25 March 2027, a week before Easter's."""
    assert parse_datum(typed, SKARTORSDAG, "framat") == date.fromisoformat(meant)


@pytest.mark.parametrize(
    ("typed", "bakat", "framat", "narmast"),
    [
        ("24 mars", "2027-03-24", "2028-03-24", "2027-03-24"),
        ("25 mars", "2027-03-25", "2027-03-25", "2027-03-25"),
        ("7/4", "2026-04-07", "2027-04-07", "2027-04-07"),
        ("1 december", "2026-12-01", "2027-12-01", "2026-12-01"),
        ("måndag", "2027-03-22", "2027-03-29", "2027-03-22"),
        ("tisdag v 27", "2026-06-30", "2027-07-06", "2027-07-06"),
        ("i går", "2027-03-24", "2027-03-24", "2027-03-24"),
        ("1 december 2027", "2027-12-01", "2027-12-01", "2027-12-01"),
    ],
)
def test_the_question_decides_the_year_unless_the_text_does(typed: str, bakat: str, framat: str, narmast: str) -> None:
    read = [parse_datum(typed, SKARTORSDAG, riktning) for riktning in ("bakat", "framat", "narmast")]
    assert [dag.isoformat() for dag in read] == [bakat, framat, narmast]


def test_when_two_days_are_as_near_the_coming_one_is_meant() -> None:
    assert parse_datum("1 januari", date(2028, 7, 2), "narmast") == date(2029, 1, 1)


# Ways of writing a day -> how to write it, and how many days before and after today the way reaches.
YEARLESS: dict[str, Callable[[date], str]] = {
    "9 mars": lambda dag: f"{dag.day} {MANADER[dag.month - 1]}",
    "9 mar": lambda dag: f"{dag.day} {MANADER[dag.month - 1][:3]}.",
    "9/3": lambda dag: f"{dag.day}/{dag.month}",
    "09/03": lambda dag: f"{dag:%d/%m}",
    "tisdag 9 mars": lambda dag: f"{DAGAR[dag.weekday()]} {dag.day} {MANADER[dag.month - 1]}",
    "tis den 9/3": lambda dag: f"{DAGAR[dag.weekday()][:3]} den {dag.day}/{dag.month}",
    "vecka 10 tisdag": lambda dag: f"vecka {dag.isocalendar().week} {DAGAR[dag.weekday()]}",
    "tis v10": lambda dag: f"{DAGAR[dag.weekday()][:3]} v{dag.isocalendar().week}",
}
FULL: dict[str, Callable[[date], str]] = {
    "9 mars 2027": lambda dag: f"{dag.day} {MANADER[dag.month - 1]} {dag.year}",
    "9 mars 27": lambda dag: f"{dag.day} {MANADER[dag.month - 1]} {dag:%y}",
    "9/3 27": lambda dag: f"{dag.day}/{dag.month} {dag:%y}",
    "9/3-2027": lambda dag: f"{dag.day}/{dag.month}-{dag.year}",
    "270309": lambda dag: f"{dag:%y%m%d}",
    "20270309": lambda dag: f"{dag:%Y%m%d}",
    "2027-03-09": lambda dag: dag.isoformat(),
    "v 10 2027 tisdag": lambda dag: "v {1} {0} {2}".format(*dag.isocalendar()[:2], DAGAR[dag.weekday()]),
}
REACH = {"bakat": (-363, 0), "framat": (0, 363), "narmast": (-181, 181)}
"""Days from today in which a date without a year is the only one; 52 weeks for week numbers."""


@given(st.sampled_from(sorted(YEARLESS)), dagar, riktningar, st.data())
def test_a_day_written_without_a_year_is_read_back(
    form: str, idag: date, riktning: Riktning, data: st.DataObject
) -> None:
    dag = idag + timedelta(data.draw(st.integers(*REACH[riktning])))
    assert parse_datum(data.draw(skrivsatt(YEARLESS[form](dag))), idag, riktning) == dag


@given(st.sampled_from(sorted(FULL)), dagar, riktningar, st.integers(-49 * 365, 49 * 365), st.data())
def test_a_day_written_in_full_is_read_back(
    form: str, idag: date, riktning: Riktning, away: int, data: st.DataObject
) -> None:
    dag = idag + timedelta(away)
    assert parse_datum(data.draw(skrivsatt(FULL[form](dag))), idag, riktning) == dag


@given(dagar, st.integers(1, 7), riktningar)
def test_a_weekday_with_a_little_word_is_within_the_week_and_never_today(
    idag: date, away: int, riktning: Riktning
) -> None:
    coming, gone = idag + timedelta(away), idag - timedelta(away)
    assert parse_datum(f"på {DAGAR[coming.weekday()]}", idag, riktning) == coming
    assert parse_datum(f"i {DAGAR[gone.weekday()]}s", idag, riktning) == gone


@given(dagar, st.integers(0, 6))
def test_next_friday_is_in_the_week_after_this(idag: date, weekday: int) -> None:
    dag = parse_datum(f"nästa {DAGAR[weekday]}", idag, "framat")
    monday = idag - timedelta(idag.weekday())
    assert (dag - monday).days == 7 + weekday


@given(dagar, st.integers(0, 400))
def test_months_ahead_keep_the_day_or_take_the_months_last(idag: date, months: int) -> None:
    dag = parse_datum(f"om {months} månader", idag, "framat")
    assert (dag.year - idag.year) * 12 + dag.month - idag.month == months
    assert dag.day == idag.day or (dag.day < idag.day and (dag + timedelta(1)).day == 1)


@pytest.mark.parametrize(
    ("idag", "typed", "meant"),
    [
        ("2027-01-31", "om en månad", "2027-02-28"),
        ("2027-11-30", "om 3 månader", "2028-02-29"),
        ("2028-02-29", "om ett år", "2029-02-28"),
        ("2027-05-31", "för 3 månader sedan", "2027-02-28"),
    ],
)
def test_a_shorter_month_ends_the_count(idag: str, typed: str, meant: str) -> None:
    assert parse_datum(typed, date.fromisoformat(idag), "framat") == date.fromisoformat(meant)


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), dagar, riktningar)
def test_what_is_echoed_can_be_typed(dag: date, idag: date, riktning: Riktning) -> None:
    assert parse_datum(echo_datum(dag), idag, riktning) == dag


def test_the_echo_holds_the_weekday_and_when_asked_week_and_holiday() -> None:
    assert echo_datum(date(2027, 4, 7)) == "onsdag 7 april 2027"
    assert echo_datum(date(2027, 4, 7), vecka=True) == "onsdag 7 april 2027 (vecka 14)"
    assert echo_datum(date(2027, 3, 28), vecka=True) == "söndag 28 mars 2027 (vecka 12, påskdagen)"
    assert echo_datum(date(2027, 5, 6), vecka=True) == "torsdag 6 maj 2027 (vecka 18, Kristi himmelsfärdsdag)"


@pytest.mark.parametrize(
    "typed",
    [
        "30 februari",
        "31/4",
        "32/1",
        "9/13",
        "0/0",
        "2027-02-29",
        "290230",
        "v 54",
        "v 0",
        "v 53 2027",
        "om 999 år och",
        "om 99999 dagar",
        "",
        "mars",
        "9 mrs",
        "2026/03/09",
        "9.3.2027",
        "3/9/2",
        "blaj",
        "om tre",
        "om tjugotio dagar",
        "i mars",
        "٩/٣",
    ],
)
def test_what_is_not_a_date_is_refused(typed: str) -> None:
    with pytest.raises(UsageFault) as caught:
        parse_datum(typed, SKARTORSDAG, "framat")
    assert caught.value.kod == "ogiltigt-datum"


@pytest.mark.parametrize("riktning", ["bakat", "framat", "narmast"])
@pytest.mark.parametrize("typed", ["torsdag", "v 12", "fredag 7 april", "måndag 7/4 2027"])
def test_what_can_mean_two_days_is_refused(typed: str, riktning: Riktning) -> None:
    """Today's own weekday and week, and a weekday that is not the date's: nothing is guessed."""
    with pytest.raises(UsageFault) as caught:
        parse_datum(typed, SKARTORSDAG, riktning)
    assert caught.value.kod == "tvetydigt-datum"


def test_leap_day_without_a_year_is_refused_when_none_is_near() -> None:
    assert parse_datum("29/2", SKARTORSDAG, "framat") == date(2028, 2, 29)
    too_far: list[tuple[date, Riktning]] = [
        (SKARTORSDAG, "bakat"),
        (date(2026, 1, 1), "bakat"),
        (date(2026, 12, 31), "framat"),
    ]
    for idag, riktning in too_far:
        with pytest.raises(UsageFault):
            parse_datum("29/2", idag, riktning)


@given(skrap, dagar, riktningar)
def test_any_text_is_read_or_refused(text: str, idag: date, riktning: Riktning) -> None:
    read_or_refused(lambda typed: parse_datum(typed, idag, riktning), text)


@given(dagar, riktningar, st.sampled_from(DAGAR))
def test_the_direction_is_kept(idag: date, riktning: Riktning, weekday: str) -> None:
    assume(weekday != DAGAR[idag.weekday()])
    away = (parse_datum(weekday, idag, riktning) - idag).days
    assert away in {"bakat": range(-6, 0), "framat": range(1, 7), "narmast": range(-3, 4)}[riktning]
