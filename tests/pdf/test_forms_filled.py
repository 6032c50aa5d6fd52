"""Forms as the programs see them that judge, read aloud and fill in PDFs."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from sipkit.pdf import Form, typeset
from sipkit.pdf.forms import read_form
from tests.pdf import chromium, verapdf
from tests.pdf.blanketter import filled, sample

pytestmark = pytest.mark.motor

_ANSWERS = {
    "enskild.namn": "Åsa Łukasiewicz-Brînză",
    "enskild.personnummer": "202601612381",
    "enskild.adress": "Ängsvägen 1, 730 91 Ödeshög",
    "enskild.telefon": "070-174 06 05",
    "sprak": "Română",
    "undantag": "Första raden, ł\nandra raden, åäö\n\nfjärde",
    "datum": "2026-03-02",
    "ort": "Håbo",
}
_TICKED = ("parter.kommun.ja", "parter.region.nej", "parter.skola.ja")
_HIDDEN = {"ärende": "A1B2", "hmac": "åäö ł ă"}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample form."""
    path = tmp_path_factory.mktemp("blankett") / "tom.pdf"
    path.write_bytes(typeset(sample(), Form(_HIDDEN)).data)
    return path


@pytest.fixture(scope="module")
def by_pypdf(empty: Path) -> Path:
    """The form, filled by a program."""
    path = empty.with_name("ifylld.pdf")
    values = _ANSWERS | dict.fromkeys(_TICKED, "/Ja") | {"form": "Skriftligt"}
    path.write_bytes(filled(empty.read_bytes(), values))
    return path


@pytest.fixture(scope="module")
def by_keyboard(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form, filled in Chromium with nothing but the keyboard, and saved there."""
    path = empty.with_name("i Chromium.pdf")
    with chromium.opened(empty, tmp_path_factory.mktemp("chromium")) as viewer:
        viewer.click(450, 800)
        for name in ("enskild.namn", "enskild.personnummer", "enskild.adress", "enskild.telefon"):
            viewer.press("Tab")
            viewer.type(_ANSWERS[name])
        for ticked in (True, False, False, True, True, False):
            viewer.press("Tab")
            viewer.type(" " if ticked else "")
        viewer.press("Tab", "ArrowDown", "ArrowDown", "Tab")
        viewer.type(_ANSWERS["sprak"])
        viewer.press("Tab")
        viewer.type(_ANSWERS["undantag"])
        viewer.press("Tab", "Tab")
        viewer.type(_ANSWERS["ort"])
        viewer.press("Tab")
        path.write_bytes(viewer.save())
    return path


@pytest.mark.parametrize("filling", ["by_pypdf", "by_keyboard"])
def test_what_was_filled_in_is_read_back(filling: str, request: pytest.FixtureRequest) -> None:
    path: Path = request.getfixturevalue(filling)
    read = read_form(path.read_bytes())
    answers = {name: value for name, value in read.fields.items() if isinstance(value, str)}
    assert answers == _ANSWERS | {"form": "Skriftligt"}
    assert tuple(name for name, value in read.fields.items() if value is True) == _TICKED
    assert read.hidden == _HIDDEN


def test_chromium_draws_every_letter_in_the_forms_own_font(by_keyboard: Path) -> None:
    with pikepdf.open(io.BytesIO(by_keyboard.read_bytes())) as pdf:
        drawn = [mark.AP.N.read_bytes() for mark in pdf.pages[0].obj.Annots if mark.FT == "/Tx"]
    used = {line.split()[0] for content in drawn for line in content.splitlines() if line.endswith(b"Tf")}
    assert used == {b"/Wingdings"}


def test_verapdf_finds_nothing(empty: Path, by_pypdf: Path, by_keyboard: Path) -> None:
    assert verapdf.faults([empty, by_pypdf, by_keyboard]) == []


def test_outloud_finds_no_errors(empty: Path, by_pypdf: Path) -> None:
    outloud = Path(sys.executable).with_name("outloud")
    command = [str(outloud), "--json", "-", str(empty), str(by_pypdf)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    results = json.loads(run.stdout)["results"]
    assert [result["counts"]["error"] for result in results] == [0, 0]
