"""A plan's whole life from answers, in files of one ärende: consent, call, plan, signatures, follow-up, end."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import pytest

from tests.cli.korning import Result, Sipkit, answers
from tests.cli.signerade import LENA, PLAN, certifikat, pin, rot

REGIONER = ("blekinge", "gavleborg", "simba", "sodra-alvsborg", "vastra-gotaland")
UPPFOLJNING = {"dag": "2027-10-07", "tid": "13", "satt": "hembesök"}


class Livet:
    """One ärende, in a file, and the papers that are made of it."""

    def __init__(self, sipkit: Sipkit, folder: Path, region: str) -> None:
        self.sipkit, self.folder, self.region = sipkit, folder, region
        self.arende, self.ut = folder / "arende.sip", folder / "ut"

    def gor(self, typ: str, svar: Mapping[str, object], per: str) -> Result:
        """Make a document from answers; the ärende goes on in its file."""
        path = self.folder / f"{typ}.json"
        path.write_text(json.dumps(svar), "utf8")
        begun = (self.arende, "--ersätt") if self.arende.exists() else ("--region", self.region)
        given = ("--svar", path, "--utan-frågor", "--format", "pdf", "--ut", self.ut, "--per", per, "--json")
        return self.sipkit(typ, *begun, *given, "--spara", self.arende)

    def signera(self, pdf: Path, person: str) -> Path:
        """Sign a paper as the person."""
        key = ("--p12", certifikat(self.folder, person), "--pin-fil", pin(self.folder), "--utan-frågor")
        done = self.sipkit("signera", pdf, *key, "--ärende", self.arende, "--json")
        assert done.exit == 0, done.out
        return Path(str(done.resultat["fil"]))

    def verifiera(self, pdf: Path) -> Result:
        """The verdict over all that are expected to sign."""
        return self.sipkit("verifiera", pdf, "--ärende", self.arende, "--rot", rot(self.folder), "--json")

    def original(self, done: Result) -> Path:
        """The person's own copy of the plan."""
        assert done.exit == 0, done.out
        (name,) = (each for each in done.filer() if "original" in each)
        return self.ut / name


def _plan(changes: Mapping[str, object] | None = None) -> dict[str, object]:
    here = {"deltagare": [{"vem": "p1", "namn": LENA}, {"namn": "Omar Testlund"}]}
    said = {**{key: value for key, value in PLAN.items() if key != "dag"}, **here, **(changes or {})}
    return {
        "samtycke": {"sort": "uppratta-plan", "status": "lamnat", "dag": "2027-03-25", "form": "muntligt"},
        "plan": {key: value for key, value in said.items() if value is not ...},
    }


@pytest.fixture
def liv(sipkit: Sipkit, tmp_path: Path, request: pytest.FixtureRequest) -> Livet:
    """An ärende where all have been called, with the person's consent."""
    region = getattr(request, "param", "gavleborg")
    liv = Livet(sipkit, tmp_path, region)
    done = liv.gor("kallelse", answers(region), "2027-03-25T10:12")
    assert done.exit == 0, done.out
    return liv


def _uppfoljning() -> dict[str, object]:
    return {
        "plan.mal.m1.resultat": "delvis",
        "plan.insatser.i1.lage": "slutar",
        "plan.insatser.i2.lage": "fortsatter",
        "plan.uppföljning": UPPFOLJNING,
    }


def _undertecknad(liv: Livet, typ: str, svar: Mapping[str, object], per: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a version with both signatures."""
    monkeypatch.setenv("SIPKIT_PER", per)
    made = liv.original(liv.gor(typ, svar, per))
    return liv.signera(liv.signera(made, LENA), str(answers(liv.region)["enskild"]["namn"]))  # type: ignore[index]


def test_a_plan_lives_from_consent_to_its_end(liv: Livet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both sign each version. What was signed then holds ever after, also when the plan has ended."""
    first = _undertecknad(liv, "plan", _plan(), "2027-03-25T15:00", monkeypatch)
    told = liv.verifiera(first)
    assert (told.exit, told.resultat["giltig"]) == (0, True), told.out
    assert cast(dict[str, object], told.resultat["plan"])["galler_fran"] == "2027-03-25"

    second = _undertecknad(liv, "uppföljning", _uppfoljning(), "2027-07-07T15:00", monkeypatch)
    shown = liv.sipkit("ärende", "visa", liv.arende, "--json")
    planer = cast(list[dict[str, object]], shown.resultat["planer"])
    assert [(each["id"], each["tillstand"]) for each in planer] == [("v1", "ersatt"), ("v2", "gallande")]

    monkeypatch.setenv("SIPKIT_PER", "2027-10-07T15:00")
    done = liv.gor("avslut", {"plan.avslut.skäl": "inget-behov"}, "2027-10-07T15:00")
    assert done.exit == 0, done.out
    for version in (first, second):
        told = liv.verifiera(version)
        assert (told.exit, told.resultat["giltig"]) == (0, True), told.out
    rader = [line.partition("  ")[2] for line in liv.sipkit("ärende", "historik", liv.arende).out.splitlines()]
    assert rader[-7:] == [
        "Papper gjordes: plan, version 1.",
        *["Underskrift antecknades: plan, version 1."] * 2,
        "Papper gjordes: uppföljning, version 2.",
        *["Underskrift antecknades: plan, version 2."] * 2,
        "Papper gjordes: avslut, version 2.",
    ]


def test_a_byte_that_differs_is_told(liv: Livet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Never valid, wherever in what was signed it is."""
    signed = _undertecknad(liv, "plan", _plan(), "2027-03-25T15:00", monkeypatch)
    data = bytearray(signed.read_bytes())
    data[len(data) // 4] ^= 1
    signed.write_bytes(data)
    told = liv.verifiera(signed)
    assert (told.exit, told.resultat["giltig"]) == (1, False)


@pytest.mark.motor
def test_poppler_agrees_about_each_signature(liv: Livet, monkeypatch: pytest.MonkeyPatch) -> None:
    """It knows nobody's issuer here, but that each signature is whole."""
    signed = _undertecknad(liv, "plan", _plan(), "2027-03-25T15:00", monkeypatch)
    told = subprocess.run(["pdfsig", "-nocert", signed], capture_output=True, text=True, check=True, timeout=60).stdout
    assert told.count("Signature is Valid.") == 2
    assert LENA in told


@pytest.mark.parametrize("liv", REGIONER, indirect=True)
@pytest.mark.parametrize(
    "utan",
    [
        {"insatser": ...},
        {"insatser": [{"mal": "m1", "vad": "träna gång ute", "vem": "t2"}]},
        {"andra_atgarder": ...},
        {"overgripande_ansvar": ...},
    ],
    ids=["insatser", "huvudman", "andra", "ansvar"],
)
def test_without_one_of_the_laws_four_items_there_is_no_plan_in_any_region(
    liv: Livet, utan: Mapping[str, object]
) -> None:
    """HSL 16 kap. 4 § and SoL 10 kap. 8 §: insatser, who answers for each, what others do, who answers for it all."""
    done = liv.gor("plan", _plan(utan), "2027-03-25T15:00")
    assert done.exit == 6, done.out
    assert {each["kod"] for each in done.fel} == {"plan-ofullstandig"}
