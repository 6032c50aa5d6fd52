"""The calendar file: anyone may see it on a shared screen, so it tells when and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from tests.cli.conftest import Kallelse
from tests.cli.korning import Changes, content


def _event(kallelse: Kallelse, tmp_path: Path, region: str = "blekinge", changes: Changes | None = None) -> Event:
    assert kallelse(region, changes, "--format", "ics", "--ersatt").exit == 0
    (data,) = (data for name, data in content(tmp_path / "ut").items() if name.endswith(".ics"))
    calendar = Calendar.from_ical(data)
    assert calendar.errors == []
    (event,) = calendar.events
    assert isinstance(event, Event)
    return event


@pytest.mark.parametrize(
    ("dag", "tid", "utc"),
    [
        ("2027-04-07", "13.00", datetime(2027, 4, 7, 11, tzinfo=UTC)),
        ("2027-03-26", "13.00", datetime(2027, 3, 26, 12, tzinfo=UTC)),
        ("2027-12-01", "00.30", datetime(2027, 11, 30, 23, 30, tzinfo=UTC)),
    ],
)
def test_the_time_is_right_in_summer_and_in_winter(
    kallelse: Kallelse, tmp_path: Path, dag: str, tid: str, utc: datetime
) -> None:
    """In UTC, which every calendar reads the same; an hour long where nothing else is said."""
    event = _event(kallelse, tmp_path, changes={"kallelse.dag": dag, "kallelse.tid": tid})
    assert event.decoded("dtstart") == utc
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(hours=1)
    assert event.decoded("dtstamp") == datetime(2027, 3, 25, 9, 12, tzinfo=UTC)


def test_the_length_is_the_meeting_s(kallelse: Kallelse, tmp_path: Path) -> None:
    """Ninety minutes."""
    event = _event(kallelse, tmp_path, changes={"kallelse.langd": "90"})
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=90)


@pytest.mark.parametrize("region", ["blekinge", "vastra-gotaland"])
def test_it_holds_nothing_of_whose_meeting_it_is_or_why(kallelse: Kallelse, tmp_path: Path, region: str) -> None:
    """Exactly these values, and none of them about the person, the place at home, or health."""
    event = _event(kallelse, tmp_path, region)
    said = {name: str(event[name]) for name in event if name not in ("DTSTART", "DTEND", "DTSTAMP")}
    arende = {"blekinge": "7K2M", "vastra-gotaland": "9QX3"}[region]
    assert said == {
        "SUMMARY": "SIP-möte",
        "UID": f"{arende}-k1@sipkit",
        "CLASS": "PRIVATE",
        "LOCATION": "Plats: se kallelsen",
    }


def test_a_new_time_is_the_same_event_to_a_calendar(kallelse: Kallelse, tmp_path: Path) -> None:
    """The same id, so that the entry moves instead of standing twice."""
    first = _event(kallelse, tmp_path)
    later = _event(kallelse, tmp_path, changes={"kallelse.dag": "2027-04-09"})
    assert str(first["UID"]) == str(later["UID"])
