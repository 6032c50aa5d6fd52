"""`sipkit signera`: one signature in one field, in a new file, by the right person, and known to the ärende."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest

from sipkit.cli.samtal.prompter import talks_with
from sipkit.domain.klockslag import lokal
from sipkit.interview.scripted import Scripted
from sipkit.signing import ExpectedSigner, verify
from tests.cli.conftest import Pipad
from tests.cli.korning import EXEMPEL, NU, Result, Sipkit
from tests.cli.signerade import DAGEN, LENA, certifikat, med_plan, papper, pin, planen, rot
from tests.cli.sparade import ID, oppnat
from tests.interview.skarm import Skarm
from tests.pdf import verapdf
from tests.signing.pki import CA, END, NOW, PASSWORD, START, STRANGER
from tests.signing.test_motor import MODULE, PIN, poppler, token
from tests.signing.tsa import server

__all__ = ["token"]

pytestmark = pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
SAMORDNARE = "underskrift:v1-samordnare"


@pytest.fixture(autouse=True)
def _dagen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of the meeting. Nothing on the command line can date a signature."""
    monkeypatch.setenv("SIPKIT_PER", NU)


def skriv_under(sipkit: Sipkit, folder: Path, *more: object, person: str = LENA) -> Result:
    """Sign the plan without questions."""
    pdf = folder / "plan.pdf" if (folder / "plan.pdf").exists() else planen(folder)
    given = ("--p12", certifikat(folder, person), "--pin-fil", pin(folder), "--utan-frågor")
    return sipkit("signera", pdf, *given, *more)


def test_the_signature_stands_in_a_new_file_and_the_old_one_is_as_it_was(sipkit: Sipkit, tmp_path: Path) -> None:
    done = skriv_under(sipkit, tmp_path, "--json")
    assert (done.exit, done.err) == (0, "")
    signed = (tmp_path / "plan-signerad.pdf").read_bytes()
    assert (tmp_path / "plan.pdf").read_bytes() == papper("v1-samordnare")
    assert signed.startswith(papper("v1-samordnare"))
    told = done.resultat
    assert told["sha256"] == hashlib.sha256(signed).hexdigest()
    assert {key: told[key] for key in ("falt", "namn", "tidsstamplad", "arende", "plan")} == {
        "falt": "v1-samordnare", "namn": LENA, "tidsstamplad": False, "arende": None, "plan": None,
    }  # fmt: skip
    assert str(told["tid"]).startswith(NU)
    assert verify(signed, expected=[ExpectedSigner(SAMORDNARE, LENA)], trust_roots=[CA.root], at=NOW).giltig
    assert (tmp_path / "plan-signerad.pdf").stat().st_mode & 0o077 == 0


def test_the_arende_knows_that_its_plan_is_signed_and_in_force(sipkit: Sipkit, tmp_path: Path) -> None:
    """Blekinge: the samordnare's signature is what puts it in force."""
    med_plan()
    done = skriv_under(sipkit, tmp_path, "--ärende", ID)
    assert done.exit == 0
    arende = oppnat()
    assert arende.plan is not None
    (made,) = arende.plan.underskrifter
    signed = (tmp_path / "plan-signerad.pdf").read_bytes()
    assert (made.id, made.sort, made.som, made.namn) == ("u1", "underskrift", "samordnare", LENA)
    assert (str(made.dag), made.hur, made.fil_sha256) == (DAGEN, "e-underskrift", hashlib.sha256(signed).hexdigest())
    assert [(each.vad, each.dokumenttyp, each.avser) for each in arende.historik] == [("underskrift", "plan", "v1")]
    says = "Planen gäller från torsdag 25 mars 2027. Lena Exempelgren kallar till uppföljning onsdag 7 juli 2027."
    assert says in done.out.splitlines()
    assert "Att personen har fått originalet är inte antecknat." in done.out


def test_several_sign_in_turn_each_in_the_own_field(sipkit: Sipkit, tmp_path: Path) -> None:
    """Gävleborg demands nobody's signature; those who want to sign do, and the first one's still holds."""
    person = str(med_plan(region="gavleborg").enskild.namn)
    planen(tmp_path, "v1-enskild", "v1-samordnare")
    assert skriv_under(sipkit, tmp_path, "--ärende", ID).exit == 0
    first = tmp_path / "plan-signerad.pdf"
    given = ("--p12", certifikat(tmp_path, person), "--pin-fil", pin(tmp_path), "--utan-frågor", "--ärende", ID)
    done = sipkit("signera", first, *given, "--json")
    assert (done.exit, done.resultat["falt"]) == (0, "v1-enskild")
    second = tmp_path / "plan-signerad-2.pdf"
    assert second.read_bytes().startswith(first.read_bytes())
    plan = oppnat().plan
    assert plan is not None
    assert [each.som for each in plan.underskrifter] == ["samordnare", "enskild"]
    assert sipkit("verifiera", second, "--ärende", ID, "--rot", rot(tmp_path)).exit == 0
    assert sipkit("verifiera", first, "--ärende", ID, "--rot", rot(tmp_path), "--json").exit == 1, "one is cut off"


