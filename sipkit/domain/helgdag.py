"""Names of Swedish public holidays. Which of them a rule counts is for the rule to say."""

from __future__ import annotations

from datetime import date
from functools import cache


def helgdag(dag: date) -> str | None:
    """The holiday's name as it stands in running text (`påskdagen`), or None on other days.

    The eves that work like holidays (midsommarafton, julafton, nyårsafton) have names too; Sundays have none.
    """
    name = _names(dag.year).get(dag)
    return None if name is None else name if name.startswith("Kristi") else name[0].lower() + name[1:]


@cache
def _names(year: int) -> dict[date, str]:
    import holidays

    return dict(
        holidays.country_holidays(
            "SE", years=year, language="sv", categories=("public", "de_facto"), include_sundays=False
        )
    )
