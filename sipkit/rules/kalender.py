"""Swedish working days: Monday to Friday that are no holidays. Which eves count as holidays is the region's choice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sipkit.domain.helgdag import AFTNAR, helgdag
from sipkit.rules.region import Region

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Arbetskalender:
    """Which days are working days.

    Attributes:
        aftnar_som_helgdag: whether midsommarafton, julafton and nyårsafton count as holidays.
    """

    aftnar_som_helgdag: bool

    def is_working_day(self, dag: date) -> bool:
        """Whether the day is Monday to Friday and no holiday."""
        return dag.weekday() < 5 and self.holiday_name(dag) is None

    def holiday_name(self, dag: date) -> str | None:
        """The holiday's name in running text (`påskdagen`); None on other days, Saturdays and Sundays included."""
        name = helgdag(dag)
        return None if name in AFTNAR and not self.aftnar_som_helgdag else name

    def last_on_or_before(self, dag: date) -> date:
        """The last working day, that day included."""
        while not self.is_working_day(dag):
            dag -= _DAY
        return dag

    def first_on_or_after(self, dag: date) -> date:
        """The first working day, that day included."""
        while not self.is_working_day(dag):
            dag += _DAY
        return dag

    def nth_from(self, dag: date, antal: int) -> date:
        """The nth working day after a day, or before it when `antal` is negative. 0 is the day itself."""
        for _ in range(abs(antal)):
            dag = self.first_on_or_after(dag + _DAY) if antal > 0 else self.last_on_or_before(dag - _DAY)
        return dag


def arbetskalender(region: Region) -> Arbetskalender:
    """The working days by a region's choices."""
    return Arbetskalender(region.kalender.aftnar_som_helgdag)
