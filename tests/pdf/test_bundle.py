"""The bundle for the printer: every page once, in the order given."""

from __future__ import annotations

import io

import pikepdf

from sipkit.pdf import typeset
from sipkit.pdf.bundle import bundle
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


def test_on_both_sides_every_paper_begins_on_a_sheet_of_its_own() -> None:
    texts = _texts(bundle([LETTER, NOTICE, NOTICE], duplex=True))
    assert texts == ["brev 1", "brev 2", "brev 3", "", "kallelse", "", "kallelse"]


def test_a_blank_side_is_as_large_as_the_page_before_it() -> None:
    with pikepdf.open(io.BytesIO(bundle([NOTICE, NOTICE], duplex=True))) as pdf:
        assert pdf.pages[1].mediabox == pdf.pages[0].mediabox


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
