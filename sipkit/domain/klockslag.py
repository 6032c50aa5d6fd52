"""Times of day, and a day with a time, as people write them; and what a wall clock in Sweden means."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from sipkit.domain.datum import Riktning, echo_datum, parse_datum
from sipkit.domain.text import fold
from sipkit.errors import UsageFault

STOCKHOLM = ZoneInfo("Europe/Stockholm")

_KL = r"kl(?:ockan|\.)? ?"
_TIME = re.compile(rf"(?:{_KL})?(?P<timme>\d\d?)(?:[.:]?(?P<minut>\d\d)(?::(?P<sekund>\d\d))?)?", re.ASCII)
_DAY_AND_TIME = re.compile(rf"(?P<dag>.+?),? (?P<tid>{_KL}\d[\d.:]*|\d\d?[.:]\d\d|\d\d?|(?!19|20)\d{{4}})", re.ASCII)
_ISO = re.compile(r"(?:19|20)\d\d-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:z|[+-]\d\d:\d\d)?", re.ASCII)


def parse_klockslag(text: str) -> time:
    """Read a time of day: `13`, `13.00`, `13:00`, `1300`, `kl 13`, `klockan 13.30`.

    Raises:
        UsageFault: `ogiltigt-klockslag`.
    """
    match = _TIME.fullmatch(fold(text))
    try:
        if match:
            return time(int(match["timme"]), int(match["minut"] or 0), int(match["sekund"] or 0))
    except ValueError:
        pass
    raise UsageFault(
        "ogiltigt-klockslag", "Klockslaget går inte att tolka.", atgard="Skriv till exempel 13 eller 9.30."
    )


def parse_datum_tid(text: str, idag: date, riktning: Riktning) -> datetime:
    """Read a day and a time: `7/4 13`, `onsdag 7 april kl 13.00`, `i dag 9.15`, `2027-04-07T13:00+02:00`.

    The last number is the time. Four digits that can be a year (`7 april 2027`) are a time only after `kl`.

    Returns:
        The wall clock's time in Sweden, without a zone; `lokal` gives it one. Text with an offset is moved to Sweden.

    Raises:
        UsageFault: `ogiltigt-klockslag` when there is no time; else as `parse_datum` and `parse_klockslag`.
    """
    folded = fold(text)
    if _ISO.fullmatch(folded):
        return _iso(folded)
    match = _DAY_AND_TIME.fullmatch(folded)
    if match is None:
        raise UsageFault(
            "ogiltigt-klockslag",
            "Här behövs både dag och klockslag.",
            atgard="Skriv till exempel 7/4 kl 13 eller onsdag 7 april kl 13.30.",
        )
    return datetime.combine(parse_datum(match["dag"], idag, riktning), parse_klockslag(match["tid"]))


def _iso(folded: str) -> datetime:
    try:
        moment = datetime.fromisoformat(folded.upper())
    except ValueError:
        raise UsageFault(
            "ogiltigt-datum", "Dagen eller klockslaget finns inte.", atgard="Kontrollera månad, dag, timme och minut."
        ) from None
    return lokal(moment).replace(tzinfo=None) if moment.tzinfo else moment


def echo_klockslag(tid: time) -> str:
    """The time as it is printed: `13.00`."""
    return f"{tid:%H.%M}"


def echo_tid(tid: date | datetime) -> str:
    """A day, or a day and a time, as it is printed in a sentence: `onsdag 7 april 2027 klockan 13.00`."""
    if isinstance(tid, datetime):
        return f"{echo_datum(tid.date())} klockan {echo_klockslag(tid.time())}"
    return echo_datum(tid)


def lokal(moment: datetime) -> datetime:
    """The moment with Sweden's offset.

    A moment with a zone is moved. One without is a wall clock in Sweden. In the hour that comes twice in October it
    means the first (the earlier, so that no deadline is counted too late) unless its `fold` says the second. In the
    hour that is skipped in March the clock is read as if nobody had turned it: 02.30 is what then is called 03.30.

    Count and compare hours in UTC: within a zone Python counts wall-clock hours, 24 of them also on a day that has 23.
    """
    aware = moment if moment.tzinfo else moment.replace(tzinfo=STOCKHOLM)
    return aware.astimezone(UTC).astimezone(STOCKHOLM)
