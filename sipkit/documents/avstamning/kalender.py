"""The calendar file of a slot: when and where to join, and nothing that tells whom it is about."""

from __future__ import annotations

from datetime import UTC, datetime

from icalendar import Calendar, Event

from sipkit.documents.avstamning.traffen import Lucka, Traff
from sipkit.domain.klockslag import lokal


def kalenderfil(traff: Traff, lucka: Lucka, nu: datetime) -> bytes:
    """An .ics with one event. `nu` is the command's now, which it is stamped with."""
    event = Event()
    event.add("uid", f"{lucka.platser[0].id}-avstamning-{traff.dag}@sipkit")
    event.add("dtstamp", nu.astimezone(UTC))
    event.add("dtstart", lokal(lucka.borjar).astimezone(UTC))
    event.add("dtend", lokal(lucka.slutar).astimezone(UTC))
    event.add("summary", "Avstämningsträff")
    event.add("location", traff.lank or "Länk: se inbjudan")
    event.add("class", "PRIVATE")
    calendar = Calendar()
    calendar.add("prodid", "-//sipkit//sv")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
