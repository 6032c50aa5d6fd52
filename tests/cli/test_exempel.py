"""The built-in example: what a first user sees, and what lies in the folder afterwards."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.korning import ROOT, Sipkit, answers, content
from tests.documents.lasning import everything

REGIONS = ("blekinge", "vastra-gotaland")
RULE = {"blekinge": "ble-kallelse-2b-3-dagar", "vastra-gotaland": "vg-kallelse-3-kalenderdagar"}
PERSONAL = {
    "blekinge": ("Ingrid", "Provqvist", "7461", "Provgatan", "Karin", "Testberg", "070-174", "Exempelstad"),
    "vastra-gotaland": ("Nils", "Provberg", "6055", "Provgatan", "Eva", "Exempelgren", "070-174", "Testköping"),
}


def test_the_example_ends_in_something_to_do(sipkit: Sipkit) -> None:
    """KLART, the files, the deadline in the terms of working life, and the steps of *Gör nu*."""
    done = sipkit("kallelse", "--exempel", "--ut", "ut")
    assert (done.exit, done.err) == (0, "")
    assert done.out == (
        "KLART. Ärende 7K2M. 14 filer i ut:\n"
        "  7K2M-brev-enskild.docx\n"
        "  7K2M-brev-enskild.pdf\n"
        "  7K2M-kallelse-p1.docx\n"
        "  7K2M-kallelse-p1.pdf\n"
        "  7K2M-kallelse-p2.docx\n"
        "  7K2M-kallelse-p2.pdf\n"
        "  7K2M-kallelse-p3.docx\n"
        "  7K2M-kallelse-p3.pdf\n"
        "  7K2M-inbjudan-p4.docx\n"
        "  7K2M-inbjudan-p4.pdf\n"
        "  7K2M-SKRIV-UT.pdf\n"
        "  7K2M-mote.ics\n"
        "  7K2M-klistra.txt\n"
        "  7K2M-manifest.json\n"
        "Kallelsen skickas senast söndag 28 mars 2027 (påskdagen). Sista vardagen före är torsdag 25 mars 2027.\n"
        "Gör nu\n"
        "  1  I dag: klistra in texten i Prator: 7K2M-klistra.txt\n"
        "  2  Skriv ut brevet till personen i två exemplar (lämna ett, posta ett) och papper till dem som inte nås i "
        "Prator: 7K2M-SKRIV-UT.pdf\n"
        "  3  Skriv i journalen när kallelsen är skickad, till vem, och vem som fick kopia (PDL 3 kap. 11 §).\n"
    )


@pytest.mark.parametrize("command", [("kallelse",), ("skapa", "kommunklar"), ("skapa", "avstämning")])
def test_an_example_and_a_file_of_answers_are_not_mixed(sipkit: Sipkit, command: tuple[str, ...]) -> None:
    """The example is made of its own answers; a file's would be dropped without a word."""
    done = sipkit(*command, "--exempel", "--svar", "finns-inte.yaml", "--ut", "ut", "--json")
    assert (done.exit, done.fault["var"]) == (2, "--svar")
    assert not Path("ut").exists()


@pytest.mark.parametrize("region", REGIONS)
def test_the_example_makes_papers_for_five_receivers(sipkit: Sipkit, region: str) -> None:
    """A Word file and a PDF each, one PDF to print, a text to paste, a calendar file and a manifest, in ./sipkit-ut."""
    done = sipkit("kallelse", "--exempel", "--region", region)
    assert done.exit == 0
    names = [re.sub(r"^[2-9A-Z]{4}-", "", name) for name in content(Path("sipkit-ut"))]
    receivers = ["brev-enskild", "inbjudan-p4", "kallelse-p1", "kallelse-p2", "kallelse-p3"]
    papers = [f"{receiver}.{suffix}" for receiver in receivers for suffix in ("docx", "pdf")]
    assert sorted(names) == sorted([*papers, "SKRIV-UT.pdf", "klistra.txt", "manifest.json", "mote.ics"])


