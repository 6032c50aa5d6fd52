"""Versions of a template by language: a file beside the Swedish one, in any layer, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sipkit.documents.mallar import Mallar
from sipkit.documents.sprak import delat, mallnamn, spraknamn
from sipkit.documents.uttryck import kort_datum, uppraknat

NAMN = "samtycke/blankett.docx"


def _mallar(tmp_path: Path, *filer: str) -> Mallar:
    """Templates of a region with one layer of its own, in two folders of configuration."""
    for fil in filer:
        path = tmp_path / fil
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return Mallar([tmp_path / "egen", tmp_path / "med"], ["nationell", "blekinge"], None)


def test_a_region_adds_a_language_by_a_file(tmp_path: Path) -> None:
    mallar = _mallar(
        tmp_path,
        "med/samtycke/blankett.docx",
        "med/samtycke/blankett.lattlast.docx",
        "med/samtycke/blankett.en.docx",
        "med/samtycke/blankett-stor-stil.docx",
        "med/samtycke/besked.ar.docx",
        "egen/blekinge/samtycke/blankett.fi.docx",
    )
    assert mallar.sprak(NAMN) == ("en", "fi", "lattlast")
    assert mallar.fil(mallnamn(NAMN, "fi")).visning == "blekinge/samtycke/blankett.fi.docx"


def test_a_version_of_another_region_is_not_offered(tmp_path: Path) -> None:
    assert _mallar(tmp_path, "med/gavleborg/samtycke/blankett.fi.docx").sprak(NAMN) == ()


def test_the_uppermost_layers_version_is_used(tmp_path: Path) -> None:
    mallar = _mallar(tmp_path, "med/samtycke/blankett.en.docx", "med/blekinge/samtycke/blankett.en.docx")
    assert mallar.sprak(NAMN) == ("en",)
    assert mallar.fil(mallnamn(NAMN, "en")).visning == "blekinge/samtycke/blankett.en.docx"


def test_a_name_that_is_no_language_is_told_apart(tmp_path: Path) -> None:
    mallar = _mallar(tmp_path, "med/samtycke/blankett.v2.docx", "med/samtycke/blankett.engelska.docx")
    assert mallar.sprak(NAMN) == ()
    assert mallar.okanda_sprak(NAMN) == ("engelska", "v2")


@pytest.mark.parametrize(
    ("sprak", "namn"),
    [
        ("en", "engelska"),
        ("fi", "finska"),
        ("fit", "meänkieli"),
        ("se", "nordsamiska"),
        ("zh-Hans", "förenklad kinesiska"),
        ("lattlast", "lättläst svenska"),
        ("EN", None),
        ("v2", None),
        ("../x", None),
    ],
)
def test_a_version_has_a_swedish_name(sprak: str, namn: str | None) -> None:
    assert spraknamn(sprak) == namn


@pytest.mark.parametrize("sprak", ["sv", "en", "lattlast", "zh-Hans"])
def test_a_files_name_says_the_version(sprak: str) -> None:
    assert delat(mallnamn(NAMN, sprak)) == (NAMN, sprak)


@pytest.mark.parametrize(
    ("sprak", "skrivet"),
    [
        ("sv", "7 april 2027"),
        ("lattlast", "7 april 2027"),
        ("en", "7 April 2027"),
        ("fi", "7. huhtikuuta 2027"),
        ("fit", "7 april 2027"),
    ],
)
def test_a_day_is_written_in_the_papers_language(sprak: str, skrivet: str) -> None:
    """A language that nobody has gathered words for gets the Swedish ones."""
    assert kort_datum(date(2027, 4, 7), sprak) == skrivet


def test_a_list_is_written_in_the_papers_language() -> None:
    assert uppraknat(["a", "b"], "en") == "a and b"
