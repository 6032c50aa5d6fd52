"""The schema for editors: it takes what the loader takes, and marks what an editor can see is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from sipkit.admin.regionschema import regionschema
from sipkit.config.lager import AMNEN
from sipkit.config.sources import find_sources
from sipkit.config.yamlfil import fold_key
from sipkit.errors import UsageFault

REGIONS = Path(find_sources(environ={}).roots[0].regions)
FILES = sorted(path for path in REGIONS.glob("*/*.yaml"))


class Editor(yaml.SafeLoader):
    """Reads as an editor does (YAML 1.2): days and `ja` are text, `3` is a number."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in each if tag.endswith((":int", ":float", ":null"))]
    for first, each in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def wrong(topic: str | None, text: str) -> list[str]:
    return [each.message for each in Draft7Validator(regionschema(topic)).iter_errors(yaml.load(text, Loader=Editor))]


def test_it_is_a_schema() -> None:
    for topic in (None, *AMNEN):
        Draft7Validator.check_schema(regionschema(topic))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_shipped_file_is_accepted(path: Path) -> None:
    assert wrong(path.stem, path.read_text("utf-8")) == []


def test_both_spellings_of_a_key_are_known() -> None:
    for text in ("vägval: {vägledning: []}", "vagval: {vagledning: []}"):
        assert wrong("vägval", text) == []
        assert wrong(None, f"region: {{namn: X}}\n{text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "frister: [{id: kallelse, variantr: []}]",
        "frister: [{id: kallelsen}]",
        "frister: [{namn: x}]",
        "frister: [{id: kallelse, varianter: [{id: a, inom: {antal: 3}}]}]",
        "frister: [{id: kallelse, varianter: [{id: a, när: {sip: efter}}]}]",
        "frister: [{id: kallelse, varianter: [{id: a, när: {sipp: ingen}}]}]",
        "frister: [{id: kallelse, varianter: [{id: a, källa: {dokument: los}}]}]",
        "frister: [{id: kallelse, gäller: {från: 2027}}]",
        "frister: [{id: kallelse, kan_avtalas: kanske}]",
        "fristre: []",
    ],
)
def test_what_an_editor_can_see_is_marked(text: str) -> None:
    assert wrong("frister", text)


def test_a_topic_that_there_is_not_is_refused() -> None:
    with pytest.raises(UsageFault, match="Ämnet finns inte") as caught:
        regionschema("frist")
    assert "frister" in caught.value.atgard
    assert fold_key("vägval") in AMNEN
