"""Text: whatever a person types comes out as it was typed, or is refused by character and place."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sipkit.errors import SipkitError
from sipkit.pdf import fonts, typeset
from sipkit.word.tree import ParagraphFormat, Tab, TabStop, Text, TextStyle
from tests.pdf.coverage import covered_file
from tests.pdf.reading import page_text, tagged_text
from tests.pdf.trees import BOLD, bullets, heading, numbered, opened, par, table, title, tree

TYPST = ['#panic("x")', "*a* _b_ $x$ @ref", "// /* */", "= rubrik", "- punkt", "[#x]", '"; text("', "\\u{41}", "~ --"]
INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060))
XML_CHARACTERS = st.characters(min_codepoint=0x20, exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")
"""What XML lets a Word file hold, but for tabs and line ends, which are not text in a Tree."""


@settings(max_examples=60)
@given(st.text(st.sampled_from(sorted(fonts.covered())), min_size=1, max_size=60))
@example("  två  mellanslag  ")
@example("a\u030a A\u0308 e\u0301 ffi fl")
@example("(((()))))\\\\()" * 5)
def test_text_of_the_fonts_characters_comes_out_verbatim(text: str) -> None:
    read = tagged_text(opened(tree(par(text, "."))))
    assert read.translate(INVISIBLE) == f"{text}.".translate(INVISIBLE)


@settings(max_examples=60)
@given(st.text(XML_CHARACTERS, min_size=1, max_size=12))
@example("\x7f")
@example("\x85")
@example("\u2028")
@example("\ufeff")
@example("\u202eabc")
@example("x\u030a")
@example("中文 שלום شكرا")
@example("😷👩‍⚕️")
def test_any_text_at_all_comes_out_verbatim_or_is_refused_by_character(text: str) -> None:
    try:
        read = tagged_text(opened(tree(par(text))))
    except SipkitError as refused:
        assert {fault.kod for fault in refused.faults} == {"tecken-saknas"}
        assert all(f"U+{ord(char):04X} " in f"{refused.faults}" for char in fonts.lacking(text))
        assert fonts.lacking(text)
    else:
        assert read.translate(INVISIBLE) == text.translate(INVISIBLE)


@pytest.mark.parametrize("markup", TYPST)
def test_typst_markup_is_text_like_any_other(markup: str) -> None:
    lists = (bullets(markup), numbered(markup, sign=markup))
    shown = tree(title(markup), heading(markup), par(markup), *lists, table((markup,)))
    assert tagged_text(opened(shown)) == markup * 3 + "•" + markup * 4


def test_a_missing_character_is_named_with_its_place_and_without_the_text_around_it() -> None:
    shown = tree(heading("Kontakt"), table(("Namn", "Telefon"), ("Åsa 中", "070")), par("Slut"))
    with pytest.raises(SipkitError) as raised:
        typeset(shown)
    assert "U+4E2D" in raised.value.vad
    assert raised.value.var == "tabell 1, rad 2, kolumn 1, stycke 1"
    assert "Åsa" not in repr(raised.value)


def test_every_missing_character_is_told_at_once() -> None:
    with pytest.raises(SipkitError) as raised:
        typeset(tree(par("中"), bullets("文", "中")))
    assert [fault.var for fault in raised.value.faults] == ["stycke 1", "lista 1, punkt 1, stycke 1"]


def test_the_list_of_characters_is_that_of_the_shipped_fonts() -> None:
    """After a change of fonts: python -m tests.pdf.coverage."""
    assert (fonts.FOLDER / "covered.txt").read_text("ascii") == covered_file()


@pytest.mark.parametrize("font", ["Arial", "Times New Roman", "Courier New", "Calibri"])
@pytest.mark.parametrize("bold", [False, True])
def test_every_family_has_the_signs_of_a_swedish_form(font: str, bold: bool) -> None:
    signs = "åäöÅÄÖéü §–—…”’•·×½ ☐☒☑✓✔→≥≤ 0123456789 €"
    style = TextStyle(font, 11, bold=bold, italic=bold)
    assert tagged_text(opened(tree(par(signs, style=style)))) == signs


def test_a_replaced_font_is_noted_and_one_with_the_same_widths_is_not() -> None:
    shown = tree(par("a", style=TextStyle("Calibri", 11)), par("b"), par("☐", style=TextStyle("Segoe UI Symbol", 11)))
    assert [note.vad for note in typeset(shown).notes] == [
        "Typsnittet Calibri följer inte med sipkit och ersattes med Liberation Sans."
    ]


def test_capitals_are_set_as_capitals_and_small_ones_smaller() -> None:
    every, small = TextStyle("Arial", 11, caps="all"), TextStyle("Arial", 11, caps="small")
    shown = tree(par(Text(every, "straße"), " ", Text(small, "Anna b")))
    assert tagged_text(opened(shown)) == "STRASSE ANNA B"


@pytest.mark.parametrize(
    "style",
    [
        TextStyle("Arial", 11, underline="wave", strike=True),
        TextStyle("Arial", 11, vertical="super", background="#FFFF00"),
        TextStyle("Arial", 11, vertical="sub", raised=2, tracking=1),
        TextStyle("Georgia", 20, italic=True, color="#FF0000", lang="en"),
    ],
)
def test_a_word_of_two_styles_stays_one_word(style: TextStyle) -> None:
    assert tagged_text(opened(tree(par("Nam", Text(style, "nteck"), Text(BOLD, "ning"))))) == "Namnteckning"


def test_a_word_wider_than_its_cell_is_cut_without_a_sign() -> None:
    """It can be found by searching; each line holds what the cell has room for."""
    word = "Arbetsmarknadsförvaltningen"
    pdf = opened(tree(table((word, "x"), width=120)))
    assert tagged_text(pdf) == f"{word}x"
    lines = [line for line in page_text(pdf.pages[0]).marked.values() if line != "x"]
    assert len(lines) > 2
    assert all(len(line) <= 12 for line in lines)


def test_what_a_tab_divides_is_read_as_two_words() -> None:
    form = ParagraphFormat(tabs=(TabStop(100), TabStop(450, "right", "dots")))
    shown = tree(par("Namn", Tab(BOLD), "Anna", Tab(BOLD), "7", form=form))
    assert tagged_text(opened(shown)) == "Namn Anna 7"
