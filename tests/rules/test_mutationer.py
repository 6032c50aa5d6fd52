"""Every number that a routine states is held by an example: said otherwise, or taken away, some answer changes."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import cast

import pytest
import yaml

from sipkit.config.fall import fallfiler, las_fall
from sipkit.config.loading import load_region
from sipkit.config.region import Region
from sipkit.config.schema import Frist
from sipkit.config.sources import find_sources
from sipkit.domain.arende import Arende
from sipkit.rules import region as rules_region
from sipkit.rules.fakta import Fakta, las_fakta
from sipkit.rules.frister import frister
from tests.rules.mutanter import utan, varianter
from tests.rules.regioner import arende, handelser, klockan

REGIONER = ("nationell", "vastra-gotaland", "sodra-alvsborg", "simba", "gavleborg", "blekinge")
KOMMANDON = Path(__file__).parent.parent / "cli" / "fall.yaml"
DAGAR = (date(2018, 6, 1), date(2019, 6, 1), date(2020, 6, 1), date(2026, 11, 21))
"""One day in each time that some region's deadlines have had."""
NU = "2027-12-01T12:00"

Exempel = tuple[Arende, str, Fakta]
Svar = list[tuple[object, ...]]
Byte = tuple[Frist, Frist]
"""A deadline, and what it is said to be instead."""


@pytest.mark.parametrize("id_", REGIONER)
def test_every_item_of_a_region_s_deadlines_is_held_by_an_example(id_: str) -> None:
    """Each number, unit, event, clock and word, one at a time; then the item itself."""
    here = _region(id_)
    known = [(example, _svar(here, example)) for example in _exempel(id_)]
    survivors = [
        f"{namn}: {what}"
        for namn, what, changed in _mutanter(id_)
        if all(_svar(here, example, changed) == answer for example, answer in known)
    ]
    assert not survivors, "\n".join(survivors)


@pytest.mark.parametrize("id_", REGIONER)
def test_what_a_region_takes_away_would_show_if_it_did_not(id_: str) -> None:
    """A removal is a rule too: with the lower layer's item back, some answer changes."""
    here = _region(id_)
    for frist_id, variant_id in _borttagna(id_):
        lower = _frist(_region(here.lager[-2]), frist_id)
        (back,) = (each for each in lower.varianter if each.id == variant_id)
        own = _frist(here, frist_id)
        new = own.model_copy(update={"varianter": (*own.varianter, back), "kombination": "tidigast"})
        assert any(_svar(here, example) != _svar(here, example, (own, new)) for example in _exempel(id_)), frist_id


# --- the items and what could be wrong with them ----------------------------------------------------------------------


def _mutanter(id_: str) -> Iterator[tuple[str, str, Byte]]:
    """Item, what is changed, and the deadline before and after, for each item that stands in the region's own file."""
    own = {(frist, variant) for frist, variant, gone in _poster(id_) if not gone}
    seen: set[str] = set()
    for dag in DAGAR:
        for frist in _region(id_).on(dag).frister:
            for variant in frist.varianter:
                if (frist.id, variant.id) in own and repr(variant) not in seen:
                    seen.add(repr(variant))
                    namn = f"{frist.id}.{variant.id}"
                    for what, changed in varianter(variant):
                        yield namn, what, (frist, utan(frist, variant, changed))
                    yield namn, "borta", (frist, utan(frist, variant))


def _borttagna(id_: str) -> list[tuple[str, str]]:
    return [(frist, variant) for frist, variant, gone in _poster(id_) if gone]


def _poster(id_: str) -> Iterator[tuple[str, str, bool]]:
    """The items in the layer's own file: deadline, variant, whether it takes one away."""
    (place,) = (place for place in find_sources(environ={}).regions(id_))
    content = yaml.load((place.path / "frister.yaml").read_text("utf8"), Loader=yaml.BaseLoader)
    for frist in content["frister"]:
        for variant in frist["varianter"]:
            yield frist["id"], variant["id"], "ta_bort" in variant


def _frist(region: Region, id_: str) -> Frist:
    return next(frist for frist in region.frister if frist.id == id_)


# --- the examples and their answers -----------------------------------------------------------------------------------


class _Andrad:
    """A region on a day with one deadline said otherwise, on the days when it stands there so."""

    def __init__(self, region: Region, changed: Byte) -> None:
        old, new = changed
        self.frister = tuple(new if frist == old else frist for frist in region.frister)
        self.kalender = region.kalender
        self.region = region.region


@cache
def _region(id_: str) -> Region:
    return load_region(id_, DAGAR[-1], find_sources(environ={}))


@cache
def _pa(id_: str, dag: date) -> Region:
    return _region(id_).on(dag)


def _svar(here: Region, example: Exempel, changed: Byte | None = None) -> Svar:
    """What a user sees of the times. How they are counted does not count: that would tell a unit without an example."""
    case, nu, fakta = example

    def on(dag: date) -> rules_region.Region:
        region = _pa(here.id, dag)
        return cast(rules_region.Region, _Andrad(region, changed) if changed else region)

    besked = frister(on, case, klockan(nu), fakta)
    rows = [
        (r.id, r.variant, r.handelse_tid, r.senast, r.tidigast, r.tidpunkt, r.text, r.styrande) for r in besked.rader
    ]
    return [*rows, tuple(each.kod for each in besked.varningar)]


@cache
def _exempel(id_: str) -> tuple[Exempel, ...]:
    """The region's cases in its own file and among those of the command line."""
    cases = (each.fall for path in fallfiler(id_, find_sources(environ={})) for each in las_fall(path))
    tables = [(list(fall.handelser), [f"{namn}={_ord(ord_)}" for namn, ord_ in fall.fakta.items()]) for fall in cases]
    commands = yaml.load(KOMMANDON.read_text("utf8"), Loader=yaml.BaseLoader)
    words = [shlex.split(str(fall["kommando"])) for fall in commands]
    tables += [(_given(w, "--handelse"), _given(w, "--fakta")) for w in words if w[:3] == ["frister", "--region", id_]]
    return tuple((arende(handelser=handelser(events)), NU, las_fakta(fakta)) for events, fakta in tables)


def _ord(ord_: str | tuple[str, ...]) -> str:
    return ord_ if isinstance(ord_, str) else ",".join(ord_)


def _given(words: list[str], option: str) -> list[str]:
    return [value for word, value in pairwise(words) if word == option]
