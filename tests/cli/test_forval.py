"""A kallelse at a unit that has said once who it is and whom it usually calls: the walk through Maria's morning."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sipkit.cli.samtal.prompter import talks_with
from sipkit.interview.scripted import Scripted
from tests.cli.korning import NU, Result, Sipkit
from tests.documents.lasning import everything

PROFIL = """\
enhet: Vårdcentralen Exempelviken
adress: Provgatan 1, 999 99 Exempelstad
telefon: 070-174 06 10
telefontid: vardagar klockan 8–9
region: blekinge
kommun: Karlskrona
kontakter:
  - namn: Maria Testberg
    titel: distriktssköterska
mötesform: pa-plats
längd: 45
posttid: 2
"""
EVA = "  - namn: Eva Provgren\n    titel: läkare\n    telefon: 0701740611\n"
BOK = """\
kommun: Karlskrona
enheter:
  - {id: hsv, namn: Hemsjukvården Exempelviken, verksamhet: sjuksköterska, huvudman: kommun, som: kallad,
     roll: kommunal-halso-och-sjukvard, källa: Rutinen, kanal: it-tjanst, vanlig_för: [vuxen]}
  - {id: soc, namn: Socialtjänsten Provstaden, verksamhet: biståndshandläggare, huvudman: kommun, som: kallad,
     roll: socialtjanst, källa: Rutinen, kanal: it-tjanst, vanlig_för: [vuxen]}
  - {id: rehab, namn: Hemsjukvården Exempelviken, verksamhet: rehab, huvudman: kommun, som: kallad,
     roll: kommunal-halso-och-sjukvard, källa: Rutinen, kanal: it-tjanst}
  - {id: fk, namn: Försäkringskassan Prov, huvudman: annan, som: inbjuden, källa: Rutinen, kanal: papper}
"""

# What is asked, and what Maria types. Enter takes what the unit has said.
MARIA = [
    ("Namn och personnummer", "Provqvist, Ingrid 19440427-7461"),
    ("skyddade personuppgifter", "n"),
    ("Folkbokförd i vilken kommun (Enter = Karlskrona)", ""),
    ("Svar (Enter = kroppslig vård)", ""),
    ("SIP-mötet hålls", "1"),
    ("När bedömdes Ingrid", "i dag"),
    ("Ändra, eller Enter", "3"),
    ("Ändra, eller Enter", ""),
    ("Närstående", "Karin Provqvist, dotter"),
    ("Nästa", ""),
    ("v vet inte", "j"),
    ("Vem tog emot beskedet", "1"),
    ("Vilken dag lämnades det", "i går"),
    ("Muntligt eller skriftligt", "m"),
    ("Mötesdag och tid", "7/4 13"),
    ("Plats", "2"),
    ("Vilken vårdcentral", ""),
    ("alla på plats", ""),
    ("Syftet med mötet", "Ingrid ska klara sig tryggt hemma."),
    ("Frågor till mötet", ""),
    ("Behöver Ingrid", "2"),
    ("Brevet till Ingrid", "1"),
    ("Enter = skriv", ""),
]
STEPS, ANSWERS = 15, 22


@pytest.fixture
def enhet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The unit's shared folder, which nobody writes in."""
    folder = tmp_path / "enheten"
    (folder / "enheter").mkdir(parents=True)
    (folder / "profil.yaml").write_text(PROFIL, "utf8")
    (folder / "enheter" / "karlskrona.yaml").write_text(BOK, "utf8")
    monkeypatch.setenv("SIPKIT_CONFIG", str(folder))
    return folder


def walk(sipkit: Sipkit, tmp_path: Path, answers: list[tuple[str, str]], *options: object) -> tuple[Result, str]:
    """The command with each answer typed to the prompt that it belongs to, and the whole screen."""
    talk = Scripted([typed for _, typed in answers])
    with talks_with(talk):
        done = sipkit("kallelse", "--per", NU, "--ut", tmp_path / "ut", "--format", "docx,txt,ics", "--json", *options)
    talk.finish()
    return done, "\n".join(talk.transcript)


def pasted(tmp_path: Path) -> str:
    """The text to paste that was made last."""
    return max((tmp_path / "ut").glob("*.txt"), key=lambda path: path.stat().st_mtime_ns).read_text("utf8")


def changed(*changes: tuple[str, str]) -> list[tuple[str, str]]:
    """Maria's answers, where some prompts get another answer."""
    other = dict(changes)
    return [(prompt, other.get(prompt, typed)) for prompt, typed in MARIA]


