"""Days and moments together. A deadline in days is a date and lasts the whole day; one in hours is a moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from sipkit.domain.klockslag import lokal

Tid = date | datetime
"""A day, or an aware moment."""


def svensk(tid: Tid) -> Tid:
    """The same day or moment, the moment in Swedish time."""
    return lokal(tid) if isinstance(tid, datetime) else tid


def dag(tid: Tid) -> date:
    """The Swedish day it falls on."""
    return lokal(tid).date() if isinstance(tid, datetime) else tid


def borjan(tid: Tid) -> datetime:
    """When it begins, in UTC; a day at midnight. Wall clocks cannot be compared: one hour a year comes twice."""
    moment = tid if isinstance(tid, datetime) else datetime.combine(tid, time.min)
    return lokal(moment).astimezone(UTC)


def slut(tid: Tid) -> datetime:
    """When it has passed, in UTC; a day at the midnight after it. Puts limits in days and in hours in one order."""
    return borjan(tid if isinstance(tid, datetime) else tid + timedelta(days=1))


def om_timmar(tid: Tid, timmar: int) -> datetime:
    """So many hours later as a clock counts them, also across a change to or from summer time; in Swedish time."""
    return lokal(borjan(tid) + timedelta(hours=timmar))


def fore(tid: Tid, annan: Tid) -> bool:
    """Whether one is before the other. Where either is a day without a time, only the days are compared."""
    if isinstance(tid, datetime) and isinstance(annan, datetime):
        return borjan(tid) < borjan(annan)
    return dag(tid) < dag(annan)
