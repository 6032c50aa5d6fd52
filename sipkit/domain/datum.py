"""Dates as people write them: `7/4`, `onsdag 9 mars`, `i går`, `om tre veckor`, `vecka 27 tisdag`.

Each way of writing is a `Form`: a pattern over folded text, and what a match means seen from today. Text without a year
means one date for each year, and the direction of the question decides which: an event has been, a meeting is coming.
What does not exist or can mean two things is a fault, never a guess, and no fault repeats what was typed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from types import MappingProxyType
from typing import Literal

from sipkit.domain.helgdag import helgdag
from sipkit.domain.text import fold
from sipkit.errors import UsageFault

Riktning = Literal["bakat", "framat", "narmast"]
"""Where a date without a year lies: today or before, today or after, or as near today as possible (after, on a tie)."""


def parse_datum(text: str, idag: date, riktning: Riktning) -> date:
    """Read one date.

    Args:
        text: what was typed, with or without å, ä and ö.
        idag: today, in Sweden.
        riktning: chooses between the dates that the text can mean. Text that leaves no choice (`i går`, a written year)
            is taken at its word, whatever the direction.

    Raises:
        UsageFault: `ogiltigt-datum` when no form fits or the calendar has no such day; `tvetydigt-datum` when the
            weekday or week named is the present one, or the weekday is not the date's.
    """
    folded = fold(text).rstrip(".")
    for form in _FORMS:
        if match := form.pattern.fullmatch(folded):
            return _on_its_weekday(_chosen(_meaning(form, match, idag), idag, riktning), match)
    raise UsageFault("ogiltigt-datum", "Datumet går inte att tolka.", atgard=_ATGARD)


def echo_datum(dag: date, *, vecka: bool = False) -> str:
    """The date in full, `onsdag 7 april 2027`; with `vecka` also the week's number and the holiday's name, if any."""
    from babel.dates import format_date

    text: str = format_date(dag, "EEEE d MMMM y", locale="sv")
    if not vecka:
        return text
    notes = (f"vecka {dag.isocalendar().week}", helgdag(dag))
    return f"{text} ({', '.join(note for note in notes if note)})"


# ---------------------------------------------------------------------------------------------------- from text to date

Betydelse = date | Sequence[date]
"""What text means: one date, or one for each year that was not written."""


@dataclass(frozen=True)
class Form:
    """One way to write a date.

    Attributes:
        pattern: matches the whole folded text. A group `kontroll` is a weekday that the date must fall on.
        meaning: what a match means, seen from today. Raises ValueError or OverflowError for a date that does not exist.
    """

    pattern: re.Pattern[str]
    meaning: Callable[[re.Match[str], date], Betydelse]


_ATGARD = "Skriv till exempel 9 mars, 9/3, 2027-03-09, i dag, på fredag, om 3 veckor eller tisdag v 27."


def _no_such_day() -> UsageFault:
    return UsageFault(
        "ogiltigt-datum", "Dagen eller veckan finns inte i kalendern.", atgard="Kontrollera dag, månad, vecka och år."
    )


def _meaning(form: Form, match: re.Match[str], idag: date) -> Betydelse:
    try:
        return form.meaning(match, idag)
    except (ValueError, OverflowError):
        raise _no_such_day() from None


def _chosen(meaning: Betydelse, idag: date, riktning: Riktning) -> date:
    if isinstance(meaning, date):
        return meaning
    reach = {
        "bakat": [dag for dag in meaning if dag <= idag],
        "framat": [dag for dag in meaning if dag >= idag],
        "narmast": meaning,
    }[riktning]
    if not reach:
        raise _no_such_day()
    return min(reach, key=lambda dag: (abs(dag - idag), dag < idag))


def _on_its_weekday(dag: date, match: re.Match[str]) -> date:
    weekday = match.groupdict().get("kontroll")
    if weekday and _VECKODAGAR[weekday] != dag.weekday():
        raise UsageFault(
            "tvetydigt-datum",
            "Veckodagen och datumet hör inte ihop.",
            atgard="Titta i kalendern och skriv om. Gäller det ett annat år, skriv året också.",
        )
    return dag


# --------------------------------------------------------------------------------------------------- what matches mean


def _calendar_day(match: re.Match[str], idag: date) -> Betydelse:
    month, day = _MANADER.get(match["manad"]) or int(match["manad"]), int(match["dag"])
    return _in_year(match["ar"], idag.year, lambda year: date(year, month, day))


def _week(match: re.Match[str], idag: date) -> Betydelse:
    """A week without a weekday is its Monday, but for the present week only a weekday will do."""
    week, weekday = int(match["vecka"]), match["veckodag"]
    now = idag.isocalendar()
    if not weekday and not match["ar"] and week == now.week:
        raise UsageFault("tvetydigt-datum", "Det är den här veckan. Vilken dag?", atgard="Skriv veckodagen.")
    day = _VECKODAGAR[weekday] + 1 if weekday else 1
    return _in_year(match["ar"], now.year, lambda year: date.fromisocalendar(year, week, day))


def _in_year(written: str | None, now: int, dated: Callable[[int], date]) -> Betydelse:
    """The date in the year written, else in the years before, of and after the present one, where it exists."""
    if written:
        return dated(_year(int(written), now))
    return tuple(_existing(dated, range(now - 1, now + 2)))


def _existing(dated: Callable[[int], date], years: range) -> Iterator[date]:
    for year in years:
        try:
            yield dated(year)
        except ValueError:  # 29 February, week 53
            continue


def _year(written: int, now: int) -> int:
    """A year of two digits is the nearest one that ends so."""
    return written if written > 99 else now + (written - now + 50) % 100 - 50


def _near(match: re.Match[str], idag: date) -> date:
    return idag + timedelta(_DAGAR[match["dag"]])


def _weekday(match: re.Match[str], idag: date) -> Betydelse:
    if _VECKODAGAR[match["veckodag"]] == idag.weekday():
        raise UsageFault(
            "tvetydigt-datum",
            "Det är den veckodagen i dag. Menar du i dag eller en annan vecka?",
            atgard="Skriv i dag, eller datumet, till exempel 9/3.",
        )
    return _latest(match, idag), _coming(match, idag)


def _coming(match: re.Match[str], idag: date) -> date:
    return idag + timedelta((_VECKODAGAR[match["veckodag"]] - idag.weekday() - 1) % 7 + 1)


def _latest(match: re.Match[str], idag: date) -> date:
    return idag - timedelta((idag.weekday() - _VECKODAGAR[match["veckodag"]] - 1) % 7 + 1)


def _next_week(match: re.Match[str], idag: date) -> date:
    """`nästa fredag` is Friday of the week after this one. People differ; the echo shows what was understood."""
    return idag + timedelta(7 - idag.weekday() + _VECKODAGAR[match["veckodag"]])


def _away(sign: int, match: re.Match[str], idag: date) -> date:
    months, days = _ENHETER[match["enhet"]]
    count = sign * (_TALORD.get(match["antal"]) or int(match["antal"]))
    return _months_away(idag, count * months) + timedelta(count * days)


def _months_away(dag: date, months: int) -> date:
    """The same day of another month, or that month's last when it is shorter."""
    year, month = divmod(dag.year * 12 + dag.month - 1 + months, 12)
    month += 1
    return date(year, month, min(dag.day, monthrange(year, month)[1]))


