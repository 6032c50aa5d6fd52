"""Lines that people type or paste for a whole member at once: a person, a unit, someone close, a fast vårdkontakt.

Each `las_…` is a pydantic "before" validator. A line, alone or as the key `rad` beside other fields, becomes the fields
of the model; a field that was also given by name keeps its own value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from pydantic import ValidationInfo

from sipkit.domain.fieldtypes import as_pydantic_error, idag
from sipkit.domain.namnrad import parse_narstaende, parse_person_rad
from sipkit.domain.text import fold
from sipkit.domain.vocabulary import Foretradarroll, words
from sipkit.errors import SipkitError, UsageFault

Falt = dict[str, object]

RAD = "rad"

# Number and words for a kind of unit -> (roll, huvudman, som).
SORTER: Mapping[tuple[str, ...], tuple[str | None, str, str]] = {
    ("1", "hemsjukvard", "kommunal primarvard"): ("kommunal-halso-och-sjukvard", "kommun", "kallad"),
    ("2", "socialtjanst"): ("socialtjanst", "kommun", "kallad"),
    ("3", "oppenvard"): ("regional-oppenvard", "region", "kallad"),
    ("4", "slutenvard"): ("slutenvard", "region", "kallad"),
    ("5", "inbjuden"): (None, "annan", "inbjuden"),
}
_PART = re.compile(r"(?:(?P<nummer>\d)\s*[.:)]?\s*|(?P<sort>[^:]+):\s*)(?P<namn>\S.*)")


def _validator(parse: Callable[[str, date], Falt]) -> Callable[[object, ValidationInfo], object]:
    def las(value: object, info: ValidationInfo) -> object:
        given: Falt = {RAD: value} if isinstance(value, str) else dict(value) if isinstance(value, Mapping) else {}
        line = given.pop(RAD, None)
        if line is None:
            return value
        try:
            return {**parse(str(line), idag(info)), **given}
        except SipkitError as fault:
            raise as_pydantic_error(fault) from None

    return las


def _person(line: str, today: date) -> Falt:
    rad = parse_person_rad(line, today)
    return {"namn": rad.namn, "personnummer": rad.identitet.nummer}


def _narstaende(line: str, _: date) -> Falt:
    namn, relation = parse_narstaende(line)
    return {"namn": namn, "relation": relation}


def _foretradare(line: str, _: date) -> Falt:
    namn, roll = parse_narstaende(line)
    known = {fold(each.replace("-", " ")): each for each in words(Foretradarroll)}
    if fold(roll or "") not in known:
        raise UsageFault(
            "ogiltigt-varde",
            "Raden säger inte vad företrädaren är.",
            atgard="Skriv namn, kommatecken och vårdnadshavare, god man, förvaltare eller ombud.",
        )
    return {"namn": namn, "roll": known[fold(roll or "")]}


def _part(line: str, _: date) -> Falt:
    match = _PART.fullmatch(line.strip())
    sort = fold((match["nummer"] or match["sort"]).strip()) if match else ""
    known = next((kind for words, kind in SORTER.items() if sort in words), None)
    if match is None or known is None:
        raise UsageFault(
            "ogiltig-part",
            "Enhetens sort går inte att läsa ut.",
            atgard="Skriv sortens nummer och enhetens namn: 1 hemsjukvård, 2 socialtjänst, 3 öppenvård, 4 slutenvård, "
            "5 inbjuden. Exempel: 1 Hemsjukvården Exempelviken.",
        )
    roll, huvudman, som = known
    return {"namn": match["namn"].strip(), "roll": roll, "huvudman": huvudman, "som": som}


def _fast_vardkontakt(line: str, _: date) -> Falt:
    parts = [part.strip() for part in line.split(",")]
    if len(parts) != 4 or not all(parts):
        raise UsageFault(
            "ogiltig-kontakt",
            "Raden ska ha fyra delar med kommatecken emellan.",
            atgard="Skriv namn, titel, enhet, telefon.",
        )
    return dict(zip(("namn", "titel", "enhet", "telefon"), parts, strict=True))


def _annans_atgard(line: str, _: date) -> Falt:
    vem, colon, vad = line.partition(":")
    return {"vem": vem, "vad": vad} if colon else {"vem": line}


las_person = _validator(_person)
"""`Provqvist, Ingrid 19440427-7461` -> name and number."""
las_narstaende = _validator(_narstaende)
"""`Karin Provqvist, dotter` -> name and relation."""
las_foretradare = _validator(_foretradare)
"""`Anna Provqvist, vårdnadshavare` -> name and what she is."""
las_part = _validator(_part)
"""`1 Hemsjukvården Exempelviken` or `hemsjukvård: Hemsjukvården Exempelviken` -> role, huvudman, kallad or inbjuden."""
las_fast_vardkontakt = _validator(_fast_vardkontakt)
"""`Maria Testberg, distriktssköterska, Vårdcentralen Exempelviken, 070-174 06 10` -> the four fields."""
las_mal = _validator(lambda line, _: {"text": line})
"""A goal, in its own words."""
las_insats = _validator(lambda line, _: {"vad": line})
"""What is to be done; who does it is said apart."""
las_annans_atgard = _validator(_annans_atgard)
"""`Försäkringskassan: ansökan om bilstöd`, or who alone."""
las_deltagare = _validator(lambda line, _: {"namn": line})
"""The name of someone who took part."""
