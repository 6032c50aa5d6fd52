"""The bundle for the printer: every page once, in the order given."""

from __future__ import annotations

import io

import pikepdf
from pypdf import PdfReader

from sipkit.pdf import typeset
from sipkit.pdf.bundle import Printout, bundle
from sipkit.word.tree import Bookmark, Link, PageBreak, Text
from tests.pdf.reading import page_text
from tests.pdf.trees import PLAIN, par, tree

LETTER = typeset(tree(par("brev 1"), PageBreak(), par("brev 2"), PageBreak(), par("brev 3"))).data
NOTICE = typeset(tree(par("kallelse"))).data


def _texts(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        texts = [page_text(page) for page in pdf.pages]
    return ["".join(text.marked.values()) for text in texts]


def test_papers_are_joined_in_print_order() -> None:
    three = ["brev 1", "brev 2", "brev 3"]
    assert _texts(bundle([LETTER, NOTICE, LETTER])) == [*three, "kallelse", *three]


def _both_sides(*papers: bytes) -> bytes:
    printout = Printout()
    for paper in papers:
        printout.turn()
        printout.add(paper)
    return printout.data()


def test_on_both_sides_every_paper_begins_on_a_sheet_of_its_own() -> None:
    assert _texts(_both_sides(LETTER, NOTICE, NOTICE)) == ["brev 1", "brev 2", "brev 3", "", "kallelse", "", "kallelse"]


def test_a_blank_side_is_as_large_as_the_page_before_it() -> None:
    with pikepdf.open(io.BytesIO(_both_sides(NOTICE, NOTICE))) as pdf:
        assert pdf.pages[1].mediabox == pdf.pages[0].mediabox


def test_a_mark_stands_on_every_page_of_its_paper_and_hides_nothing() -> None:
    printout = Printout()
    printout.add(LETTER, "17/2949")
    printout.add(NOTICE)
    with pikepdf.open(io.BytesIO(printout.data())) as pdf:
        shown = [PdfReader(io.BytesIO(printout.data())).pages[at].extract_text() for at in range(4)]
        assert len(pdf.pages) == printout.pages == 4
    assert [("17/2949" in text) for text in shown] == [True, True, True, False]
    assert [text.replace("17/2949", "").strip() for text in shown] == ["brev 1", "brev 2", "brev 3", "kallelse"]


def test_a_paper_that_follows_as_a_file_is_unchanged() -> None:
    printout = Printout()
    printout.add(NOTICE)
    printout.attach("brev.pdf", LETTER)
    with pikepdf.open(io.BytesIO(printout.data())) as pdf:
        assert len(pdf.pages) == 1
        assert pdf.attachments["brev.pdf"].get_file().read_bytes() == LETTER


def test_the_bundle_says_nothing_about_its_papers() -> None:
    """No title, no tags that lead nowhere, no links into a file that is not there."""
    linked = typeset(tree(par(Link((Text(PLAIN, "se"),), bookmark="b")), par(Bookmark("b"), "här"))).data
    with pikepdf.open(io.BytesIO(bundle([linked]))) as pdf:
        assert not pdf.docinfo
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
        assert "/StructParents" not in pdf.pages[0]
        assert not len(pdf.pages[0].Annots)


def test_the_same_papers_give_the_same_bytes() -> None:
    assert bundle([LETTER, NOTICE]) == bundle([LETTER, NOTICE])
