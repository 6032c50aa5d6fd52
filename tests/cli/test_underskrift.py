"""`sipkit underskrift`: pen on paper is recorded in at most five steps, with who has got the plan."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import cast

import pytest

from sipkit.cli.samtal.prompter import talks_with
from sipkit.domain.arende import Arende
from sipkit.domain.plan import Underskrift
from sipkit.interview.scripted import Scripted
from sipkit.signing import sign
from tests.cli.korning import NU, Result, Sipkit
from tests.cli.signerade import LENA, med_plan, papper, rot
from tests.cli.sparade import ID, oppnat, sparat
from tests.signing.pki import BO, NOW, signer

SENT = ("--per", NU)
DAG = "2027-03-25"


def underskrifter(arende: Arende | None = None) -> tuple[Underskrift, ...]:
    """The signatures of the latest version."""
    plan = (arende or oppnat()).plan
    assert plan is not None
    return plan.underskrifter


def plan(done: Result) -> dict[str, object]:
    """How the plan stands, in the JSON."""
    return cast(dict[str, object], done.resultat["plan"])


def fragat(sipkit: Sipkit, *typed: str, more: tuple[object, ...] = ()) -> tuple[Result, Scripted]:
    """The command with someone at the keyboard."""
    with talks_with(script := Scripted(typed)):
        done = sipkit("underskrift", ID, *SENT, *more)
    assert done.exit != 70, done.err
    script.finish()
    return done, script


def test_the_walk_pen_on_paper_in_four_steps(sipkit: Sipkit) -> None:
    """Story 2.6: how, the day, a scan or not, who has got it. Whose signature is plain: Blekinge wants one."""
    med_plan()
    done, script = fragat(sipkit, "1", "i dag", "", "")
    assert (done.exit, script.typed) == (0, 4)
    assert done.out.splitlines() == [
        "Antecknat: underskrift av Lena Exempelgren, samordnaren. Torsdag 25 mars 2027, penna på papper.",
        "Antecknat: 5 har fått planen.",
        "Planen gäller från torsdag 25 mars 2027. Lena Exempelgren kallar till uppföljning onsdag 7 juli 2027.",
        "Personen har fått originalet.",
    ]
    assert "    [x] 1 Ingrid (originalet)" in script.transcript
    (made,) = underskrifter()
    assert (made.som, made.namn, str(made.dag), made.hur) == ("samordnare", LENA, "2027-03-25", "papper")
    assert (made.fil_sha256, made.skanning_sha256) == (None, None)


def test_who_got_what_is_a_row_of_documents(sipkit: Sipkit) -> None:
    """Patientdatalagen 3 kap. 11 §. The person, the unit's own copy, and the units that were called."""
    med_plan()
    fragat(sipkit, "1", "", "", "")
    arende = oppnat()
    (row,) = arende.dokument
    assert (row.typ, row.plan, row.kallelse, f"{row.tid:%Y-%m-%d %H.%M}") == ("plan", "v1", None, "2027-03-25 10.12")
    assert [(each.part, each.exemplar) for each in row.mottagare] == [
        ("enskild", "original"), ("f1", "kopia"), ("p1", "kopia"), ("p2", "kopia"), ("p3", "kopia"),
    ]  # fmt: skip
    assert [(each.vad, each.dokumenttyp, each.avser) for each in arende.historik] == [("underskrift", "plan", "v1")]
    assert "Underskrift antecknades: plan, version 1." in sipkit("ärende", "historik", ID).out


def test_the_scan_is_remembered_by_its_hash_alone(sipkit: Sipkit, tmp_path: Path) -> None:
    med_plan()
    scan = tmp_path / "inskannad.pdf"
    scan.write_bytes(b"bild")
    fragat(sipkit, "1", "", str(scan), "")
    (made,) = underskrifter()
    assert made.skanning_sha256 == hashlib.sha256(b"bild").hexdigest()
    assert "inskannad" not in oppnat().model_dump_json()


def test_what_is_left_is_said_and_recorded_later(sipkit: Sipkit) -> None:
    """The original comes tomorrow: then only that is asked."""
    med_plan()
    done, _ = fragat(sipkit, "1", "", "", "1")
    assert "Att personen har fått originalet är inte antecknat." in done.out
    assert "1 har inte fått planen än." in done.out
    done, script = fragat(sipkit, "", "", more=("--json",))
    assert (script.typed, plan(done)["original"], done.resultat["falt"]) == (2, True, [])
    assert len(underskrifter()) == 1
    with talks_with(Scripted([])):
        done = sipkit("underskrift", ID, *SENT, "--json")
    assert (done.exit, done.fault["kod"]) == (6, "redan-underskrivet")


def test_where_several_may_sign_the_one_is_picked_in_five_steps(sipkit: Sipkit) -> None:
    """Gävleborg: lines for those who want to."""
    med_plan(region="gavleborg")
    done, script = fragat(sipkit, "1", "2", "", "", "0")
    assert (done.exit, script.typed) == (0, 5)
    assert [each.som for each in underskrifter()] == ["samordnare"]
    assert oppnat().dokument == ()


