"""The interview as a nurse meets it: the real command in a real terminal of 80 x 24."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.cli.conftest import Svar
from tests.cli.korning import NU, answers, content
from tests.documents.lasning import everything, rows
from tests.interview.skarm import CTRL_B, CTRL_C, Skarm

pytestmark = pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
Oppna = Callable[..., Skarm]

# Maria's first kallelse: what stands last on the screen, and what she types.
MARIA = [
    ("Namn och personnummer", "Provqvist, Ingrid 19440427-7461"),
    ("Har Ingrid skyddade personuppgifter?", "n"),
    ("Folkbokförd i", "Karlskrona"),
    ("Svar (Enter = kroppslig vård):", ""),
    ("3 utan sjukhusvistelse", "1"),
    ("När bedömdes Ingrid som utskrivningsklar", "i dag"),
    ("Vilka ska vara med på mötet?", "1 Hemsjukvården Exempelviken / 2 Socialtjänsten Provstaden"),
    ("Nästa (tom rad = klart)", ""),
    ("Närstående", "Karin Provqvist, dotter"),
    ("Nästa (tom rad = klart)", ""),
    ("v vet inte", "j"),
    ("Vem tog emot beskedet", "1"),
    ("Vilken dag lämnades det", "i går"),
    ("Muntligt eller skriftligt?", "m"),
    ("Mötesdag och tid", "7/4 13"),
    ("4 annan plats", "1"),
    ("3 några på distans", "1"),
    ("Syftet med mötet", "Ingrid ska klara sig tryggt hemma."),
    ("Frågor till mötet", "Vem hjälper dig med träningen?"),
    ("Nästa (tom rad = klart)", ""),
    ("2 brev i stor stil", "2"),
    ("Brevet till Ingrid", "3"),
    ("Adress (gata", "Provgatan 7, 999 99 Exempelstad"),
    ("Du som kallar", "Maria Testberg, distriktssköterska, Vårdcentralen Exempelviken, 070-174 06 10"),
]
STEPS, ANSWERS = 16, 22
"""What a first kallelse may take: numbered steps, and answers with the review's."""


@pytest.fixture
def oppna(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Oppna]:
    """Opens a terminal with `sipkit kallelse` on Maundy Thursday; papers go to `ut`, drafts to `hem`."""
    monkeypatch.setenv("SIPKIT_HOME", str(tmp_path / "hem"))
    with ExitStack() as stack:

        def run(*options: object, region: str = "blekinge") -> Skarm:
            given = ("--region", region, "--per", NU, "--ut", tmp_path / "ut", "--format", "docx,ics", *options)
            screen = Skarm("-m", "sipkit", "kallelse", *map(str, given))
            stack.callback(screen.close)
            return screen

        yield run


def test_a_first_kallelse_takes_few_steps_and_says_what_follows(oppna: Oppna, tmp_path: Path) -> None:
    """The walk through Maria's morning: every echo, the count of steps and answers, the review, *Gör nu*."""
    screen = oppna()
    screen.wait("Kallelse till SIP-möte · Blekinge · torsdag 25 mars 2027 kl. 10.12")
    answered, numbers = 0, set()
    for prompt, typed in MARIA:
        shown = screen.asked(prompt)
        numbers |= {int(number) for number in re.findall(r"^ {1,2}(\d{1,2}) [A-ZÅÄÖ]", shown, re.MULTILINE)}
        answered += not prompt.startswith("Nästa")
        screen.type(typed)
        for echo in ECHOES.get(prompt, ()):
            screen.wait(echo)
    screen.asked("Enter = skriv")
    assert max(numbers) <= STEPS
    assert numbers == set(range(1, max(numbers) + 1))
    assert answered + 1 <= ANSWERS
    screen.type("")
    assert screen.ended() == 0
    done = screen.text()
    assert "Gör nu" in done
    assert "Skriv ut brevet till personen i två exemplar" in done
    files = content(tmp_path / "ut")
    assert [name[5:] for name in files] == [
        "brev-enskild.docx",
        "kallelse-p1.docx",
        "kallelse-p2.docx",
        "manifest.json",
        "mote.ics",
    ]
    unit = next(rows(data) for name, data in files.items() if "p1" in name)
    assert "| När | Onsdag 7 april 2027 klockan 13.00–14.00 |" in unit
    assert "| Samtycke | Muntligt 24 mars 2027, mottaget av slutenvården. Gäller enheterna i deltagarlistan. |" in unit
    assert "| Karin Provqvist, dotter | Närstående | – |" in unit


