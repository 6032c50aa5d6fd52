"""The address book in a real terminal of 80 x 24: the rows fit, and Ctrl-B goes back from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.korning import NU
from tests.cli.test_forval import BOK, MARIA, PROFIL
from tests.interview.skarm import CTRL_B, Skarm

pytestmark = pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")


def test_rows_are_ticked_and_left_in_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was ticked and not accepted is not an answer."""
    (tmp_path / "enheter").mkdir()
    (tmp_path / "profil.yaml").write_text(PROFIL, "utf8")
    (tmp_path / "enheter" / "karlskrona.yaml").write_text(BOK, "utf8")
    monkeypatch.setenv("SIPKIT_HOME", str(tmp_path / "hem"))
    screen = Skarm("-m", "sipkit", "kallelse", "--per", NU, "--config", str(tmp_path))
    try:
        for prompt, typed in MARIA[:6]:
            screen.asked(prompt)
            screen.type(typed)
        screen.asked("Ändra, eller Enter")
        screen.type("3")
        screen.wait("[x] 3 Hemsjukvården Exempelviken, rehab          kommunen  Prator")
        screen.type(CTRL_B, end="")
        screen.asked("När bedömdes Ingrid")
        screen.type("i dag")
        shown = screen.asked("Ändra, eller Enter")
        assert "[ ] 3 Hemsjukvården Exempelviken, rehab" in shown.rsplit("Vilka ska vara med", 1)[1]
        screen.type("q")
        assert screen.ended() == 130
    finally:
        screen.close()