def test_the_handing_over_alone_where_nobody_must_sign(sipkit: Sipkit) -> None:
    med_plan(region="gavleborg")
    done, _ = fragat(sipkit, "1", "0", "", "", more=("--json",))
    assert (done.exit, done.resultat["falt"], done.resultat["hur"]) == (0, [], None)
    assert underskrifter() == ()
    assert [each.part for each in oppnat().dokument[0].mottagare] == ["enskild", "f1", "p1", "p2"]


def test_a_copy_without_consent_is_recorded_and_told(sipkit: Sipkit) -> None:
    """A yes to the meeting is none to the plan. What was done was done, and someone should know of it."""
    med_plan()
    given = ("underskrift", ID, *SENT, "--utan-frågor", "--till", "enskild", "--json")
    assert sipkit(*given).json["varningar"] == []
    done = sipkit(*given[:-2], "p1", "--json")
    (warning,) = cast(list[dict[str, str]], done.json["varningar"])
    assert (done.exit, warning["kod"]) == (0, "samtycke-saknas")
    assert [each.part for row in oppnat().dokument for each in row.mottagare] == ["enskild", "p1"]


@pytest.mark.parametrize("typed", ["i morgon", "2027-03-01", "aldrig"])
def test_a_day_when_it_cannot_have_been_signed_is_asked_again(sipkit: Sipkit, typed: str) -> None:
    """To come, or before the plan was made."""
    med_plan()
    _, script = fragat(sipkit, "1", typed, "i dag", "", "0")
    assert script.typed == 5


# --- with a card ------------------------------------------------------------------------------------------------------


def test_signed_with_a_card_elsewhere_the_file_shows_who(sipkit: Sipkit, tmp_path: Path) -> None:
    """The samordnare works for the other huvudman: the signed file comes back, and is judged before it is believed."""
    med_plan()
    (tmp_path / "hem").mkdir(exist_ok=True)
    (tmp_path / "hem" / "certifikat").mkdir()
    rot(tmp_path / "hem" / "certifikat")
    fil = tmp_path / "tillbaka.pdf"
    fil.write_bytes(sign(papper("v1-samordnare"), "underskrift:v1-samordnare", signer(BO), when=NOW, expected=BO))
    wrong = sipkit("underskrift", ID, *SENT, "--hur", "e-underskrift", "--fil", fil, "--utan-frågor", "--json")
    assert (wrong.exit, wrong.fault["kod"]) == (6, "underskrift-haller-inte")
    assert underskrifter() == ()
    fil.write_bytes(sign(papper("v1-samordnare"), "underskrift:v1-samordnare", signer(LENA), when=NOW, expected=LENA))
    done, script = fragat(sipkit, "2", str(fil), "", more=("--json",))
    assert (done.exit, script.typed, plan(done)["tillstand"]) == (0, 3, "gallande")
    (made,) = underskrifter()
    assert (made.hur, made.fil_sha256) == ("e-underskrift", hashlib.sha256(fil.read_bytes()).hexdigest())
    assert sipkit("verifiera", fil, "--ärende", ID, *SENT).exit == 0


# --- for scripts ------------------------------------------------------------------------------------------------------


def test_a_script_says_who_when_and_to_whom(sipkit: Sipkit) -> None:
    med_plan(region="gavleborg")
    given = ("underskrift", ID, *SENT, "--utan-frågor", "--json")
    missing = sipkit(*given)
    assert (missing.exit, missing.fault["var"]) == (4, "--vem")
    done = sipkit(*given, "--vem", "samordnare", "--dag", DAG, "--till", "enskild", "--till", "p1")
    assert done.exit == 0
    told = done.resultat
    assert (told["falt"], told["hur"], told["dag"]) == (["v1-samordnare"], "papper", DAG)
    assert [each["id"] for each in cast(list[dict[str, str]], told["fatt"])] == ["enskild", "p1"]
    assert not {"Lena", "Exempelgren"} & set(done.out.replace('"', " ").split())
    for wrong, var in ((("--vem", "samordnare"), "--vem"), (("--vem", "enskild", "--till", "p9"), "--till")):
        fault = sipkit(*given, *wrong).fault
        assert (fault["kod"], fault["var"]) == ("ogiltigt-varde", var)
    assert sipkit(*given, "--vem", "enskild", "--dag", "2027-04-01").fault["var"] == "--dag"


def test_nothing_is_claimed_that_was_not_said(sipkit: Sipkit) -> None:
    """Without questions, nobody has got the plan until someone says so."""
    med_plan()
    done = sipkit("underskrift", ID, *SENT, "--utan-frågor", "--json")
    assert (done.exit, done.resultat["fatt"], plan(done)["original"]) == (0, [], False)
    assert oppnat().dokument == ()


def test_a_plan_that_is_not_ready_is_not_signed(sipkit: Sipkit) -> None:
    """None at all, one without its day, one that lacks what the law asks for."""
    given = ("underskrift", ID, *SENT, "--utan-frågor", "--json")
    for changes, kod in (({"dag": ...}, "plan-ej-klar"), ({"insatser": []}, "plan-ofullstandig")):
        med_plan(changes)
        assert sipkit(*given).fault["kod"] == kod
        assert underskrifter() == ()


def test_an_arende_without_a_plan(sipkit: Sipkit) -> None:
    sparat()
    done = sipkit("underskrift", ID, *SENT, "--utan-frågor", "--json")
    assert (done.exit, done.fault["kod"]) == (6, "plan-ej-klar")
