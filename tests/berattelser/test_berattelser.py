"""Every story, played in three ways: by a script, through a pipe, and in a terminal. The talk is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from sipkit.testing import Replik, Spelare, las, prova, spela
from tests.berattelser.spelare import genom_ror, i_terminal

BERATTELSER = sorted(Path(__file__).parent.glob("*.yaml"))

pytestmark = [
    pytest.mark.parametrize("fil", BERATTELSER, ids=lambda fil: str(fil.stem)),
    pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning"),
]


@pytest.fixture
def spelad(fil: Path, tmp_path: Path) -> list[Replik]:
    """The story as its script says it, checked against its table."""
    story = las(fil)
    (tmp_path / "manus").mkdir()
    repliker = spela(story, tmp_path / "manus")
    prova(story, repliker)
    return repliker


@pytest.mark.kampanj
def test_a_story_is_told_the_same_through_a_pipe(fil: Path, tmp_path: Path, spelad: list[Replik]) -> None:
    """Line by line, to another process; nothing that was typed is written out. A process a command takes time."""
    for manus, ror in zip(spelad, _spela(fil, tmp_path, genom_ror), strict=True):
        assert _signs(ror.text) == _signs(manus.sagt)
        _same_outcome(ror, manus)


def test_a_story_is_told_the_same_in_a_terminal(fil: Path, tmp_path: Path, spelad: list[Replik]) -> None:
    """With every line that was typed, and no line wider than the screen."""
    for manus, terminal in zip(spelad, _spela(fil, tmp_path, i_terminal), strict=True):
        assert _signs(terminal.text) == _signs(manus.text)
        _same_outcome(terminal, manus)


def _spela(fil: Path, mapp: Path, spelare: Spelare) -> list[Replik]:
    (mapp / "eget").mkdir()
    return spela(las(fil), mapp / "eget", spelare)


def _same_outcome(one: Replik, other: Replik) -> None:
    assert one.slut == other.slut
    assert one.filnamn == other.filnamn
    if one.arende == other.arende:
        assert one.filer == other.filer


def _signs(text: str) -> str:
    """The text without white space: lines are broken where a screen ends."""
    return "".join(text.split())
