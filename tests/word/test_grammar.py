"""The Jinja of templates is a whitelist: everything that is not on it stops the template, not the paper."""

from __future__ import annotations

import pytest

from sipkit.word import compile_template
from tests.word.wordfiles import docx, faults, filled

CONTEXT = {"a": "A", "b": None, "n": 3, "s": ["x", "y"], "g": {"h": {"i": "djup"}}, "t": [{"u": ["v"]}, {"u": []}]}


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{{ g.h.i }}", "djup"),
        ("{{ 'text' }} {{ 5 }}", "text 5"),
        ("{% if a == 'A' and not b or n > 5 %}ja{% elif n %}kanske{% else %}nej{% endif %}", "ja"),
        ("{% if 'x' in s and 'z' not in s %}ja{% endif %}", "ja"),
        ("{% if n >= 3 and n <= 3 and n != 4 and n < 4 %}ja{% endif %}", "ja"),
        ("{{ 'ja' if b else 'nej' }}{{ 'x' if b }}", "nej"),
        ("{{ s|join(' och ') }} {{ s|length }}", "x och y 2"),
        ("{% for x in s %}{{ loop.index }}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}", "1x, 2y"),
        ("{% for x in s if x != 'x' %}{% if loop.first %}{{ x }}{% endif %}{% endfor %}", "y"),
        ("{% for p in t %}[{% for q in p.u %}{{ q }}{% else %}tom{% endfor %}]{% endfor %}", "[v][tom]"),
        ("a{# ingenting #}b", "ab"),
    ],
)
def test_what_is_allowed_does_what_it_says(text: str, printed: str) -> None:
    assert filled(docx(text), CONTEXT) == printed


FORBIDDEN = {
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}": "Anrop",
    "{{ ''.__class__.__mro__ }}": "__",
    "{{ a.upper() }}": "Anrop",
    "{{ range(10) }}": "Anrop",
    "{{ s[0] }}": "Hakparentes",
    "{{ g['h'] }}": "Hakparentes",
    "{{ s[1:] }}": "Hakparentes",
    "{{ n + 1 }}": "Räkning",
    "{{ 'a' * 200000000 }}": "Räkning",
    "{{ 9 ** 9 }}": "Räkning",
    "{{ '%999999999d' % 1 }}": "Räkning",
    "{{ -n }}": "Räkning",
    "{{ a ~ b }}": "Hopslagning",
    "{{ a|upper }}": "|upper",
    "{{ a|safe }}": "|safe",
    "{{ s|map(attribute='x') }}": "|map",
    "{{ s|join(n) }}": "|join",
    "{{ s|join }}": "|join",
    "{{ s|join(',', 'u') }}": "|join",
    "{{ s|join(d=',') }}": "|join",
    "{% if a is defined %}x{% endif %}": "Test",
    "{% if a in ['A'] %}x{% endif %}": "lista",
    "{{ {'a': 1} }}": "ordbok",
    "{% for x in 'abc' %}{% endfor %}": "något annat än ett fält",
    "{% for x in s|join(',') %}{% endfor %}": "något annat än ett fält",
    "{% for x, y in s %}{% endfor %}": "Flera namn",
    "{% for x in s recursive %}{% endfor %}": "recursive",
    "{% for x in s %}{{ loop.cycle('a') }}{% endfor %}": "Anrop",
    "{% for x in s %}{{ loop.index0 }}{% endfor %}": "loop",
    "{{ loop.index }}": "loop",
    "{{ self.x }}": "self",
    "{{ _hemlig }}": "_hemlig",
    "{{ g._x }}": "_x",
    "{{ 'R&D' }}": "&",
    "{% set a = 1 %}": "ingen instruktion",
    "{% include 'x' %}": "ingen instruktion",
    "{% import 'x' as y %}": "ingen instruktion",
    "{% extends 'x' %}": "ingen instruktion",
    "{% macro m() %}": "ingen instruktion",
    "{% filter upper %}": "ingen instruktion",
    "{% raw %}": "ingen instruktion",
    "{% block x %}": "ingen instruktion",
    "{% call m() %}": "ingen instruktion",
    "{% with x = 1 %}": "ingen instruktion",
    "{% autoescape false %}": "ingen instruktion",
}


@pytest.mark.parametrize(("text", "named"), FORBIDDEN.items(), ids=FORBIDDEN)
def test_what_is_not_on_the_list_is_refused_by_name_and_paragraph(text: str, named: str) -> None:
    found = faults(lambda: compile_template(docx("Före", f"Hej {text}")))
    assert {fault.kod for fault in found} == {"mall-konstruktion"}
    assert any(named in fault.vad for fault in found)
    assert all(fault.var.endswith(f"”Hej {text}”") for fault in found)


def test_the_title_is_judged_like_the_body() -> None:
    def build(document: object) -> None:
        document.core_properties.title = "{{ cycler.__init__ }}"  # type: ignore[attr-defined]

    (fault,) = faults(lambda: compile_template(docx(build=build)))
    assert (fault.kod, fault.var.split(",")[0]) == ("mall-konstruktion", "dokumentets egenskaper (docProps/core.xml)")


def test_loops_inside_loops_end_at_three() -> None:
    deep = "{% for x in s %}" * 4 + "x" + "{% endfor %}" * 4
    found = faults(lambda: compile_template(docx(deep)))
    assert [fault.vad for fault in found] == ["Fler än 3 for inne i varandra får inte stå i en mall."]
