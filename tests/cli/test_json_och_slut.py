"""How a command ends: one JSON object on stdout and nothing else, and the exit codes of the contract."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sipkit.bord import svar as bordssvar
from tests.cli.conftest import Kallelse, Svar
from tests.cli.korning import NU, ROOT, Changes, Sipkit

DONE = [
    ["kallelse", "--exempel", "--torrkor", "--format", "docx"],
    ["skapa", "kallelse", "--exempel", "--torrkor", "--format", "docx"],
    ["frister", "--region", "blekinge", "--handelse", "utskriven=2027-03-25"],
    ["region", "lista"],
    ["region", "visa", "vastra-gotaland"],
    ["region", "förklara", "blekinge", "frister.kallelse"],
    ["förklara", "samtycke-nekat"],
]


@pytest.mark.parametrize("arguments", DONE, ids=lambda arguments: " ".join(arguments[:2]))
def test_a_command_that_is_done_gives_one_object(sipkit: Sipkit, arguments: list[str]) -> None:
    """Version, command, result and warnings; stderr is empty. Without `--json` the same is said to people."""
    done = sipkit(*arguments, "--json")
    assert (done.exit, done.err) == (0, "")
    assert set(done.json) == {"sipkit", "kommando", "resultat", "varningar"}
    assert done.json["sipkit"] == 1
    assert str(done.json["kommando"]).split()[0] in arguments
    warnings = done.json["varningar"]
    assert isinstance(warnings, list)
    assert all(set(warning) == {"kod", "vad", "regler"} for warning in warnings)
    told = sipkit(*arguments)
    assert told.exit == 0
    assert told.out.strip()
    assert told.err.count("Obs: ") == len(warnings)


FAULTS: dict[str, tuple[Changes, list[str], int]] = {
    "usage": ({}, ["--format", "odt"], 2),
    "configuration": ({}, ["--region", "trasig", "--config", "egen"], 3),
    "a missing answer": ({"kallelse.brev": ...}, [], 4),
    "files": ({}, ["--ut", "fil"], 5),
    "a refusal": ({"samtycke.status": "nekat"}, [], 6),
    "another plan": ({"vardtillfalle.vardform": "oppen-tvangsvard"}, [], 6),
}


@pytest.mark.parametrize(("changes", "options", "code"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_has_the_contract_s_shape(
    kallelse: Kallelse, tmp_path: Path, changes: Changes, options: list[str], code: int
) -> None:
    """Code, what, where, how to mend it and rules; a refusal tells what may be done besides."""
    (tmp_path / "fil").touch()
    (tmp_path / "egen" / "regions").mkdir(parents=True)
    (tmp_path / "egen" / "regions" / "trasig.yaml").write_text("region: {bygger_på: blekinge, nmn: x}\n")
    done = kallelse("blekinge", changes, *options)
    assert (done.exit, done.err, set(done.json)) == (code, "", {"sipkit", "fel"})
    for fault in done.fel:
        own = {"far_goras", "far_inte", "att_veta"} if code == 6 else set()
        assert set(fault) - {"i_stallet", "laser_sig"} == {"kod", "vad", "var", "atgard", "regler"} | own
        assert fault["vad"]
        assert isinstance(fault["regler"], list)
    assert ("i_stallet" in done.fel[0]) == ("vardtillfalle.vardform" in changes)


def test_json_is_utf_8_whatever_the_console_is(tmp_path: Path) -> None:
    """An old console cannot show every sign. A script gets it right all the same, and no command fails."""
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "sipkit", "förklara", "samtycke-aterkallat"]
    told = subprocess.run(command, env=environment, capture_output=True, cwd=tmp_path, check=True)
    assert told.stdout == b"Personen har tagit tillbaka samtycket som dokumentet kraver.\n"
    as_json = subprocess.run([*command, "--json"], env=environment, capture_output=True, cwd=tmp_path, check=True)
    assert json.loads(as_json.stdout.decode("utf8"))["resultat"]["forklaring"].endswith("kräver.")


# --- bugs and interruptions -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("as_json", [True, False], ids=["json", "text"])
def test_a_bug_is_told_by_its_place_and_nothing_of_what_it_was_about(
    sipkit: Sipkit, svar: Svar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_json: bool
) -> None:
    """Exit 70. The message of an exception may hold an answer; it is never shown, nor is a trace."""

    def broken(*args: object, **kwargs: object) -> None:
        raise ValueError("Ingrid Provqvist 19440427-7461")

    monkeypatch.setattr(bordssvar, "underlag", broken)
    options = ["--json"] if as_json else []
    done = sipkit("kallelse", "--svar", svar(), "--utan-fragor", "--per", NU, "--ut", tmp_path / "ut", *options)
    assert done.exit == 70
    told = str(done.fault["vad"]) if as_json else done.err
    assert told.startswith("Ett fel i sipkit (ValueError i test_json_och_slut:")
    assert "internt-fel" in done.out + done.err
    for word in ("Ingrid", "Provqvist", "7461", "Traceback", str(tmp_path)):
        assert word not in done.out + done.err
    assert not (tmp_path / "ut").exists()


@pytest.mark.parametrize("as_json", [True, False], ids=["json", "text"])
def test_an_interrupted_command_is_130_and_has_written_nothing(
    sipkit: Sipkit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_json: bool
) -> None:
    """Ctrl-C in the middle of the writing: the parts are taken away."""
    written = iter(range(100))

    def interrupted(descriptor: int) -> None:
        if next(written) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    done = sipkit("kallelse", "--exempel", "--format", "docx", *(["--json"] if as_json else []))
    assert done.exit == 130
    assert "Inget är skrivet." in done.out + done.err
    if as_json:
        assert done.fault["kod"] == "avbrutet"
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_in_a_process_of_its_own(tmp_path: Path) -> None:
    """As a shell sees it: 130, and no trace on the screen."""
    os.mkfifo(tmp_path / "svar")
    options = ["--region", "blekinge", "--svar", str(tmp_path / "svar"), "--utan-fragor"]
    command = [sys.executable, "-m", "sipkit", "kallelse", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, text=True)
    with (tmp_path / "svar").open("w"), process:  # opens when the process has begun to read
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (130, "", "Avbrutet. Inget är skrivet.\n")


def test_a_reader_that_goes_away_is_no_fault() -> None:
    """`sipkit region visa blekinge | head -1`."""
    command = f"{sys.executable} -m sipkit region visa blekinge | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (done.stdout.splitlines()[-1], done.stderr) == ("0", "")


@pytest.mark.parametrize("formats", ["ics", "txt", "txt,ics"])
def test_a_receiver_gets_papers_and_nothing_else(sipkit: Sipkit, tmp_path: Path, formats: str) -> None:
    """To ask for one receiver and for no kind of paper is a mistake, told before anything is written."""
    done = sipkit("kallelse", "--exempel", "--mottagare", "p1", "--format", formats, "--ut", tmp_path / "ut", "--json")
    assert (done.exit, done.places()) == (2, [("ogiltigt-varde", "--format")])
    assert not (tmp_path / "ut").exists()
