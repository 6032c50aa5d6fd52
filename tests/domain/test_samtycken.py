"""Consents among each other: the one that holds, what `samtycke` means in a path, and that none is ever lost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sipkit.domain.arende import Arende, Samtycke
from sipkit.domain.paths import kanonisk
from sipkit.domain.samtycken import aterlagt, senaste
from sipkit.domain.vocabulary import SamtyckeSort, SamtyckeStatus, words


def arende(*samtycken: Mapping[str, object]) -> Arende:
    return Arende.model_validate(
        {"samtycken": [{"id": f"s{number}", **each} for number, each in enumerate(samtycken, 1)]},
        context={"idag": date(2027, 3, 30)},
    )


PLAN = {"sort": "uppratta-plan", "status": "lamnat"}
NEJ = {"status": "nekat", "dag": "2027-03-24"}


def test_samtycke_in_a_path_is_never_one_of_another_kind() -> None:
    """It is the one to call to a meeting; where there is none, a new one."""
    assert kanonisk("samtycke.status", arende(NEJ, PLAN)) == "samtycken.s1.status"
    assert kanonisk("samtycke.status", arende(PLAN)) == "samtycken.s2.status"
    assert kanonisk("samtycke.status", arende(PLAN), "s1") == "samtycken.s1.status"
    assert kanonisk("samtycke.status") == "samtycken.s1.status"


def test_what_holds_is_seen_from_a_day() -> None:
    """What was said later is not known then."""
    both = arende(NEJ, {"status": "lamnat", "dag": "2027-03-30"})
    seen = [senaste(both, "kalla-till-mote", date(2027, 3, day)) for day in (23, 24, 29, 30)]
    assert [each.id if each else None for each in seen] == [None, "s1", "s1", "s2"]


svaret = st.fixed_dictionaries(
    {"sort": st.sampled_from(words(SamtyckeSort)[:2]), "status": st.sampled_from(words(SamtyckeStatus))},
    optional={"dag": st.integers(20, 30).map(lambda day: f"2027-03-{day}")},
)


@given(st.lists(svaret, max_size=4), st.lists(svaret, max_size=2), st.integers(0, 4))
def test_no_interview_loses_or_changes_what_was_said_before(
    fore: list[dict[str, object]], nya: list[dict[str, object]], borta: int
) -> None:
    """Whatever it saw of it, left out or answered otherwise; what is new comes last, under ids of its own."""
    before, said = arende(*fore), arende(*nya)
    seen = tuple(each for each in before.samtycken if each.id != f"s{borta}")
    after = aterlagt(before, said.model_copy(update={"samtycken": (*seen[len(said.samtycken) :], *said.samtycken)}))
    assert after.samtycken[: len(fore)] == before.samtycken
    assert len({each.id for each in after.samtycken}) == len(after.samtycken)
    new = [_said(each) for each in after.samtycken[len(fore) :]]
    assert new == [_said(each) for each in said.samtycken if each not in before.samtycken]


def _said(samtycke: Samtycke) -> dict[str, object]:
    return samtycke.model_dump(exclude={"id"})


def test_an_unknown_kind_has_no_answer() -> None:
    sort: SamtyckeSort = "vardbegaran"
    assert senaste(arende(NEJ, PLAN), sort) is None
