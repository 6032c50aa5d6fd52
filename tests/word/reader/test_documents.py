"""Whole files: titles, what letters share, and files that are no Word documents."""

from __future__ import annotations

import gc
import io
import tracemalloc
import warnings
import zipfile

import pytest

from sipkit.errors import FileFault
from sipkit.word.reader import Unsupported, read, shared
from sipkit.word.reader.styles import Styles
from sipkit.word.reader.theme import Theme
from sipkit.word.reader.xml import Element
from sipkit.word.tree import Tree
from tests.word.reader.bodies import PICTURE, STYLES, drawing, par, run, word, zipped


def _members(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# --- titles ---


def test_the_files_own_title_comes_first() -> None:
    assert read(word(par("På sidan", style="Rubrik"), title="I filen")).title == "I filen"


@pytest.mark.parametrize(
    ("body", "title", "guessed"),
    [
        (par("Ingress") + par("Kallelse", style="Rubrik"), "Kallelse", False),
        (par("Ingress") + par("Mål", style="Rubrik1"), "Mål", True),
        (par() + par("Ingress"), "Ingress", True),
    ],
)
def test_without_one_the_title_on_the_page_is_taken(body: str, title: str, guessed: bool) -> None:
    tree = read(word(body, title=""))
    assert (tree.title, bool(tree.notes)) == (title, guessed)


def test_a_document_without_title_and_text_is_refused() -> None:
    with pytest.raises(Unsupported, match="ingen titel"):
        read(word(par(), title=""))


def test_the_language_is_the_styles_then_the_settings_then_swedish() -> None:
    assert read(word(par("a"), settings='<w:themeFontLang w:val="nb-NO"/>')).lang == "sv-SE"
    assert read(word(par("a"), styles="", settings='<w:themeFontLang w:val="nb-NO"/>')).lang == "nb-NO"
    assert read(word(par("a"), styles="")).lang == "sv-SE"


# --- what letters share ---


def _letter(shown: str, header: str = "Region", styles: str = STYLES) -> bytes:
    section = '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    hidden = run("dold", "<w:vanish/>") if "dold" in shown else ""
    body = par(shown, hidden, drawing()) + section
    return word(body, media=PICTURE, running={"header1": par(header)}, styles=styles)


def _stranger(letter: bytes) -> bytes:
    """The same letter as if no other of its template had been read: with a part more, it is of another one."""
    return zipped(_members(letter) | {"word/ovrigt.xml": b"<a/>"})


@pytest.mark.parametrize("shown", ["Anna", "dold Bo", "Cia"])
def test_a_letter_reads_the_same_whichever_letters_were_read_before(shown: str) -> None:
    read(_letter("dold"))
    assert read(_letter(shown)) == read(_stranger(_letter(shown)))


def test_a_header_that_letters_fill_is_each_letters_own() -> None:
    first, second = (read(_letter("x", header)) for header in ("Dnr 1", "Dnr 2"))
    assert "Dnr 1" in repr(first.sections) and "Dnr 2" in repr(second.sections)


def test_a_file_of_another_template_does_not_take_over_a_look() -> None:
    read(_letter("x"))
    assert "Georgia" in repr(read(_letter("x", styles=STYLES.replace("Arial", "Georgia"))).sections)


def test_what_letters_of_one_template_share_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Though each has its own text, header and properties."""
    times: list[Styles] = []

    class Counted(Styles):
        def __init__(self, root: Element | None, theme: Theme) -> None:
            super().__init__(root, theme)
            times.append(self)

    monkeypatch.setattr(shared, "Styles", Counted)
    for number in range(5):
        members = _members(_letter(f"brev {number}", f"Dnr {number}", STYLES.replace("22", "23")))
        read(zipped(members | {"docProps/app.xml": f"<a>{number}</a>"}))
    assert len(times) == 1


def test_memory_is_flat_over_letters() -> None:
    """What is remembered between letters is bounded, though each has a header and a body of its own."""

    def used(numbers: range) -> int:
        for number in numbers:
            read(_letter(f"brev {number}", f"Dnr {number}"))
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        warm = used(range(50))
        assert used(range(50, 250)) - warm < 50_000
    finally:
        tracemalloc.stop()


def test_reading_is_the_same_every_time() -> None:
    first, second = (read(_letter("Anna")) for _ in range(2))
    assert isinstance(first, Tree) and first == second


# --- files that are no Word documents ---

_BOMB = "<w:p/>" * 900_000


def _doubled(docx: bytes) -> bytes:
    """The same file with one part twice: which of them would be read?"""
    buffer = io.BytesIO(docx)
    with zipfile.ZipFile(buffer, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("word/document.xml", "<a/>")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"hej", "inget Word-dokument"),
        (zipped({"a.txt": "hej"}), "inget Word-dokument"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "lösenordsskyddad"),
        (_doubled(word(par("a"))), "samma del två gånger"),
        (word(_BOMB), "orimligt stor"),
        (zipped(_members(word(par("a"))) | {"word/document.xml": b"<w:document"}), "giltig XML"),
        (
            zipped(_members(word(par("a"))) | {"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "DOCTYPE",
        ),
        (
            zipped(_members(word("")) | {"word/document.xml": b'<d xmlns="http://purl.oclc.org/ooxml/x"/>'}),
            "strikt",
        ),
    ],
    ids=["text", "another zip", "protected", "a part twice", "zip bomb", "broken XML", "entities", "strict"],
)
def test_what_is_no_word_document_is_told_as_such(data: bytes, what: str) -> None:
    with pytest.raises(FileFault, match=what) as raised:
        read(data)
    assert raised.value.kod == "word-trasig"


def test_a_damaged_file_is_told_as_such() -> None:
    data = bytearray(word(par("a" * 500)))
    at = data.index(b"word/document.xml") + 60
    data[at : at + 20] = bytes(20)
    with pytest.raises(FileFault):
        read(bytes(data))
