"""What the tests of batches share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch.rader_att_gora import Kontor


@pytest.fixture
def kontor(tmp_path: Path) -> Kontor:
    """A user with nothing made yet."""
    return Kontor(tmp_path / "hem", tmp_path / "ut")
