"""Everything that can be set is set completely, and conforms to PDF/UA-1 and PDF/A-2a together."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sipkit.pdf import typeset
from sipkit.word.reader import read
from tests.pdf import verapdf
from tests.pdf.papers import PAPERS
from tests.word.reader.bodies import word
from tests.word.reader.test_constructs import CONVERTED

_LINKS = {"lank": ("hyperlink", "https://exempel.se/a")}
_FOOTNOTES = '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Noten.</w:t></w:r></w:p></w:footnote>'
_NUMBERING = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""


def _construct(name: str) -> bytes:
    """A Word file with one hard construct."""
    return word(CONVERTED[name][0], links=_LINKS, footnotes=_FOOTNOTES, numbering=_NUMBERING)


@pytest.mark.parametrize("name", PAPERS)
def test_everything_a_tree_can_hold_is_set_without_a_loss(name: str) -> None:
    """`typeset` compares the text itself; that the comparison notices is shown in test_nets."""
    assert typeset(PAPERS[name]).tillganglig


@pytest.mark.parametrize("name", CONVERTED)
def test_every_construct_that_is_read_can_be_set(name: str) -> None:
    assert typeset(read(_construct(name))).tillganglig


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every paper and construct as a PDF."""
    folder = tmp_path_factory.mktemp("pdf")
    trees = [*PAPERS.items(), *((name, read(_construct(name))) for name in CONVERTED)]
    for name, shown in trees:
        (folder / f"{name}.pdf").write_bytes(typeset(shown).data)
    return sorted(folder.iterdir())


@pytest.mark.motor
def test_verapdf_finds_nothing(files: list[Path]) -> None:
    assert verapdf.faults(files) == []


@pytest.mark.motor
def test_verapdf_is_really_asked(tmp_path: Path) -> None:
    """A file that breaks a rule is found out."""
    broken = tmp_path / "utan titel.pdf"
    broken.write_bytes(typeset(PAPERS["listor"]).data.replace(b"/DisplayDocTitle true", b"/DisplayDocTitle fals"))
    assert len(verapdf.faults([broken], "ua1")) == 1


@pytest.mark.motor
def test_outloud_finds_no_errors(files: list[Path]) -> None:
    """It looks at what veraPDF cannot: headings, tables without headers, text that says nothing."""
    outloud = Path(sys.executable).with_name("outloud")
    papers = [str(path) for path in files if path.stem in PAPERS]
    run = subprocess.run([str(outloud), "--json", "-", *papers], capture_output=True, text=True, check=True)
    results = json.loads(run.stdout)["results"]
    assert len(results) == len(PAPERS)
    assert not [(result["path"], result["findings"]) for result in results if result["counts"]["error"]]
