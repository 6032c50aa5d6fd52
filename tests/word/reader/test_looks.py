"""Looks: the layers that decide how text and paragraphs look, in Word's order."""

from __future__ import annotations

import pytest

from sipkit.word.reader import read
from sipkit.word.text import plain
from sipkit.word.tree import Bookmark, Border, Box, Heading, PageBreak, Paragraph, TabStop, Text
from tests.word.reader.bodies import STYLES, blocks_of, cell, notes_of, par, paragraph_of, run, style_of, table, word

_NAMED = """
<w:style w:type="paragraph" w:styleId="Fet"><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="FetStor"><w:basedOn w:val="Fet"/><w:rPr><w:sz w:val="40"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Stark"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Cirkel"><w:basedOn w:val="Cirkel2"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Cirkel2"><w:basedOn w:val="Cirkel"/></w:style>
"""


def test_a_style_inherits_what_it_does_not_say() -> None:
    style = style_of(word(par("a", style="FetStor"), styles=STYLES + _NAMED))
    assert (style.font, style.size, style.bold, style.color) == ("Arial", 20.0, True, "#FF0000")


def test_bold_in_both_styles_is_not_bold() -> None:
    """Toggles of paragraph and character style turn each other off; a run's own word is final."""
    strong = '<w:rStyle w:val="Stark"/>'
    assert not style_of(word(par(run("a", strong), style="Fet"), styles=STYLES + _NAMED)).bold
    assert style_of(word(par(run("a", strong + "<w:b/>"), style="Fet"), styles=STYLES + _NAMED)).bold
    assert not style_of(word(par(run("a", '<w:b w:val="0"/>'), style="Fet"), styles=STYLES + _NAMED)).bold


def test_styles_in_a_circle_end_somewhere() -> None:
    assert style_of(word(par("a", style="Cirkel"), styles=STYLES + _NAMED)).italic


def test_a_style_that_is_not_in_the_file_is_the_default() -> None:
    assert style_of(word(par("a", style="Borta"))).font == "Arial"


@pytest.mark.parametrize(
    ("properties", "field", "expected"),
    [
        ('<w:u w:val="double"/>', "underline", "double"),
        ('<w:u w:val="none"/>', "underline", "none"),
        ('<w:u w:val="single"/>', "underline", "single"),
        ('<w:u w:val="dashLong"/>', "underline", "dashed"),
        ("<w:strike/>", "strike", True),
        ("<w:caps/>", "caps", "all"),
        ("<w:smallCaps/>", "caps", "small"),
        ('<w:vertAlign w:val="superscript"/>', "vertical", "super"),
        ('<w:highlight w:val="yellow"/>', "background", "#FFFF00"),
        ('<w:shd w:val="clear" w:fill="E8EFF5"/>', "background", "#E8EFF5"),
        ('<w:shd w:val="pct50" w:color="000000" w:fill="FFFFFF"/>', "background", "#808080"),
        ('<w:lang w:val="en-GB"/>', "lang", "en-GB"),
        ('<w:lang w:val="x-none"/>', "lang", "sv-SE"),
        ("", "tracking", 0.0),
        ('<w:spacing w:val="20"/>', "tracking", 1.0),
        ('<w:spacing w:val="1mm"/>', "tracking", 2.835),
        ('<w:sz w:val="18pt"/>', "size", 18.0),
        ('<w:position w:val="6"/>', "raised", 3.0),
        ('<w:color w:val="auto"/>', "color", None),
        ('<w:shd w:val="clear" w:fill="000080"/>', "color", "#FFFFFF"),
    ],
)
def test_a_runs_own_format(properties: str, field: str, expected: object) -> None:
    assert getattr(style_of(word(par(run("a", properties)))), field) == expected


_OFFICE_THEME = """
<a:themeElements><a:clrScheme><a:dk1><a:sysClr lastClr="111111"/></a:dk1>
<a:accent1><a:srgbClr val="4472C4"/></a:accent1>
</a:clrScheme><a:fontScheme><a:majorFont><a:latin typeface="Georgia"/></a:majorFont>
<a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements>
"""


