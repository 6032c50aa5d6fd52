"""The shipped templates, set by both engines: the same words on the same pages, and lines at the same heights."""

from __future__ import annotations

import io
import re
import subprocess
from collections import Counter
from pathlib import Path

import pikepdf
import pytest

from sipkit.pdf import typeset
from sipkit.pdf.libreoffice import convert
from sipkit.word import read

pytestmark = pytest.mark.motor

TEMPLATES = sorted(
    path
    for folder in ("aterkallelse", "kallelse", "ny-tid")
    for path in (Path(__file__).parents[2] / "templates" / folder).glob("*.docx")
)
"""Those that can be set as they are. Where names of fields are wider than their cells, as in a plan, filled papers are
compared instead (`tests/documents`)."""


@pytest.fixture(scope="module")
def pairs() -> dict[str, tuple[bytes, bytes]]:
    """Each template as a PDF: ours and LibreOffice's."""
    files = [path.read_bytes() for path in TEMPLATES]
    theirs = [result.data for result in convert(files)]
    ours = [typeset(read(file)).data for file in files]
    return dict(zip(map(str, TEMPLATES), zip(ours, theirs, strict=True), strict=True))


@pytest.mark.parametrize("template", [str(path) for path in TEMPLATES], ids=lambda path: Path(path).stem)
def test_pages_and_words_are_the_same(template: str, pairs: dict[str, tuple[bytes, bytes]]) -> None:
    ours, theirs = pairs[template]
    assert _pages(ours) == _pages(theirs)
    assert _words(ours) == _words(theirs)


def _pages(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def _words(data: bytes) -> Counter[str]:
    """The words as an independent program reads them; it is free to choose another bullet, and to break after a tag."""
    run = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    text = re.sub("[•●\uf0b7]", "•", run.stdout.decode())
    return Counter(text.replace("%}", "%} ").replace("}}", "}} ").split())
