"""Pages: what stands on all of them, how they are numbered, and what the file says about itself."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pikepdf
import pytest

from sipkit.pdf import typeset
from sipkit.word.tree import (
    Bookmark,
    Footnote,
    Label,
    Link,
    ListBlock,
    PageBreak,
    PageCount,
    PageNumber,
    PageRef,
    ParagraphFormat,
    Running,
    Tab,
    TabStop,
    Text,
)
from tests.pdf.reading import page_text, tagged_text
from tests.pdf.trees import PLAIN, bullets, document, heading, numbered, opened, par, section, table, tags, title, tree

LINE = "En rad text som fyller ungefär en hel rad på papperet och inte mer än så. "
NUMBER = par("Sida ", PageNumber(PLAIN), " av ", PageCount(PLAIN), gap=0)
RIGHT = ParagraphFormat(tabs=(TabStop(455.3, "right"),))
LETTER = section(
    title("Kallelse"),
    heading("Var"),
    table(("Plats", "Hemma"), ("Tid", "kl. 13"), row_headers=True),
    heading("Vem"),
    bullets("Anna", "Bo"),
    *[par(LINE * 12) for _ in range(12)],
    header=Running((par("Regionen", Tab(PLAIN), "Dnr 7", form=RIGHT, gap=0),)),
    footer=Running((NUMBER,)),
)


def _artifacts(pdf: pikepdf.Pdf) -> list[str]:
    return [page_text(page).artifacts for page in pdf.pages]


def test_the_same_document_gives_the_same_bytes() -> None:
    shown = document(LETTER)
    first = typeset(shown).data
    typeset(tree(par("något annat emellan")))
    assert typeset(shown).data == first


def test_another_process_gives_the_same_bytes_too() -> None:
    program = "import sys; from tests.pdf.test_pages import *; sys.stdout.buffer.write(typeset(document(LETTER)).data)"
    run = [sys.executable, "-c", program]
    others = {subprocess.run(run, env={"PYTHONHASHSEED": s}, capture_output=True, check=True).stdout for s in "12"}
    assert others == {typeset(document(LETTER)).data}


def test_headers_and_footers_are_decoration_with_live_numbers() -> None:
    """A screen reader reads the letter without being interrupted at each page."""
    pdf = opened(document(LETTER))
    assert len(pdf.pages) == 3
    assert _artifacts(pdf) == [f"Regionen Dnr 7Sida {number} av 3" for number in (1, 2, 3)]
    assert "Regionen" not in tagged_text(pdf)


def test_the_first_and_even_pages_may_have_their_own() -> None:
    running = Running((par("udda"),), first=(par("första"),), even=(par("jämn"),))
    pages = [block for text in "abcd" for block in (par(text), PageBreak())][:-1]
    assert _artifacts(opened(document(section(*pages, header=running)))) == ["första", "jämn", "udda", "jämn"]


def test_an_empty_header_on_the_first_page_leaves_it_blank() -> None:
    running = Running((par("sedan"),), first=())
    assert _artifacts(opened(document(section(par("a"), PageBreak(), par("b"), header=running)))) == ["", "sedan"]


def test_a_header_taller_than_the_margin_pushes_the_text_down() -> None:
    """As in Word: the text begins below it and does not stand on top of it."""

    def top_of_text(lines: int) -> float:
        header = Running(tuple(par(f"rad {line}", gap=0) for line in range(lines)))
        pdf = opened(document(section(par("text"), header=header)))
        moves = [each.operands for each in pikepdf.parse_content_stream(pdf.pages[0]) if str(each.operator) == "cm"]
        return 841.9 - float(list(moves[-1])[5])

    assert top_of_text(1) == pytest.approx(top_of_text(2))
    assert top_of_text(12) - top_of_text(11) == pytest.approx(11 * 1.15, abs=0.1)


def test_sections_have_their_own_paper_and_may_begin_numbering_anew() -> None:
    portrait = section(par("a"), PageBreak(), par("b"), footer=Running((NUMBER,)))
    landscape = replace(portrait, width=841.9, height=595.3, page_start=5, number_format="lower-roman")
    pdf = opened(document(portrait, landscape))
    assert [float(page.mediabox[2]) for page in pdf.pages] == pytest.approx([595.3, 595.3, 841.9, 841.9])
    assert _artifacts(pdf) == ["Sida 1 av 4", "Sida 2 av 4", "Sida v av 4", "Sida vi av 4"]


def test_a_section_may_wait_for_an_odd_page() -> None:
    odd = replace(section(par("b")), starts="odd")
    assert len(opened(document(section(par("a")), odd)).pages) == 3


def test_headings_become_bookmarks_with_their_numbers() -> None:
    shown = tree(heading("Mål", label=Label("1.", PLAIN)), heading("Delmål", 2), heading("Insatser"))
    with opened(shown).open_outline() as outline:
        assert [item.title for item in outline.root] == ["1. Mål", "Insatser"]
        assert [item.title for item in outline.root[0].children] == ["Delmål"]


def test_the_file_says_its_title_and_language_and_nothing_that_changes() -> None:
    pdf = opened(document(LETTER))
    assert pdf.Root.Lang == "sv-SE"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert dict(pdf.docinfo).keys() == {"/Title", "/Creator", "/CreationDate", "/ModDate"}
    assert pdf.docinfo.Title == "Prov"
    assert str(pdf.docinfo.CreationDate).startswith("D:1970")


def test_the_title_is_no_heading_and_headings_begin_at_one() -> None:
    pdf = opened(tree(title("T"), heading("A"), heading("B", 2), par("p")))
    assert [str(element.S) for element in tags(pdf)] == ["/Document", "/Title", "/H1", "/H2", "/P"]


@pytest.mark.parametrize("shown", [bullets("ett", "två"), numbered("ett", "två", sign="{})")])
def test_lists_are_tagged_with_labels_and_bodies(shown: ListBlock) -> None:
    pdf = opened(tree(shown))
    assert [str(element.S) for element in tags(pdf)] == ["/Document", "/L", *["/LI", "/Lbl", "/LBody", "/P"] * 2]


def test_links_footnotes_and_references_lead_where_they_say() -> None:
    shown = tree(
        par("Se ", Link((Text(PLAIN, "webben"),), url="https://exempel.se/")),
        par("Bilaga på sida ", PageRef(PLAIN, "b"), Footnote(PLAIN, (par("Noten."),)), "."),
        PageBreak(),
        par(Bookmark("b"), "Bilagan"),
    )
    pdf = opened(shown)
    assert tagged_text(pdf) == "Se webbenBilaga på sida 211Noten..Bilagan"
    assert str(pdf.pages[0].Annots[0].A.URI) == "https://exempel.se/"
