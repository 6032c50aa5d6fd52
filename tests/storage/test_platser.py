"""Where things lie: with the user, as the system has it, or all together where the user says."""

from __future__ import annotations

from pathlib import Path

import pytest

from sipkit.storage.platser import Platser, platser


def test_one_variable_moves_everything(tmp_path: Path) -> None:
    """Keys as well as ärenden and drafts."""
    assert platser({"SIPKIT_HOME": str(tmp_path)}) == Platser(tmp_path, tmp_path)


def test_a_folder_that_is_named_from_here_is_the_same_from_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The variable may hold a relative path."""
    monkeypatch.chdir(tmp_path)
    here = platser({"SIPKIT_HOME": "hem"})
    monkeypatch.chdir("/")
    assert here.arenden == tmp_path / "hem" / "arenden"


@pytest.mark.skipif("sys.platform != 'linux'")
def test_else_they_lie_where_the_system_keeps_such_things(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys with the configuration, work with the state; an empty variable is none."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert platser({"SIPKIT_HOME": ""}) == Platser(tmp_path / "config" / "sipkit", tmp_path / "state" / "sipkit")
