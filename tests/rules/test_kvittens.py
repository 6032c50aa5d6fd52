"""When a message sent today is to be acknowledged, as Blekinge's routine has it, over an Easter weekend."""

from __future__ import annotations

from datetime import date

import pytest

from sipkit.config.loading import load_region
from sipkit.config.sources import find_sources
from sipkit.rules.kvittens import kvittens
from tests.rules.regioner import klockan

SOURCES = find_sources(None)
TISDAG = date(2027, 3, 30)


@pytest.mark.parametrize(
    ("nu", "fore"),
    [
        pytest.param("2027-03-25T10:12", date(2027, 3, 25), id="before three on a working day there is a choice"),
        pytest.param("2027-03-25T15:00", None, id="at three it is too late to choose"),
        pytest.param("2027-03-26T10:12", None, id="on a holiday there is no choice"),
    ],
)
def test_the_time_of_day_decides(nu: str, fore: date | None) -> None:
    """What is sent later is acknowledged the next working day, in the morning."""
    moment = klockan(nu)
    found = kvittens(load_region("blekinge", moment.date(), SOURCES), moment, {})
    assert found
    assert (found.brytpunkt.hour, found.fore and found.fore.senast) == (15, fore)
    assert (found.efter.senast, found.efter.tidpunkt) == (TISDAG, "morgon")


def test_where_no_time_decides_there_is_nothing_to_say() -> None:
    """As where the routine has no such rule."""
    moment = klockan("2027-03-25T10:12")
    for region in ("nationell", "vastra-gotaland", "simba"):
        assert kvittens(load_region(region, moment.date(), SOURCES), moment, {}) is None
