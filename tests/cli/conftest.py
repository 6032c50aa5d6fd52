"""What the tests of the command line share."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from sipkit.cli import main
from tests.cli.korning import NU, Changes, Result, Sipkit, answers

Svar = Callable[..., Path]
Kallelse = Callable[..., Result]
Pipad = Callable[..., None]


@pytest.fixture(autouse=True)
def _own_umask() -> Iterator[None]:
    """The command line makes every file private; the tests' own process keeps its way."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def sipkit(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Sipkit:
    """Runs a command line in this process, in an empty folder, with a home of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SIPKIT_HOME", str(tmp_path / "hem"))

    def run(*arguments: object) -> Result:
        capfd.readouterr()
        code = main([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return Result(code, out, err)

    return run


@pytest.fixture
def pipad(monkeypatch: pytest.MonkeyPatch) -> Pipad:
    """Gives the commands lines through a pipe, in an encoding."""

    def give(text: str, encoding: str = "utf-8") -> None:
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(text.encode(encoding)), encoding=encoding))

    return give


@pytest.fixture
def svar(tmp_path: Path) -> Svar:
    """Writes an answers file: a region's example with changes."""

    def write(region: str = "blekinge", changes: Changes | None = None) -> Path:
        path = tmp_path / "svar.json"
        path.write_text(json.dumps(answers(region, changes)), "utf8")
        return path

    return write


@pytest.fixture
def kallelse(sipkit: Sipkit, svar: Svar, tmp_path: Path) -> Kallelse:
    """`kallelse(region, changes, *options)`: papers from changed answers, without questions, as JSON, in `ut`.

    All formats but PDF, which takes longest, unless `options` say otherwise.
    """

    def run(region: str = "blekinge", changes: Changes | None = None, *options: object) -> Result:
        given = ("--svar", svar(region, changes), "--utan-fragor", "--per", NU, "--ut", tmp_path / "ut", "--json")
        return sipkit("kallelse", *given, "--format", "docx,txt,ics", *options)

    return run