def test_a_first_kallelse_is_few_answers_and_prints_nothing_for_those_in_the_it_service(
    sipkit: Sipkit, enhet: Path, tmp_path: Path
) -> None:
    """Region, kommun, parties, form and place are all there already, and Enter takes them; who calls is not asked."""
    done, screen = walk(sipkit, tmp_path, MARIA)
    assert done.exit == 0
    numbers = {
        int(number) for number in re.findall(r"^ {1,2}(\d{1,2}) [A-ZÅÄÖ]", screen.split("GRANSKA")[0], re.MULTILINE)
    }
    assert max(numbers) <= STEPS
    assert len([prompt for prompt, _ in MARIA if prompt != "Nästa"]) <= ANSWERS
    assert max(map(len, screen.splitlines())) <= 110
    gor_nu = " ".join(map(str, done.resultat["gor_nu"]))  # type: ignore[call-overload]
    assert "Skriv ut" in gor_nu
    assert "inte nås i Prator" not in gor_nu
    assert "i Prator eller på papper" not in gor_nu
    review = screen.split("GRANSKA")[1]
    assert len(re.findall("adressboken$", review, re.MULTILINE)) == 1
    assert len(re.findall("profilen$", review, re.MULTILINE)) == 4


def test_the_papers_say_what_the_unit_has_said(sipkit: Sipkit, enhet: Path, tmp_path: Path) -> None:
    """Which vårdcentral, whom to ring and when, how long; the receivers as the address book names them."""
    done, _ = walk(sipkit, tmp_path, MARIA)
    texts = {path.name: everything(path.read_bytes()) for path in (tmp_path / "ut").glob("*.docx")}
    till_enhet = next(text for name, text in texts.items() if "rehab" in text and "Syfte" in text)
    brev = next(text for text in texts.values() if "Välkommen" in text)
    assert "Vårdcentralen Exempelviken, Provgatan 1, 999 99 Exempelstad" in till_enhet
    assert "Vårdcentralen, Vårdcentralen" not in till_enhet
    assert "På vårdcentralen. Vårdcentralen Exempelviken, Provgatan 1" in brev
    assert "vardagar klockan 8–9" in brev
    assert "tre kvart" in brev
    assert len(done.filer()) > 3


def test_one_on_paper_is_printed_and_the_others_are_not(sipkit: Sipkit, enhet: Path, tmp_path: Path) -> None:
    """As the book says how each is reached."""
    answers = changed(("Plats", "1"))
    answers[6] = ("Ändra, eller Enter", "kassan")
    answers[16:17] = []
    answers.insert(-1, ("Adress till mötet", "Provgatan 7, 999 99 Exempelstad"))
    done, screen = walk(sipkit, tmp_path, answers)
    assert "[x] 5 Försäkringskassan" in screen or "[x] 4 Försäkringskassan" in screen
    assert "till dem som inte nås i Prator" in " ".join(map(str, done.resultat["gor_nu"]))  # type: ignore[call-overload]


def test_the_one_who_called_last_is_suggested_and_others_are_a_number(
    sipkit: Sipkit, enhet: Path, tmp_path: Path
) -> None:
    """And what was chosen for the kommun stands before what was not."""
    (enhet / "profil.yaml").write_text(PROFIL.replace("mötesform", f"{EVA}mötesform"), "utf8")
    _, first = walk(sipkit, tmp_path, [*MARIA[:-1], ("(Enter = Maria Testberg)", "2"), MARIA[-1]])
    assert "1 Maria Testberg  2 Eva Provgren" in first
    assert "Eva Provgren" in pasted(tmp_path)
    _, second = walk(sipkit, tmp_path, [*MARIA[:-1], ("(Enter = Eva Provgren)", ""), MARIA[-1]], "--ersatt")
    assert "1 Eva Provgren  2 Maria Testberg" in second
    assert "070-174 06 11" in pasted(tmp_path)


def test_papers_go_to_the_profiles_folder_unless_another_is_given(sipkit: Sipkit, enhet: Path, tmp_path: Path) -> None:
    """A share that both the program and the printer see."""
    (enhet / "profil.yaml").write_text(f"{PROFIL}utskriftsmapp: {tmp_path / 'skrivare'}\n", "utf8")
    with talks_with(Scripted([typed for _, typed in MARIA])):
        done = sipkit("kallelse", "--per", NU, "--format", "docx", "--json")
    assert done.resultat["ut"] == str(tmp_path / "skrivare")
    with_ut, _ = walk(sipkit, tmp_path, MARIA)
    assert with_ut.resultat["ut"] == str(tmp_path / "ut")