ECHOES = {
    "Namn och personnummer": ["Ingrid Provqvist, 82 år"],
    "När bedömdes Ingrid som utskrivningsklar": ["senast söndag 28 mars 2027 (påskdagen)", "Kalla i dag."],
    "Mötesdag och tid": ["onsdag 7 april 2027 (vecka 14) klockan 13.00"],
    "Brevet till Ingrid": ["framme omkring torsdag 1 april 2027"],
}


def test_j_is_yes_to_protected_data_too(oppna: Oppna, tmp_path: Path) -> None:
    """Then nothing more about the person is asked, and one sheet is made."""
    screen = oppna()
    for prompt, typed in [(MARIA[0][0], MARIA[0][1]), (MARIA[1][0], "j"), (MARIA[3][0], ""), (MARIA[4][0], "1")]:
        screen.asked(prompt)
        screen.type(typed)
    screen.asked("När bedömdes")
    screen.type("i dag")
    screen.asked("Du som kallar")
    screen.type(MARIA[-1][1])
    screen.asked("Enter = skriv")
    screen.type("")
    assert screen.ended() == 0
    assert [name[5:] for name in content(tmp_path / "ut")] == ["manifest.json", "sarskild-rutin-enhet.docx"]


@pytest.fixture
def vid_samtycket(oppna: Oppna, svar: Svar) -> Skarm:
    """A terminal where all is known but the consent."""
    screen = oppna("--svar", svar("blekinge", {"samtycke": ...}))
    screen.asked("v vet inte")
    return screen


def test_consent_is_never_given_by_accident(vid_samtycket: Skarm, tmp_path: Path) -> None:
    """No answer is suggested, and Enter is none; the question comes again."""
    assert "[" not in vid_samtycket.text().partition("Samtycke enligt Prator")[2]
    vid_samtycket.type("")
    vid_samtycket.wait("Frågan behöver ett svar.")
    vid_samtycket.asked("Svar:")
    vid_samtycket.type("j")
    vid_samtycket.wait("Vem tog emot beskedet")
    assert not (tmp_path / "ut").exists()


def test_a_no_ends_the_interview_with_what_may_be_done(vid_samtycket: Skarm, tmp_path: Path) -> None:
    """Exit 6, with rule and source; nothing is written. The no is kept only if the user wants to."""
    vid_samtycket.type("n")
    vid_samtycket.wait("Spara nejet i ärendet? j/n:")
    vid_samtycket.type("n")
    assert vid_samtycket.ended() == 6
    told = vid_samtycket.text()
    assert "Rutinen låser sig:" in told
    assert "ble-inga-fler-meddelanden" in told
    assert not (tmp_path / "ut").exists()


def test_who_does_not_know_is_told_whom_to_ask(vid_samtycket: Skarm, tmp_path: Path) -> None:
    """`v`: in Blekinge the ward obtains the consent, and Prator tells it."""
    vid_samtycket.type("v")
    assert vid_samtycket.ended() == 130
    assert "Se efter i Prator." in vid_samtycket.text()
    assert not (tmp_path / "ut").exists()


def test_a_consent_in_part_asks_for_whom_and_for_what_not(vid_samtycket: Skarm, tmp_path: Path) -> None:
    """Those left out get no paper, and what may not be said is in none."""
    vid_samtycket.type("d")
    vid_samtycket.asked("Vilka får kallas")
    vid_samtycket.type("1 3")
    vid_samtycket.wait("får inget och nämns inte.")
    for prompt, typed in [
        ("Vad får inte nämnas", "min morbror Testfred"),
        ("Nästa (tom rad = klart)", ""),
        ("Gäller till och med", ""),
        ("Vem tog emot beskedet", "2"),
        ("Vilken dag lämnades det", "i dag"),
        ("Muntligt eller skriftligt?", "s"),
    ]:
        vid_samtycket.asked(prompt)
        vid_samtycket.type(typed)
    vid_samtycket.asked("Enter = skriv")
    vid_samtycket.type("")
    assert vid_samtycket.ended() == 0
    files = content(tmp_path / "ut")
    assert [name[5:] for name in files if name.endswith("docx")] == [
        "brev-enskild.docx",
        "kallelse-p1.docx",
        "kallelse-p3.docx",
    ]
    assert not any(word in everything(data) for data in files.values() for word in ("Testfred", "Socialtjänsten P"))


