"""Lists: labels counted as Word counts them, items nested by level."""

from __future__ import annotations

import pytest

from sipkit.word.reader import read
from sipkit.word.text import text
from sipkit.word.tree import Heading, ListBlock, Paragraph
from tests.word.reader.bodies import STYLES, blocks_of, notes_of, par, word


def _level(index: int, form: str = "decimal", shown: str = "%1.", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{shown}"/>'
        f'<w:pPr><w:ind w:left="{360 * (index + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
    )


def _numbering(*levels: str, overrides: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{overrides}</w:num>'
    )


def _item(shown: str, level: int = 0, number: int = 1) -> str:
    return par(shown, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


_TWO = _numbering(_level(0), _level(1, shown="%1.%2"))


def test_a_deeper_level_starts_over_under_each_item() -> None:
    body = _item("a") + _item("b", 1) + _item("c", 1) + _item("d") + _item("e", 1)
    assert text(read(word(body, numbering=_TWO))) == "1. a\n1.1 b\n1.2 c\n2. d\n2.1 e"


def test_a_list_goes_on_after_an_ordinary_paragraph() -> None:
    assert text(read(word(_item("a") + par("x") + _item("b"), numbering=_TWO))) == "1. a\nx\n2. b"


def test_an_instance_may_start_over() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = _numbering(_level(0), overrides=override)
    assert text(read(word(_item("a") + _item("b", 0, 2) + _item("c", 0, 2), numbering=numbering))) == "1. a\n5. b\n6. c"


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("lowerLetter", ["a", "b", "c"]),
        ("upperRoman", ["I", "II", "III"]),
        ("decimalZero", ["01", "02", "03"]),
        ("ordinal", ["1:a", "2:a", "3:e"]),
    ],
)
def test_forms_of_numbers(form: str, labels: list[str]) -> None:
    body = _item("x") + _item("y") + _item("z")
    (shown,) = blocks_of(word(body, numbering=_numbering(_level(0, form, "%1"))))
    assert isinstance(shown, ListBlock) and shown.ordered
    assert [item.label.text for item in shown.items] == labels


def test_letters_go_on_as_aa_after_z() -> None:
    body = "".join(_item("x") for _ in range(28))
    (shown,) = blocks_of(word(body, numbering=_numbering(_level(0, "lowerLetter", "%1"))))
    assert isinstance(shown, ListBlock)
    assert [item.label.text for item in shown.items[25:]] == ["z", "aa", "bb"]


def test_a_level_that_never_restarts_and_one_in_plain_digits() -> None:
    never = _level(1, shown="%2", more='<w:lvlRestart w:val="0"/>')
    legal = _level(2, shown="%1.%3", more="<w:isLgl/>")
    numbering = _numbering(_level(0, "upperRoman"), never, legal)
    body = _item("a") + _item("b", 1) + _item("c") + _item("d", 1) + _item("e", 2)
    assert text(read(word(body, numbering=numbering))) == "I. a\n1 b\nII. c\n2 d\n2.1 e"


def test_items_stand_in_lists_inside_items_with_positions_from_the_outer_text() -> None:
    (outer,) = blocks_of(word(_item("a") + _item("b", 1) + _item("c"), numbering=_TWO))
    assert isinstance(outer, ListBlock)
    assert (outer.label_at, outer.text_at, len(outer.items)) == (0.0, 18.0, 2)
    paragraph, inner = outer.items[0].blocks
    assert isinstance(paragraph, Paragraph) and isinstance(inner, ListBlock)
    assert (paragraph.format.left, paragraph.format.first_line) == (0.0, 0.0)
    assert (inner.label_at, inner.text_at) == (0.0, 18.0)


def test_a_bullet_of_a_symbol_font_is_a_character_that_every_font_has() -> None:
    bullet = _level(0, "bullet", "\uf0b7").replace("</w:lvl>", '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl>')
    (shown,) = blocks_of(word(_item("a"), numbering=_numbering(bullet)))
    assert isinstance(shown, ListBlock) and not shown.ordered
    assert (shown.items[0].label.text, shown.items[0].label.style.font) == ("•", "Arial")


@pytest.mark.parametrize("more", ['<w:rPr><w:rFonts w:ascii="Webdings"/></w:rPr>', '<w:lvlPicBulletId w:val="0"/>'])
def test_an_unknown_bullet_and_a_picture_become_a_dot_with_a_note(more: str) -> None:
    docx = word(_item("a"), numbering=_numbering(_level(0, "bullet", "\uf021").replace("</w:lvl>", more + "</w:lvl>")))
    assert text(read(docx)) == "• a"
    assert notes_of(docx) == ["En punkt som är en bild, eller ett tecken i ett symbolteckensnitt, visas som •."]


def test_a_heading_style_gets_the_number_of_the_level_that_is_linked_to_it() -> None:
    linked = _level(0, more='<w:pStyle w:val="Rubrik1"/>') + _level(
        1, shown="%1.%2", more='<w:pStyle w:val="Rubrik2"/>'
    )
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = STYLES.replace('"heading 1"/>', f'"heading 1"/>{number}').replace(
        '"heading 2"/>', f'"heading 2"/>{number}'
    )
    docx = word(par("A", style="Rubrik1") + par("B", style="Rubrik2"), styles=styles, numbering=_numbering(linked))
    first, second = blocks_of(docx)
    assert isinstance(first, Heading) and isinstance(second, Heading)
    assert [each.paragraph.label.text for each in (first, second) if each.paragraph.label] == ["1.", "1.1"]
    assert second.paragraph.format.left == 36.0


def test_number_zero_takes_a_styles_number_and_indent_away() -> None:
    styles = STYLES.replace('"heading 1"/>', '"heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    plain = par("A", style="Rubrik1", properties='<w:numPr><w:numId w:val="0"/></w:numPr>')
    (heading,) = blocks_of(word(plain, styles=styles, numbering=_TWO))
    assert isinstance(heading, Heading)
    assert (heading.paragraph.label, heading.paragraph.format.left) == (None, 0.0)