# ------------------------------------------------------------------------------------------- words (folded), and forms


def _numbered(words: str, start: int) -> Mapping[str, int]:
    """Words to numbers: a comma stands between numbers, a blank between the words of one number."""
    groups = enumerate(words.split(","), start)
    return MappingProxyType({word: number for number, group in groups for word in group.split()})


def _counting_words() -> Mapping[str, int]:
    """`en` to `nittionio`."""
    low = _numbered(
        "en ett,tva,tre,fyra,fem,sex,sju,atta,nio,tio,elva,tolv,tretton,fjorton,femton,sexton,sjutton,arton,nitton",
        start=1,
    )
    tens = _numbered("tjugo,trettio,fyrtio,femtio,sextio,sjuttio,attio,nittio", start=2)
    units = {"": 0} | {word: number for word, number in low.items() if number < 10}
    high = {ten + unit: 10 * tens[ten] + units[unit] for ten in tens for unit in units}
    return MappingProxyType(dict(low) | high)


_TALORD = _counting_words()
_DAGAR = _numbered("forrgar,gar,dag,morgon,overmorgon", start=-2)
_VECKODAGAR = _numbered("mandag man,tisdag tis,onsdag ons,torsdag tors tor,fredag fre,lordag lor,sondag son", start=0)
_MANADER = _numbered(
    "januari jan,februari feb febr,mars mar,april apr,maj,juni jun,"
    "juli jul,augusti aug,september sept sep,oktober okt,november nov,december dec",
    start=1,
)
_ENHETER: Mapping[str, tuple[int, int]] = MappingProxyType(
    dict.fromkeys(("dag", "dagar"), (0, 1))
    | dict.fromkeys(("vecka", "veckor"), (0, 7))
    | dict.fromkeys(("manad", "manader", "man"), (1, 0))
    | {"halvar": (6, 0), "ar": (12, 0)}
)


