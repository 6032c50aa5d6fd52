"""The two units of each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.korning import NU, Sipkit
from tests.cli.overlamning.enheter import HEMSJUKVARDEN, VARDCENTRALEN, Enhet, med_plan


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPKIT_PER", NU)


@pytest.fixture
def a(sipkit: Sipkit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Enhet:
    """The unit where the ärende was begun."""
    enhet = Enhet(sipkit, tmp_path / "a", monkeypatch)
    enhet.har()
    med_plan()
    return enhet


@pytest.fixture
def b(sipkit: Sipkit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, a: Enhet) -> Enhet:
    """Another unit; both have compared each other's keys."""
    enhet = Enhet(sipkit, tmp_path / "b", monkeypatch)
    enhet.ger_nyckel(a, HEMSJUKVARDEN)
    a.ger_nyckel(enhet, VARDCENTRALEN)
    return enhet