def test_a_plan_from_its_answers_to_a_valid_signature(
    sipkit: Sipkit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The PDF that the templates make has the samordnare's field, and each paper of the plan may be the one signed."""
    monkeypatch.setenv("SIPKIT_PER", "2027-04-07T15:00")
    arende, answers = tmp_path / "arende.sip", EXEMPEL / "plan.blekinge.yaml"
    given = ("--svar", answers, "--region", "blekinge", "--utan-frågor", "--format", "pdf", "--ut", tmp_path / "ut")
    made = sipkit("skapa", "plan", *given, "--spara", arende, "--json")
    assert made.exit == 0, made.out
    (original,) = [name for name in made.filer() if "original" in name]
    key = ("--p12", certifikat(tmp_path), "--pin-fil", pin(tmp_path), "--utan-frågor")
    done = sipkit("signera", tmp_path / "ut" / original, *key, "--ärende", arende, "--json")
    assert (done.exit, done.resultat["falt"]) == (0, "v1-samordnare")
    told = sipkit("verifiera", done.resultat["fil"], "--ärende", arende, "--rot", rot(tmp_path), "--json")
    assert (told.exit, told.resultat["giltig"]) == (0, True)
    assert told.resultat["plan"]["galler_fran"] == "2027-04-07"  # type: ignore[index]


# --- who may sign what ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("person", "how", "kod"),
    [
        ("Bo Åkerström", {}, "fel-undertecknare"),
        (LENA, {"start": START, "end": NOW}, "certifikat-utgatt"),
        (LENA, {"start": END, "end": END.replace(year=2030)}, "certifikat-ej-an"),
        (LENA, {"signs": False}, "certifikat-inte-for-underskrift"),
    ],
)
def test_a_certificate_that_does_not_do_is_refused_before_anything_is_written(
    sipkit: Sipkit, tmp_path: Path, person: str, how: Mapping[str, datetime | bool], kod: str
) -> None:
    med_plan()
    given = ("--p12", certifikat(tmp_path, person, how=how), "--pin-fil", pin(tmp_path), "--utan-frågor")
    done = sipkit("signera", planen(tmp_path), *given, "--ärende", ID, "--json")
    assert (done.exit, done.fault["kod"]) == (6, kod)
    assert not (tmp_path / "plan-signerad.pdf").exists()
    assert not {"Bo", "Lena", "Exempelgren"} & set(done.out.replace('"', " ").split())
    assert oppnat().historik == ()


def test_a_plan_that_lacks_what_the_law_asks_for_is_not_signed(sipkit: Sipkit, tmp_path: Path) -> None:
    med_plan({"overgripande_ansvar": ...})
    done = skriv_under(sipkit, tmp_path, "--ärende", ID, "--json")
    assert (done.exit, done.fault["kod"]) == (6, "plan-ofullstandig")


def test_a_file_of_another_version_or_arende_is_not_signed(sipkit: Sipkit, tmp_path: Path) -> None:
    med_plan()
    planen(tmp_path, "v2-samordnare")
    done = skriv_under(sipkit, tmp_path, "--ärende", ID, "--json")
    assert (done.exit, done.fault["kod"]) == (2, "okant-underskriftsfalt")


def test_which_field_is_asked_when_nothing_tells(sipkit: Sipkit, tmp_path: Path) -> None:
    """A script must say; at the keyboard they are counted up with their labels."""
    planen(tmp_path, "v1-enskild", "v1-samordnare")
    done = skriv_under(sipkit, tmp_path, "--json")
    assert (done.exit, done.fault["kod"], done.fault["var"]) == (4, "svar-saknas", "--fält")
    assert done.fault["atgard"] == "Välj: v1-enskild, v1-samordnare."
    given = ("--p12", certifikat(tmp_path), "--pin-fil", pin(tmp_path), "--json")
    with talks_with(script := Scripted(["2", "j"])):
        done = sipkit("signera", tmp_path / "plan.pdf", *given)
    assert done.resultat["falt"] == "v1-samordnare"
    assert "    2 Underskrift, v1-samordnare" in script.transcript
    done = skriv_under(sipkit, tmp_path, "--fält", "v1-enskild", "--ersätt", "--json")
    assert done.resultat["falt"] == "v1-enskild"