@pytest.mark.parametrize(
    ("properties", "font", "color"),
    [
        (
            '<w:rFonts w:asciiTheme="minorHAnsi"/><w:color w:themeColor="accent1"/>',
            "Calibri",
            "#4472C4",
        ),
        ('<w:rFonts w:asciiTheme="majorAscii"/><w:color w:themeColor="text1"/>', "Georgia", "#111111"),
        ('<w:rFonts w:ascii="Verdana"/><w:color w:val="00FF00" w:themeColor="accent1"/>', "Verdana", "#00FF00"),
        ('<w:rFonts w:asciiTheme="minorEastAsia" w:hAnsi="Tahoma"/><w:color w:themeColor="accent6"/>', "Tahoma", None),
    ],
)
def test_fonts_and_colours_of_the_theme(properties: str, font: str, color: str | None) -> None:
    style = style_of(word(par(run("a", properties)), theme=_OFFICE_THEME))
    assert (style.font, style.color) == (font, color)


def test_equal_formats_are_one_object() -> None:
    first, second = blocks_of(word(par(run("a", "<w:b/>")) + par(run("b", "<w:b/>"))))
    assert isinstance(first, Paragraph) and isinstance(second, Paragraph)
    assert first.format is second.format
    one, other = first.inlines[0], second.inlines[0]
    assert isinstance(one, Text) and isinstance(other, Text) and one.style is other.style


def test_indents_spacing_and_tabs() -> None:
    properties = (
        '<w:tabs><w:tab w:val="right" w:pos="9000" w:leader="dot"/></w:tabs>'
        '<w:spacing w:before="120" w:line="360" w:lineRule="auto"/><w:ind w:left="720" w:hanging="360"/>'
        '<w:jc w:val="both"/>'
    )
    paragraph = paragraph_of(word(par("a", properties=properties)))
    form = paragraph.format
    assert (form.left, form.first_line, form.align, paragraph.gap) == (36.0, -18.0, "justify", 6.0)
    assert (form.line.rule, form.line.value) == ("multiple", 1.5)
    assert form.tabs == (TabStop(450.0, "right", "dots"),)


def test_a_first_line_may_be_pushed_in_and_lines_be_of_a_fixed_height() -> None:
    properties = '<w:spacing w:line="280" w:lineRule="exact"/><w:ind w:start="1cm" w:firstLine="200" w:end="100"/>'
    form = paragraph_of(word(par("a", properties=properties))).format
    assert (form.left, form.first_line, form.right) == (28.346, 10.0, 5.0)
    assert (form.line.rule, form.line.value) == ("exact", 14.0)


def test_what_a_paragraph_keeps_together_and_how_it_turns_pages() -> None:
    properties = '<w:keepNext/><w:keepLines/><w:widowControl w:val="0"/><w:pageBreakBefore/>'
    turn, paragraph = blocks_of(word(par("a", properties=properties)))
    assert turn == PageBreak()
    assert isinstance(paragraph, Paragraph)
    form = paragraph.format
    assert (form.keep_next, form.keep_lines, form.widow_control) == (True, True, False)


def test_a_paragraph_goes_on_after_a_page_break_without_its_first_line() -> None:
    broken = par("a", '<w:r><w:br w:type="page"/></w:r>', "b", properties='<w:ind w:firstLine="200"/>')
    first, turn, second = blocks_of(word(broken))
    assert isinstance(first, Paragraph) and turn == PageBreak() and isinstance(second, Paragraph)
    assert (first.format.first_line, second.format.first_line) == (10.0, 0.0)


def test_a_heading_that_begins_with_a_page_break_is_still_a_heading() -> None:
    bookmark = '<w:bookmarkStart w:id="0" w:name="b"/>'
    link = par('<w:hyperlink w:anchor="b">' + run("a") + "</w:hyperlink>")
    body = link + par(bookmark, '<w:r><w:br w:type="page"/></w:r>', "Mål", style="Rubrik1")
    _, turn, heading = blocks_of(word(body))
    assert turn == PageBreak()
    assert isinstance(heading, Heading) and plain(heading.paragraph.inlines) == "Mål"
    assert heading.paragraph.inlines[0] == Bookmark("b")


