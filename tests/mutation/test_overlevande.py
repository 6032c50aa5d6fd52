"""Every rule of the shipped regions matters: said otherwise or taken away, some command tells or writes another thing.

The handbook and `region visa` tell every rule, and do not count. A rule that nothing else tells stands with its reason
in `overlevande.yaml`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest
import yaml

from sipkit.config.lager import chain
from tests.mutation.exempel import Korning, korningar
from tests.mutation.i_minnet import svar_pa
from tests.mutation.poster import ANDRINGAR, SOURCES, Regelpost, andrade, regelposter

LISTA: dict[str, str] = yaml.safe_load((Path(__file__).parent / "overlevande.yaml").read_text("utf8"))
"""Patterns of items that survive, each with the reason."""


@pytest.mark.kampanj
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("lager", SOURCES.region_ids())
def test_every_rule_shows_in_what_a_command_gives_or_is_listed(lager: str) -> None:
    """A rule that is listed and has begun to show is as wrong as one that shows nowhere and is not listed."""
    own = [each for each in regelposter() if each.lager == lager]
    unseen = [f"survives, and is not listed: {each}" for each in own if not _listad(each) and not _marks([each])]
    seen = [f"is listed, and no longer survives: {each}" for each in _markta([*filter(_listad, own)])]
    assert not [*unseen, *seen], "\n".join([*unseen, *seen])


def test_each_row_of_the_list_is_about_some_rule_and_gives_a_reason() -> None:
    """No row is left when its rules are gone."""
    assert [row for row in LISTA if not any(fnmatchcase(str(each), row) for each in regelposter())] == []
    assert [row for row, reason in LISTA.items() if len(reason) < 20] == []


def _listad(post: Regelpost) -> bool:
    return any(fnmatchcase(str(post), row) for row in LISTA)


def _markta(group: Sequence[Regelpost]) -> list[Regelpost]:
    """Those of a layer's rules that something shows: none when nothing shows them all at once, else by halves."""
    if not group or not _marks(group):
        return []
    if len(group) == 1:
        return [*group]
    middle = len(group) // 2
    return [*_markta(group[:middle]), *_markta(group[middle:])]


def _marks(group: Sequence[Regelpost]) -> bool:
    """Whether any command gives another thing when these rules of one layer are changed."""
    commands = _som_laser(group[0].lager, frozenset(each.amne for each in group))
    for andring in ANDRINGAR:
        with andrade(group, andring):
            for each in commands:
                if svar_pa(each.kor) != each.ger:
                    _har_visat[each] += 1
                    return True
    return False


_har_visat: Counter[Korning] = Counter()
"""How many rules each command has shown: the one that has shown most is tried first."""


def _som_laser(lager: str, amnen: frozenset[str]) -> list[Korning]:
    """The commands that read any of the topics in a region that has the layer, those of its own region first."""
    above = [each for each in SOURCES.region_ids() if lager in _lager(each)]
    regions = sorted(above, key=lambda each: each != lager)
    places = {(region, amne) for region in above for amne in amnen}
    commands = [each for region in regions for each in korningar(region) if places & each.lasta]
    return sorted(commands, key=lambda each: -_har_visat[each])


@cache
def _lager(region: str) -> frozenset[str]:
    return frozenset(each.id for each in chain(region, SOURCES))
