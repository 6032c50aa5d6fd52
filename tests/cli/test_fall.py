"""The cases worked by hand, through the command line's JSON: the regions' own, and others in `fall.yaml`."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import cast

import pytest
import yaml

from sipkit.config.fall import Fall as Regionfall
from sipkit.config.fall import fallfiler, las_fall
from sipkit.config.sources import find_sources
from tests.cli.conftest import Svar
from tests.cli.korning import Sipkit, content

Fall = dict[str, object]
FALL = cast(list[Fall], yaml.load((Path(__file__).parent / "fall.yaml").read_text("utf8"), Loader=yaml.BaseLoader))

SOURCES = find_sources(environ={})
REGIONFALL = [
    pytest.param(region, each.fall, id=f"{region}: {each.fall.id}")
    for region in SOURCES.region_ids()
    for path in fallfiler(region, SOURCES)
    for each in las_fall(path)
]


@pytest.mark.parametrize(("region", "fall"), REGIONFALL)
def test_a_case_of_a_region_comes_out_the_same(sipkit: Sipkit, region: str, fall: Regionfall) -> None:
    """`config/fall`: its events and facts on the command line; the governing row of each deadline, and the path."""
    events = [word for each in fall.handelser for word in ("--handelse", each)]
    facts = [
        word
        for namn, value in fall.fakta.items()
        for word in ("--fakta", f"{namn}={value if isinstance(value, str) else ','.join(value)}")
    ]
    per = ["--per", fall.per.isoformat()] if fall.per else []
    given = ["--region", region, *events, *facts, *per, "--json"]
    if fall.vagval is not None:
        path = sipkit("vägval", *given)
        wanted = {key: each for key, each in fall.vagval.model_dump(exclude_none=True, mode="json").items() if each}
        assert _part(_in_words(path.resultat, "saknas"), wanted) == wanted
    done = sipkit("frister", *given)
    assert done.exit == 0
    for id_, vantad in fall.frister.items():
        wanted = vantad.model_dump(exclude_none=True, mode="json")
        rader = [rad for rad in _list(done.resultat["frister"]) if rad["id"] == id_ and rad["styrande"]]
        (rad,) = (rad for rad in rader if vantad.variant in (None, rad["variant"]))
        row = {key: rad.get(key) for key in wanted}
        assert {key: "saknas" if value is None else value for key, value in row.items()} == wanted
    if fall.varningar is not None:
        assert [each["kod"] for each in _list(done.json["varningar"])] == list(fall.varningar)


@pytest.mark.parametrize("fall", FALL, ids=[str(fall["id"]) for fall in FALL])
def test_a_case_worked_by_hand_comes_out_the_same(sipkit: Sipkit, svar: Svar, tmp_path: Path, fall: Fall) -> None:
    """Nothing but what the table says; a refusal or a missing answer writes no file."""
    arguments = [*str(fall["kommando"]).split(), "--json"]
    if "svar" in fall:
        arguments += ["--svar", str(_answers(svar, _mapping(fall["svar"]))), "--ut", str(tmp_path / "ut")]
    done = sipkit(*arguments)
    assert done.exit == int(str(fall.get("exit", "0")))
    for id_, wanted in _mapping(fall.get("rader", {})).items():
        rader = cast(list[Fall], done.resultat["frister"])
        (rad,) = (rad for rad in rader if rad["id"] == id_ and rad["styrande"])
        rad = {**dict.fromkeys(_mapping(wanted)), **rad}
        assert _part(_words(rad), wanted) == wanted
    if "väg" in fall:
        assert _part(_in_words(done.resultat), fall["väg"]) == fall["väg"]
    if "resultat" in fall:
        assert _part(_words(done.resultat), fall["resultat"]) == fall["resultat"]
    if "fel" in fall:
        assert _part(done.fault, fall["fel"]) == fall["fel"]
        assert content(tmp_path / "ut") == {}
    if "varning" in fall:
        told = _list(done.json["varningar"])
        assert fall["varning"] in [_part(varning, fall["varning"]) for varning in told]
    if "varningar" in fall:
        assert [each["kod"] for each in _list(done.json["varningar"])] == fall["varningar"]


def _answers(svar: Svar, given: Fall) -> Path:
    changes = {**deepcopy(_mapping(given.get("med", {}))), **{str(path): ... for path in _list(given.get("utom", []))}}
    return svar(str(given["region"]), changes)


def _in_words(path: Fall, unknown: str = "okänt") -> Fall:
    """A path with truth values as words, and its messages as what is sent."""
    sent = {str(each["typ"]): each["skickas"] for each in _list(path["meddelanden"])}
    told = {
        **path,
        "meddelanden": sent,
        "sip": {key: _word(value, unknown) for key, value in _mapping(path["sip"]).items()},
    }
    return {key: _word(value, unknown) for key, value in told.items()}


def _word(value: object, unknown: str) -> object:
    """A truth value as a word."""
    return {True: "ja", False: "nej"}[value] if isinstance(value, bool) else unknown if value is None else value


def _words(value: object) -> object:
    """A result with truth values as words, all the way in; `inget` is nothing."""
    if isinstance(value, dict):
        return {key: _words(each) for key, each in value.items()}
    return [_words(each) for each in value] if isinstance(value, list) else _word(value, "inget")


def _part(whole: object, wanted: object) -> object:
    """Of the whole, the keys that are wanted; inside a key that is wanted in part, likewise, and in a list's items."""
    if isinstance(wanted, dict) and isinstance(whole, dict):
        return {key: _part(whole[key], each) for key, each in wanted.items()}
    if isinstance(wanted, list) and isinstance(whole, list) and len(wanted) == len(whole):
        return [_part(*each) for each in zip(whole, wanted, strict=True)]
    return whole


def _mapping(value: object) -> Fall:
    return cast(Fall, value)


def _list(value: object) -> list[Fall]:
    return cast(list[Fall], value)
