"""`sipkit mall granska`: every shipped template is right, and what an administrator adds is reviewed with them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import cast

import docx
import pytest

from tests.cli.korning import Result, Sipkit

TEMPLATES = Path(__file__).parents[2] / "templates"
EGEN_MALL = "templates/kallelse/brev.v2.docx"


def _rader(result: Result, nyckel: str) -> list[dict[str, str]]:
    return cast(list[dict[str, str]], result.resultat[nyckel])


def _egen(tmp_path: Path, *filer: str) -> Path:
    """A folder of configuration with copies of the shipped letter."""
    for fil in filer:
        path = tmp_path / "egen" / fil
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(TEMPLATES / "kallelse/brev.docx", path)
    return tmp_path / "egen"


@pytest.mark.kampanj
def test_every_shipped_template_is_right_as_it_is_and_filled(sipkit: Sipkit) -> None:
    """LIX far below what is reported, in papers to the person."""
    result = sipkit("mall", "granska", "--json")
    assert (result.exit, _rader(result, "fynd")) == (0, [])
    mallar = _rader(result, "mallar")
    assert {each["mall"] for each in mallar} == {
        path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.docx")
    }
    till_personen = [each for each in mallar if each["lasare"] == "enskild"]
    assert any(each["ifylld"] for each in till_personen)
    assert max(int(each["lix"]) for each in till_personen if each["lix"] is not None) < 30


def test_a_document_type_alone(sipkit: Sipkit) -> None:
    result = sipkit("mall", "granska", "ny-tid", "--json")
    assert {each["mall"].partition("/")[0] for each in _rader(result, "mallar")} == {"ny-tid", "kallelse"}


def test_a_regions_own_version_is_reviewed_too(sipkit: Sipkit, tmp_path: Path) -> None:
    """A Finnish letter that is a copy of the Swedish one is neither Finnish nor marked as a translation."""
    config = _egen(tmp_path, "templates/blekinge/kallelse/brev.fi.docx")
    result = sipkit("mall", "granska", "kallelse", "--config", config, "--json")
    assert result.exit == 1
    own = [each for each in _rader(result, "fynd") if each["var"] == "blekinge/kallelse/brev.fi.docx"]
    assert [each["kod"] for each in own] == ["mall-sprak-annat", "oversattning-utan-svenska"]


def test_a_name_that_says_no_language_is_found(sipkit: Sipkit, tmp_path: Path) -> None:
    result = sipkit("mall", "granska", "kallelse", "--config", _egen(tmp_path, EGEN_MALL), "--json")
    assert [each["kod"] for each in _rader(result, "fynd")] == ["mall-sprak-okant"]


def test_a_file_is_reviewed_as_the_template_that_its_name_says(sipkit: Sipkit) -> None:
    result = sipkit("mall", "granska", TEMPLATES / "kallelse/brev.docx")
    assert result.exit == 0
    assert "0 fynd, 0 upplysningar." in result.out


@pytest.mark.parametrize("fil", ["utskrift/skiljeblad.docx", "kallelse/svar.docx"])
def test_a_template_that_no_document_type_names_is_reviewed_too(sipkit: Sipkit, tmp_path: Path, fil: str) -> None:
    path = tmp_path / fil
    path.parent.mkdir()
    document = docx.Document(str(TEMPLATES / fil))
    document.add_paragraph("{{ mottagare }}")
    document.save(str(path))
    result = sipkit("mall", "granska", path, "--json")
    assert [each["kod"] for each in _rader(result, "fynd")] == ["mall-okant-falt"]
    assert sipkit("mall", "granska", TEMPLATES / fil, "--json").exit == 0


def test_a_file_that_no_paper_is_made_of_is_reviewed_all_the_same(sipkit: Sipkit, tmp_path: Path) -> None:
    """And that is told, as something to know."""
    shutil.copy(TEMPLATES / "kallelse/brev.docx", tmp_path / "utkast.docx")
    result = sipkit("mall", "granska", "utkast.docx", "--json")
    assert (result.exit, [each["kod"] for each in _rader(result, "fynd")]) == (0, ["mall-utan-papper"])


def test_a_file_that_is_not_there(sipkit: Sipkit) -> None:
    assert sipkit("mall", "granska", "borta.docx", "--json").exit == 5


def test_a_document_type_that_is_not_there(sipkit: Sipkit) -> None:
    assert sipkit("mall", "granska", "kalelse", "--json").exit == 2