def test_an_interview_that_goes_on_has_the_same_at_hand(sipkit: Sipkit, enhet: Path, tmp_path: Path) -> None:
    """The profile, the address book and the meeting's length."""
    with talks_with(Scripted([*(typed for _, typed in MARIA[:6]), "q"])):
        assert sipkit("kallelse", "--per", NU).exit == 130
    talk = Scripted([typed for _, typed in MARIA[6:]])
    with talks_with(talk):
        done = sipkit("fortsätt", "--ut", tmp_path / "ut", "--format", "txt,docx")
    assert done.exit == 0
    assert "13.00–13.45" in pasted(tmp_path)


def test_without_questions_nothing_of_the_unit_is_used(sipkit: Sipkit, enhet: Path) -> None:
    """A script makes the same whoever runs it, and a broken book does not stop it."""
    (enhet / "enheter" / "karlskrona.yaml").write_text("kommun: {", "utf8")
    done = sipkit("kallelse", "--utan-fragor", "--json")
    assert (done.exit, done.fault["var"]) == (4, "arende.region")
    assert sipkit("kallelse", "--exempel", "--json", "--format", "docx").exit == 0


def test_a_broken_book_is_told_before_the_first_question(sipkit: Sipkit, enhet: Path, tmp_path: Path) -> None:
    """With its line, not after twenty answers."""
    fil = enhet / "enheter" / "karlskrona.yaml"
    fil.write_text(BOK.replace("som: inbjuden", "som: bjuden"), "utf8")
    done, screen = walk(sipkit, tmp_path, [])
    assert (done.exit, done.fault["kod"], screen) == (3, "fel-varde", "")
    assert str(done.fault["var"]).startswith(f"{fil}:9:")


# --- a message, and the letter home -----------------------------------------------------------------------------------

MEDDELANDET = ["Provqvist, Ingrid 19440427-7461", "n", "1 Hemsjukvården Exempelviken", "", "j", "1", "i dag"]


def made(sipkit: Sipkit, tmp_path: Path, typ: str, *typed: str, arende: str | None = None) -> tuple[Result, str]:
    """A paper made at the keyboard, and the whole screen."""
    talk = Scripted(list(typed))
    with talks_with(talk):
        given = ("skapa", typ, *((arende,) if arende else ()), "--per", NU, "--ut", tmp_path / "ut")
        done = sipkit(*given, "--format", "docx,txt", "--json")
    return done, "\n".join(talk.transcript)


@pytest.mark.parametrize(
    ("kontakter", "sender"),
    [
        ("", "Maria Testberg, distriktssköterska, Vårdcentralen Exempelviken, 070-174 06 10"),
        (EVA, "Eva Provgren, läkare, Vårdcentralen Exempelviken, 070-174 06 11"),
    ],
)
def test_who_sends_a_message_is_one_of_the_units_contacts(
    sipkit: Sipkit, enhet: Path, tmp_path: Path, kontakter: str, sender: str
) -> None:
    """By Enter the one who is suggested, by a number another."""
    profil = PROFIL.replace("mötesform", f"{kontakter}mötesform")
    (enhet / "profil.yaml").write_text(profil, "utf8")
    done, screen = made(sipkit, tmp_path, "utskrivningsklar", *MEDDELANDET, "2" if kontakter else "", "", "")
    assert done.exit == 0, screen
    assert f"Från: {sender}" in pasted(tmp_path)


def test_the_next_message_of_an_arende_suggests_who_sent_the_last(sipkit: Sipkit, enhet: Path, tmp_path: Path) -> None:
    """Before the unit's own contacts, with them to choose among."""
    siri = "Siri Provlund, 070-174 06 21"
    first, _ = made(sipkit, tmp_path, "utskrivningsklar", *MEDDELANDET, siri, "", "")
    id_ = first.filer()[0][:4]
    _, screen = made(sipkit, tmp_path, "kommunklar", "", "q", arende=id_)
    assert f"1 {siri}" in screen
    assert "2 Maria Testberg" in screen
    assert f"(Enter = {siri})" in screen


def test_the_letter_home_says_the_units_telephone(sipkit: Sipkit, enhet: Path, tmp_path: Path) -> None:
    """Where the person rings is suggested in full: a number that is cut cannot be checked."""
    answers = ["Provqvist, Ingrid 19440427-7461", "n", ""]
    _, screen = made(sipkit, tmp_path, "information-till-enskild", *answers, "q")
    assert "1 Vårdcentralen Exempelviken, 070-174 06 10, vardagar klockan 8–9\n" in screen
