"""Whatever the data, the paper is well-formed: a block has both ends on one level, and no cell is left empty."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from sipkit.errors import SipkitError
from sipkit.word import compile_template, fill
from tests.word.wordfiles import docx, faults, filled, in_body, members, table


def one_cell(paragraphs: list[str]) -> str:
    """Return a table whose only cell holds the paragraphs."""
    cell = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return f"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>"


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["{%p if x %}", "ja {% endif %}"],
        ["{% if x %} ja", "{%p endif %}"],
        ["a {% if x %} ja", "nej {% else %}", "{%p endif %}"],
        ["{%p for x in s %}", "a {% endfor %}"],
    ],
)
def test_ends_on_different_levels_are_refused(paragraphs: list[str]) -> None:
    found = faults(lambda: compile_template(docx(*paragraphs)))
    assert any("samma nivå" in fault.vad for fault in found)


def test_a_block_may_run_over_paragraphs_when_both_ends_stand_in_text() -> None:
    template = docx("före {% if x %}ett", "två{% endif %} efter")
    assert filled(template, {"x": True}) == "före ett\ntvå efter"
    assert filled(template, {"x": False}) == "före  efter"


def test_a_block_that_begins_in_one_cell_and_ends_in_the_next_is_refused() -> None:
    found = faults(lambda: compile_template(docx(build=table(("{%p if x %}", "{%p endif %}")))))
    assert found


def test_a_cell_that_may_be_left_without_a_paragraph_is_refused_since_word_cannot_open_it() -> None:
    grid = one_cell(["{%p if x %}", "ja", "{%p endif %}"])
    (fault,) = faults(lambda: compile_template(in_body(docx(), grid)))
    assert "utan stycke" in fault.vad
    assert compile_template(in_body(docx(), grid.replace("</w:tc>", "<w:p/></w:tc>")))


def test_both_branches_of_a_condition_may_give_a_cell_its_paragraph() -> None:
    grid = one_cell(["{%p if x %}", "ja", "{%p else %}", "nej", "{%p endif %}"])
    assert filled(in_body(docx(), grid), {"x": None}) == "nej"


@pytest.mark.parametrize(
    "xml",
    [
        "<w:p><w:r><w:instrText>PAGE {{ x }}</w:instrText></w:r></w:p>",
        '<w:p><w:pPr><w:pStyle w:val="{{ x }}"/></w:pPr></w:p>',
        '<w:p><w:bookmarkStart w:id="1" w:name="{{ x }}"/></w:p>',
    ],
)
def test_a_field_stands_only_where_text_may_stand(xml: str) -> None:
    found = faults(lambda: compile_template(in_body(docx(), xml)))
    assert any("ingen text kan stå" in fault.vad for fault in found)


def test_a_field_may_stand_in_the_alternative_text_of_a_picture() -> None:
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/>'
        '<wp:docPr id="1" name="logotyp" descr="Logotyp för {{ x }}"/></wp:inline></w:drawing></w:r></w:p>'
    )
    paper = members(fill(compile_template(in_body(docx(), drawing)), {"x": 'A & "B"'}))["word/document.xml"]
    (picture,) = etree.fromstring(paper).iter("{*}docPr")
    assert picture.get("descr") == 'Logotyp för A & "B"'


ENDS = [
    ("{%p if a %}", "{%p endif %}"),
    ("{%p for x in s %}", "{%p endfor %}"),
    ("{% if b %}x", "y{% endif %}"),
    ("x {% for x in s %}", "{% endfor %}"),
    ("{%p if a %}", "{% endif %}"),
    ("{% for x in s %}", "{%p endfor %}"),
]
LEAVES = [
    ["{{ t }}"],
    ["text"],
    ["{% if a %}ja{% else %}nej{% endif %}"],
    ["x {% if b %} y", "z {% else %} w", "v{% endif %}"],
]


def wrapped(inner: st.SearchStrategy[list[str]]) -> st.SearchStrategy[list[str]]:
    """Put paragraphs between the ends of a block, or two branches of a condition."""
    block = st.builds(lambda ends, middle: [ends[0], *middle, ends[1]], st.sampled_from(ENDS), inner)
    branches = st.builds(lambda one, two: ["{%p if b %}", *one, "{%p else %}", *two, "{%p endif %}"], inner, inner)
    return st.one_of(block, branches, st.builds(list.__add__, inner, inner))


@settings(max_examples=150)
@given(st.recursive(st.sampled_from(LEAVES), wrapped, max_leaves=6), st.booleans())
def test_what_compiles_is_well_formed_for_every_choice_of_data(paragraphs: list[str], in_cell: bool) -> None:
    try:
        template = compile_template(in_body(docx(), one_cell(paragraphs)) if in_cell else docx(*paragraphs))
    except SipkitError:
        return
    for a, b, s in itertools.product([True, False], [True, False], [[], ["i"], ["i", "j"]]):
        root = etree.fromstring(members(fill(template, {"a": a, "b": b, "s": s, "t": "T"}))["word/document.xml"])
        assert all(cell.find("{*}p") is not None for cell in root.iter("{*}tc"))
