from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from docx.document import Document as Built
from docx.shared import Cm
from hypothesis import given, settings
from hypothesis import strategies as st

from sipkit.word import compile_template
from tests.word.same_as_docxtpl import assert_same_as_docxtpl, sample_context
from tests.word.wordfiles import docx, in_body, png, table, with_part

TEMPLATES = sorted((Path(__file__).parents[2] / "templates").rglob("*.docx"))
TRICKY = 'Åsa <b>& "Co"</b>\n\tandra raden {{ 7*7 }} {% if x %}'

CONTEXTS: Mapping[str, Callable[[], Mapping[str, object]]] = {}
"""A real context for a template by its path under templates/; the others get samples made from their fields."""


def everything(document: Built) -> None:
    """A letter with every tag that templates may hold, in body, table, header and footer."""
    document.core_properties.title = "Brev {{ dnr }}"
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "Dnr {{ dnr }}{% if brådskande %} – skyndsamt{% endif %}"
    section.first_page_header.paragraphs[0].text = "{{ avsändare.namn }}"
    section.footer.paragraphs[0].text = "{{ avsändare.adress }}"
    bold = document.add_paragraph("Till ")
    for piece in ("{{ mot", "tagare.", "namn }} och {", "{ dnr }", "}"):
        bold.add_run(piece).bold = True
    for text in ("{%p if brådskande %}", "Svara snarast: {{ dnr }}", "{%p else %}", "Ingen brådska", "{%p endif %}"):
        document.add_paragraph(text)
    document.add_paragraph("{%p for insats in insatser %}")
    document.add_paragraph("{{ loop.index }}. {{ insats }}", style="List Bullet")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("Alla: {{ insatser|join(', ') }}{% if insatser|length > 1 %} (flera){% endif %}")
    document.add_paragraph('{{ "Ja" if brådskande else "Nej" }}{# en anteckning #}')
    document.add_paragraph(
        "A{% for p in parter if p.namn %}{{ p.namn }}{% if not loop.last %}, {% endif %}{% endfor %}"
    )
    for text in ("{%p if dnr %}", "Bild:", "{%p endif %}"):
        document.add_paragraph(text)
    document.add_picture(__import__("io").BytesIO(png(4, 2)), Cm(2))
    rows = ("{%tr for p in parter %}", ""), ("{{ p.namn }}", "{{ p.roll }}"), ("{%tr endfor %}", "")
    table(("Namn", "Roll"), *rows)(document)


CONTEXT: dict[str, object] = {
    "dnr": "SIP-7K2M",
    "brådskande": True,
    "avsändare": {"namn": "Vårdcentralen Eken", "adress": "Storgatan 1\n371 00 Karlskrona"},
    "mottagare": {"namn": TRICKY},
    "insatser": ["hemtjänst", "rehab & träning"],
    "parter": [{"namn": "Åsa Ek", "roll": None}, {"namn": "", "roll": "x"}, {"namn": TRICKY, "roll": "kontakt\tbas"}],
}


@pytest.mark.parametrize(
    "context",
    [CONTEXT, CONTEXT | {"brådskande": False, "parter": [], "insatser": []}, CONTEXT | {"dnr": None}],
    ids=["full", "empty lists", "nothing"],
)
def test_a_letter_with_every_tag_is_what_docxtpl_makes(context: Mapping[str, object]) -> None:
    assert_same_as_docxtpl(docx(build=everything), context)


def test_footnotes_are_what_docxtpl_makes() -> None:
    note = (
        b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="1">'
        b"<w:p><w:r><w:t>Se {{ dnr }}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    assert_same_as_docxtpl(
        with_part(docx("{{ dnr }}"), "word/footnotes.xml", note, kind, "footnotes"), {"dnr": "A & B\nC"}
    )


@pytest.mark.parametrize(
    "run",
    [
        "<w:r><w:t>{{ x }}</w:t></w:r>",
        '<w:r><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr><w:t xml:space="preserve">före {{ x }} efter</w:t></w:r>',
        "<w:r><w:rPr><w:i/></w:rPr><w:t>{{ x }}</w:t></w:r><w:r><w:tab/><w:t>{{ x }}</w:t></w:r>",
        '<w:hyperlink w:anchor="a"><w:r><w:t>{{ x }}</w:t></w:r></w:hyperlink>',
    ],
)
def test_line_breaks_and_tabs_take_the_look_of_their_run_as_docxtpl_gives_it(run: str) -> None:
    paragraph = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{run}</w:p>'
    assert_same_as_docxtpl(in_body(docx(), paragraph), {"x": "ett\ntvå\tårtor\n\n\ttre"})


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]) | st.sampled_from('\n\t<>&"{}%#')))
def test_any_text_is_written_as_docxtpl_writes_it(value: str) -> None:
    assert_same_as_docxtpl(docx("före {{ x }} efter", "{%p if x %}", "{{ x }}", "{%p endif %}"), {"x": value})


def test_there_are_templates_to_compare() -> None:
    assert TEMPLATES


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
@pytest.mark.parametrize(("value", "items"), [(TRICKY, 2), ("kort", 1), (None, 0)])
def test_every_shipped_template_is_filled_as_docxtpl_fills_it(template: Path, value: object, items: int) -> None:
    made = CONTEXTS.get(f"{template.parent.name}/{template.name}")
    fields = compile_template(template.read_bytes()).fields
    assert_same_as_docxtpl(template, made() if made else sample_context(fields, value, items))
