"""Working days and the names of holidays beside independent calendars."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
from workalendar.europe import Sweden

from sipkit.domain.helgdag import helgdag
from sipkit.rules.kalender import Arbetskalender

FORSTA, SISTA = date(2018, 1, 1), date(2030, 12, 31)


def test_working_days_are_those_of_an_independent_calendar() -> None:
    """Every day of 2018–2030; both take midsommarafton, julafton and nyårsafton as days off."""
    oracle, calendar = Sweden(), Arbetskalender(aftnar_som_helgdag=True)
    days = [FORSTA + timedelta(days=n) for n in range((SISTA - FORSTA).days + 1)]
    assert [day for day in days if calendar.is_working_day(day) != oracle.is_working_day(day)] == []


def test_without_the_eves_only_the_eves_differ() -> None:
    """Three a year, when they fall on Monday to Friday."""
    oracle, calendar = Sweden(), Arbetskalender(aftnar_som_helgdag=False)
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    differ = [day for day in days if calendar.is_working_day(day) != oracle.is_working_day(day)]
    assert differ == [date(2026, 6, 19), date(2026, 12, 24), date(2026, 12, 31)]


def test_holidays_and_their_names_are_those_of_a_library_of_holidays() -> None:
    """Every day of 2005–2100. Two holidays on one day have both names there, and one of them here."""
    categories = ("public", "de_facto")
    theirs = holidays.country_holidays("SE", years=range(2005, 2101), language="sv", categories=categories)
    days = [date(2005, 1, 1) + timedelta(days=n) for n in range((date(2101, 1, 1) - date(2005, 1, 1)).days)]
    for day in days:
        names = [name.casefold() for name in theirs.get_list(day) if name != "Söndag"]
        ours = helgdag(day)
        assert ours.casefold() in names if ours else not names, day
