"""Text comes through verbatim, in order, and counted; what does not add up is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipkit.word.reader import Unsupported, read
from sipkit.word.reader.line import Line, Piece
from sipkit.word.text import characters, header_only, text, words
from sipkit.word.tree import Text
from tests.word.reader.bodies import cell, field, par, paragraph_of, run, table, word

_LEGAL = st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff", min_codepoint=0x20)
_WORDS = st.text(st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=8)


@given(st.text(_LEGAL, min_size=1, max_size=60))
def test_any_text_in_a_run_is_verbatim_in_the_tree(written: str) -> None:
    docx = word(par(run(written)))
    assert "".join(inline.text for inline in paragraph_of(docx).inlines if isinstance(inline, Text)) == written
    assert characters(read(docx)) == len(written)


def test_a_raw_tab_is_a_tab_and_a_raw_line_break_a_space_as_in_word() -> None:
    assert text(read(word(par("<w:r><w:t>a\tb\nc</w:t></w:r>")))) == "a\tb c"


def test_blanks_at_the_ends_count_only_when_the_file_says_so() -> None:
    spaced = '<w:r><w:t>a </w:t></w:r><w:r><w:t xml:space="preserve"> b </w:t></w:r>'
    assert text(read(word(par(spaced)))) == "a b "


def _nested(token: st.SearchStrategy[tuple[str, str]]) -> st.SearchStrategy[tuple[str, str]]:
    """Blocks that enclose other blocks, with the text that stands in them in order."""
    return st.one_of(
        st.tuples(token, token).map(lambda two: (two[0][0] + two[1][0], two[0][1] + two[1][1])),
        token.map(lambda one: (table([cell(one[0])]), one[1])),
        token.map(lambda one: (f"<w:sdt><w:sdtContent>{one[0]}</w:sdtContent></w:sdt>", one[1])),
        token.map(lambda one: (f"<w:customXml>{one[0]}</w:customXml>", one[1])),
    )


def _enclosed(token: st.SearchStrategy[tuple[str, str]]) -> st.SearchStrategy[tuple[str, str]]:
    """Inlines that enclose other inlines."""
    return st.one_of(
        st.tuples(token, token).map(lambda two: (two[0][0] + two[1][0], two[0][1] + two[1][1])),
        token.map(lambda one: (f'<w:hyperlink r:id="l">{one[0]}</w:hyperlink>', one[1])),
        token.map(lambda one: (f"<w:smartTag>{one[0]}</w:smartTag>", one[1])),
        token.map(lambda one: (field("REF x", one[0]), one[1])),
        token.map(lambda one: (field('HYPERLINK "https://exempel.se"', one[0]), one[1])),
        token.map(lambda one: (f'<w:fldSimple w:instr="AUTHOR">{one[0]}</w:fldSimple>', one[1])),
        token.map(
            lambda one: (f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{one[0]}</w:sdtContent></w:sdt>", one[1])
        ),
        token.map(lambda one: (one[0] + run("dold", "<w:vanish/>"), one[1])),
    )


_INLINES = st.recursive(_WORDS.map(lambda each: (run(each), each)), _enclosed, max_leaves=6)
_BLOCKS = st.recursive(_INLINES.map(lambda one: (par(one[0]), one[1])), _nested, max_leaves=5)


@given(_BLOCKS)
def test_however_constructs_enclose_each_other_all_text_stands_in_order(made: tuple[str, str]) -> None:
    body, expected = made
    docx = word(body + par(), links={"l": ("hyperlink", "https://exempel.se")})
    assert "".join(words(read(docx))) == expected


def test_text_that_is_lost_on_the_way_is_never_a_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    """The net counts characters in the file and in the Tree; here a part of the reader drops one word."""
    put = Line.put

    def forgetful(line: Line, piece: Piece) -> None:
        if not (isinstance(piece, Text) and piece.text == "nej"):
            put(line, piece)

    monkeypatch.setattr(Line, "put", forgetful)
    with pytest.raises(Unsupported, match="inte kan följa"):
        read(word(par("Svar: ", run("nej", "<w:b/>"))))


@pytest.mark.parametrize(
    ("header", "finding"),
    [
        (["Region Exempel"], ()),
        (["REGION exempel,", "<w:r><w:tab/></w:r>", "Dnr 7K2M"], ("Dnr 7K2M",)),
        (["Sida ", field("PAGE", run("1")), " av ", field("NUMPAGES", run("2"))], ()),
        (["Dnr 7K2M, sida ", field("PAGE", run("1"))], ("Dnr 7K2M, sida",)),
        (["–"], ()),
        (["Exempelregionen"], ("Exempelregionen",)),
    ],
)
def test_header_only_names_what_the_body_never_says(header: list[str], finding: tuple[str, ...]) -> None:
    body = par("Region Exempel kallar.") + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    assert header_only(read(word(body, running={"header1": par(*header)}))) == finding