@pytest.mark.parametrize(("falt", "exit_"), [("v1-samordnare", 0), (SAMORDNARE, 0), ("v9-samordnare", 2)])
def test_a_field_is_named_by_its_id_or_its_whole_name(sipkit: Sipkit, tmp_path: Path, falt: str, exit_: int) -> None:
    assert skriv_under(sipkit, tmp_path, "--fält", falt).exit == exit_


def test_what_is_signed_is_not_signed_again(sipkit: Sipkit, tmp_path: Path) -> None:
    skriv_under(sipkit, tmp_path)
    (tmp_path / "plan-signerad.pdf").replace(tmp_path / "plan.pdf")
    done = skriv_under(sipkit, tmp_path, "--json")
    assert (done.exit, done.fault["kod"]) == (6, "redan-underskrivet")


def test_who_what_and_how_long_is_shown_first_and_no_means_nothing(sipkit: Sipkit, tmp_path: Path) -> None:
    med_plan()
    given = ("--p12", certifikat(tmp_path), "--pin-fil", pin(tmp_path), "--ärende", ID)
    with talks_with(script := Scripted(["n"])):
        done = sipkit("signera", planen(tmp_path), *given)
    assert done.exit == 130
    assert not (tmp_path / "plan-signerad.pdf").exists()
    shown = " ".join(" ".join(script.transcript).split())
    assert "Vem: Lena Exempelgren, enligt certifikatet som gäller till lördag 20 november 2027." in shown
    assert "Vad: plan.pdf, fältet Lena Exempelgren, samordnaren. Skriva under? j/n: n" in shown


def test_what_was_signed_with_a_pen_is_not_signed_again(sipkit: Sipkit, tmp_path: Path) -> None:
    med_plan()
    assert sipkit("underskrift", ID, "--utan-frågor").exit == 0
    done = skriv_under(sipkit, tmp_path, "--ärende", ID, "--json")
    assert (done.exit, done.fault["kod"]) == (6, "redan-underskrivet")
    assert not (tmp_path / "plan-signerad.pdf").exists()


# --- what lasts -------------------------------------------------------------------------------------------------------


def test_a_time_stamp_proves_when(sipkit: Sipkit, tmp_path: Path) -> None:
    """Told apart from what the signer's own clock says."""
    with server(lokal(datetime.fromisoformat(NU))) as url:
        done = skriv_under(sipkit, tmp_path, "--tidsstämpel", url, "--json")
    assert (done.exit, done.resultat["tidsstamplad"]) == (0, True)
    late = ("--rot", rot(tmp_path), "--per", "2027-06-01")
    told = sipkit("verifiera", tmp_path / "plan-signerad.pdf", *late, "--json").resultat
    assert (told["giltig"], told["falt"][0]["tidsstamplad"]) == (True, f"{NU}:00+01:00")  # type: ignore[index]
    assert "enligt en tidsstämpel" in sipkit("verifiera", tmp_path / "plan-signerad.pdf", *late).out


def test_a_time_stamp_that_cannot_be_had_leaves_no_file(sipkit: Sipkit, tmp_path: Path) -> None:
    (tmp_path / "lista").write_bytes(CA.crl(at=NOW))
    done = skriv_under(sipkit, tmp_path, "--spärrlista", tmp_path / "lista", "--json")
    assert (done.exit, done.fault["kod"]) == (2, "tidsstampel-saknas")
    with server(kind="text/html", answer=b"x") as url:
        done = skriv_under(sipkit, tmp_path, "--tidsstämpel", url, "--json")
    assert (done.exit, done.fault["kod"]) == (5, "tidsstampel-fel")
    assert not (tmp_path / "plan-signerad.pdf").exists()


# --- files ------------------------------------------------------------------------------------------------------------


def test_nothing_is_written_over_unless_it_is_asked_for(sipkit: Sipkit, tmp_path: Path) -> None:
    planen(tmp_path)
    (tmp_path / "plan-signerad.pdf").write_bytes(b"x")
    assert skriv_under(sipkit, tmp_path, "--json").fault["kod"] == "fil-finns"
    assert skriv_under(sipkit, tmp_path, "--ut", tmp_path / "plan.pdf", "--json").fault["kod"] == "fil-finns"
    assert skriv_under(sipkit, tmp_path, "--ersatt").exit == 0
    assert skriv_under(sipkit, tmp_path, "--ut", tmp_path / "ny.pdf").exit == 0


