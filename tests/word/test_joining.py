"""Letters read from end to end as one document: each keeps what is its own."""

from __future__ import annotations

from sipkit.word.joining import joined
from sipkit.word.tree import SIGNATURE, Bookmark, Field, Link, PageCount, PageRef, Text, Tree
from tests.pdf.trees import PLAIN, opened, par, tree

SIGN = Field("signature", f"{SIGNATURE}samordnare", "Samordnare", (Text(PLAIN, "Här"),), fillable=True)
LETTER = tree(
    par("sida av ", PageCount(PLAIN)),
    par(Bookmark("mal"), "målet", Link((Text(PLAIN, "dit"),), bookmark="mal"), PageRef(PLAIN, "mal")),
    par(SIGN),
)


def _joined(*letters: Tree) -> Tree:
    return joined([(each, 7 + at) for at, each in enumerate(letters)], "Brev 1–2")


def test_each_letter_counts_its_own_pages_from_the_first() -> None:
    both = _joined(LETTER, LETTER)
    assert [section.page_start for section in both.sections] == [1, 1]
    assert [section.body[0].inlines[1] for section in both.sections] == [Text(PLAIN, "7"), Text(PLAIN, "8")]  # type: ignore[union-attr]


def test_links_lead_to_the_place_in_their_own_letter() -> None:
    """The same letter twice has the same bookmarks twice, and sets all the same."""
    with opened(_joined(LETTER, LETTER)) as pdf:
        places = [mark.Dest[0] for page in pdf.pages for mark in page.Annots]
        assert [place.objgen for place in places] == [page.objgen for page in pdf.pages]


def test_a_bundle_has_no_place_to_sign() -> None:
    with opened(_joined(LETTER, LETTER)) as pdf:
        assert "/AcroForm" not in pdf.Root


def test_the_whole_has_a_title_of_its_own() -> None:
    with opened(_joined(LETTER, LETTER)) as pdf:
        assert str(pdf.docinfo.Title) == "Brev 1–2"
