"""The papers about a plan as PDF: accessible, archival, complete, and good to look at."""

from __future__ import annotations

import io
import re
import subprocess
import time
from collections import Counter
from pathlib import Path

import pypdf
import pytest

from sipkit.documents.sattning import sattare
from sipkit.pdf.bundle import bundle
from sipkit.pdf.libreoffice import Office
from tests.documents.lasning import text
from tests.documents.planer import ETT_MAL, dokumentet, ett_av_varje, stor, wordfiler
from tests.pdf import verapdf

SECONDS = 3.0
HEADER = "Vad ska göras"


def set_from(data: bytes) -> bytes:
    """A Word file as PDF."""
    with sattare("typst") as satt:
        made = satt(data)
    assert made.tillganglig
    assert made.notes == ()
    return made.data


def pages(data: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One of each kind of paper, also the longest plan, each as a PDF beside its Word file."""
    folder = tmp_path_factory.mktemp("planer")
    made = {**ett_av_varje(), "storst": wordfiler("plan", changes=stor(40, 200))["original-enskild"]}
    for name, data in made.items():
        (folder / f"{name}.docx").write_bytes(data)
        (folder / f"{name}.pdf").write_bytes(set_from(data))
    return {name: folder / f"{name}.pdf" for name in made}


@pytest.mark.parametrize("case", ["plan-blekinge-original", "plan-barn-original", "plan-stor-stil-original"])
def test_the_persons_part_is_one_page(papers: dict[str, Path], case: str) -> None:
    first, second = pages(papers[case].read_bytes())[:2]
    assert "Det här är viktigt för mig" in first
    assert "Mina mål" in first
    assert "Vem gör vad" in second


def test_the_longest_plan_has_no_orphaned_heads_and_its_header_rows_on_every_page(papers: dict[str, Path]) -> None:
    """40 goals, 200 insatser. A goal's name is followed by its table, and every page of tables has heads first."""
    told = pages(papers["storst"].read_bytes())
    tables = [page for page in told if "Träna gång" in page]
    assert len(tables) > 20
    assert [page for page in tables if page.find(HEADER) > page.find("Träna gång")] == []
    after = [page[each.end() :] for page in tables for each in re.finditer(r"Mål \d+: [^\n]*", page)]
    assert len(after) == 40
    assert [each for each in after if "Träna gång" not in each] == []


def test_the_lines_to_sign_stand_together_with_their_heading() -> None:
    """Wherever the page ends: the plan is made a line longer at a time."""
    for number in range(1, 16):
        others = [{"vem": f"Föreningen Exempel {each}", "vad": "hjälper till"} for each in range(number)]
        changes = {**ETT_MAL, "plan.andra_atgarder": others}
        told = pages(set_from(wordfiler("plan", "vastra-gotaland", changes)["original-enskild"]))
        (page,) = [each for each in told if "Underskrift, om ni vill" in each]
        after = page.partition("Underskrift, om ni vill")[2]
        assert "Den som planen är till för" in after
        assert "Samordnare" in after


def test_the_longest_plan_is_made_within_three_seconds() -> None:
    begun = time.process_time()
    set_from(wordfiler("plan", changes=stor(40, 200))["original-enskild"])
    assert time.process_time() - begun < SECONDS


def test_every_line_to_sign_is_a_signature_field() -> None:
    reader = pypdf.PdfReader(io.BytesIO(set_from(wordfiler("plan")["original-enskild"])))
    fields = reader.get_fields() or {}
    assert {name: each.get("/FT") for name, each in fields.items()} == {"underskrift:v1-samordnare": "/Sig"}


def test_what_is_printed_holds_the_original_first_and_no_fields() -> None:
    """A field to sign in means nothing on paper; the line does."""
    printed = bundle([set_from(data) for data in wordfiler("plan").values()])
    reader = pypdf.PdfReader(io.BytesIO(printed))
    assert "Original" in reader.pages[0].extract_text()
    assert reader.get_fields() in (None, {})
    assert not any("/Annots" in page and page["/Annots"] for page in reader.pages)


def test_every_kind_of_paper_is_among_those_that_are_looked_at() -> None:
    kinds = {each.typ for typ in ("plan", "uppfoljning", "avslut") for each in dokumentet(typ).papper(lambda _: ())}
    made = " ".join(ett_av_varje())
    assert [kind for kind in kinds if kind not in made] == []


@pytest.mark.motor
def test_every_word_of_the_word_file_is_in_the_pdf(papers: dict[str, Path]) -> None:
    """As poppler reads it, whatever the setting itself has compared."""
    lost = {}
    for name, path in papers.items():
        written = _words(text(path.with_suffix(".docx").read_bytes()))
        read = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
        if missing := written - _words(read):
            lost[name] = missing
    assert lost == {}


@pytest.mark.motor
def test_every_paper_conforms_to_ua_1_and_a_2a(papers: dict[str, Path]) -> None:
    assert verapdf.faults(papers.values()) == []


@pytest.mark.motor
def test_every_paper_has_as_many_pages_as_in_libreoffice(papers: dict[str, Path], tmp_path: Path) -> None:
    """The paper that is printed is the paper that Word shows."""
    other = {}
    with Office() as office:
        for name, path in papers.items():
            copy = tmp_path / path.name
            copy.write_bytes(office.convert(path.with_suffix(".docx").read_bytes()).data)
            counts = (len(pypdf.PdfReader(path).pages), len(pypdf.PdfReader(copy).pages))
            if counts[0] != counts[1]:
                other[name] = counts
    assert other == {}


def _words(said: str) -> Counter[str]:
    """The words. At the end of a line poppler takes a hyphen for one that divides a word: `in-` and `och` are one."""
    return Counter(re.sub(r"(?<=\w)-\s+(?=\w)", "", said).split())
