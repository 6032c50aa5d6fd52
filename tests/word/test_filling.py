from __future__ import annotations

import io
import zipfile
from types import MappingProxyType

import pytest
from docx.document import Document as Built
from docx.shared import Cm
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from sipkit.errors import TemplateFault, UsageFault
from sipkit.word import compile_template, fill
from tests.word.wordfiles import docx, faults, filled, picture_ids, png, table, texts


def test_the_same_input_gives_the_same_bytes() -> None:
    data, context = docx("{{ x }}", "{% for y in z %}{{ y }}{% endfor %}"), {"x": "Åsa", "z": ["a", "b"]}
    first = compile_template(data)
    assert fill(first, context) == fill(first, context) == fill(compile_template(data), context)


def test_a_template_is_not_changed_by_being_filled() -> None:
    template = compile_template(docx("{{ x }}"))
    fill(template, {"x": "först"})
    assert texts(fill(template, {"x": "sedan"})) == ["sedan"]


def test_the_paper_is_a_sound_zip_without_dates_that_starts_with_its_content_types() -> None:
    with zipfile.ZipFile(io.BytesIO(fill(compile_template(docx("{{ x }}")), {"x": "a"}))) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    "value", ["<w:br/>", "A & B", 'sade "ja"', "{{ 7*7 }}", "{% if x %}", "{# tyst #}", "</w:t></w:r>", "&amp;", "{_{"]
)
def test_nothing_in_a_value_is_markup(value: str) -> None:
    assert filled(docx("före {{ x }} efter"), {"x": value}) == f"före {value} efter"


def test_a_value_cannot_claim_to_be_escaped_already() -> None:
    assert filled(docx("{{ x }}"), {"x": Markup("<w:br/>")}) == "<w:br/>"


def test_line_breaks_and_tabs_stay_in_the_value_however_they_were_typed() -> None:
    assert filled(docx("{{ x }}"), {"x": "Storgatan 1\r\n371 00\tKarlskrona\rSverige"}) == (
        "Storgatan 1\n371 00\tKarlskrona\nSverige"
    )


def test_none_is_written_as_nothing_and_numbers_as_they_are() -> None:
    assert filled(docx("({{ a }}) {{ b }}"), {"a": None, "b": 3}) == "() 3"


def test_any_mapping_is_a_group_and_its_items_hide_no_methods() -> None:
    group = MappingProxyType({"items": "tre", "keys": "fyra"})
    assert filled(docx("{{ g.items }} {{ g.keys }}"), {"g": group}) == "tre fyra"


def test_loops_conditions_and_tables() -> None:
    rows = ("{%tr for p in parter %}", ""), ("{{ loop.index }} {{ p.namn }}", "{{ p.roll }}"), ("{%tr endfor %}", "")
    template = docx("{% if parter %}Parter{% else %}Inga{% endif %}", build=table(("Namn", "Roll"), *rows))
    parter = [{"namn": "Eken", "roll": "bas"}, {"namn": "Linden", "roll": None}]
    assert filled(template, {"parter": parter}).split("\n") == ["Parter", "Namn", "Roll", "1 Eken", "bas", "2 Linden"]
    assert filled(template, {"parter": []}).split("\n") == ["Inga", "Namn", "Roll"]


def test_a_missing_value_is_never_a_hole() -> None:
    template = docx("Hej", "Möte {{ mote.tid }} i {{ mote.plats }}")
    (fault,) = faults(lambda: filled(template, {"mote": {"tid": "kl. 9"}}))
    assert isinstance(fault, TemplateFault)
    assert "mote.plats" in fault.vad
    assert fault.var == "brödtexten (word/document.xml), ”Möte {{ mote.tid }} i {{ mote.plats }}”"


@pytest.mark.parametrize(
    ("texts", "place"),
    [
        (["Före", "{%p if a.b %}", "Inne", "{%p endif %}"], "”{%p if a.b %}”"),
        (["{%p for a in s %}", "Rad {{ a.b }}", "{%p endfor %}"], "”Rad {{ a.b }}”"),
    ],
)
def test_a_missing_value_is_placed_in_its_own_paragraph_also_between_paragraphs(texts: list[str], place: str) -> None:
    (fault,) = faults(lambda: filled(docx(*texts), {"a": {}, "s": [{}]}))
    assert fault.var.endswith(place)


def test_a_fault_names_the_template() -> None:
    template = compile_template(docx("{{ x }}"), name="kallelse/brev.docx")
    (fault,) = faults(lambda: fill(template, {}))
    assert fault.var.startswith("kallelse/brev.docx: brödtexten")


def test_nothing_but_the_context_has_a_name() -> None:
    for name in ("range", "dict", "lipsum", "cycler", "joiner", "namespace"):
        (fault,) = faults(lambda name=name: filled(docx(f"{{{{ {name} }}}}")))  # type: ignore[misc]
        assert fault.vad == f"Fältet {name} har inget värde."


@pytest.mark.parametrize("value", [True, ["a"], {"a": "b"}, 1.5, object()])
def test_what_is_no_text_is_not_printed(value: object) -> None:
    (fault,) = faults(lambda: filled(docx("{{ svar }}"), {"svar": value}))
    assert isinstance(fault, TemplateFault)
    assert "svar" in fault.vad


def test_a_text_is_not_taken_apart_by_join() -> None:
    (fault,) = faults(lambda: filled(docx("{{ amnen|join(', ') }}"), {"amnen": "hemtjänst"}))
    assert "amnen" in fault.vad


def test_values_that_cannot_be_compared_are_told_apart_from_a_bug() -> None:
    (fault,) = faults(lambda: filled(docx("{% if antal > 3 %}många{% endif %}"), {"antal": "fyra"}))
    assert isinstance(fault, TemplateFault)
    assert "antal" in fault.vad


@settings(max_examples=30)
@given(
    st.sampled_from([*map(chr, range(32)), "\ud800", "\udfff", "\ufffe", "\uffff"]).filter(lambda c: c not in "\t\n\r")
)
def test_a_character_that_word_cannot_hold_is_refused_by_path_and_never_shown(sign: str) -> None:
    context = {"parter": [{"namn": "Eken"}, {"namn": f"Hemlig{sign}"}]}
    template = docx("{% for p in parter %}{{ p.namn }}{% endfor %}")
    (fault,) = faults(lambda: filled(template, context))
    assert isinstance(fault, UsageFault)
    assert fault.var == "parter[1].namn"
    assert "Hemlig" not in repr(vars(fault))


def test_pictures_in_a_loop_get_ids_of_their_own() -> None:
    def two_pictures_in_a_loop(document: Built) -> None:
        document.add_paragraph("{%p for x in xs %}")
        document.add_picture(io.BytesIO(png(4, 2)), Cm(1))
        document.add_picture(io.BytesIO(png(4, 2)), Cm(1))
        document.add_paragraph("{%p endfor %}")

    template = compile_template(docx(build=two_pictures_in_a_loop))
    assert picture_ids(fill(template, {"xs": ["a", "b", "c"]})) == ["1001", "1002", "1003", "1004", "1005", "1006"]
