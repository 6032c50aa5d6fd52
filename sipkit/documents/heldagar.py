"""A calendar file of days to remember. It holds an ärende's id and what is to be done, and nothing about the person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event


@dataclass(frozen=True, slots=True)
class Heldag:
    """One all-day entry. `uid` is the same each time the thing is written, so that calendars replace it."""

    uid: str
    dag: date
    rubrik: str


def heldagar(poster: Iterable[Heldag], nu: datetime) -> bytes:
    """An .ics with an all-day entry for each. Its stamp is the command's now, not the clock's."""
    calendar = Calendar()
    calendar.add("prodid", "-//sipkit//sv")
    calendar.add("version", "2.0")
    for post in poster:
        calendar.add_component(_event(post, nu))
    return bytes(calendar.to_ical())


def _event(post: Heldag, nu: datetime) -> Event:
    event = Event()
    event.add("uid", f"{post.uid}@sipkit")
    event.add("dtstamp", nu.astimezone(UTC))
    event.add("dtstart", post.dag)
    event.add("dtend", post.dag + timedelta(days=1))
    event.add("summary", post.rubrik)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event
