"""The calendar file: the meeting's time and nothing that tells whose meeting it is or why.

To a calendar a new time, and that the meeting is off, are later versions of the same entry: it moves or goes away.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from sipkit.domain.arende import Arende, Kallelse
from sipkit.domain.klockslag import lokal
from sipkit.rules.kallelsekedja import kedja


def kalenderfil(arende: Arende, kallelse: Kallelse) -> bytes | None:
    """An .ics with one event, or None while the time is not set. Its stamp is the ärende's own, not the clock's."""
    if kallelse.dag is None or kallelse.tid is None:
        return None
    chain = kedja(arende, kallelse)
    sequence = len(chain) - 1 + (kallelse.installd_av is not None)
    start = lokal(datetime.combine(kallelse.dag, kallelse.tid)).astimezone(UTC)
    event = Event()
    event.add("uid", f"{arende.arende.id}-{chain[0].id}@sipkit")
    if sequence:
        event.add("sequence", sequence)
    event.add("dtstamp", lokal(arende.arende.skapad).astimezone(UTC) if arende.arende.skapad else start)
    event.add("dtstart", start)
    event.add("dtend", start + timedelta(minutes=kallelse.langd))
    event.add("summary", "SIP-möte")
    event.add("location", "Plats: se kallelsen")
    event.add("class", "PRIVATE")
    calendar = Calendar()
    if kallelse.installd_av is not None:
        event.add("status", "CANCELLED")
        calendar.add("method", "CANCEL")
    calendar.add("prodid", "-//sipkit//sv")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
