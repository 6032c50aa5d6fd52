"""The cases worked by hand (`fall.yaml`), through the command line's JSON."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
import yaml

from tests.cli.conftest import Svar
from tests.cli.korning import Sipkit, content

Fall = dict[str, object]
FALL = cast(list[Fall], yaml.load((Path(__file__).parent / "fall.yaml").read_text("utf8"), Loader=yaml.BaseLoader))


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
        assert _part(rad, _mapping(wanted)) == wanted
    if "fel" in fall:
        assert _part(done.fault, _mapping(fall["fel"])) == fall["fel"]
        assert content(tmp_path / "ut") == {}
    if "varning" in fall:
        told = _list(done.json["varningar"])
        assert fall["varning"] in [_part(varning, _mapping(fall["varning"])) for varning in told]


def _answers(svar: Svar, given: Fall) -> Path:
    changes = {**_mapping(given.get("med", {})), **{str(path): ... for path in _list(given.get("utom", []))}}
    return svar(str(given["region"]), changes)


def _part(whole: Fall, wanted: Fall) -> Fall:
    return {key: whole[key] for key in wanted}


def _mapping(value: object) -> Fall:
    return cast(Fall, value)


def _list(value: object) -> list[Fall]:
    return cast(list[Fall], value)
