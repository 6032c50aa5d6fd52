"""Meetings that one fast vårdkontakt would have at the same time are told of, and stop nothing."""

from __future__ import annotations

from datetime import date

from sipkit.batch.rader.rad import Rad
from sipkit.batch.rader.urval import valj_ut
from sipkit.batch.rader.uteslutna import Uteslutna

IDAG = date(2027, 3, 25)
KONTAKT = {"fast_vardkontakt.namn": "Maria Testberg"}


def _varnat(*rader: dict[str, object]) -> list[str]:
    pairs = [(Rad(nr, str(nr), svar, {}), ()) for nr, svar in enumerate(rader, 1)]
    urval = valj_ut(pairs, Uteslutna(), IDAG)
    assert len(urval.rader) == len(rader)
    return [each.vad for each in urval.varningar]


def test_one_contact_with_two_meetings_at_once_is_told_of_however_day_and_time_are_written() -> None:
    told = _varnat(
        {**KONTAKT, "kallelse.dag": "2027-04-07", "kallelse.tid": "13.00"},
        {**KONTAKT, "kallelse.dag": "7/4 2027", "kallelse.tid": "13:00"},
        {**KONTAKT, "kallelse.dag": "2027-04-07", "kallelse.tid": "14.00"},
        {"fast_vardkontakt.namn": "Olle Provberg", "kallelse.dag": "2027-04-07", "kallelse.tid": "13.00"},
    )
    assert told == ["Samma fasta vårdkontakt har möten samtidigt: rad 1 och 2."]


def test_meetings_without_a_contact_or_a_time_are_not_the_same() -> None:
    day = {"kallelse.dag": "2027-04-07"}
    assert _varnat({**KONTAKT, **day}, {**KONTAKT, **day}) == []
    assert _varnat({**day, "kallelse.tid": "13.00"}, {**day, "kallelse.tid": "13.00"}) == []
