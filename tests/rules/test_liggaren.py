"""Every rule about what a paper states, or what someone ticks, is there for the one who makes that paper or list.

`config/regler.yaml` has every rule of the sources with its kind and its verb. What is not a field or a point stands in
`liggaren.yaml`, with where it is instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import cast

import pytest
import yaml

from sipkit.admin.gang import ord_i, poster, skriven
from sipkit.config.innehall import Innehall
from sipkit.config.lager import AMNEN, chain
from sipkit.config.loading import load_region
from sipkit.config.region import Region
from sipkit.config.sources import find_sources
from sipkit.domain.vocabulary import DokumentTyp, Roll, Steg

SOURCES = find_sources(environ={})
REGLER = cast(
    Mapping[str, Mapping[str, str]],
    yaml.safe_load((SOURCES.roots[0].regions.parent / "regler.yaml").read_text("utf8")),
)
UNDANTAG = cast(
    Mapping[str, Mapping[str, Mapping[str, str]]],
    yaml.safe_load((Path(__file__).parent / "liggaren.yaml").read_text("utf8")),
)


@cache
def _region(id_: str) -> Region:
    return load_region(id_, date(2027, 3, 25), SOURCES)


def _regler(sort: str) -> list[str]:
    return [id_ for id_, regel in REGLER.items() if regel["sort"] == sort and id_ not in UNDANTAG[sort]]


def _uppgifter(region: Region) -> Iterator[tuple[DokumentTyp | None, Innehall]]:
    """Every field that a document of the region states."""
    for meddelande in region.meddelanden:
        yield from ((meddelande.dokument, rad) for rad in meddelande.innehall)
        for svar in meddelande.besvaras:
            yield from ((svar.dokument, rad) for rad in svar.innehall)
    yield from (("kallelse", rad) for rad in region.kallelse.innehall)
    yield from ((rad.dokument, rad) for rad in region.plan.innehall)


@pytest.mark.parametrize("regel", _regler("innehall"))
def test_what_a_document_states_is_a_field_of_one_type_with_its_verb(regel: str) -> None:
    """In several fields only where the rule names several things, and never in two documents."""
    found = [(typ, rad) for typ, rad in _uppgifter(_region(REGLER[regel]["region"])) if regel in rad.regler]
    assert len({typ for typ, _ in found}) == 1
    assert regel in UNDANTAG["verb"] or REGLER[regel]["modal"] in {rad.modal for _, rad in found}


@pytest.mark.parametrize("regel", _regler("checklistpunkt"))
def test_what_is_ticked_is_one_point_of_each_role_and_step_that_has_it_with_its_verb(regel: str) -> None:
    """A role that has it at a step has it there once."""
    platser: Counter[tuple[Roll, Steg]] = Counter()
    verb = set()
    for lista in _region(REGLER[regel]["region"]).checklistor:
        for punkt in lista.punkter:
            if regel in punkt.regler:
                platser.update((roll, lista.steg) for roll in lista.roller)
                verb.add(punkt.modal)
    assert set(platser.values()) == {1}
    assert regel in UNDANTAG["verb"] or REGLER[regel]["modal"] in verb


@pytest.mark.parametrize("sort", ["innehall", "checklistpunkt"])
def test_what_is_neither_stands_where_it_is_said_to_stand(sort: str) -> None:
    """The list of exceptions holds nothing that has become a field or a point, and names no place where it is not."""
    for regel, undantag in UNDANTAG[sort].items():
        assert REGLER[regel]["sort"] == sort
        stallen = list(_stallen(REGLER[regel]["region"], regel))
        assert any(each.startswith(undantag["står"]) for each in stallen) if "står" in undantag else not stallen
        assert sort == "innehall" or not [each for each in stallen if each.startswith("checklistor.")]


def _stallen(region: str, regel: str) -> Iterator[str]:
    """The paths of the items that carry a rule, in the region's own files."""
    lager = chain(region, SOURCES)[-1]
    for amne in AMNEN:
        yield from (skriven(vag) for vag, item in poster(lager.topic(amne)) if regel in ord_i(item, "regler"))
