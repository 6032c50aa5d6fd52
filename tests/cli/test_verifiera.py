"""`sipkit verifiera`: what was done to a file is told apart in words, and only a whole one is valid."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

import pytest

from sipkit.domain.klockslag import lokal
from sipkit.felkoder import KODER
from sipkit.signing import sign
from tests.cli.korning import NU, Result, Sipkit
from tests.cli.signerade import LENA, certifikat, med_plan, papper, pin, planen, rot
from tests.cli.sparade import ID, oppnat
from tests.signing import attacks
from tests.signing.papers import paper, signed, signed_once
from tests.signing.pki import ANNA, BO, CA, NOW, STRANGER, signer

PER = lokal(NOW).isoformat()


def prova(sipkit: Sipkit, folder: Path, pdf: bytes, *more: object, per: str = PER) -> Result:
    """Judge a file, with the tests' authority trusted."""
    (folder / "fil.pdf").write_bytes(pdf)
    return sipkit("verifiera", folder / "fil.pdf", "--rot", rot(folder), "--per", per, *more, "--json")


def falt(done: Result) -> list[dict[str, object]]:
    """The verdict on each field."""
    return cast(list[dict[str, object]], done.resultat["falt"])


def koder(done: Result) -> list[object]:
    """The code of each field, then those of the file."""
    fynd = cast(list[dict[str, object]], done.resultat["fynd"])
    return [each["kod"] for each in (*falt(done), *fynd)]


def test_all_signatures_hold(sipkit: Sipkit, tmp_path: Path) -> None:
    done = prova(sipkit, tmp_path, signed())
    assert (done.exit, done.err) == (0, "")
    assert done.resultat["giltig"] is True
    assert (done.resultat["fynd"], done.resultat["plan"], done.json["varningar"]) == ([], None, [])
    assert falt(done)[0] == {
        "falt": "underskrift-samordnare", "namn": ANNA, "status": "giltig", "kod": None,
        "text": "Underskriften är giltig.", "tid": PER, "tidsstamplad": None, "sparr_kontrollerad": False,
    }  # fmt: skip
    assert falt(done)[1]["namn"] == BO


def test_people_read_who_signed_and_that_a_clock_proves_nothing(sipkit: Sipkit, tmp_path: Path) -> None:
    (tmp_path / "fil.pdf").write_bytes(signed())
    done = sipkit("verifiera", tmp_path / "fil.pdf", "--rot", rot(tmp_path), "--per", PER)
    assert done.out.splitlines()[:2] == [
        "GILTIG: alla 2 underskrifter är giltiga.",
        "  underskrift-samordnare: giltig. Anna Lindberg, fredag 20 november 2026 klockan 14.05 enligt undertecknarens "
        "egen klocka. Om certifikatet var spärrat är inte prövat.",
    ]


def _flipped() -> bytes:
    return attacks.flipped(signed(), attacks.shown(signed()))


def _stranger() -> bytes:
    return sign(signed_once(), "underskrift-person", signer(BO, STRANGER), when=NOW, expected=BO)


ATTACKER: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "byte": (_flipped, "andrade-byte"),
    "page": (lambda: attacks.added(signed(), attacks.other_words), "andrad-sida"),
    "note": (lambda: attacks.added(signed(), attacks.note), "tillagd-anteckning"),
    "title": (lambda: attacks.added(signed(), attacks.title), "andrade-dokumentuppgifter"),
    "cut off": (lambda: attacks.first_revision(signed()), "underskrift-saknas"),
    "after a change": (
        lambda: sign(
            attacks.added(signed_once(), attacks.other_words), "underskrift-person", signer(BO), when=NOW, expected=BO
        ),
        "efter-andring",
    ),
    "unknown issuer": (_stranger, "okand-utfardare"),
    "junk": (lambda: signed() + b"x" * 50, "tillagg-efter"),
    "unsigned": (paper, "ingen-underskrift"),
}