@pytest.mark.parametrize(("settings", "count"), [("", 1), ("<w:compat><w:splitPgBreakAndParaMark/></w:compat>", 2)])
def test_a_page_break_alone_leaves_no_empty_line_unless_old_word_did(settings: str, count: int) -> None:
    blocks = blocks_of(word(par('<w:r><w:br w:type="page"/></w:r>') + par("a"), settings=settings))
    assert [isinstance(block, Paragraph) for block in blocks] == [False] + [True] * count


def test_a_tab_stop_can_be_cleared() -> None:
    styles = (
        STYLES
        + '<w:style w:type="paragraph" w:styleId="T"><w:pPr><w:tabs><w:tab w:val="left" w:pos="200"/></w:tabs></w:pPr>'
        "</w:style>"
    )
    cleared = '<w:tabs><w:tab w:val="clear" w:pos="200"/><w:tab w:val="center" w:pos="400"/></w:tabs>'
    assert paragraph_of(word(par("a", style="T", properties=cleared), styles=styles)).format.tabs == (
        TabStop(20, "center"),
    )


_SPACED = '<w:spacing w:before="200" w:after="100"/>'


@pytest.mark.parametrize(
    ("properties", "settings", "gap"),
    [
        (_SPACED, "", 10.0),
        (_SPACED, "<w:compat><w:doNotUseHTMLParagraphAutoSpacing/></w:compat>", 15.0),
        (_SPACED + "<w:contextualSpacing/>", "", 0.0),
    ],
    ids=["the larger", "the sum", "none between the same style"],
)
def test_the_gap_between_paragraphs(properties: str, settings: str, gap: float) -> None:
    two = par("a", properties=properties) + par("b", properties=properties)
    _, second = blocks_of(word(two, settings=settings))
    assert isinstance(second, Paragraph)
    assert second.gap == gap


def test_neighbours_with_the_same_border_stand_in_one_box() -> None:
    border = '<w:pBdr><w:top w:val="single" w:sz="8" w:space="4" w:color="004B87"/></w:pBdr><w:ind w:left="200"/>'
    boxed, after = blocks_of(word(par("a", properties=border) + par("b", properties=border) + par("c")))
    assert isinstance(boxed, Box) and isinstance(after, Paragraph)
    assert boxed.borders.top == Border(1.0, "#004B87", "solid", 4.0)
    assert (boxed.left, [block.format.left for block in boxed.blocks if isinstance(block, Paragraph)]) == (
        10.0,
        [0.0, 0.0],
    )


def test_what_stands_in_a_box_counts_from_the_boxs_edge() -> None:
    border = '<w:pBdr><w:left w:val="single"/></w:pBdr><w:spacing w:before="100"/>'
    properties = (
        border + '<w:ind w:left="400" w:hanging="100" w:right="60"/><w:tabs><w:tab w:val="left" w:pos="900"/></w:tabs>'
    )
    (boxed,) = blocks_of(word(par("a", properties=properties)))
    assert isinstance(boxed, Box) and (boxed.left, boxed.right, boxed.gap) == (15.0, 3.0, 5.0)
    (inner,) = boxed.blocks
    assert isinstance(inner, Paragraph)
    form = inner.format
    assert (form.left, form.first_line, form.right, inner.gap) == (5.0, -5.0, 0.0, 0.0)
    assert form.tabs == (TabStop(30.0),)


def test_automatic_text_on_a_dark_cell_is_white() -> None:
    dark = table([cell(par("a"), '<w:shd w:val="clear" w:fill="1F3864"/>')])
    (shown,) = blocks_of(word(dark))
    assert 'color="#FFFFFF"' in repr(shown).replace("'", '"')


def test_formats_that_are_not_applied_are_noted_once_with_their_number() -> None:
    docx = word(par(run("a", "<w:outline/>"), run("b", '<w:outline/><w:w w:val="150"/>')))
    assert [(note.vad, note.count) for note in read(docx).notes] == [
        ("Formatet konturtext används inte.", 2),
        ("Formatet teckenbredd används inte.", 1),
    ]
    assert notes_of(word(par(run("a", '<w:outline w:val="0"/><w:w w:val="100"/>')))) == []
