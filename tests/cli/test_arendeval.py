"""Which ärende a command is about, and that a new version goes back where the old one came from."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

import pexpect
import pytest

from sipkit.cli.arende.val import arendelager, oppna
from sipkit.cli.samtal.prompter import talks_with
from sipkit.domain.arende import Arende
from sipkit.domain.klockslag import STOCKHOLM
from sipkit.domain.svar import bygg
from sipkit.errors import AnswerMissing, FileFault, UsageFault
from sipkit.interview.scripted import Scripted
from sipkit.storage.arendelager import arendefil
from sipkit.storage.nycklar import Nycklar
from sipkit.storage.platser import platser
from tests.interview.skarm import ROOT

pytestmark = pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
NU = datetime(2027, 3, 25, 10, 12, tzinfo=STOCKHOLM)


def _arende(id_: str, namn: str) -> Arende:
    return bygg({"arende.id": id_, "arende.region": "blekinge", "enskild.namn": namn}, NU.date())


@pytest.fixture(autouse=True)
def _stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPKIT_HOME", str(tmp_path / "hem"))
    for id_, namn in (("7K2M", "Ingrid Provqvist"), ("9QX3", "Nils Provberg")):
        arendelager(NU.date()).spara(_arende(id_, namn))


@pytest.fixture
def fil(tmp_path: Path) -> Path:
    """An ärende in a file of its user's own."""
    path = tmp_path / "eget.sip"
    arendefil(path, platser(), Nycklar(platser()), NU.date()).spara(_arende("4M8T", "Bo Testlund"))
    return path


def test_an_id_is_taken_in_any_case_and_a_file_by_its_path(fil: Path) -> None:
    """Both give the ärende and its region."""
    assert [(each.id, each.region) for each in (oppna("7k2m", NU), oppna(str(fil), NU))] == [
        ("7K2M", "blekinge"),
        ("4M8T", "blekinge"),
    ]


@pytest.mark.parametrize("what", ["4444", "finns-inte.sip"])
def test_what_is_not_there_is_told(what: str) -> None:
    """As an id, or as a file."""
    with pytest.raises(UsageFault) as fault:
        oppna(what, NU)
    assert fault.value.kod == "arende-okant"


def test_a_new_version_goes_back_with_a_row_of_history(fil: Path) -> None:
    """In the store and in a file; the rows before stay as they were."""
    for given in ("7K2M", str(fil)):
        opened = oppna(given, NU)
        opened.spara(opened.arende, "skickat", dokumenttyp="kallelse", avser="k1").spara(opened.arende, "andrat")
        again = oppna(given, NU)
        again.spara(again.arende, "handelse", avser="utskriven")
        rows = oppna(given, NU).arende.historik
        assert [(row.id, row.vad, row.avser) for row in rows] == [
            ("r1", "skickat", "k1"),
            ("r2", "andrat", None),
            ("r3", "handelse", "utskriven"),
        ]
        assert all(row.tid == NU for row in rows)


def test_two_windows_never_overwrite_each_other(fil: Path) -> None:
    """The second is told, and what the first wrote stays."""
    for given in ("7K2M", str(fil)):
        first, second = oppna(given, NU), oppna(given, NU)
        first.spara(first.arende, "skickat")
        with pytest.raises(FileFault) as fault:
            second.spara(second.arende, "samtycke")
        assert (fault.value.kod, bool(fault.value.atgard)) == ("arende-andrat", True)
        assert [row.vad for row in oppna(given, NU).arende.historik] == ["skickat"]


def test_a_file_of_ones_own_is_as_private_as_the_store(fil: Path) -> None:
    """Encrypted, and nobody else's to read."""
    assert b"Testlund" not in fil.read_bytes()
    assert fil.stat().st_mode & 0o777 == 0o600


def test_without_an_argument_one_is_picked_and_names_stand_there_only_when_asked_for() -> None:
    """Plain lines stay where they are written. A wrong number is told."""
    script = Scripted(["3", "1"])
    with talks_with(script):
        assert oppna(None, NU).id in {"7K2M", "9QX3"}
    assert not [line for line in script.transcript if "Prov" in line]
    asked = Scripted(["n", "9qx3"])
    with talks_with(asked):
        assert oppna(None, NU).id == "9QX3"
    assert any("Ingrid Provqvist" in line for line in asked.transcript)


def test_nobody_is_asked_when_nothing_may_be_asked() -> None:
    """An ärende that was not given is an answer that is missing."""
    with pytest.raises(AnswerMissing) as fault:
        oppna(None, NU, fraga=False)
    assert (fault.value.exit_code, fault.value.var) == (4, "arende.id")


def test_a_terminal_shows_names_on_a_page_of_its_own() -> None:
    """The page is left when the choice is made, so that no name stays on the screen."""
    code = "from sipkit.bord import lage; from sipkit.cli.arende.val import oppna; "
    code += "print(oppna(None, lage.las_nu(None)).id)"
    child = pexpect.spawn(
        sys.executable,
        ["-c", code],
        cwd=str(ROOT),
        env={**os.environ, "TERM": "xterm", "PROMPT_TOOLKIT_NO_CPR": "1"},
        dimensions=(24, 80),
        encoding="utf-8",
    )
    try:
        child.expect_exact("\x1b[?1049h", timeout=30)
        child.expect_exact("Ingrid Provqvist", timeout=30)
        child.expect("Nummer eller id", timeout=30)
        child.send("7k2m\r")
        child.expect_exact("\x1b[?1049l", timeout=30)
        child.expect_exact("7K2M", timeout=30)
        child.expect(pexpect.EOF, timeout=30)
        assert "Ingrid" not in (child.before or "")
    finally:
        child.close(force=True)