@pytest.mark.parametrize("name", ATTACKER)
def test_what_was_done_to_a_file_is_told_apart(sipkit: Sipkit, tmp_path: Path, name: str) -> None:
    """Never valid; the code and its words are in the answer, and the exit code is 1."""
    make, kod = ATTACKER[name]
    done = prova(sipkit, tmp_path, make())
    assert (done.exit, done.resultat["giltig"]) == (1, False)
    assert kod in koder(done)
    told = done.out + sipkit("verifiera", tmp_path / "fil.pdf", "--rot", rot(tmp_path), "--per", PER).out
    assert told.count(KODER[kod]) >= 2
    assert "INTE GILTIG." in told


def test_an_expired_certificate_is_told_from_an_unknown_one(sipkit: Sipkit, tmp_path: Path) -> None:
    done = prova(sipkit, tmp_path, signed(), per="2029-01-01T12:00")
    assert done.exit == 1
    assert koder(done)[0] == "certifikat-utgatt-utan-tidsbevis"


def test_a_revoked_certificate_is_told_by_the_list_that_is_given(sipkit: Sipkit, tmp_path: Path) -> None:
    lista = tmp_path / "lista.crl"
    lista.write_bytes(CA.crl())
    done = prova(sipkit, tmp_path, signed(), "--spärrlista", lista)
    assert [each["sparr_kontrollerad"] for each in falt(done)] == [True, True]
    lista.write_bytes(CA.crl(CA.issue(ANNA)))
    assert koder(prova(sipkit, tmp_path, signed(), "--spärrlista", lista))[0] == "sparrat-certifikat"
    lista.write_bytes(b"x")
    broken = prova(sipkit, tmp_path, signed(), "--spärrlista", lista)
    assert (broken.exit, broken.fault["kod"]) == (5, "sparrdata-fel")


# --- whom to trust ----------------------------------------------------------------------------------------------------


def test_without_anyone_to_trust_nothing_is_valid_and_that_is_said(sipkit: Sipkit, tmp_path: Path) -> None:
    (tmp_path / "fil.pdf").write_bytes(signed())
    done = sipkit("verifiera", tmp_path / "fil.pdf", "--per", PER, "--json")
    assert done.exit == 1
    assert koder(done) == ["okand-utfardare"] * 2
    (warning,) = cast(list[dict[str, str]], done.json["varningar"])
    assert warning["kod"] == "utfardare-saknas"
    assert "certifikat" in warning["vad"]


@pytest.mark.parametrize("shared", [True, False])
def test_issuers_lie_in_a_folder_shared_or_ones_own(sipkit: Sipkit, tmp_path: Path, shared: bool) -> None:
    """`certifikat/` beside profil.yaml and enheter/ in the shared configuration, or beside the user's key."""
    own = tmp_path / ("delad" if shared else "hem")
    (own / "certifikat").mkdir(parents=True)
    rot(own / "certifikat")
    (tmp_path / "fil.pdf").write_bytes(signed())
    config = ("--config", own) if shared else ()
    assert sipkit("verifiera", tmp_path / "fil.pdf", "--per", PER, *config).exit == 0
    (own / "certifikat" / "rot.pem").write_text("skräp", "utf8")
    done = sipkit("verifiera", tmp_path / "fil.pdf", "--per", PER, *config, "--json")
    assert (done.exit, done.fault["kod"]) == (5, "certifikat-las")
    assert str(done.fault["var"]).endswith("rot.pem")


@pytest.mark.parametrize(("written", "kod"), [(None, "fil-las"), (b"", "pdf-trasig"), (b"PK", "pdf-trasig")])
def test_a_file_that_cannot_be_read_is_no_verdict(
    sipkit: Sipkit, tmp_path: Path, written: bytes | None, kod: str
) -> None:
    if written is not None:
        (tmp_path / "fil.pdf").write_bytes(written)
    done = sipkit("verifiera", tmp_path / "fil.pdf", "--json")
    assert (done.exit, done.fault["kod"]) == (5, kod)


# --- beside the ärende ------------------------------------------------------------------------------------------------


