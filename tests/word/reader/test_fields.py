"""Links, live numbers and places to fill in."""

from __future__ import annotations

import pytest

from sipkit.word.text import plain
from sipkit.word.tree import Bookmark, Field, Link, PageCount, PageNumber, PageRef, Paragraph, Text
from tests.word.reader.bodies import blocks_of, field, notes_of, par, paragraph_of, run, word


def _bookmarked(shown: str) -> str:
    return par('<w:bookmarkStart w:id="0" w:name="b"/>', shown, '<w:bookmarkEnd w:id="0"/>')


def _control(inside: str, kind: str, more: str = "") -> str:
    properties = f'<w:alias w:val="Vem som kontaktas"/><w:tag w:val="kontakt"/>{more}{kind}'
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("code", "expected"),
    [("PAGE", PageNumber), ("NUMPAGES \\* MERGEFORMAT", PageCount), ("PAGEREF b \\h", PageRef)],
)
def test_page_numbers_are_live_not_what_word_last_stored(code: str, expected: type) -> None:
    first = paragraph_of(word(par(field(code, run("17", "<w:b/>"))) + _bookmarked("x")))
    (number,) = first.inlines
    assert isinstance(number, expected)
    assert isinstance(number, PageNumber | PageCount | PageRef)
    assert number.style.bold


def test_a_page_number_that_was_never_worked_out_is_live_too() -> None:
    (number,) = paragraph_of(word(par(field("PAGE")))).inlines
    assert isinstance(number, PageNumber)


def test_a_reference_to_a_bookmark_that_is_gone_keeps_the_stored_number() -> None:
    docx = word(par(field("PAGEREF borta", run("4"))))
    assert isinstance(paragraph_of(docx).inlines[0], Text)
    assert notes_of(docx) == ["Fältet PAGEREF räknas inte om; texten som stod i filen används."]


def test_only_bookmarks_in_use_are_kept_and_each_once() -> None:
    link = '<w:hyperlink w:anchor="b">' + run("dit") + "</w:hyperlink>"
    unused = '<w:bookmarkStart w:id="1" w:name="_GoBack"/>'
    first, second, third = blocks_of(word(par(link, unused) + _bookmarked("x") + _bookmarked("y")))
    assert isinstance(first, Paragraph) and isinstance(second, Paragraph) and isinstance(third, Paragraph)
    assert isinstance(first.inlines[0], Link) and first.inlines[0].bookmark == "b"
    assert second.inlines[0] == Bookmark("b")
    assert not any(isinstance(inline, Bookmark) for inline in (*first.inlines, *third.inlines))


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "annan.docx"])
def test_a_link_that_no_paper_may_have_is_only_its_text(address: str) -> None:
    docx = word(par('<w:hyperlink r:id="l">' + run("här") + "</w:hyperlink>"), links={"l": ("hyperlink", address)})
    assert isinstance(paragraph_of(docx).inlines[0], Text)
    assert notes_of(docx) == ["En länk leder ingenstans; bara dess text följer med."]


def test_a_link_written_as_a_field_goes_on_over_paragraphs() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    begin += r'<w:r><w:instrText>HYPERLINK "https://exempel.se" \l "s"</w:instrText></w:r>'
    first = par(begin + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("a"))
    second = par(run("b") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("c"))
    links = [block.inlines[0] for block in blocks_of(word(first + second)) if isinstance(block, Paragraph)]
    assert [link.url for link in links if isinstance(link, Link)] == ["https://exempel.se#s"] * 2


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("<w:text/>", "text"),
        ("<w:date/>", "date"),
        ('<w:dropDownList><w:listItem w:displayText="Ja" w:value="1"/></w:dropDownList>', "choice"),
        ('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', "checkbox"),
    ],
)
def test_a_content_control_is_a_field_with_what_stands_in_it(kind: str, expected: str) -> None:
    (control,) = paragraph_of(word(par(_control(run("Anna"), kind)))).inlines
    assert isinstance(control, Field)
    assert (control.kind, control.name, control.label) == (expected, "kontakt", "Vem som kontaktas")
    assert [inline.text for inline in control.inlines if isinstance(inline, Text)] == ["Anna"]
    assert (control.choices, control.checked) == (("Ja",) if expected == "choice" else (), expected == "checkbox")


@pytest.mark.parametrize(
    ("box", "checked"),
    [
        ("<w:default w:val='1'/>", True),
        ("<w:default w:val='1'/><w:checked w:val='0'/>", False),
        ("<w:default w:val='0'/><w:checked/>", True),
    ],
)
def test_a_legacy_check_box_shows_its_state_not_its_default(box: str, checked: bool) -> None:
    data = f'<w:ffData><w:name w:val="k"/><w:helpText w:val="Ja eller nej"/><w:checkBox>{box}</w:checkBox></w:ffData>'
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    end = '<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    (control,) = paragraph_of(word(par(begin + end))).inlines
    assert isinstance(control, Field)
    assert (control.kind, control.name, control.label, control.checked) == ("checkbox", "k", "Ja eller nej", checked)


