"""Names of Swedish public holidays. Which of them a rule counts is for the rule to say.

The law lists thirteen (lag 1989:253 om allmänna helgdagar, as it stands since 2005). A library of holidays reads those
of every country first, which takes longer than all else that a command does; tests hold this list against two.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

AFTNAR = frozenset({"midsommarafton", "julafton", "nyårsafton"})
"""The eves that work like holidays though no law says so."""

_FRAN_PASKDAGEN = {
    -2: "långfredagen",
    0: "påskdagen",
    1: "annandag påsk",
    39: "Kristi himmelsfärdsdag",
    49: "pingstdagen",
}
_FASTA = {
    (1, 1): "nyårsdagen",
    (1, 6): "trettondedag jul",
    (5, 1): "första maj",
    (6, 6): "nationaldagen",
    (12, 24): "julafton",
    (12, 25): "juldagen",
    (12, 26): "annandag jul",
    (12, 31): "nyårsafton",
}
_FREDAG, _LORDAG = 4, 5


def helgdag(dag: date) -> str | None:
    """The holiday's name as it stands in running text (`påskdagen`), or None on other days.

    The eves that work like holidays have names too; Sundays have none.
    """
    return _names(dag.year).get(dag)


@cache
def _names(year: int) -> dict[date, str]:
    paskdagen: date = easter(year)
    return {
        **{paskdagen + timedelta(days=n): name for n, name in _FRAN_PASKDAGEN.items()},
        **{date(year, month, day): name for (month, day), name in _FASTA.items()},
        _first(_FREDAG, date(year, 6, 19)): "midsommarafton",
        _first(_LORDAG, date(year, 6, 20)): "midsommardagen",
        _first(_LORDAG, date(year, 10, 31)): "alla helgons dag",
    }


def _first(weekday: int, dag: date) -> date:
    """The first day of that weekday, counted from the day."""
    return dag + timedelta(days=(weekday - dag.weekday()) % 7)