@pytest.fixture
def underskriven(sipkit: Sipkit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Blekinge's plan, signed by its samordnare and recorded."""
    monkeypatch.setenv("SIPKIT_PER", NU)
    med_plan()
    given = ("--p12", certifikat(tmp_path), "--pin-fil", pin(tmp_path), "--utan-frågor", "--ärende", ID)
    assert sipkit("signera", planen(tmp_path), *given).exit == 0
    return tmp_path / "plan-signerad.pdf"


def test_the_plan_of_the_arende_is_in_force_when_its_samordnare_has_signed(
    sipkit: Sipkit, tmp_path: Path, underskriven: Path
) -> None:
    done = sipkit("verifiera", underskriven, "--ärende", ID, "--rot", rot(tmp_path), "--json")
    assert (done.exit, done.resultat["giltig"]) == (0, True)
    assert done.resultat["plan"] == {
        "id": "v1", "tillstand": "gallande", "galler_fran": "2027-03-25", "saknas": [], "original": False,
        "ersatt_av": None,
    }  # fmt: skip
    text = sipkit("verifiera", underskriven, "--ärende", ID, "--rot", rot(tmp_path)).out
    assert "Planen gäller från torsdag 25 mars 2027." in text
    assert "Ingrid" not in text + done.out


def test_an_unsigned_copy_is_not_valid_although_the_arende_knows_of_a_signature(
    sipkit: Sipkit, tmp_path: Path, underskriven: Path
) -> None:
    done = sipkit("verifiera", tmp_path / "plan.pdf", "--ärende", ID, "--rot", rot(tmp_path), "--json")
    assert done.exit == 1
    assert [each["kod"] for each in falt(done)] == ["underskrift-saknas"]


def test_another_file_with_the_same_signer_is_not_the_one_that_was_recorded(
    sipkit: Sipkit, tmp_path: Path, underskriven: Path
) -> None:
    """The samordnare signs many plans, and version 1 of each has the same fields."""
    other = sign(papper("v1-samordnare", "annat"), "underskrift:v1-samordnare", signer(LENA), when=NOW, expected=LENA)
    done = prova(sipkit, tmp_path, other, "--ärende", ID, per=NU)
    assert (done.exit, [each["kod"] for each in falt(done)]) == (1, [None])
    assert koder(done)[-1] == "annan-fil"


def test_the_wrong_person_in_a_field_is_told(sipkit: Sipkit, tmp_path: Path) -> None:
    """Trusted and whole, but not the samordnare."""
    med_plan()
    by_bo = sign(papper("v1-samordnare"), "underskrift:v1-samordnare", signer(BO), when=NOW, expected=BO)
    done = prova(sipkit, tmp_path, by_bo, "--ärende", ID, per=NU)
    assert (done.exit, koder(done)) == (1, ["fel-undertecknare"])
    assert cast(dict[str, object], done.resultat["plan"])["tillstand"] == "klar"


def test_what_is_not_recorded_is_said_and_what_need_not_be_signed_is_not_missed(sipkit: Sipkit, tmp_path: Path) -> None:
    """Gävleborg demands nobody's signature: the person's line may stay empty."""
    med_plan(region="gavleborg")
    one = sign(
        papper("v1-enskild", "v1-samordnare"), "underskrift:v1-samordnare", signer(LENA), when=NOW, expected=LENA
    )
    done = prova(sipkit, tmp_path, one, "--ärende", ID, per=NU)
    assert (done.exit, [each["falt"] for each in falt(done)]) == (0, ["v1-samordnare"])
    text = sipkit("verifiera", tmp_path / "fil.pdf", "--ärende", ID, "--rot", rot(tmp_path), "--per", NU).out
    assert "är inte antecknad i ärendet. Anteckna den: sipkit underskrift 7K2M --hur e-underskrift --fil FIL" in text
    assert oppnat().historik == ()


def test_a_file_that_is_not_the_plans_is_told(sipkit: Sipkit, tmp_path: Path) -> None:
    med_plan()
    done = prova(sipkit, tmp_path, signed(), "--ärende", ID, per=NU)
    assert (done.exit, done.fault["kod"]) == (2, "okant-underskriftsfalt")
    assert json.dumps(done.json).count("Ingrid") == 0
