"""Every paper of every region and ärende as PDF: accessible, archival, complete, and as long as Word's own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from sipkit.cli import main
from sipkit.pdf.libreoffice import Office
from tests.cli.korning import NU, answers
from tests.documents.arenden import ARENDEN, andrade
from tests.documents.lasning import text
from tests.pdf import verapdf

REGIONS = ("blekinge", "vastra-gotaland")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The papers of each region and ärende, in a folder each."""
    made = {}
    for region in REGIONS:
        for name, changes in ARENDEN.items():
            folder = tmp_path_factory.mktemp(f"{region}-{name}")
            (folder / "svar.json").write_text(json.dumps(answers(region, changes)), "utf8")
            options = ["--utan-fragor", "--per", NU, "--ut", str(folder)]
            assert main(["kallelse", "--svar", str(folder / "svar.json"), *options]) == 0
            for typ, changed in andrade(region, changes).items():
                (folder / "svar.json").write_text(json.dumps(changed), "utf8")
                assert main(["skapa", typ, "--svar", str(folder / "svar.json"), *options]) == 0
            made[f"{region}-{name}"] = folder
    return made


def _papers(folders: dict[str, Path]) -> Iterator[Path]:
    """The PDFs that are somebody's own; what is gathered for the printer claims no standard."""
    for folder in folders.values():
        yield from (path for path in sorted(folder.glob("*.pdf")) if "SKRIV-UT" not in path.name)


@pytest.mark.motor
def test_every_word_of_the_word_file_is_in_the_pdf(folders: dict[str, Path]) -> None:
    """As poppler reads it, whatever the setting itself has compared."""
    lost = {}
    for path in _papers(folders):
        written = Counter(text(path.with_suffix(".docx").read_bytes()).split())
        read = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
        if missing := written - Counter(read.split()):
            lost[path.name] = missing
    assert lost == {}


def test_what_is_printed_begins_with_the_persons_letter(folders: dict[str, Path]) -> None:
    """Then each unit that is reached on paper; nobody else's, and one copy for each way the letter is delivered."""
    for region, copies in (("blekinge", 2), ("vastra-gotaland", 1)):
        folder = folders[f"{region}-vanlig"]
        (printed,) = folder.glob("????-SKRIV-UT.pdf")
        pages = [page.extract_text() for page in pypdf.PdfReader(printed).pages]
        assert "Välkommen till ett möte om din hjälp" in pages[0]
        assert sum("Välkommen till ett möte" in page and "När" in page for page in pages) == copies
        assert sum("Inbjudan till möte" in page and "Ni är inbjudna" in page for page in pages) == 1
        assert not any("Ni är kallade" in page for page in pages)


@pytest.mark.motor
def test_every_paper_conforms_to_ua_1_and_a_2a(folders: dict[str, Path]) -> None:
    assert verapdf.faults(_papers(folders)) == []


@pytest.mark.motor
def test_every_paper_has_as_many_pages_as_in_libreoffice(folders: dict[str, Path], tmp_path: Path) -> None:
    """The paper that is printed is the paper that Word shows."""
    other = {}
    with Office() as office:
        for path in _papers(folders):
            copy = tmp_path / path.name
            copy.write_bytes(office.convert(path.with_suffix(".docx").read_bytes()).data)
            pages = (len(pypdf.PdfReader(path).pages), len(pypdf.PdfReader(copy).pages))
            if pages[0] != pages[1]:
                other[f"{path.parent.name}/{path.name}"] = pages
    assert other == {}


@pytest.mark.motor
def test_a_screen_reader_can_make_sense_of_each_kind_of_paper(folders: dict[str, Path]) -> None:
    """Outloud finds no errors in one paper of each template."""
    kinds = {
        path.stem.rpartition("-")[0][5:] + ("-stor" if "blekinge" in str(path) else ""): path
        for path in _papers(folders)
    }
    outloud = Path(sys.executable).with_name("outloud")
    run = subprocess.run([outloud, "--json", "-", *kinds.values()], capture_output=True, text=True, check=True)
    results = json.loads(run.stdout)["results"]
    assert len(results) == len(kinds)
    assert not [(result["path"], result["findings"]) for result in results if result["counts"]["error"]]
