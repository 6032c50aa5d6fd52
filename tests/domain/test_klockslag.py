from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipkit.domain.datum import echo_datum
from sipkit.domain.klockslag import STOCKHOLM, echo_klockslag, lokal, parse_datum_tid, parse_klockslag
from sipkit.errors import UsageFault
from tests.domain.skrivet import read_or_refused, skrap, skrivsatt

SKARTORSDAG = date(2027, 3, 25)
klockslag = st.times().map(lambda tid: tid.replace(second=0, microsecond=0))


@given(klockslag, st.data())
def test_a_time_written_in_any_form_is_read_back(tid: time, data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(["%H.%M", "%H:%M", "%H%M", "kl %H.%M", "kl. %H:%M", "Klockan %H.%M", "%H:%M:%S"]))
    assert parse_klockslag(data.draw(skrivsatt(tid.strftime(form)))) == tid
    assert parse_klockslag(echo_klockslag(tid)) == tid


@pytest.mark.parametrize("typed", ["13", "13.00", "13:00", "1300", "kl 13", "kl13", "kl. 13", "klockan 13"])
def test_one_in_the_afternoon(typed: str) -> None:
    assert parse_klockslag(typed) == time(13)


def test_small_hours_need_no_zero() -> None:
    assert parse_klockslag("9.15") == parse_klockslag("915") == time(9, 15)


@pytest.mark.parametrize(
    "typed", ["", "24", "24.00", "13.60", "13.5", "-1", "13-14", "kl", "ett", "130000", "1 3", "٣"]
)
def test_what_is_not_a_time_is_refused(typed: str) -> None:
    with pytest.raises(UsageFault) as caught:
        parse_klockslag(typed)
    assert caught.value.kod == "ogiltigt-klockslag"


@pytest.mark.parametrize(
    "typed",
    [
        "7/4 13",
        "7/4 kl 13",
        "7/4, 13.00",
        "7/4 1300",
        "7/4 27 13",
        "7 april 13",
        "onsdag 7 april kl 13.00",
        "onsdag 7 april 2027 klockan 13.00",
        "2027-04-07 13:00",
        "2027-04-07T13:00",
        "2027-04-07T13:00:00",
        "270407 13",
        "2027-04-07T13:00+02:00",
        "2027-04-07T11:00Z",
        "2027-04-07t11:00:00.000z",
        "vecka 14 onsdag 13",
        "om 13 dagar 13",
    ],
)
def test_a_meeting_on_wednesday_at_one(typed: str) -> None:
    assert parse_datum_tid(typed, SKARTORSDAG, "framat") == datetime(2027, 4, 7, 13)


@given(st.dates(date(2000, 1, 1), date(2049, 12, 31)), klockslag)
def test_what_is_echoed_can_be_typed(dag: date, tid: time) -> None:
    typed = f"{echo_datum(dag)} klockan {echo_klockslag(tid)}"
    assert parse_datum_tid(typed, SKARTORSDAG, "bakat") == datetime.combine(dag, tid)


@pytest.mark.parametrize("typed", ["7/4", "7 april 2027", "7/4 27", "7/4 2015", "13.00", "v 27", "", "kl 13", "i dag"])
def test_a_day_without_a_time_is_refused_and_a_year_is_no_time(typed: str) -> None:
    with pytest.raises(UsageFault):
        parse_datum_tid(typed, SKARTORSDAG, "framat")


def test_after_kl_four_digits_are_a_time() -> None:
    assert parse_datum_tid("7/4 kl 2015", SKARTORSDAG, "framat") == datetime(2027, 4, 7, 20, 15)


@pytest.mark.parametrize(
    "typed", ["2027-13-07T13:00", "2027-04-07T25:00", "2027-04-07T13:00+99:00", "30/2 13", "7/4 25"]
)
def test_a_moment_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(UsageFault):
        parse_datum_tid(typed, SKARTORSDAG, "framat")


@given(st.datetimes(datetime(2000, 1, 1), datetime(2049, 12, 31), timezones=st.just(UTC)))
def test_a_moment_with_an_offset_is_the_same_moment_in_sweden(moment: datetime) -> None:
    for typed in (moment.isoformat(), lokal(moment).isoformat()):
        read = lokal(parse_datum_tid(typed, SKARTORSDAG, "bakat"))
        assert read.astimezone(UTC) == moment  # in UTC: Python holds moments in an hour that comes twice unequal


@pytest.mark.parametrize(
    ("wall", "offset"),
    [
        ("2027-01-15T12:00", "+01:00"),
        ("2027-07-15T12:00", "+02:00"),
        ("2027-10-31T02:30", "+02:00"),  # comes twice: the first
        ("2027-10-31T03:00", "+01:00"),
    ],
)
def test_a_swedish_wall_clock_gets_its_offset(wall: str, offset: str) -> None:
    assert lokal(datetime.fromisoformat(wall)).isoformat(timespec="minutes") == wall + offset


def test_the_second_of_two_equal_hours_can_be_said() -> None:
    assert lokal(datetime(2027, 10, 31, 2, 30, fold=1)).utcoffset() == timedelta(hours=1)


def test_an_hour_that_is_skipped_is_the_next() -> None:
    assert lokal(datetime(2027, 3, 28, 2, 30)) == datetime(2027, 3, 28, 3, 30, tzinfo=STOCKHOLM)


@given(skrap)
def test_any_text_is_read_or_refused(text: str) -> None:
    read_or_refused(parse_klockslag, text)
    read_or_refused(lambda typed: parse_datum_tid(typed, SKARTORSDAG, "narmast"), text)
