"""The consent gate beside tables written by hand from the law and the routines (samtycke/REGION.yaml).

Each table is laid out to every kind of consent × state × document type, and the gate must say the same in all of them.
What the words of the tables mean stands first in samtycke/nationell.yaml.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import cast, get_args

import pytest
import yaml

from sipkit.config.loading import load_region
from sipkit.config.region import Region
from sipkit.config.sources import find_sources
from sipkit.domain.arende import Arende
from sipkit.domain.vocabulary import DokumentTyp, SamtyckeSort, SamtyckeStatus, words
from sipkit.rules.besked import Samtyckesbeslut
from sipkit.rules.samtycke import samtyckesbeslut
from tests.rules.regioner import arende

Rad = Mapping[str, object]
TABELLER = Path(__file__).parent / "samtycke"
REGIONER = ("nationell", "vastra-gotaland", "sodra-alvsborg", "simba", "gavleborg", "blekinge")
IDAG = date(2027, 3, 30)
INGA: Mapping[str, frozenset[str]] = MappingProxyType({})
TILL = ("p1", "p2", "p3")
ALLA = frozenset(TILL)
INGEN: frozenset[str] = frozenset()
MEDGIVNA = frozenset({"p1", "p2"})
"""Those whom a consent in part names."""
LAGEN = (*words(SamtyckeStatus), "saknas", "utgatt")
PARTER = [
    {
        "id": "p1",
        "namn": "Hemsjukvården Exempelviken",
        "roll": "kommunal-halso-och-sjukvard",
        "huvudman": "kommun",
        "som": "kallad",
    },
    {
        "id": "p2",
        "namn": "Vårdcentralen Exempelviken",
        "roll": "regional-oppenvard",
        "huvudman": "region",
        "som": "kallad",
    },
    {"id": "p3", "namn": "Socialtjänsten Provstaden", "roll": "socialtjanst", "huvudman": "kommun", "som": "kallad"},
]


@cache
def tabell(id_: str) -> Mapping[str, list[Rad]]:
    return cast(Mapping[str, list[Rad]], yaml.load((TABELLER / f"{id_}.yaml").read_text("utf8"), yaml.BaseLoader))


@cache
def region(id_: str) -> Region:
    return load_region(id_, IDAG, find_sources(None))


def dokument_i(rad: Rad) -> list[str]:
    return cast(list[str], rad["dokument"])


def utfall(id_: str, rad: Rad) -> Mapping[str, str]:
    """What a row says of each state."""
    named = cast(Mapping[str, Mapping[str, str]], tabell(id_)["utfall"])
    return named[cast(str, rad["utfall"])]


def krav(id_: str, typ: str) -> Rad | None:
    """The row about a document type that needs a consent."""
    return next((rad for rad in tabell(id_)["krav"] if typ in dokument_i(rad)), None)


def svar(sort: str, lage: str, number: int) -> Iterator[dict[str, object]]:
    """The answers that leave a consent in a state. A no names the parties too, and lets none of them through for it."""
    answer: dict[str, object] = {"id": f"s{number}", "sort": sort, "status": lage, "dag": "2027-03-01", "parter": TILL}
    if lage == "utgatt":
        yield answer | {"status": "lamnat", "galler_till": "2027-03-29"}
    elif lage == "delvis":
        yield answer | {"parter": sorted(MEDGIVNA)}
    elif lage != "saknas":
        yield answer


def arendet(lagen: Mapping[str, str]) -> Arende:
    """An ärende with the three parties, whose consents stand as told."""
    answers = [each for number, (sort, lage) in enumerate(lagen.items(), 1) for each in svar(sort, lage, number)]
    return arende(parter=PARTER, samtycken=answers)


def ord_for(beslut: Samtyckesbeslut) -> str:
    """The tables' word for what the gate decided."""
    if beslut.utslag in ("nej", "provas"):
        return beslut.utslag
    med = beslut.tackta - beslut.begransade
    words_for = {
        (ALLA, INGEN): "ja",
        (MEDGIVNA, INGEN): "medgivna",
        (MEDGIVNA, ALLA - MEDGIVNA): "uppdelat",
        (INGEN, ALLA): "begransat",
    }
    return words_for.get((med, beslut.begransade), f"oväntat: {sorted(med)}, {sorted(beslut.begransade)}")


def satt_ut(beslut: Samtyckesbeslut) -> tuple[set[str], bool]:
    """What may stand in the message for those whom the consent does not cover, and whether it says there is none."""
    may = {rad.id for each in beslut.begransningar for rad in each.far}
    return may, any(each.anges for each in beslut.begransningar)


def ska_sta(id_: str, typ: str, lage: str) -> tuple[set[str], bool]:
    """The same, from the table."""
    rad = cast(Mapping[str, list[str]], krav(id_, typ))
    return set(rad["fria_falt"]), lage in rad.get("sager_att_samtycke_saknas", [])


def vantat(id_: str, typ: str) -> Iterator[tuple[dict[str, str], str]]:
    """Every kind in every state, and what the table says of it.

    The kind that the document needs is tried with a yes to everything else and with a no to everything else; the other
    kinds are tried with a yes to the one that it needs.
    """
    rad = krav(id_, typ)
    sorter = words(SamtyckeSort)
    for sort in sorter:
        for lage in LAGEN:
            needed = rad is not None and rad["sort"] == sort
            told = utfall(id_, rad)[lage] if rad is not None and needed else "ja"
            for ovriga in ("lamnat", "nekat"):
                rest = dict.fromkeys(sorter, ovriga) | ({} if rad is None else {cast(str, rad["sort"]): "lamnat"})
                yield rest | {sort: lage}, told


@pytest.mark.parametrize("id_", REGIONER)
def test_a_table_names_every_document_type_once_and_says_something_of_every_state(id_: str) -> None:
    """A new document type, kind or state has to be thought about before the tables are whole again."""
    table = tabell(id_)
    rows = [*table["fria"], *table["krav"]]
    assert Counter(typ for rad in rows for typ in dokument_i(rad)) == Counter(words(DokumentTyp))
    assert {str(rad["sort"]) for rad in table["krav"]} <= set(words(SamtyckeSort))
    assert all(set(utfall(id_, rad)) == set(LAGEN) for rad in table["krav"])
    assert all(rad["darfor"] for rad in table["fria"])


@pytest.mark.parametrize("typ", get_args(DokumentTyp))
@pytest.mark.parametrize("id_", REGIONER)
def test_the_gate_says_what_the_law_and_the_routine_say(id_: str, typ: DokumentTyp) -> None:
    differing = []
    for lagen, told in vantat(id_, typ):
        beslut = samtyckesbeslut(region(id_), arendet(lagen), typ, TILL, idag=IDAG, fakta=INGA)
        if ord_for(beslut) != told:
            differing.append((lagen, told, ord_for(beslut)))
        elif told in ("uppdelat", "begransat"):
            assert satt_ut(beslut) == ska_sta(id_, typ, lagen["utbyta-uppgifter"])
    assert differing == []
