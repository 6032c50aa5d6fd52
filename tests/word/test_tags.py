"""Tags as people write them in Word: what autocorrect does is undone, what cannot be understood is placed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sipkit.word import compile_template
from sipkit.word.fields import ListOf
from tests.word.wordfiles import docx, faults, filled, in_body, table

CONTEXT = {"x": "ssk", "namn": "Åsa", "xs": ["a", "b"]}


@pytest.mark.parametrize(
    "condition",
    [
        "{% if x == ”ssk” %}",
        "{% if x == “ssk” %}",
        "{% if x == »ssk« %}",
        "{% if x == »ssk» %}",
        "{% if x == „ssk” %}",
        "{% if x == ’ssk’ %}",
        "{% if x == ‘ssk’ %}",
        "{% if x == ‚ssk’ %}",
        "{%\u00a0if\u00a0x\u00a0==\u00a0'ssk'\u00a0%}",
        "{% if\u202fx == 'ssk' %}",
        "{\u200b% if x\u200b == 's\u200bsk' %\u200b}",
        "{% i\u00adf x == '\ufeffssk' %}",
        "{% If x == 'ssk' %}",
        "{%IF x == 'ssk'%}",
    ],
)
def test_autocorrect_inside_a_tag_is_undone(condition: str) -> None:
    assert filled(docx(condition + "ja{% endif %}"), CONTEXT) == "ja"


@pytest.mark.parametrize("start", ["{%p if x %}", "{%p\u00a0if x %}", "{% p if x %}", "{%P If x %}", " {%p if x %} "])
def test_autocorrect_in_a_paragraph_tag_is_undone(start: str) -> None:
    assert filled(docx(start, "ja", "{%p Endif %}"), CONTEXT) == "ja"


@pytest.mark.parametrize("end", ["–}}", "—}}", "\u2011}}"])
def test_a_dash_at_the_end_of_a_tag_is_the_minus_it_was_typed_as(end: str) -> None:
    assert filled(docx(f"{{{{ x {end} y"), CONTEXT) == filled(docx("{{ x -}} y"), CONTEXT)


def test_text_outside_tags_keeps_its_quotes_dashes_and_spaces() -> None:
    assert filled(docx("”Hej” – 10\u00a0kr {{ x }} { a } 5 %"), CONTEXT) == "”Hej” – 10\u00a0kr ssk { a } 5 %"


def test_a_space_inside_a_quoted_text_is_kept() -> None:
    assert filled(docx("{{ ”10\u00a0kr” if x }}"), CONTEXT) == "10\u00a0kr"


@pytest.mark.parametrize(
    "runs",
    [
        ("{", "{ na", "mn }", "}"),
        ("{{", " namn", "}", "}"),
        (
            "Till {{ n",
            "amn }} slut",
        ),
    ],
)
def test_a_tag_may_be_split_over_runs(runs: Sequence[str]) -> None:
    assert filled(docx(runs), CONTEXT) == "".join(runs).replace("{{ namn }}", "Åsa").replace("{{ namn}}", "Åsa")


@pytest.mark.parametrize(
    "text",
    [
        "{{ namn }",
        "{{ namn",
        "{ namn }}",
        "{% if x }ja{% endif %}",
        "{{ a {{ b }}",
        "{ % if x %}",
        "{# aldrig",
        "{{ namn %}",
    ],
)
def test_unbalanced_braces_are_reported_with_the_paragraph(text: str) -> None:
    found = faults(lambda: compile_template(docx("Före", f"Hej {text}", "Efter")))
    assert {fault.kod for fault in found} == {"mall-tagg"}
    assert all(fault.var == f"brödtexten (word/document.xml), ”Hej {text}”" for fault in found)


@pytest.mark.parametrize(
    "text", ["{{ }}", "{{ namn namn }}", "{% if %}a{% endif %}", "{% for x i xs %}{% endfor %}", "{{ 'a }}"]
)
def test_a_tag_that_jinja_cannot_read_is_reported_with_the_paragraph(text: str) -> None:
    (fault,) = faults(lambda: compile_template(docx("Före", f"Hej {text}")))
    assert (fault.kod, fault.var) == ("mall-tagg", f"brödtexten (word/document.xml), ”Hej {text}”")


@pytest.mark.parametrize(
    ("paragraphs", "placed"),
    [
        (["{%p if x %}", "ja"], "{%p if x %}"),
        (["ja", "{%p endif %}"], "{%p endif %}"),
        (["{%p for x in xs %}", "ja", "{%p endif %}"], "{%p endif %}"),
        (["{% else %}"], "{% else %}"),
    ],
)
def test_a_block_without_its_other_end_is_reported_where_it_stands(paragraphs: list[str], placed: str) -> None:
    found = faults(lambda: compile_template(docx(*paragraphs)))
    assert found[0].kod == "mall-tagg"
    assert found[0].var.endswith(f"”{placed}”")


@pytest.mark.parametrize(
    "text", ["{%p if x %}{%p endif %}", "Hej {%p if x %}", "{%p if x %} hej", "{%p if x %}{% if x %}"]
)
def test_what_stands_beside_a_paragraph_tag_would_be_lost_and_is_reported(text: str) -> None:
    found = faults(lambda: compile_template(docx(text, "{%p endif %}")))
    assert any("ensam" in fault.vad and text in fault.var for fault in found)


def test_a_picture_beside_a_paragraph_tag_would_be_lost_and_is_reported() -> None:
    paragraph = "<w:p><w:r><w:t>{%p if x %}</w:t></w:r><w:r><w:drawing/></w:r></w:p>"
    found = faults(lambda: compile_template(in_body(docx("ja", "{%p endif %}"), paragraph)))
    assert any("ensam" in fault.vad for fault in found)


def test_what_stands_beside_a_row_tag_would_be_lost_and_is_reported() -> None:
    rows = table(("{%tr for x in xs %}", "Rubrik"), ("{{ x }}", ""), ("{%tr endfor %}", ""))
    (fault,) = faults(lambda: compile_template(docx(build=rows)))
    assert "tabellrad" in fault.vad


def test_a_row_tag_outside_a_table_is_reported() -> None:
    found = faults(lambda: compile_template(docx("{%tr for x in xs %}", "{%tr endfor %}")))
    assert all("tabell" in fault.vad for fault in found)


@pytest.mark.parametrize("inside", ["<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:drawing/>"])
def test_what_stands_inside_a_split_tag_would_be_lost_and_is_reported(inside: str) -> None:
    run = f"<w:p><w:r><w:t>{{{{ na</w:t>{inside}<w:t>mn }}}}</w:t></w:r></w:p>"
    (fault,) = faults(lambda: compile_template(in_body(docx(), run)))
    assert "Inne i taggen {{ namn }}" in fault.vad


def test_a_tag_that_begins_inside_a_link_and_ends_outside_is_reported() -> None:
    run = "<w:p><w:hyperlink w:anchor='a'><w:r><w:t>{{ na</w:t></w:r></w:hyperlink><w:r><w:t>mn }}</w:t></w:r></w:p>"
    (fault,) = faults(lambda: compile_template(in_body(docx(), run)))
    assert "hyperlink" in fault.vad


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{{p doc }}", "{{p … }}"),
        ("{{r text }}", "{{r … }}"),
        ("{%r if x %}", "{%r … %}"),
        ("{%tc for x in xs %}", "{%tc … %}"),
        ("{% colspan x %}", "{% colspan %}"),
        ("{% cellbg x %}", "{% cellbg %}"),
        ("{% vm %}", "{% vm %}"),
        ("{% hm %}", "{% hm %}"),
    ],
)
def test_what_the_compiled_form_does_not_support_is_refused_by_name(text: str, named: str) -> None:
    (fault,) = faults(lambda: compile_template(docx(build=table((text,)))))
    assert fault.kod == "mall-konstruktion"
    assert named in fault.vad
    assert text in fault.var


def test_a_fault_names_the_template() -> None:
    for fault in faults(lambda: compile_template(docx("{{ a }", "{{ b() }}"), name="kallelse/brev.docx")):
        assert fault.var.startswith("kallelse/brev.docx: brödtexten (word/document.xml), ”")


def test_one_broken_tag_does_not_hide_what_is_wrong_with_the_others() -> None:
    template = docx("{{ a }", "{% for p in parter %}{{ p.nam }}{% endfor %}", "{{ b|safe }}", "{{ c c }}")
    found = faults(lambda: compile_template(template, {"parter": ListOf({"namn": None}), "b": None}))
    assert {(fault.kod, fault.var.partition("”")[2].rstrip("”")) for fault in found} == {
        ("mall-tagg", "{{ a }"),
        ("mall-okant-falt", "{% for p in parter %}{{ p.nam }}{% endfor %}"),
        ("mall-konstruktion", "{{ b|safe }}"),
        ("mall-tagg", "{{ c c }}"),
    }


def test_every_fault_is_reported_at_once_in_every_part() -> None:
    def build(document: object) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ a }"  # type: ignore[attr-defined]
        document.core_properties.title = "{% if x %}"  # type: ignore[attr-defined]

    found = faults(lambda: compile_template(docx("{{ b }", "{{ c() }}", "{%p if x %}", build=build)))
    assert {fault.var.split(",")[0] for fault in found} == {
        "brödtexten (word/document.xml)",
        "sidhuvudet (word/header1.xml)",
        "dokumentets egenskaper (docProps/core.xml)",
    }