def test_the_json_tells_of_each_file_as_it_lies_there(sipkit: Sipkit, tmp_path: Path) -> None:
    """The contract's shape: kind, receiver, name relative to `ut`, format and hash; deadlines as in `frister`."""
    done = sipkit("kallelse", "--exempel", "--ut", tmp_path / "ut", "--json")
    assert set(done.json) == {"sipkit", "kommando", "resultat", "varningar"}
    assert (done.json["sipkit"], done.json["kommando"], done.err) == (1, "kallelse", "")
    resultat = done.resultat
    assert resultat["ut"] == str(tmp_path / "ut")
    filer = resultat["filer"]
    assert isinstance(filer, list)
    told = {fil["fil"]: fil["sha256"] for fil in filer}
    manifest = told.keys() ^ content(tmp_path / "ut").keys()
    assert manifest == {"7K2M-manifest.json"}
    for name, sha256 in told.items():
        assert _sha256(tmp_path / "ut" / name) == sha256
    assert filer[0] | {"sha256": ""} == {
        "typ": "brev",
        "mottagare": {"id": "enskild", "som": "enskild"},
        "fil": "7K2M-brev-enskild.docx",
        "format": "docx",
        "sha256": "",
    }
    docx = [f for f in filer if f["format"] == "docx"]
    receivers = [(f["mottagare"]["id"], f["mottagare"]["som"]) for f in docx]
    assert receivers[1:] == [("p1", "kallad"), ("p2", "kallad"), ("p3", "kallad"), ("p4", "inbjuden")]
    frister = resultat["frister"]
    assert isinstance(frister, list)
    (kallelse,) = [frist for frist in frister if frist["id"] == "kallelse" and frist["styrande"]]
    assert (kallelse["senast"], kallelse["senast_arbetsdag"]) == ("2027-03-28", "2027-03-25")


@pytest.mark.parametrize("region", REGIONS)
def test_only_the_user_can_read_the_papers(sipkit: Sipkit, tmp_path: Path, region: str) -> None:
    """Files 0600 in a folder 0700, also when the user's own way is to share."""
    os.umask(0o000)
    sipkit("kallelse", "--exempel", "--region", region, "--ut", tmp_path / "djupt" / "ut")
    assert _mode(tmp_path / "djupt") == _mode(tmp_path / "djupt" / "ut") == 0o700
    assert {_mode(path) for path in (tmp_path / "djupt" / "ut").iterdir()} == {0o600}


@pytest.mark.parametrize("region", REGIONS)
def test_file_names_and_manifest_and_screen_hold_no_person(sipkit: Sipkit, tmp_path: Path, region: str) -> None:
    """What may be seen over a shoulder, in a log or in a folder tells nothing; the papers themselves do."""
    for options in ((), ("--json",)):
        done = sipkit("kallelse", "--exempel", "--region", region, "--ut", tmp_path / "ut", *options)
        files = content(tmp_path / "ut")
        (manifest,) = (name for name in files if name.endswith("manifest.json"))
        seen = "\n".join([done.out, done.err, *files, files[manifest].decode()])
        assert [word for word in PERSONAL[region] if word.casefold() in seen.casefold()] == []
    assert all(any(word in everything(data) for data in files.values()) for word in PERSONAL[region])


@pytest.mark.parametrize("region", REGIONS)
def test_the_manifest_tells_what_the_papers_were_made_from(sipkit: Sipkit, tmp_path: Path, region: str) -> None:
    """Layers, rules, now, a hash of the answers, and each file with its template."""
    sipkit("kallelse", "--exempel", "--region", region, "--ut", tmp_path / "ut")
    files = content(tmp_path / "ut")
    (name,) = (name for name in files if name.endswith("manifest.json"))
    manifest = json.loads(files[name])
    assert manifest["lager"] == ["nationell", region]
    assert manifest["per"] == "2027-03-25T10:12:00+01:00"
    assert RULE[region] in manifest["regler"]
    assert {fil["fil"] for fil in manifest["filer"]} == files.keys() - {name}
    for fil in manifest["filer"]:
        assert _sha256(tmp_path / "ut" / fil["fil"]) == fil["sha256"]
        assert ("mall_sha256" in fil) == bool(fil.get("mottagare"))
        assert ("tillganglig" in fil) == fil["fil"].endswith(".pdf")


def test_the_example_marks_every_paper_as_one(sipkit: Sipkit, tmp_path: Path) -> None:
    """An example that lies about can never be taken for somebody's kallelse."""
    sipkit("kallelse", "--exempel", "--ut", tmp_path / "ut")
    for name, data in content(tmp_path / "ut").items():
        assert name[-4:] not in ("docx", ".pdf") or "EXEMPEL – påhittad person" in everything(data)


def test_a_real_paper_is_not_marked_as_an_example(kallelse_real: dict[str, bytes]) -> None:
    """The mark is the example's alone."""
    assert kallelse_real
    assert not any("EXEMPEL" in everything(data) for data in kallelse_real.values())


@pytest.fixture
def kallelse_real(sipkit: Sipkit, tmp_path: Path) -> dict[str, bytes]:
    """The papers of the same answers, given in a file."""
    (tmp_path / "svar.json").write_text(json.dumps(answers()))
    sipkit("kallelse", "--svar", "svar.json", "--utan-fragor", "--ut", "ut", "--per", "2027-03-25")
    return content(tmp_path / "ut")


def test_the_command_is_there_when_the_module_is_run(tmp_path: Path) -> None:
    """`python -m sipkit` in a process of its own, as a user starts it."""
    command = [sys.executable, "-m", "sipkit", "kallelse", "--exempel", "--ut", str(tmp_path / "ut")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("KLART. Ärende 7K2M. 14 filer")
    assert len(content(tmp_path / "ut")) == 14


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
