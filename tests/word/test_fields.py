"""A template is held against the fields that its contexts will offer, before there is any paper."""

from __future__ import annotations

import pytest

from sipkit.word import compile_template
from sipkit.word.fields import FieldTree, ListOf, paths
from tests.word.wordfiles import docx, faults

FIELDS: FieldTree = {
    "dnr": None,
    "enskild": {"namn": None, "adress": {"ort": None}},
    "parter": ListOf({"namn": None, "insatser": ListOf(None), "personer": ListOf({"roll": None})}),
    "amnen": ListOf(None),
}


def test_the_fields_of_a_template_are_its_paths_through_every_loop() -> None:
    template = docx(
        "{{ dnr }} {{ enskild.adress.ort }}",
        "{% for p in parter %}{{ p.namn }}{% for i in p.insatser %}{{ i }}{% endfor %}{% endfor %}",
        "{{ amnen|join(', ') }}{% if enskild.namn == 'x' %}{% endif %}",
    )
    assert compile_template(template, FIELDS).fields == {
        "dnr",
        "enskild.adress.ort",
        "enskild.namn",
        "amnen",
        "amnen[]",
        "parter",
        "parter[].namn",
        "parter[].insatser",
        "parter[].insatser[]",
    }


@pytest.mark.parametrize(
    ("text", "field", "nearest"),
    [
        ("{{ dnt }}", "dnt", "dnr"),
        ("{{ enskild.nam }}", "enskild.nam", "enskild.namn"),
        ("{{ enskild.adress.orten }}", "enskild.adress.orten", "enskild.adress.ort"),
        ("{{ namn }}", "namn", "enskild.namn"),
        ("{{ dnr.ar }}", "dnr.ar", ""),
        ("{% if enskilt.namn %}{% endif %}", "enskilt", "enskild"),
        ("{% for p in partner %}{{ p.vad }}{% endfor %}", "partner", "parter"),
        ("{% for p in parter %}{{ p.nam }}{% endfor %}", "parter[].nam", "parter[].namn"),
        (
            "{% for p in parter %}{% for q in p.personer %}{{ q.rol }}{% endfor %}{% endfor %}",
            "personer[].rol",
            "personer[].roll",
        ),
        ("{% for p in parter if p.nam %}{{ p.namn }}{% endfor %}", "parter[].nam", "parter[].namn"),
        ("{% for p in parter %}{{ p.namn }}{% endfor %}{{ p.namn }}", "p", ""),
        ("{{ 'x' if dnt else dnr }}", "dnt", "dnr"),
        ("{{ amnet|join(', ') }}", "amnet", "amnen"),
    ],
)
def test_an_unknown_field_is_refused_with_its_paragraph_and_the_nearest(text: str, field: str, nearest: str) -> None:
    (fault,) = faults(lambda: compile_template(docx("Före", f"Hej {text}"), FIELDS))
    assert fault.kod == "mall-okant-falt"
    assert field in fault.vad
    assert nearest in fault.atgard
    assert fault.var == f"brödtexten (word/document.xml), ”Hej {text}”"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ parter }}", "parter är en lista"),
        ("{{ enskild }}", "enskild är en grupp"),
        ("{% for p in parter %}{{ p }}{% endfor %}", "parter[] är en grupp"),
        ("{{ parter if dnr }}", "parter är en lista"),
        ("{{ dnr or enskild }}", "enskild är en grupp"),
        ("{% for p in dnr %}{% endfor %}", "dnr är ingen lista"),
        ("{% for p in enskild %}{% endfor %}", "enskild är ingen lista"),
        ("{% if dnr|length > 3 %}{% endif %}", "dnr är ingen lista"),
        ("{{ parter|join(', ') }}", "parter är ingen lista av texter"),
    ],
)
def test_a_field_used_as_what_it_is_not_is_refused(text: str, said: str) -> None:
    (fault,) = faults(lambda: compile_template(docx(f"Hej {text}"), FIELDS))
    assert said in fault.vad
    assert text in fault.var


def test_unknown_fields_in_header_and_title_are_found_too_and_all_at_once() -> None:
    def build(document: object) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ dnt }}"  # type: ignore[attr-defined]
        document.core_properties.title = "{{ titel }}"  # type: ignore[attr-defined]

    found = faults(lambda: compile_template(docx("{{ a }}", "{{ b }}", build=build), FIELDS))
    assert {fault.vad.split()[1] for fault in found} == {"titel", "a", "b", "dnt"}


def test_without_a_description_every_field_is_accepted() -> None:
    assert compile_template(docx("{{ vad.som.helst }}")).fields == {"vad.som.helst"}


def test_the_paths_of_a_description() -> None:
    assert list(paths({"a": None, "b": {"c": None}, "d": ListOf({"e": None}), "f": ListOf(ListOf({"g": None}))})) == [
        *("a", "b", "b.c", "d", "d[].e", "f", "f[][].g"),
    ]