@pytest.mark.parametrize(
    ("written", "kod", "exit_"), [(None, "fil-las", 5), (b"x", "pdf-trasig", 5), (papper("a")[:900], "pdf-trasig", 5)]
)
def test_what_cannot_be_read_is_told(
    sipkit: Sipkit, tmp_path: Path, written: bytes | None, kod: str, exit_: int
) -> None:
    if written is not None:
        (tmp_path / "plan.pdf").write_bytes(written)
    given = ("--p12", certifikat(tmp_path), "--pin-fil", pin(tmp_path), "--utan-frågor", "--json")
    done = sipkit("signera", tmp_path / "plan.pdf", *given)
    assert (done.exit, done.fault["kod"]) == (exit_, kod)


def test_a_key_is_needed_and_only_one(sipkit: Sipkit, tmp_path: Path) -> None:
    pdf = planen(tmp_path)
    for given in ((), ("--p12", tmp_path / "a", "--pkcs11", "b"), ("--pkcs11", "b")):
        done = sipkit("signera", pdf, *given, "--utan-frågor", "--json")
        assert (done.exit, done.fault["kod"]) == (2, "argument-saknas")


# --- the password -----------------------------------------------------------------------------------------------------


def test_the_password_comes_from_a_pipe_or_a_private_file_only(sipkit: Sipkit, tmp_path: Path, pipad: Pipad) -> None:
    given = ("signera", planen(tmp_path), "--p12", certifikat(tmp_path), "--utan-frågor", "--json")
    missing = sipkit(*given)
    assert (missing.exit, missing.fault["var"]) == (4, "--pin-fil")
    pipad(f"{PASSWORD}\n")
    assert sipkit(*given, "--pin-fil", "-").exit == 0
    private = pin(tmp_path)
    private.chmod(0o640)
    seen = sipkit(*given, "--pin-fil", private, "--ersatt")
    assert (seen.exit, seen.fault["kod"]) == (5, "pin-fil-oppen")
    wrong = sipkit(*given, "--pin-fil", pin(tmp_path, "fel lösenord"), "--ersatt")
    assert (wrong.exit, wrong.fault["kod"]) == (2, "losenord-fel")
    assert PASSWORD not in missing.out + seen.out and "fel lösenord" not in wrong.out + wrong.err


def test_the_password_is_not_seen_on_the_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a real terminal: typed unseen, and asked for once."""
    monkeypatch.setenv("SIPKIT_HOME", str(tmp_path / "hem"))
    pdf, key = planen(tmp_path), certifikat(tmp_path)
    screen = Skarm("-m", "sipkit", "signera", str(pdf), "--p12", str(key))
    try:
        screen.asked("Lösenordet till certifikatfilen (syns inte):")
        screen.type(PASSWORD)
        shown = screen.asked("Skriva under? j/n:")
        assert "Lena Exempelgren" in shown
        assert PASSWORD not in shown
        screen.type("j")
        assert screen.ended() == 0
        assert PASSWORD not in screen.text()
    finally:
        screen.close()
    assert (tmp_path / "plan-signerad.pdf").exists()


@pytest.mark.motor
def test_other_programs_agree(sipkit: Sipkit, tmp_path: Path) -> None:
    """Poppler on the signature, veraPDF on PDF/UA-1 and PDF/A-2a."""
    assert skriv_under(sipkit, tmp_path).exit == 0
    signed = tmp_path / "plan-signerad.pdf"
    (tmp_path / "poppler").mkdir()
    assert poppler(signed.read_bytes(), tmp_path / "poppler") == ["Signature is Valid."]
    assert verapdf.faults([signed]) == []


@pytest.mark.motor
def test_a_card_signs(sipkit: Sipkit, tmp_path: Path, token: str) -> None:
    """Through the card's own library, and a wrong PIN is tried once."""
    given = ("signera", planen(tmp_path), "--pkcs11", MODULE, "--token", token, "--utan-frågor", "--json")
    done = sipkit(*given, "--pin-fil", pin(tmp_path, PIN))
    assert (done.exit, done.resultat["namn"]) == (0, "Anna Lindberg")
    wrong = sipkit(*given, "--pin-fil", pin(tmp_path, "0000"), "--ersatt")
    assert (wrong.exit, wrong.fault["kod"]) == (2, "losenord-fel")
    absent = sipkit(*given[:4], "--token", "annat", "--pin-fil", pin(tmp_path, PIN), "--utan-frågor", "--json")
    assert (absent.exit, absent.fault["kod"]) == (5, "kort-saknas")


def test_an_unknown_issuer_may_sign_but_is_not_believed(sipkit: Sipkit, tmp_path: Path) -> None:
    """Whom to trust is for those who judge."""
    key = certifikat(tmp_path, authority=STRANGER)
    assert sipkit("signera", planen(tmp_path), "--p12", key, "--pin-fil", pin(tmp_path), "--utan-frågor").exit == 0
    assert sipkit("verifiera", tmp_path / "plan-signerad.pdf", "--rot", rot(tmp_path)).exit == 1
