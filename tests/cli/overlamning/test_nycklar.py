"""`sipkit ärende nyckel`: whose key it is, is compared by people and never taken for granted."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyrage.x25519 import Identity

from tests.cli.korning import content
from tests.cli.overlamning.enheter import HEMSJUKVARDEN, Enhet, export, med_plan


def test_a_key_is_kept_only_when_the_eight_signs_compare(a: Enhet, b: Enhet, tmp_path: Path) -> None:
    """What is shown here is what the other unit reads aloud there."""
    other = Enhet(a.sipkit, tmp_path / "c", a.monkeypatch)
    fil = tmp_path / "c.pub"
    read_aloud = str(other("ärende", "nyckel", "--ut", fil, "--json").resultat["fingeravtryck"])
    assert len(read_aloud.replace(" ", "")) == 8
    done, said = a.talar(["n"], "ärende", "nyckel", "--ny", fil, "--namn", "Socialtjänsten", "--json")
    assert read_aloud in said
    assert done.resultat["lagd"] is None
    assert "Socialtjänsten" not in a("ärende", "nyckel").out
    done, _ = a.talar(["j"], "ärende", "nyckel", "--ny", fil, "--namn", "Socialtjänsten", "--json")
    assert done.resultat["lagd"] == "Socialtjänsten"
    assert f"{read_aloud}  Socialtjänsten" in a("ärende", "nyckel").out
    assert a("ärende", "nyckel", "--ta-bort", "socialtjänsten").exit == 0
    assert export(a, "Socialtjänsten", tmp_path / "x.sip").fault["kod"] == "nyckel-okand"


def test_a_units_key_is_never_replaced_unasked(a: Enhet, b: Enhet, tmp_path: Path) -> None:
    """Someone else's key under a known name is refused, and both are told apart."""
    other = Enhet(a.sipkit, tmp_path / "c", a.monkeypatch)
    other("ärende", "nyckel", "--ut", tmp_path / "c.pub")
    before = content(a.hem)
    refused = a("ärende", "nyckel", "--ny", tmp_path / "c.pub", "--namn", HEMSJUKVARDEN, "--json")
    assert (refused.exit, refused.fault["kod"]) == (2, "nyckel-finns")
    assert content(a.hem) == before


def test_a_shared_folder_has_keys_for_all(a: Enhet, b: Enhet, tmp_path: Path) -> None:
    """As it has the address book; one that says otherwise than the user's own is not chosen between."""
    delad = tmp_path / "delad" / "nycklar"
    delad.mkdir(parents=True)
    (delad / "provstaden.pub").write_bytes((tmp_path / "b.pub").read_bytes().replace(b"# Publik nyckel", b"# Delad"))
    assert "Delad (delad)" in a("ärende", "nyckel", "--config", delad.parent).out
    assert export(a, "Delad", tmp_path / "x.sip", "--config", delad.parent, "--part", "p1").exit == 0
    (delad / "annan.pub").write_text(f"# {HEMSJUKVARDEN}\n{Identity.generate().to_public()}\n")
    refused = export(a, HEMSJUKVARDEN, tmp_path / "y.sip", "--config", delad.parent)
    assert refused.fault["kod"] == "nyckel-finns"


@pytest.mark.parametrize(
    ("text", "kod"),
    [("", "nyckel-skadad"), ("# Enheten\nage1fel\n", "nyckel-skadad"), (str(Identity.generate()), "nyckel-privat")],
    ids=["empty", "damaged", "private"],
)
def test_a_file_that_is_no_public_key_is_refused(a: Enhet, tmp_path: Path, text: str, kod: str) -> None:
    """A private key above all, and what it says is not repeated."""
    fil = tmp_path / "fel.pub"
    fil.write_text(text)
    refused = a("ärende", "nyckel", "--ny", fil, "--json")
    assert (refused.exit, refused.fault["kod"]) == (5, kod)
    assert not text or text not in refused.out + refused.err


def test_no_private_key_is_shown(a: Enhet, tmp_path: Path) -> None:
    """Neither on the screen nor in the file."""
    private = (a.hem / "nyckel.txt").read_text("utf8").splitlines()[-1]
    shown = a("ärende", "nyckel", "--ut", tmp_path / "min.pub")
    assert "age1" in shown.out
    assert private not in shown.out + shown.err + (tmp_path / "min.pub").read_text("utf8")


def test_which_party_the_unit_is_must_be_known(a: Enhet, b: Enhet, tmp_path: Path) -> None:
    """By its name, or said."""
    fil = tmp_path / "b.pub"
    refused = export(a, str(fil), tmp_path / "x.sip")
    assert (refused.exit, refused.fault["var"]) == (4, "--part")
    assert export(a, str(fil), tmp_path / "x.sip", "--part", "p9").exit == 2
    assert export(a, str(fil), tmp_path / "x.sip", "--part", "p1").exit == 0
    a.har()
    med_plan({"parter.0.namn": f"{HEMSJUKVARDEN}, sjuksköterska"})
    assert export(a, HEMSJUKVARDEN, tmp_path / "y.sip").resultat["till"] == "p1"
