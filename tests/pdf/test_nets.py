"""Nets against lost text: a PDF that lacks something is not handed over, whatever the standards say of it."""

from __future__ import annotations

import io

import pikepdf
import pytest

from sipkit.errors import SipkitError, TemplateFault
from sipkit.pdf import compare, typeset
from sipkit.pdf.document import Source
from sipkit.pdf.spoken import script
from sipkit.pdf.tags import walk
from sipkit.pdf.typst_reader import TypstPdf
from sipkit.word.tree import Footnote, PageNumber, ParagraphFormat, Running, Tree
from tests.pdf.trees import PLAIN, bullets, document, heading, par, section, table, tree

HEADER = Running((par("Regionen"),))
LETTER = (heading("Var"), par("Hemma"), bullets("Anna", "Bo"), table(("a", "b"), ("c", "d")), par("Slut"))


def _compare(set_from: Tree, with_tree: Tree) -> None:
    pdf = TypstPdf(typeset(set_from).data)
    compare.same_text(pdf, walk(pdf), script(with_tree))


@pytest.mark.parametrize("lost", range(len(LETTER)))
def test_a_block_that_is_missing_is_noticed(lost: int) -> None:
    with pytest.raises(SipkitError) as raised:
        _compare(tree(*LETTER[:lost], *LETTER[lost + 1 :]), tree(*LETTER))
    assert raised.value.kod == "pdf-ofullstandig"


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("ett två", "ett  två"),
        ("ett två", "två ett"),
        ("1 mars", "2 mars"),
        ("extra ord", "ord"),
        ("", "ord"),
    ],
)
def test_every_difference_in_the_text_is_noticed(printed: str, expected: str) -> None:
    with pytest.raises(SipkitError):
        _compare(tree(par(printed or "x"), par("slut")), tree(par(expected), par("slut")))


def test_the_fault_says_where_and_not_what() -> None:
    with pytest.raises(SipkitError) as raised:
        _compare(tree(par("a"), table(("b", "Anna"))), tree(par("a"), table(("b", "Bo"))))
    assert raised.value.var == "tabell 1, rad 1, kolumn 2, stycke 1"
    assert "Anna" not in repr(raised.value)


@pytest.mark.parametrize("other", [Running(), Running((par("Kommunen"),)), Running((par("Regionen"), par("mer")))])
def test_a_header_that_is_not_the_documents_is_noticed(other: Running) -> None:
    with pytest.raises(SipkitError) as raised:
        _compare(document(section(par("a"), header=other)), document(section(par("a"), header=HEADER)))
    assert raised.value.var == "sidhuvud eller sidfot på sida 1"


def test_numbers_that_are_known_only_on_the_page_are_let_through() -> None:
    shown = tree(par("sida ", PageNumber(PLAIN), Footnote(PLAIN, (par("not"),)), " slut"))
    _compare(shown, shown)
    with pytest.raises(SipkitError):
        _compare(shown, tree(par("sida ", PageNumber(PLAIN), Footnote(PLAIN, (par("not"),)), " slu")))


def _set_instead(monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Make the emitter write other source."""
    source = Source(f'#set document(title: "x")\n{body}'.encode(), (), ())
    monkeypatch.setattr("sipkit.pdf.typesetting.emit", lambda _: source)


def test_a_warning_of_the_typesetter_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Typst warns where it ignores something; that something may be text."""
    _set_instead(monkeypatch, '#par(layout(_ => "text"))')
    with pytest.raises(SipkitError) as raised:
        typeset(tree(par("text")))
    assert raised.value.kod == "pdf-ofullstandig"
    assert "was ignored" in raised.value.vad


def test_what_the_typesetter_refuses_is_told_without_the_text_it_quotes(monkeypatch: pytest.MonkeyPatch) -> None:
    _set_instead(monkeypatch, '#"Åsa 中"')
    with pytest.raises(SipkitError) as raised:
        typeset(tree(par("Åsa")))
    assert raised.value.kod == "pdf-ofullstandig"
    assert not {"Åsa", "中"} & set(repr(raised.value).split())


@pytest.mark.parametrize("left", [600.0, -300.0])
def test_text_outside_the_paper_is_refused(left: float) -> None:
    with pytest.raises(TemplateFault) as raised:
        typeset(tree(par("a", form=ParagraphFormat(left=left))))
    assert raised.value.kod == "utanfor-papperet"
    assert raised.value.var == "sida 1"


def test_a_paragraph_that_should_stay_together_is_divided_when_no_page_has_room_for_it() -> None:
    long = par("ord " * 3000, form=ParagraphFormat(keep_lines=True))
    with pikepdf.open(io.BytesIO(typeset(tree(long)).data)) as pdf:
        assert len(pdf.pages) > 1


def test_a_pdf_that_is_written_in_another_way_than_typsts_is_not_read_at_all() -> None:
    """A new release of Typst cannot make the comparison pass by accident."""
    rewritten = io.BytesIO()
    with pikepdf.open(io.BytesIO(typeset(tree(*LETTER)).data)) as pdf:
        pdf.save(rewritten, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    with pytest.raises(ValueError, match="table of its objects"):
        TypstPdf(rewritten.getvalue())