def test_a_page_number_over_two_paragraphs_keeps_its_stored_text() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    first = par(begin + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("1"))
    second = par(run("2") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    assert [plain(block.inlines) for block in blocks_of(word(first + second)) if isinstance(block, Paragraph)] == [
        "1",
        "2",
    ]


def test_a_legacy_text_field_is_a_field() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="t"/></w:ffData></w:fldChar></w:r>'
    rest = field("FORMTEXT", run("Svar")).split("</w:r>", 1)[1]
    (control,) = paragraph_of(word(par(begin + rest))).inlines
    assert isinstance(control, Field)
    assert (control.kind, control.name, control.placeholder, plain(control.inlines)) == ("text", "t", False, "Svar")


def test_what_prints_nothing_prints_nothing() -> None:
    """An index entry is an order to Word, in hidden runs or not; its text is no text of the paper."""
    docx = word(par("a", field('XE "dolt ord"'), run("b")))
    assert plain(paragraph_of(docx).inlines) == "ab"
    assert notes_of(docx) == []


def test_a_prompt_is_marked_as_one() -> None:
    (control,) = paragraph_of(word(par(_control(run("Klicka här"), "<w:text/>", "<w:showingPlcHdr/>")))).inlines
    assert isinstance(control, Field) and control.placeholder


def test_a_control_around_one_paragraph_or_one_cell_is_a_field_too() -> None:
    (control,) = paragraph_of(word(_control(par("Anna"), "<w:text/>"))).inlines
    assert isinstance(control, Field)
    cell = f"<w:tc>{par('Anna')}</w:tc>"
    shown = blocks_of(word(f"<w:tbl><w:tr>{_control(cell, '<w:text/>')}</w:tr></w:tbl>{par()}"))
    assert "Field(kind='text'" in repr(shown)


def test_a_control_around_several_paragraphs_is_noted() -> None:
    docx = word(_control(par("a") + par("b"), "<w:richText/>"))
    assert notes_of(docx) == ["En innehållskontroll med mer än ett stycke blir inget formulärfält."]


def test_hidden_text_and_comments_are_noted() -> None:
    docx = word(par("a", run("b", "<w:vanish/>"), '<w:r><w:commentReference w:id="0"/></w:r>'))
    assert notes_of(docx) == ["Dold text följer inte med.", "En Word-kommentar följer inte med."]


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("<w:text/>", 1),
        ('<w:text w:multiLine="1"/>', 4),
        ("<w:richText/>", 4),
        ("<w:date/>", 1),
    ],
)
def test_a_control_for_longer_text_has_room_for_several_lines(kind: str, lines: int) -> None:
    (control,) = paragraph_of(word(par(_control(run("Anna"), kind)))).inlines
    assert isinstance(control, Field) and control.lines == lines


def test_a_control_is_as_high_as_what_its_author_left_in_it() -> None:
    inside = "<w:r>" + "<w:br/>" * 6 + "<w:t>sist</w:t></w:r>"
    (control,) = paragraph_of(word(par(_control(inside, '<w:text w:multiLine="1"/>')))).inlines
    assert isinstance(control, Field) and control.lines == 7


def test_the_prompt_that_word_puts_first_in_a_list_is_no_choice() -> None:
    items = '<w:listItem w:value="Välj ett objekt."/><w:listItem w:displayText="Ja" w:value="j"/>'
    shown = [
        paragraph_of(word(par(_control(run("x"), f"<w:{kind}>{items}</w:{kind}>")))).inlines[0]
        for kind in ("dropDownList", "comboBox")
    ]
    assert [(each.choices, each.free) for each in shown if isinstance(each, Field)] == [
        (("Ja",), False),
        (("Ja",), True),
    ]


@pytest.mark.parametrize(("sign", "stated", "checked"), [("☒", 0, True), ("☐", 1, False), ("√", 1, True)])
def test_the_sign_of_a_check_box_decides_whether_it_is_checked(sign: str, stated: int, checked: bool) -> None:
    """A template can set the sign from data, and not the state that Word stores behind it."""
    box = f'<w14:checkbox><w14:checked w14:val="{stated}"/></w14:checkbox>'
    (control,) = paragraph_of(word(par(_control(run(sign), box)))).inlines
    assert isinstance(control, Field) and control.checked is checked


def test_a_control_without_a_name_or_title_gets_none() -> None:
    sdt = "<w:sdt><w:sdtPr><w:id w:val='5'/><w:text/></w:sdtPr><w:sdtContent>" + run("x") + "</w:sdtContent></w:sdt>"
    (control,) = paragraph_of(word(par(sdt))).inlines
    assert isinstance(control, Field) and (control.name, control.label) == ("", "")