def _any(words: Mapping[str, object]) -> str:
    return "|".join(words)


_VECKODAG = rf"(?P<veckodag>{_any(_VECKODAGAR)})\.?"
_KONTROLL = rf"(?:(?P<kontroll>{_any(_VECKODAGAR)})(?:en)?\.?,? )?(?:den )?"
_VECKA = r"v(?:ecka)?\.? ?(?P<vecka>\d\d?)"
_AR = r"(?P<ar>(?:19|20)?\d\d)"
_ANTAL = rf"(?P<antal>\d{{1,3}}|{_any(_TALORD)}) (?P<enhet>{_any(_ENHETER)})"


def _form(pattern: str, meaning: Callable[[re.Match[str], date], Betydelse]) -> Form:
    return Form(re.compile(pattern, re.ASCII), meaning)


_FORMS: Sequence[Form] = (
    # 9 mars · onsdag den 9 mars 2027
    _form(rf"{_KONTROLL}(?P<dag>\d\d?)(?::?[ae])? ?(?P<manad>{_any(_MANADER)})\.?(?: {_AR})?", _calendar_day),
    # 9/3 · 9/3 27 · 9/3-2027
    _form(rf"{_KONTROLL}(?P<dag>\d\d?)/(?P<manad>\d\d?)(?:[ /-]{_AR})?", _calendar_day),
    # 2027-03-09 · 20270309 · 270309
    _form(rf"{_KONTROLL}{_AR}-(?P<manad>\d\d?)-(?P<dag>\d\d?)", _calendar_day),
    _form(rf"{_KONTROLL}{_AR}(?P<manad>\d\d)(?P<dag>\d\d)", _calendar_day),
    # i dag · igår
    _form(rf"i ?(?P<dag>{_any(_DAGAR)})", _near),
    # fredag · på fredag · i fredags · nästa fredag
    _form(_VECKODAG, _weekday),
    _form(rf"pa {_VECKODAG}", _coming),
    _form(rf"i (?P<veckodag>{_any(_VECKODAGAR)})s", _latest),
    _form(rf"nasta {_VECKODAG}", _next_week),
    # om tre veckor · för två dagar sedan
    _form(rf"om {_ANTAL}", partial(_away, 1)),
    _form(rf"for {_ANTAL} (?:sedan|sen)", partial(_away, -1)),
    # v 27 · vecka 27 tisdag · tisdag v 27
    _form(rf"{_VECKA}(?: {_AR})?(?: {_VECKODAG})?", _week),
    _form(rf"{_VECKODAG},? {_VECKA}(?: {_AR})?", _week),
)
