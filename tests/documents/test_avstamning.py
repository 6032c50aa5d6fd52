"""The papers of a joint meeting as PDF: accessible, archival, complete, and nobody's table torn between two pages."""

from __future__ import annotations

import subprocess
from collections import Counter
from pathlib import Path

import pypdf
import pytest

from sipkit.cli import main
from sipkit.pdf.libreoffice import Office
from tests.documents.lasning import text
from tests.pdf import verapdf


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The example's papers as PDF, each beside its Word file."""
    folder = tmp_path_factory.mktemp("avstamning")
    assert main(["skapa", "avstämning", "--exempel", "--ut", str(folder)]) == 0
    return sorted(folder.glob("*.pdf"))


def test_a_person_and_what_is_written_of_it_stand_on_one_page(papers: list[Path]) -> None:
    """Each person's heading, with as many rows to write on as any other's."""
    (slot,) = (path for path in papers if "lucka-l1" in path.name)
    pages = [page.extract_text() for page in pypdf.PdfReader(slot).pages]
    assert {(page.count("Planerad utskrivning"), page.count("Anteckningar")) for page in pages} == {(2, 2), (0, 0)}


@pytest.mark.motor
def test_every_paper_conforms_to_ua_1_and_a_2a(papers: list[Path]) -> None:
    assert len(papers) == 4
    assert verapdf.faults(papers) == []


@pytest.mark.motor
def test_every_paper_has_its_words_and_as_many_pages_as_in_libreoffice(papers: list[Path], tmp_path: Path) -> None:
    with Office() as office:
        for path in papers:
            word = path.with_suffix(".docx").read_bytes()
            read = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
            assert not _signs(text(word)) - _signs(read)
            (tmp_path / "annan.pdf").write_bytes(office.convert(word).data)
            pages = [len(pypdf.PdfReader(each).pages) for each in (path, tmp_path / "annan.pdf")]
            assert pages[0] == pages[1], path.name


def _signs(said: str) -> Counter[str]:
    """The signs; poppler joins a word with the one below when it ends with a hyphen."""
    return Counter("".join(said.split()).replace("-", ""))
