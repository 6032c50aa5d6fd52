"""The regions and document types that are shipped."""

from __future__ import annotations

from datetime import date

import pytest

from sipkit.config.loading import check_region, list_regions, load_document_type, load_region
from sipkit.config.post import Post
from sipkit.config.region import Region
from sipkit.config.sources import find_sources
from sipkit.errors import UsageFault
from sipkit.rules.brev import brevtyp

SOURCES = find_sources(environ={})
PER = date(2026, 11, 21)


@pytest.mark.parametrize("id_", SOURCES.region_ids())
def test_a_shipped_region_has_no_fault_on_any_day(id_: str) -> None:
    """On the day it was written, and on every day when something in it begins or ends."""
    assert [f"{fault.var} {fault}" for fault in check_region(id_, PER, SOURCES)] == []


def test_the_rule_behind_every_question_can_be_explained() -> None:
    """In some region; one that has no rule about it says nothing. What only some regions' letter tells they say."""
    types = [load_document_type(id_, SOURCES) for id_ in SOURCES.document_ids()]
    rules = {fraga.regel for typ in types if not typ.brev for fraga in typ.fragor if fraga.regel}
    regions = [load_region(row.id, PER, SOURCES) for row in list_regions(PER, SOURCES) if len(row.lager) > 1]
    assert rules
    assert regions
    assert [rule for rule in rules if not any(explained(region, rule) for region in regions)] == []
    (blekinge,) = (region for region in regions if region.id == "blekinge")
    assert [rule for rule in rules if not explained(blekinge, rule)] == []
    for region in regions:
        letters = [brevtyp(typ, region, {}) for typ in types if typ.brev]
        asked = [fraga.regel for typ in letters for fraga in typ.fragor if fraga.regel]
        assert asked
        assert [rule for rule in asked if not explained(region, rule)] == []


def explained(region: Region, rule: str) -> bool:
    try:
        return bool(region.forklaring(rule).path)
    except UsageFault:
        return False


@pytest.mark.parametrize("id_", SOURCES.region_ids())
def test_every_rule_of_a_shipped_region_can_be_explained_from_its_source(id_: str) -> None:
    """The deadlines, down to each variant."""
    region = load_region(id_, PER, SOURCES)
    for frist in region.frister:
        for variant in frist.varianter:
            word = region.forklaring(f"frister.{frist.id}.{variant.id}").lager[-1]
            assert isinstance(variant, Post)
            assert word.kalla
            assert word.kalla.dokument, f"{word.var}: the document is not in force"
            assert word.kalla.kalla == variant.kalla
