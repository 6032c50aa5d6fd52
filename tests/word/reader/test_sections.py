"""Sections, headers and footers: which page has what."""

from __future__ import annotations

from sipkit.word.reader import read
from sipkit.word.text import characters, plain
from sipkit.word.tree import Block, Heading, PageNumber, Paragraph, Section, Sides, TabStop
from tests.word.reader.bodies import field, par, run, table, word

_RUNNING = {
    "header1": par("H"),
    "header2": par("F"),
    "header3": par("J"),
    "footer1": par("Sida ", field("PAGE", run("1"))),
}
_ALL = (
    '<w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/>'
    '<w:headerReference w:type="even" r:id="header3"/><w:footerReference w:type="default" r:id="footer1"/>'
)


def _sections(inside: str, settings: str = "", before: str = "") -> tuple[Section, ...]:
    first = par("a", properties=f"<w:sectPr>{before}</w:sectPr>") if before else ""
    body = f"{first}{par('b')}<w:sectPr>{inside}</w:sectPr>"
    return read(word(body, running=_RUNNING, settings=settings)).sections


def _shown(blocks: tuple[Block, ...] | None) -> str | None:
    if blocks is None:
        return None
    return "".join(plain(block.inlines, "#") for block in blocks if isinstance(block, Paragraph))


def test_a_section_has_its_paper_and_margins() -> None:
    page = (
        '<w:pgSz w:w="16838" w:h="11906"/><w:pgMar w:top="1418" w:right="1000" w:bottom="900" w:left="1200" '
        'w:gutter="200" w:header="600" w:footer="500"/>'
    )
    (section,) = _sections(page)
    assert (section.width, section.height) == (841.9, 595.3)
    assert section.margins == Sides(70.9, 50.0, 45.0, 70.0)
    assert (section.header_at, section.footer_at) == (30.0, 25.0)


def test_first_and_even_headers_hold_only_where_the_document_says_so() -> None:
    (plain_section,) = _sections(_ALL)
    assert (_shown(plain_section.header.default), plain_section.header.first, plain_section.header.even) == (
        "H",
        None,
        None,
    )
    (section,) = _sections(_ALL + "<w:titlePg/>", "<w:evenAndOddHeaders/>")
    header = section.header
    assert (_shown(header.default), _shown(header.first), _shown(header.even)) == ("H", "F", "J")


def test_a_first_page_without_a_header_of_its_own_is_blank() -> None:
    (section,) = _sections('<w:headerReference w:type="default" r:id="header1"/><w:titlePg/>')
    assert section.header.first == ()


def test_a_section_takes_over_the_header_of_the_one_before() -> None:
    first, second = _sections('<w:headerReference w:type="first" r:id="header2"/><w:titlePg/>', before=_ALL)
    assert _shown(first.header.default) == _shown(second.header.default) == "H"
    assert (first.header.first, _shown(second.header.first)) == (None, "F")


def test_page_numbers_are_live_and_may_start_over_in_another_form() -> None:
    (section,) = _sections(_ALL + '<w:pgNumType w:start="3" w:fmt="lowerRoman"/><w:type w:val="oddPage"/>')
    assert _shown(section.footer.default) == "Sida #"
    assert (section.page_start, section.number_format, section.starts) == (3, "lower-roman", "odd")


def test_a_tab_relative_to_the_margin_brings_its_own_stop() -> None:
    running = {"header1": par("A", '<w:r><w:ptab w:relativeTo="margin" w:alignment="right"/></w:r>', "B")}
    section = '<w:sectPr><w:headerReference r:id="header1"/><w:pgSz w:w="8000" w:h="9000"/></w:sectPr>'
    (read_section,) = read(word(par("x") + section, running=running)).sections
    paragraph = read_section.header.default[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.format.tabs == (TabStop(256.0, "right"),)


def test_a_heading_style_in_a_header_is_no_heading() -> None:
    running = {"header1": par("Region", style="Rubrik3")}
    section = '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    (read_section,) = read(word(par("Mål", style="Rubrik1") + section, running=running)).sections
    assert isinstance(read_section.header.default[0], Paragraph)
    assert isinstance(read_section.body[0], Heading)


def test_what_a_page_asks_for_in_vain_is_noted() -> None:
    docx = word(par("a") + '<w:sectPr><w:pgBorders/><w:lnNumType w:countBy="1"/></w:sectPr>')
    assert [note.vad for note in read(docx).notes] == [
        "Sidans format (sidkantlinje) används inte.",
        "Sidans format (radnumrering) används inte.",
    ]


def test_a_page_number_in_a_form_of_its_own_keeps_the_stored_text_with_a_note() -> None:
    docx = word(par(field("PAGE \\* ArabicDash", run("- 1 -"))))
    tree = read(docx)
    paragraph = tree.sections[0].body[0]
    assert isinstance(paragraph, Paragraph) and not isinstance(paragraph.inlines[0], PageNumber)
    assert plain(paragraph.inlines) == "- 1 -"
    assert [note.vad for note in tree.notes] == ["Fältet PAGE räknas inte om; texten som stod i filen används."]


def test_an_empty_line_that_only_ends_a_section_is_left_out_after_a_paragraph() -> None:
    ending = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
    after_text, _ = read(word(par("a") + ending + par("b"))).sections
    after_table, _ = read(word(table(["a"]) + ending + par("b"))).sections
    assert (len(after_text.body), len(after_table.body)) == (1, 2)


def test_characters_count_the_body_footnotes_and_each_header_once() -> None:
    section = "<w:sectPr>" + _ALL + "</w:sectPr>"
    body = par("ab", '<w:r><w:footnoteReference w:id="2"/></w:r>', properties=section) + par("c") + section
    docx = word(body, running=_RUNNING, footnotes=f'<w:footnote w:id="2">{par("defg")}</w:footnote>')
    assert characters(read(docx)) == len("ab" + "defg" + "c" + "H" + "Sida ")


def test_default_tab_stops_are_the_documents_own() -> None:
    assert read(word(par("a"))).tab_distance == 36.0
    assert read(word(par("a"), settings='<w:defaultTabStop w:val="1304"/>')).tab_distance == 65.2
