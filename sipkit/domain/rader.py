"""Lines that people type or paste for a whole member at once: a person, a unit, someone close, a fast vårdkontakt.

Each function is a pydantic "before" validator: a line of text becomes the fields of the model; anything else passes.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationInfo

from sipkit.domain.namnrad import parse_narstaende, parse_person_rad
from sipkit.domain.text import fold
from sipkit.domain.typer import as_pydantic_error, idag
from sipkit.errors import SipkitError, UsageFault

# What people call the parties of the statute -> (roll, huvudman, som).
SORTER: Mapping[str, tuple[str | None, str, str]] = {
    "hemsjukvard": ("kommunal-halso-och-sjukvard", "kommun", "kallad"),
    "kommunal primarvard": ("kommunal-halso-och-sjukvard", "kommun", "kallad"),
    "kommunal halso- och sjukvard": ("kommunal-halso-och-sjukvard", "kommun", "kallad"),
    "socialtjanst": ("socialtjanst", "kommun", "kallad"),
    "oppenvard": ("regional-oppenvard", "region", "kallad"),
    "slutenvard": ("slutenvard", "region", "kallad"),
    "inbjuden": (None, "annan", "inbjuden"),
}


def _line(value: object) -> str | None:
    """The text, whether it came alone or as `{id, rad}` of a group's member."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping) and set(value) == {"id", "rad"}:
        return str(value["rad"])
    return None


def _with_id(value: object, fields: dict[str, object]) -> dict[str, object]:
    return {"id": value["id"], **fields} if isinstance(value, Mapping) else fields


def las_person(value: object, info: ValidationInfo) -> object:
    """`Provqvist, Ingrid 19440427-7461` -> name and number."""
    line = _line(value)
    if line is None:
        return value
    try:
        namn, _, identitet = parse_person_rad(line, idag(info))
    except SipkitError as fault:
        raise as_pydantic_error(fault) from None
    return {"namn": namn, "personnummer": identitet.nummer}


def las_narstaende(value: object) -> object:
    """`Karin Provqvist, dotter` -> name and relation."""
    line = _line(value)
    if line is None:
        return value
    namn, relation = parse_narstaende(line)
    return _with_id(value, {"namn": namn, "relation": relation})


def las_part(value: object) -> object:
    """`hemsjukvård: Hemsjukvården Exempelviken` -> role, huvudman, kallad or inbjuden, and name."""
    line = _line(value)
    if line is None:
        return value
    sort, _, namn = line.partition(":")
    known = SORTER.get(fold(sort.strip()))
    if known is None or not namn.strip():
        raise as_pydantic_error(
            UsageFault(
                "ogiltigt-varde",
                "Raden ska vara sort, kolon och enhetens namn.",
                atgard="Skriv t.ex. hemsjukvård: Hemsjukvården Exempelviken. Sorter: hemsjukvård, socialtjänst, "
                "öppenvård, slutenvård, inbjuden.",
            )
        )
    roll, huvudman, som = known
    return _with_id(value, {"namn": namn.strip(), "roll": roll, "huvudman": huvudman, "som": som})


def las_fast_vardkontakt(value: object) -> object:
    """`Maria Testberg, distriktssköterska, Vårdcentralen Exempelviken, 070-174 06 10` -> the four fields."""
    line = _line(value)
    if line is None:
        return value
    parts = [part.strip() for part in line.split(",")]
    if len(parts) != 4:
        raise as_pydantic_error(
            UsageFault(
                "ogiltigt-varde",
                "Raden ska ha fyra delar med kommatecken emellan.",
                atgard="Skriv namn, titel, enhet, telefon.",
            )
        )
    return _with_id(value, dict(zip(("namn", "titel", "enhet", "telefon"), parts, strict=True)))
