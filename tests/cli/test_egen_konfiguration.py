"""An administrator's own layer and templates: used where they are right, and told where they are wrong."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.cli.korning import ROOT, Sipkit, content
from tests.documents.lasning import everything

LAYER = """\
region:
  bygger_på: blekinge
  namn: Provkusten
  avsändare: Provkustens samverkan
"""
STRICTER = """\
frister:
  - id: kallelse
    varianter:
      - id: efter-utskrivning
        räknas_från: bedomd-utskrivningsklar
        inom: {antal: 2, enhet: kalenderdagar}
        källa: {dokument: blekingerutiner, avsnitt: Eget beslut}
"""


@pytest.fixture
def egen(tmp_path: Path) -> Path:
    """A folder with a layer on top of Blekinge's."""
    (tmp_path / "egen" / "regions" / "provkusten").mkdir(parents=True)
    (tmp_path / "egen" / "regions" / "provkusten" / "region.yaml").write_text(LAYER, "utf8")
    return tmp_path / "egen"


def test_a_layer_on_top_changes_what_it_says_and_nothing_else(sipkit: Sipkit, egen: Path, tmp_path: Path) -> None:
    """Its own sender and deadline; the example, the templates and all the rest are the layer's below."""
    (egen / "regions" / "provkusten" / "frister.yaml").write_text(STRICTER, "utf8")
    done = sipkit("kallelse", "--exempel", "--region", "provkusten", "--config", egen, "--format", "docx", "--ut", "ut")
    assert (done.exit, done.err) == (0, "")
    assert "Kallelsen skickas senast lördag 27 mars 2027. Sista vardagen före är torsdag 25 mars 2027." in done.out
    papers = [everything(data) for name, data in content(tmp_path / "ut").items() if name.endswith("docx")]
    assert len(papers) == 5
    assert all("Provkustens samverkan" in paper and "Region Blekinge" not in paper for paper in papers)


def test_the_environment_may_name_the_folder(sipkit: Sipkit, egen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`SIPKIT_CONFIG`, for everyone on a share."""
    monkeypatch.setenv("SIPKIT_CONFIG", str(egen))
    assert "provkusten" in sipkit("region", "lista").out


def test_an_unknown_key_is_told_with_file_line_column_and_the_nearest(sipkit: Sipkit, egen: Path) -> None:
    """Every such key of the files that the command needs, exit 3; and nothing is made."""
    frister = egen / "regions" / "provkusten" / "frister.yaml"
    frister.write_text(STRICTER.replace("räknas_från", "räknas_ifrån").replace("varianter", "variantr"), "utf8")
    done = sipkit("kallelse", "--exempel", "--region", "provkusten", "--config", egen)
    assert done.exit == 3
    assert f"{frister}:3:5: Nyckeln `variantr` används inte här." in done.err
    assert "Menade du `varianter`?" in done.err
    assert not Path("sipkit-ut").exists()
    frister.write_text(STRICTER.replace("räknas_från", "räknas_ifrån"), "utf8")
    json = sipkit("frister", "--region", "provkusten", "--config", egen, "--json")
    assert (json.exit, json.places()) == (3, [("okand-nyckel", f"{frister}:5:9")])
    assert json.fault["atgard"] == "Menade du `räknas_från`?"


@pytest.fixture
def inbjudan(egen: Path) -> Path:
    """Where the layer's own template of the invitation lies."""
    path = egen / "templates" / "provkusten" / "kallelse" / "inbjudan.docx"
    path.parent.mkdir(parents=True)
    return path


def _changed(path: Path, old: str, new: str) -> None:
    """The shipped invitation with a change in its text."""
    with zipfile.ZipFile(ROOT / "templates" / "kallelse" / "inbjudan.docx") as source, zipfile.ZipFile(path, "w") as to:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            to.writestr(name, data)


def test_a_layer_s_own_template_is_used_for_its_region(
    sipkit: Sipkit, egen: Path, inbjudan: Path, tmp_path: Path
) -> None:
    """And for no other."""
    _changed(inbjudan, "Ni måste inte komma.", "Kom om ni vill.")
    for region, says in (("provkusten", True), ("blekinge", False)):
        ut = tmp_path / region
        sipkit("kallelse", "--exempel", "--region", region, "--config", egen, "--format", "docx", "--ut", ut)
        assert ("Kom om ni vill." in everything(content(ut)["7K2M-inbjudan-p4.docx"])) == says


def test_a_template_with_an_unknown_field_stops_every_paper(sipkit: Sipkit, egen: Path, inbjudan: Path) -> None:
    """Exit 3 with the paragraph's text, the field and the nearest one, before any paper; also those with no fault."""
    _changed(inbjudan, "Svara senast {{ mote.svara_senast }}.", "Svara före {{ mote.svara_sennast }}.")
    done = sipkit("kallelse", "--exempel", "--region", "provkusten", "--config", egen, "--json")
    assert (done.exit, done.fault["kod"]) == (3, "mall-okant-falt")
    assert "Svara före {{ mote.svara_sennast }}." in str(done.fault["var"])
    assert "mote.svara_sennast" in str(done.fault["vad"])
    assert "mote.svara_senast" in str(done.fault["atgard"])
    assert not Path("sipkit-ut").exists()


def test_a_template_that_is_no_word_file_stops_every_paper(sipkit: Sipkit, egen: Path, inbjudan: Path) -> None:
    """A renamed text file, say."""
    inbjudan.write_text("inte Word")
    done = sipkit("kallelse", "--exempel", "--region", "provkusten", "--config", egen, "--json")
    assert (done.exit, [kod for kod, _ in done.places()]) == (3, ["mall-trasig"])
    assert not Path("sipkit-ut").exists()


@pytest.mark.parametrize("folder", ["finns-inte", "."])
def test_a_folder_without_configuration_is_a_fault_of_usage(sipkit: Sipkit, folder: str) -> None:
    """It would otherwise be left out without a word."""
    done = sipkit("region", "lista", "--config", folder, "--json")
    assert (done.exit, done.places()) == (2, [("ogiltigt-varde", folder)])
