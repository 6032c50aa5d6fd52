"""What the tests of storage share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.lager import Hem, hem_i


@pytest.fixture(autouse=True)
def _careless_umask() -> Iterator[None]:
    """The tests' process lets everyone read what it makes: storage must not depend on that."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def hem(tmp_path: Path) -> Hem:
    """A user who has not used sipkit before."""
    return hem_i(tmp_path / "hem")
