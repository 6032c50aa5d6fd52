"""The calendar file: the meeting's time and nothing that tells whose meeting it is or why."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from sipkit.domain.arende import Arende, Kallelse
from sipkit.domain.klockslag import lokal


def kalenderfil(arende: Arende, kallelse: Kallelse) -> bytes | None:
    """An .ics with one event, or None while the time is not set. Its stamp is the ärende's own, not the clock's."""
    if kallelse.dag is None or kallelse.tid is None:
        return None
    start = lokal(datetime.combine(kallelse.dag, kallelse.tid)).astimezone(UTC)
    event = Event()
    event.add("uid", f"{arende.arende.id}-{kallelse.id}@sipkit")
    event.add("dtstamp", lokal(arende.arende.skapad).astimezone(UTC) if arende.arende.skapad else start)
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=kallelse.langd))
    event.add("summary", "SIP-möte")
    event.add("location", "Plats: se kallelsen")
    event.add("class", "PRIVATE")
    calendar = Calendar()
    calendar.add("prodid", "-//sipkit//sv")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
