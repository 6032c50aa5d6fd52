"""Personnummer, samordningsnummer and reservnummer, as people type and paste them.

- A **personnummer** is the day of birth, three digits and a check digit (folkbokföringslagen 1991:481, 18 §). Between
  day and number stands `-`, from 1 January of the year in which the person turns 100 `+`.
- A **samordningsnummer** has 60 added to the day. Where the day of birth is not known in full, Skatteverket writes
  month 00 or day 60: both are valid numbers without a birthday.
- A **reservnummer** is the region's own, in the region's own shape and without a check digit, so nothing tells one from
  a mistyped personnummer. It is therefore read only after the word: `reservnummer 20270325-T220`. The word stays in the
  stored and printed number, since papers print it where they say personnummer.

No fault, and no `repr`, holds the number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from sipkit.domain.text import clean
from sipkit.errors import UsageFault

Sort = Literal["personnummer", "samordningsnummer", "reservnummer"]

_WRITTEN = re.compile(
    r"(?P<sekel>18|19|20)?(?P<ar>\d\d)(?P<manad>\d\d)(?P<dag>\d\d)(?P<tecken>[-+]?)(?P<slut>\d{4})", re.ASCII
)
_RESERVNUMMER = re.compile(
    r"RESERV(?:NUMMER|NR)?[.:]?(?P<egen>(?=(?:[A-Z-]*\d){4})[A-Z\d][A-Z\d-]{3,18}[A-Z\d])", re.ASCII
)
_STORED = re.compile(r"(?:18|19|20)\d{10}", re.ASCII)

_HIGHEST_AGE = 140
"""Years; nobody comes near, but Skatteverket's test numbers begin in 1890."""


@dataclass(frozen=True, slots=True)
class Identitet:
    """A person's number.

    Attributes:
        nummer: twelve digits, or `reservnummer` and the region's own number. `parse_identitet` reads it back.
        sort: which of the three.

    Raises:
        UsageFault: `ogiltigt-personnummer` when the number is not a valid one of its sort.
    """

    nummer: str = field(repr=False)
    sort: Sort

    def __post_init__(self) -> None:
        if _sort(self.nummer) != self.sort:
            raise _fault("Numret är inte av den sort som anges.", _FORM)

    @property
    def fodelsedag(self) -> date | None:
        """The day of birth, or None when the number does not hold a full one."""
        if self.sort == "reservnummer":
            return None
        year, month, day = _birth(self.nummer)
        return date(year, month, day) if month and day else None

    def alder(self, dag: date) -> int | None:
        """Age in whole years on a day, None without a known day of birth. Those born on 29 February age on 1 March."""
        born = self.fodelsedag
        if born is None:
            return None
        return dag.year - born.year - ((dag.month, dag.day) < (born.month, born.day))

    @property
    def visning(self) -> str:
        """The number as it is printed: `19440427-7461`."""
        return self.nummer if self.sort == "reservnummer" else f"{self.nummer[:8]}-{self.nummer[8:]}"

    @property
    def varning(self) -> str:
        """What to tell the one who typed it; empty when there is nothing to tell."""
        if self.sort == "reservnummer":
            return "Ett reservnummer går inte att kontrollräkna. Jämför det med journalen."
        return "" if self.fodelsedag else "Numret är giltigt men har inte hela födelsedatumet. Åldern är okänd."


def parse_identitet(text: str, idag: date) -> Identitet:
    """Read a number of ten or twelve digits, with or without `-`, `+` and blanks, or a reservnummer after that word.

    Args:
        text: what was typed or pasted.
        idag: today; decides the century of ten digits, and nobody is born after it.

    Raises:
        UsageFault: `ogiltigt-personnummer`; the text says what is wrong without repeating the number.
    """
    written = clean(text).replace(" ", "").upper()
    if match := _RESERVNUMMER.fullmatch(written):
        return Identitet(f"reservnummer {match['egen']}", "reservnummer")
    match = _WRITTEN.fullmatch(written)
    if match is None:
        raise _fault("Personnumret ska ha tio eller tolv siffror.", _FORM)
    nummer = _year(match, idag) + match["manad"] + match["dag"] + match["slut"]
    identitet = Identitet(nummer, _sort(nummer))
    if not _is_living(identitet, idag):
        raise _fault("Personnumret har ett datum som inte kan vara en födelsedag.", "Skriv året med fyra siffror.")
    return identitet


_FORM = (
    "Skriv år, månad, dag och fyra siffror: ÅÅÅÅMMDD-NNNN. Är det ett reservnummer? Skriv ordet reservnummer före det."
)


def _fault(vad: str, atgard: str) -> UsageFault:
    return UsageFault("ogiltigt-personnummer", vad, atgard=atgard)


def _year(match: re.Match[str], idag: date) -> str:
    """The year in four digits; where two were written, the latest not after this one, with `+` a century earlier."""
    if match["sekel"]:
        return match["sekel"] + match["ar"]
    latest = idag.year - (idag.year - int(match["ar"])) % 100
    return str(latest - 100 if match["tecken"] == "+" else latest)


def _sort(nummer: str) -> Sort:
    """Which sort a stored number is. Raises UsageFault when it is none."""
    if _RESERVNUMMER.fullmatch(nummer.replace(" ", "").upper()):
        return "reservnummer"
    if not _STORED.fullmatch(nummer):
        raise _fault("Personnumret ska ha tio eller tolv siffror.", _FORM)
    is_coordinated = int(nummer[6:8]) >= 60
    if not _is_possible(*_birth(nummer), partial=is_coordinated):
        raise _fault("Personnumret har ett datum som inte finns.", "Kontrollera år, månad och dag.")
    if _luhn_sum(nummer[2:]) % 10:
        raise _fault("Personnumret stämmer inte: någon siffra är fel.", "Jämför siffrorna en gång till.")
    return "samordningsnummer" if is_coordinated else "personnummer"


def _birth(nummer: str) -> tuple[int, int, int]:
    """Year, month and day of birth; a month or day that is not known is 0."""
    return int(nummer[:4]), int(nummer[4:6]), int(nummer[6:8]) % 60


def _is_possible(year: int, month: int, day: int, *, partial: bool) -> bool:
    """Whether the calendar has the day; with `partial`, an unknown month or day can be any."""
    try:
        date(year, month or int(partial), day or int(partial))
    except ValueError:
        return False
    return True


def _luhn_sum(digits: str) -> int:
    """The sum that is divisible by ten for a right check digit: every other digit counts double, by its digits' sum."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled)


def _is_living(identitet: Identitet, idag: date) -> bool:
    """Whether someone with the number can be alive today; a `+` too many gives an age that nobody has."""
    if identitet.sort == "reservnummer":
        return True
    born = identitet.fodelsedag or date(int(identitet.nummer[:4]), 1, 1)
    return born <= idag and idag.year - born.year <= _HIGHEST_AGE
