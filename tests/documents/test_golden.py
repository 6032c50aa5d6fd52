"""Every paper of every example says what it said when somebody last looked at it."""

from __future__ import annotations

import pytest

from tests.documents.golden import (
    AVSTAMNING,
    CHECKLISTA,
    HEMGANG,
    PLAN,
    REGIONS,
    SAMTYCKE,
    checklists,
    consents,
    kept,
    letters,
    meeting,
    papers,
    plans,
)


@pytest.mark.parametrize("region", REGIONS)
def test_the_papers_are_those_that_somebody_has_looked_at(region: str) -> None:
    """A wanted change: `python -m tests.documents.golden`, and look at the difference."""
    assert papers(region) == kept(region)


def test_the_papers_about_consent_are_those_that_somebody_has_looked_at() -> None:
    """In every version. A wanted change: as above."""
    assert consents() == kept(SAMTYCKE)


def test_the_papers_about_a_plan_are_those_that_somebody_has_looked_at() -> None:
    """A wanted change: as above."""
    assert plans() == kept(PLAN)


def test_the_letters_about_going_home_are_those_that_somebody_has_looked_at() -> None:
    """In every version. A wanted change: as above."""
    assert letters() == kept(HEMGANG)


def test_the_checklists_are_those_that_somebody_has_looked_at() -> None:
    """Empty and begun. A wanted change: as above."""
    assert checklists() == kept(CHECKLISTA)


def test_the_papers_of_a_meeting_are_those_that_somebody_has_looked_at() -> None:
    """A wanted change: as above."""
    assert meeting() == kept(AVSTAMNING)