@pytest.mark.parametrize(
    ("region", "event", "consent"),
    [
        ("blekinge", "När bedömdes Ingrid som utskrivningsklar?", "Samtycke enligt Prator: får alla ovan kallas?"),
        (
            "vastra-gotaland",
            "När skickades meddelandet om utskrivningsklar?",
            "Har Nils sagt ja till att kallelsen skickas till alla ovan?",
        ),
    ],
)
def test_a_region_asks_for_its_own_event_and_for_consent_in_its_own_words(
    oppna: Oppna, svar: Svar, region: str, event: str, consent: str
) -> None:
    """What the deadline counts from, and who obtains the consent, differ."""
    events = {"handelse.bedomd-utskrivningsklar", "handelse.utskrivningsklar-meddelat"}
    gone = {each: ... for each in ("samtycke", *(each for each in events if each in answers(region)))}
    screen = oppna("--svar", svar(region, gone), region=region)
    screen.asked(event)
    screen.type("i dag")
    assert consent in screen.asked("v vet inte")


def test_a_question_says_why_it_is_asked_and_by_which_rule(vid_samtycket: Skarm) -> None:
    """`?` and Enter; then it comes again."""
    vid_samtycket.type("?")
    told = vid_samtycket.wait("Regel:")
    assert "Varför: Utan samtycke skrivs ingen kallelse." in told
    vid_samtycket.asked("Svar:")


@pytest.mark.parametrize(("key", "end"), [("<", "\r"), (CTRL_B, "")], ids=["<", "Ctrl-B"])
def test_one_can_go_back_and_the_old_answer_stands_there(oppna: Oppna, key: str, end: str) -> None:
    """Also where Ctrl-B is somebody else's, as in tmux."""
    screen = oppna()
    for prompt, typed in MARIA[:3]:
        screen.asked(prompt)
        screen.type(typed)
    screen.asked("Svar (Enter = kroppslig vård):")
    screen.type(key, end)
    screen.asked("Folkbokförd i vilken kommun (Enter = Karlskrona):")
    screen.type("")
    screen.asked("Svar (Enter = kroppslig vård):")


@pytest.mark.parametrize(("key", "end"), [("q", "\r"), (CTRL_C, "")], ids=["q", "Ctrl-C"])
def test_one_can_stop_anywhere_and_go_on_later(oppna: Oppna, tmp_path: Path, key: str, end: str) -> None:
    """Exit 130 and no paper; the answers are kept where only the user's key opens them, until the papers are made."""
    screen = oppna()
    screen.asked(MARIA[0][0])
    screen.type(MARIA[0][1])
    screen.asked(MARIA[1][0])
    screen.type(key, end)
    assert screen.ended() == 130
    assert "Avbrutet. Svaren är sparade, krypterade. Gå vidare: sipkit fortsätt" in screen.text()
    assert [path.name for path in tmp_path.iterdir()] == ["hem"]
    (utkast,) = (tmp_path / "hem" / "utkast").glob("*.sip")
    assert b"Provqvist" not in utkast.read_bytes()
    again = Skarm("-m", "sipkit", "fortsätt", utkast.stem)
    again.asked(MARIA[1][0])
    again.type("q")
    assert again.ended() == 130


def test_the_region_is_asked_for_when_nobody_has_said_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By number; a wrong one is told, and the first question follows."""
    monkeypatch.setenv("SIPKIT_HOME", str(tmp_path / "hem"))
    screen = Skarm("-m", "sipkit", "kallelse", "--ut", str(tmp_path / "ut"))
    screen.wait("1 Blekinge")
    screen.asked("Svar:")
    screen.type("99")
    screen.wait("Regionen finns inte. Skriv numret.")
    screen.asked("Svar:")
    screen.type("1")
    screen.asked(MARIA[0][0])
    screen.type("q")
    assert screen.ended() == 130


def test_the_review_hides_what_is_personal_and_lets_any_row_be_changed(
    oppna: Oppna, svar: Svar, tmp_path: Path
) -> None:
    """Nobody beside the screen reads number or address; a change is asked as the question was."""
    screen = oppna("--svar", svar("blekinge", {"kallelse.syfte": ...}))
    screen.asked("Syftet med mötet")
    screen.type("Ingrid ska hem.")
    told = screen.asked("Enter = skriv")
    row = re.search(r"^ *(\d+) Syftet med mötet", told, re.MULTILINE)
    assert row
    assert "7461" not in told
    assert "Provgatan" not in told
    screen.type(row[1])
    screen.asked("(Enter = Ingrid ska hem.)")
    screen.type("Ingrid ska klara trappan.")
    screen.asked("Enter = skriv")
    screen.type("")
    assert screen.ended() == 0
    assert "Normal: Ingrid ska klara trappan." in rows(content(tmp_path / "ut")["7K2M-kallelse-p1.docx"])
