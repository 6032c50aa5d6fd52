"""Each text keeps the language that Word has for it, and the document has that of most of its text."""

from __future__ import annotations

import pytest

from sipkit.word.reader import Unsupported, read
from sipkit.word.tree import Heading, Paragraph, Table, Text
from tests.word.reader.bodies import STYLES, cell, par, run, word

ENGELSKA = '<w:lang w:val="en-GB"/>'
OWN_STYLE = (
    '<w:style w:type="paragraph" w:styleId="Eng"><w:name w:val="Engelsk"/><w:rPr><w:lang w:val="en-GB"/></w:rPr>'
    "</w:style>"
)


def _langs(body: str) -> list[str]:
    """The language of each text, in reading order, those of a table's cells too."""
    found: list[str] = []
    for block in read(word(body, styles=STYLES + OWN_STYLE)).sections[0].body:
        cells = [each for cell_ in block.cells for each in cell_.blocks] if isinstance(block, Table) else [block]
        for each in cells:
            shown = each.paragraph if isinstance(each, Heading) else each
            assert isinstance(shown, Paragraph)
            found += [inline.style.lang for inline in shown.inlines if isinstance(inline, Text)]
    return found


def test_a_run_a_paragraph_a_heading_and_a_cell_keep_their_language() -> None:
    table = f"<w:tbl><w:tr>{cell(par(run('Cell', ENGELSKA)))}{cell(par('Ruta'))}</w:tr></w:tbl>"
    body = (
        par("Svenska, ", run("English", ENGELSKA))
        + par(run("Head", ENGELSKA), style="Rubrik1")
        + par("Ny", style="Eng")
    )
    assert _langs(body + table) == ["sv-SE", "en-GB", "en-GB", "en-GB", "en-GB", "sv-SE"]


@pytest.mark.parametrize(
    ("body", "lang"),
    [
        (par(run("All of it is English.", ENGELSKA)), "en-GB"),
        (
            par("Den svenska texten gäller. ") + par(run("The Swedish text applies. It is a translation.", ENGELSKA)),
            "en-GB",
        ),
        (par("Mest är det svenska. ", run("Yes.", ENGELSKA)), "sv-SE"),
        (par("fyra", run("four", ENGELSKA)), "sv-SE"),
        (par(""), "sv-SE"),
    ],
    ids=["allt engelska", "översättning med en svensk rad", "mest svenska", "lika mycket", "ingen text"],
)
def test_the_document_has_the_language_of_most_of_its_text(body: str, lang: str) -> None:
    """As someone who marks all text in Word and picks a language means it."""
    assert read(word(body)).lang == lang


@pytest.mark.parametrize(
    "body",
    [par(run("a", '<w:rtl/><w:lang w:bidi="ar-SA"/>'), properties="<w:bidi/>"), par(run("a", "<w:rtl/>"))],
    ids=["stycke", "text"],
)
def test_text_from_right_to_left_is_refused_by_name(body: str) -> None:
    with pytest.raises(Unsupported, match="höger till vänster"):
        read(word(body))
