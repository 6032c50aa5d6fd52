"""A paper in two languages: every text says its own language, so that a screen reader speaks each as it should."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject

from sipkit.pdf import typeset
from sipkit.word.reader import read
from tests.pdf import verapdf
from tests.word.reader.bodies import STYLES, par, run, word

ENGELSKA = '<w:lang w:val="en-GB"/>'
FINSKA = '<w:lang w:val="fi-FI"/>'


@pytest.fixture(scope="module")
def tvasprakig() -> bytes:
    """Mostly English, with a Swedish line, and a Finnish word in it."""
    body = (
        par(run("Welcome to a meeting", ENGELSKA), style="Rubrik1")
        + par("Översättning – den svenska texten gäller.")
        + par(run("You decide if there is a meeting. You may say ", ENGELSKA), run("kyllä", FINSKA), run(".", ENGELSKA))
    )
    return typeset(read(word(body, title="Welcome to a meeting", styles=STYLES))).data


def _tags(node: PdfObject | None) -> Iterator[tuple[str, str | None]]:
    """Each tag and the language that it says."""
    node = node.get_object() if node is not None else None
    if isinstance(node, ArrayObject):
        for each in node:
            yield from _tags(each)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield str(node["/S"]), str(node["/Lang"]) if "/Lang" in node else None
        yield from _tags(node.get("/K"))


def test_the_file_the_paragraph_and_the_word_say_their_language(tvasprakig: bytes) -> None:
    pdf = pypdf.PdfReader(io.BytesIO(tvasprakig))
    root = pdf.root_object
    assert str(root["/Lang"]) == "en-GB"
    assert list(_tags(root["/StructTreeRoot"])) == [("/Document", None), ("/H1", None), ("/P", "sv-SE"), ("/P", None)]
    contents = pdf.pages[0].get_contents()
    assert contents is not None
    assert contents.get_data().count(b"/Lang(fi-FI)") == 1


@pytest.mark.motor
def test_it_conforms_and_reads_without_errors(tvasprakig: bytes, tmp_path: Path) -> None:
    path = tmp_path / "tvasprakig.pdf"
    path.write_bytes(tvasprakig)
    assert verapdf.faults([path]) == []
    outloud = Path(sys.executable).with_name("outloud")
    run_ = subprocess.run([str(outloud), "--json", "-", str(path)], capture_output=True, text=True, check=True)
    assert [each["counts"]["error"] for each in json.loads(run_.stdout)["results"]] == [0]
