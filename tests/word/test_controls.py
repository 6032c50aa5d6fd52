"""Content controls in templates: their names and titles may hold fields."""

from __future__ import annotations

import re

import pytest

from sipkit.word import compile_template, fill
from sipkit.word.fields import ListOf
from tests.word.wordfiles import docx, faults, in_body, members


def _control(tag: str, alias: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{alias}"/><w:tag w:val="{tag}"/><w:id w:val="7"/><w:text/></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>Svar</w:t></w:r></w:sdtContent></w:sdt>"
    )


def _cell(inside: str) -> str:
    return f"<w:tc><w:p>{inside}</w:p></w:tc>"


def _run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _looped() -> bytes:
    begin, end = (_cell(_run(tag)) for tag in ("{%tr for part in parter %}", "{%tr endfor %}"))
    row = _cell(_control("parter.{{ part.id }}.ja", "{{ part.namn }}: ja"))
    return in_body(docx(), f"<w:tbl><w:tr>{begin}</w:tr><w:tr>{row}</w:tr><w:tr>{end}</w:tr></w:tbl>")


def _filled(*parts: tuple[str, str]) -> str:
    context = {"parter": [{"id": number, "namn": name} for number, name in parts]}
    return members(fill(compile_template(_looped()), context))["word/document.xml"].decode()


def test_a_control_in_a_looped_row_is_named_after_its_row() -> None:
    xml = _filled(("kommun", "Kommunen"), ("region", "Regionen"))
    assert re.findall(r'w:tag w:val="([^"]*)"', xml) == ["parter.kommun.ja", "parter.region.ja"]
    assert re.findall(r'w:alias w:val="([^"]*)"', xml) == ["Kommunen: ja", "Regionen: ja"]


def test_no_two_controls_have_one_id() -> None:
    """Word gives a control without an id a new one, and repairs a file where two share one."""
    assert "<w:id " not in _filled(("a", "A"), ("b", "B"))


def test_a_value_cannot_break_out_of_a_title() -> None:
    xml = _filled(("a", 'Kalle "K" <& Co>'))
    assert 'w:alias w:val="Kalle &#34;K&#34; &lt;&amp; Co&gt;: ja"' in xml


def test_an_unknown_field_in_a_name_is_found_when_the_template_is_compiled() -> None:
    described = {"parter": ListOf({"id": None})}
    (fault,) = faults(lambda: compile_template(_looped(), described))
    assert fault.kod == "mall-okant-falt"
    assert "parter[].namn" in fault.vad


@pytest.mark.parametrize("tag", ["{% if x %}a{% endif %}", "{% for a in b %}c{% endfor %}"])
def test_an_instruction_in_a_name_is_refused(tag: str) -> None:
    template = in_body(docx(), f"<w:p>{_control(tag, 'Namn')}</w:p>")
    assert {fault.kod for fault in faults(lambda: compile_template(template))} == {"mall-tagg"}


def test_a_field_in_another_property_of_a_control_is_refused() -> None:
    control = _control("a", "A").replace('w:id w:val="7"', 'w:lock w:val="{{ x }}"')
    template = in_body(docx(), f"<w:p>{control}</w:p>")
    (fault,) = faults(lambda: compile_template(template))
    assert fault.vad == "Ett fält står där ingen text kan stå."
