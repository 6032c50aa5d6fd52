"""The examples in the administrator's handbook are right: who copies one gets a layer that loads."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from sipkit.config.lager import AMNEN
from sipkit.config.loading import check_region
from sipkit.config.yamlfil import fold_key
from tests.config.lager import sources

HANDBOK = Path(__file__).parents[2] / "docs" / "handbok" / "administrator.md"
NAMED = ("blekingerutiner", "los", "rutinen", "inforandet", "overenskommelsen")


def _examples() -> list[str]:
    """The YAML blocks that begin with a topic."""
    blocks = re.findall(r"^```yaml\n(.*?)^```", HANDBOK.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return [block for block in blocks if fold_key(block.partition(":")[0]) in AMNEN]


@pytest.mark.parametrize("example", _examples(), ids=lambda text: text.partition(":")[0])
def test_an_example_loads_as_it_stands(tmp_path: Path, example: str) -> None:
    """On top of a layer that says nothing about its topic, or too little to be whole."""
    listed = "\n".join(
        f"    - {{id: {id_}, titel: T, utgivare: U, sort: rutin, kontrollerad: 2026-06-01}}" for id_ in NAMED
    )
    region = f"region:\n  namn: Prov\n  bygger_på: grund\n  dokument:\n{listed}\n"
    faults = check_region("prov", date(2027, 1, 15), sources(tmp_path, {"regions/prov.yaml": region + example}))
    assert [f"{fault.vad} {fault.atgard}" for fault in faults] == []


def test_every_topic_that_holds_a_routine_has_an_example() -> None:
    """The first topics are explained where they are used; these are the ones a region writes most of."""
    shown = {fold_key(key) for block in _examples() for key in re.findall(r"^(\w+):", block, re.MULTILINE)}
    assert {"uppgifter", "checklistor", "meddelanden", "vagval", "plan", "avslut", "avstamning", "betalning"} <= shown
