"""The unit's profile and address book by command: asked once, shown, added to, shared by two users."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sipkit.cli.samtal.prompter import talks_with
from sipkit.interview.scripted import Scripted
from tests.cli.korning import Result, Sipkit

PROFIL = [
    "Vårdcentralen Exempelviken, Provgatan 1, 999 99 Exempelstad",
    "0701740610, vardagar klockan 8–9",
    "Blekinge",
    "Karlskrona",
    "Maria Testberg, distriktssköterska",
    "",
    "45",
    "1",
    "",
    "",
]
"""What is typed to the nine questions; the fifth is a list and ends with an empty line."""
ENHET = ["", "Hemsjukvården Exempelviken, rehab", "1", "Enhetens chef", "1", "", "", "", "vuxen, barn"]


def typed(sipkit: Sipkit, script: list[str], *arguments: object) -> tuple[Result, list[str]]:
    """Run a command with a script at the keyboard that is used to its end."""
    talk = Scripted(script)
    with talks_with(talk):
        done = sipkit(*arguments)
    talk.finish()
    return done, talk.transcript


@pytest.fixture
def delad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A unit's shared folder on a file share, with one unit of Karlskrona."""
    folder = tmp_path / "delad"
    (folder / "enheter").mkdir(parents=True)
    (folder / "profil.yaml").write_text(
        "enhet: Vårdcentralen Provbyn\ntelefon: 0701740615\nkommun: Karlskrona\n", "utf8"
    )
    (folder / "enheter" / "karlskrona.yaml").write_text(
        "kommun: Karlskrona\nenheter:\n  - id: soc\n    namn: Socialtjänsten Provstaden\n    huvudman: kommun\n"
        "    som: kallad\n    källa: Rutinen\n",
        "utf8",
    )
    monkeypatch.setenv("SIPKIT_CONFIG", str(folder))
    return folder


def test_a_profile_is_nine_questions_and_enter_keeps_each(sipkit: Sipkit) -> None:
    """The second time every question has its answer in brackets."""
    first, asked = typed(sipkit, PROFIL, "profil")
    assert first.exit == 0
    assert sum(line[:3].strip().isdecimal() for line in asked) == 9
    before = sipkit("profil", "--json").resultat
    again, _ = typed(sipkit, [""] * 9, "profil")
    assert again.exit == 0
    assert sipkit("profil", "--json").resultat == before
    assert (before["telefon"], before["langd"], before["region"]) == ("070-174 06 10", 45, "blekinge")


def test_the_units_own_role_is_asked_once_and_tells_whose_day_it_is(sipkit: Sipkit) -> None:
    """Enter is the vårdcentral's fast vårdkontakt. `--roll` outranks the profile."""
    typed(sipkit, PROFIL, "profil")
    assert sipkit("idag", "--json").resultat["roll"] == "fast-vardkontakt"
    typed(sipkit, [*[""] * 8, "slutenvården"], "profil")
    assert sipkit("idag", "--json").resultat["roll"] == "slutenvard"
    assert sipkit("idag", "--roll", "socialtjanst", "--json").resultat["roll"] == "socialtjanst"


def test_a_dash_takes_an_answer_away_and_back_asks_again(sipkit: Sipkit) -> None:
    """`<` goes to the question before."""
    typed(sipkit, PROFIL, "profil")
    typed(sipkit, ["", "", "", "Ronneby", "<", "Karlshamn", "", "", "-", "", ""], "profil")
    after = sipkit("profil", "--json").resultat
    assert (after["kommun"], after["motesform"]) == ("Karlshamn", None)


@pytest.mark.parametrize("enhet", ["Avdelning 7, Provsjukhuset", "Vårdcentralen Provbyn"])
def test_a_wards_hospital_is_of_its_name_and_not_of_its_address(sipkit: Sipkit, enhet: str) -> None:
    typed(sipkit, [f"{enhet}, Provgatan 1, 999 99 Exempelstad", *PROFIL[1:]], "profil")
    after = sipkit("profil", "--json").resultat
    assert (after["enhet"], after["adress"]) == (enhet, "Provgatan 1, 999 99 Exempelstad")


def test_what_cannot_be_read_is_told_and_asked_again(sipkit: Sipkit) -> None:
    """With how it is written; `q` changes nothing."""
    done, asked = typed(sipkit, ["Provbyn, Provgatan", "", "07", "?", "q"], "profil")
    assert done.exit == 130
    assert "Adressen går inte att tolka." in "\n".join(asked)
    assert "070-174 06 10, vardagar" in "\n".join(asked)
    assert sipkit("profil", "--visa").out.startswith("Profilen är tom.")


def test_a_shared_profile_is_everyones_and_a_users_own_lies_on_it(
    sipkit: Sipkit, delad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two users of one folder that is only read: what one says is not the other's."""
    for each in (delad, delad / "enheter"):
        each.chmod(0o555)
    typed(sipkit, ["", "0701740611", "", "", "", "", "", "", ""], "profil")
    typed(sipkit, ENHET, "enheter", "ny")
    assert sipkit("profil", "--json").resultat["telefon"] == "070-174 06 11"
    assert "rehab" in sipkit("enheter", "lista").out
    monkeypatch.setenv("SIPKIT_HOME", str(tmp_path / "annan"))
    assert sipkit("profil", "--json").resultat["telefon"] == "070-174 06 15"
    assert "rehab" not in sipkit("enheter", "lista").out
    assert sorted(path.name for path in delad.rglob("*.yaml")) == ["karlskrona.yaml", "profil.yaml"]


def test_a_unit_is_added_shown_and_not_added_twice(sipkit: Sipkit, delad: Path) -> None:
    """Its id follows from its name; the region's units come first."""
    done, asked = typed(sipkit, ENHET, "enheter", "ny", "--json")
    assert asked[0].endswith("Kommun (Enter = Karlskrona): ")
    assert done.resultat["vanlig_for"] == ["vuxen", "barn"]
    listed = sipkit("enheter", "lista", "--kommun", "karlskrona", "--json")
    assert re.findall('"id": "(.*)"', listed.out) == ["soc", "hemsjukvarden-exempelviken-rehab"]
    shown = sipkit("enheter", "visa", "hemsjukvarden-exempelviken-rehab").out
    assert "källa: Enhetens chef\n" in shown
    again, _ = typed(sipkit, ENHET, "enheter", "ny", "--json")
    assert (again.exit, again.fault["kod"]) == (2, "dubbelt-id")


def test_a_unit_that_is_not_there_is_a_fault_with_the_nearest(sipkit: Sipkit, delad: Path) -> None:
    """Ids can be mistyped."""
    done = sipkit("enheter", "visa", "sox", "--json")
    assert (done.exit, done.fault["kod"], done.fault["atgard"]) == (2, "okand-enhet", "Menade du soc?")


def test_a_broken_file_is_told_with_its_line(sipkit: Sipkit, delad: Path) -> None:
    """Whatever command meets it."""
    fil = delad / "enheter" / "karlskrona.yaml"
    fil.write_text(fil.read_text("utf8").replace("som: kallad", "som: kallas"), "utf8")
    done = sipkit("enheter", "lista", "--json")
    assert (done.exit, done.places()) == (3, [("fel-varde", f"{fil}:6:10")])
