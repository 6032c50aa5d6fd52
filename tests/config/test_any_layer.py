"""Whatever a layer holds, it is loaded, or refused with places in files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipkit.config.dokumenttyp import SvarsTyp
from sipkit.config.lager import AMNEN
from sipkit.config.loading import check_region, load_document_type
from sipkit.config.sources import Sources
from sipkit.errors import SipkitError
from tests.config.lager import sources, write
from tests.config.test_schema import MODELS

KEYS = st.sampled_from(sorted({name for model in MODELS for name in model.model_fields} | {"okand"}))
WORDS = st.sampled_from(["kallelse", "efter", "lagen", "3", "ska", "ja", "2027-01-01", "2027-02-30", "sip", "alla"])
PATHS = st.sampled_from(["enskild.namn", "samtycke.status", "parter", "falt.x", "okand", "sip", "kallelse.dag"])
DATA = st.recursive(
    WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=25,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all examples."""
    return tmp_path_factory.mktemp("konfiguration")


@settings(max_examples=150)
@given(st.sampled_from(AMNEN), DATA, DATA)
def test_any_layers_are_loaded_or_refused(folder: Path, topic: str, lower: object, upper: object) -> None:
    """Two layers of anything, on top of each other and of one that is right."""
    files = {
        f"regions/{id_}.yaml": json.dumps({"region": {"namn": id_, "bygger_på": below}, topic: data})
        for id_, below, data in (("under", "grund", lower), ("over", "under", upper))
    }
    try:
        faults = check_region("over", date(2027, 1, 15), sources(folder, files))
    except SipkitError as unreadable:
        faults = unreadable.faults
    assert all(":" in fault.var and fault.vad for fault in faults)


QUESTIONS = st.fixed_dictionaries(
    {"id": WORDS, "falt": PATHS, "typ": st.sampled_from(get_args(SvarsTyp)), "fraga": st.text(), "varfor": WORDS},
    optional={
        "nar": st.dictionaries(PATHS, WORDS | st.lists(WORDS), max_size=2),
        "beror_pa": st.lists(PATHS, max_size=2),
        "forslag": WORDS,
        "ger_aven": PATHS,
        "alternativ": st.just([{"id": "ja", "namn": "Ja"}]),
        "okand": WORDS,
    },
)


@settings(max_examples=150)
@given(st.lists(QUESTIONS | DATA, max_size=3))
def test_any_questions_are_loaded_or_refused(folder: Path, fragor: list[object]) -> None:
    """Whatever they hang on, in whatever order."""
    data = {"id": "kallelse", "namn": "K", "beskrivning": "K.", "papper": [], "fragor": fragor}
    root = write(folder, {"documents/kallelse.yaml": json.dumps(data)})
    try:
        assert len(load_document_type("kallelse", Sources((root,))).fragor) == len(fragor)
    except SipkitError as error:
        assert all(":" in fault.var and fault.vad for fault in error.faults)
