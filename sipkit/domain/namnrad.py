"""Lines with a name that people type or paste whole: `Provqvist, Ingrid 19440427-7461`, `Karin Provqvist, dotter`.

`Efternamn, Förnamn` is turned round; a name without a comma stands as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sipkit.domain.identitet import Identitet, parse_identitet
from sipkit.domain.text import clean
from sipkit.errors import UsageFault


class PersonRad(NamedTuple):
    """A person as the care system shows one."""

    namn: str
    fornamn: str
    identitet: Identitet


class NarstaendeRad(NamedTuple):
    """Someone close to the person; the relation is None where it was not written."""

    namn: str
    relation: str | None


_WORD = r"[^\W\d_](?:[^\W\d_]|['’.-])*"
_NAME = rf"{_WORD}(?: {_WORD})*"
_FULL_NAME = re.compile(rf"(?P<efternamn>{_NAME}) ?, ?(?P<fornamn>{_NAME})|{_WORD}(?: {_WORD})+")
_NUMBER = re.compile(
    r"\b(?:(?:personnummer|personnr|pnr|samordningsnummer|samnr)[.:]? ?)?"
    r"(?P<nummer>(?<![\d-])(?:[0-9]{2})?[0-9]{6} ?[-+]? ?[0-9]{4}(?!\d)|reserv(?:nummer|nr)?[.:]? ?[a-z\d-]+)",
    re.IGNORECASE,
)
_CELL = re.compile(r"[\t\r\n;|]+")
_CLOSE = re.compile(rf"(?P<namn>{_NAME})(?: ?, ?(?P<relation>{_NAME})| ?\((?P<inom>{_NAME})\))?")


def parse_person_rad(text: str, idag: date) -> PersonRad:
    """Read a name and a number in either order; of several columns those that can be neither are passed over.

    A column can be a name when it has two words and no digits. Two such columns, or two numbers, are a fault: which is
    the person's is not for a program to guess. `fornamn` is the first given name.

    Raises:
        UsageFault: `ogiltigt-namn` or `ogiltigt-personnummer`.
    """
    cells = [clean(cell) for cell in _CELL.split(text)]
    identitet = _only_number([match["nummer"] for cell in cells for match in _NUMBER.finditer(cell)], idag)
    outside = [part.strip(" ,:") for cell in cells for part in _NUMBER.sub("\t", cell).split("\t")]
    names = [match for match in map(_FULL_NAME.fullmatch, outside) if match]
    if not names:
        raise _fault("Namnet saknas på raden. Både förnamn och efternamn behövs.")
    if len(names) > 1:
        raise _fault("Raden har mer än ett namn, eller andra ord som kan vara ett namn.")
    name = names[0]
    given = name["fornamn"] or name[0]
    return PersonRad(f"{given} {name['efternamn']}" if name["efternamn"] else given, given.split()[0], identitet)


def _only_number(written: Iterable[str], idag: date) -> Identitet:
    """The one valid number among those that look like one (a telephone number can)."""
    valid, faults = set(), []
    for nummer in written:
        try:
            valid.add(parse_identitet(nummer, idag))
        except UsageFault as fault:
            faults.append(fault)
    if len(valid) == 1:
        return valid.pop()
    if valid:
        raise UsageFault("ogiltigt-personnummer", "Raden har flera personnummer.", atgard=_PERSON)
    raise faults[0] if faults else UsageFault("ogiltigt-personnummer", "Personnumret saknas på raden.", atgard=_PERSON)


def parse_narstaende(text: str) -> NarstaendeRad:
    """Read `Karin Provqvist, dotter` or `Karin Provqvist (dotter)`; the relation may be left out.

    Raises:
        UsageFault: `ogiltigt-namn`, also for digits: numbers of those close to the person are never asked for.
    """
    match = _CLOSE.fullmatch(clean(text))
    if match is None:
        raise _fault("Här ska bara namn och relation stå, utan nummer.", "Skriv till exempel Anna Testberg, dotter.")
    return NarstaendeRad(match["namn"], match["relation"] or match["inom"])


_PERSON = "Klistra en rad: Efternamn, Förnamn ÅÅÅÅMMDD-NNNN."


def _fault(vad: str, atgard: str = _PERSON) -> UsageFault:
    return UsageFault("ogiltigt-namn", vad, atgard=atgard)
