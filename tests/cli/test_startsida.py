"""The start page as it is met: `sipkit` alone, in a real terminal of 80 x 24 and in plain lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from sipkit.cli.startsida import MENY
from tests.cli.korning import NU, Sipkit
from tests.cli.test_idag import NAMN, sparat
from tests.interview.skarm import Skarm

pytestmark = pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
Oppna = Callable[[], Skarm]


@pytest.fixture
def oppna(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Oppna]:
    """Opens a terminal with `sipkit` alone, on Maundy Thursday."""
    monkeypatch.setenv("SIPKIT_HOME", str(tmp_path / "hem"))
    monkeypatch.setenv("SIPKIT_PER", NU)
    with ExitStack() as stack:

        def run() -> Skarm:
            screen = Skarm("-m", "sipkit")
            stack.callback(screen.close)
            return screen

        yield run


@pytest.fixture(params=["terminal", "rader"])
def bada(request: pytest.FixtureRequest, oppna: Oppna, monkeypatch: pytest.MonkeyPatch) -> Oppna:
    """The same in a terminal that draws and in plain lines."""
    if request.param == "rader":
        monkeypatch.setenv("SIPKIT_RADLAGE", "1")
    return oppna


def test_a_first_user_sees_what_can_be_done_and_nothing_else(bada: Oppna, tmp_path: Path) -> None:
    """With nothing stored there is nothing to record or go on with. Looking makes nothing."""
    screen = bada()
    shown = screen.asked("Välj")
    assert "sipkit · torsdag 25 mars 2027 kl. 10.12" in shown
    assert "I DAG: inget som måste göras i dag." in shown
    assert re.split(r" *\n *| {2,}", shown[shown.index("1 Kalla") :])[:5] == [
        "1 Kalla till SIP",
        "2 Vad rutinen säger om vägen",
        "3 Meddelande eller brev hem",
        "4 Utskick (många brev)",
        "5 Enhetens uppgifter",
    ]
    assert not (tmp_path / "hem").exists()
    screen.type("q")
    assert screen.ended() == 0


def test_the_page_tells_what_is_due_by_id_and_fits_the_screen(bada: Oppna) -> None:
    """Five things at most, the most urgent first; whose they are stands nowhere."""
    for id_ in ("7K2M", "9QX3", "4M8T", "2ABC", "3DEF", "5GHJ"):
        sparat(id_)
    screen = bada()
    shown = screen.asked("Välj")
    assert " I DAG\n    2ABC  Kallelsen är gjord men inte skickad: senast söndag 28 mars, sista" in shown
    assert "sipkit · torsdag" in shown
    assert "till: Dagens lista" in shown
    assert max(map(len, shown.splitlines())) < 80
    assert not any(part in shown for part in NAMN)
    screen.type("q")
    assert screen.ended() == 0


def test_the_unit_stands_in_the_head_when_it_is_known(oppna: Oppna, tmp_path: Path) -> None:
    (tmp_path / "hem").mkdir()
    (tmp_path / "hem" / "profil.yaml").write_text("enhet: Vårdcentralen Exempelviken\nregion: blekinge\n", "utf-8")
    shown = oppna().asked("Välj")
    assert "Vårdcentralen Exempelviken · Blekinge · torsdag 25 mars 2027 kl. 10.12" in shown


def test_a_choice_runs_the_command_and_comes_back(bada: Oppna) -> None:
    """By number or by the command's name; what it says stays until Enter. A wrong number is told and asked again."""
    sparat("7K2M")
    screen = bada()
    screen.asked("Välj")
    screen.type("99")
    screen.wait("Skriv ett nummer från 1 till")
    screen.asked("Välj")
    screen.type("idag")
    screen.wait("Torsdag 25 mars 2027 klockan 10.12. 1 ärende.")
    screen.asked("Enter = startsidan")
    screen.type("")
    screen.asked("Välj")
    screen.type("q")
    assert screen.ended() == 0


def test_a_message_is_found_without_knowing_its_type(oppna: Oppna, tmp_path: Path) -> None:
    """The page leads to the region's messages by name, and to the ärende that it is about; meetings where it has such.

    All of it fits the screen.
    """
    sparat("7K2M")
    (tmp_path / "hem" / "profil.yaml").write_text("region: simba\n", "utf-8")
    screen = oppna()
    assert "Avstämning" in screen.asked("Välj")
    screen.type("skapa")
    shown = screen.asked("Nummer:")
    assert " 1 Inskrivningsmeddelande" in shown
    assert "Avstämning" in shown
    screen.type("utskrivningsklar")
    screen.asked("redan har ett ärende")
    screen.type("j")
    screen.asked("7K2M")


def test_stopping_a_command_is_no_end_of_the_page(bada: Oppna) -> None:
    """`q` among the questions says what became of the answers and leads back."""
    screen = bada()
    screen.asked("Välj")
    screen.type("1")
    screen.asked("Svar:")
    screen.type("q")
    screen.asked("Enter = startsidan")
    screen.type("")
    screen.asked("Välj")
    screen.type("q")
    assert screen.ended() == 0


def test_a_question_mark_explains_the_choices(bada: Oppna) -> None:
    screen = bada()
    screen.asked("Välj")
    screen.type("?")
    shown = screen.wait("Alla kommandon: sipkit --help.")
    assert "1 Kalla till SIP            sipkit kallelse" in shown
    screen.asked("Välj")


def test_an_ended_interview_can_be_gone_on_with(oppna: Oppna) -> None:
    """What was begun is offered, also when no ärende is stored."""
    from tests.cli.test_utkast import _kept

    _kept("4M8T")
    assert "2 Fortsätt det påbörjade" in oppna().asked("Välj")


def test_a_lost_key_is_told_and_stops_nothing_else(oppna: Oppna, tmp_path: Path) -> None:
    sparat("7K2M")
    (tmp_path / "hem" / "nyckel.txt").unlink()
    shown = oppna().asked("Välj")
    assert "Den privata nyckeln är borta" in shown
    assert " 1 Kalla till SIP" in shown


def test_a_script_never_gets_the_page(sipkit: Sipkit) -> None:
    """Through a pipe `sipkit` alone is a fault of usage that says what to do; so is `--json` alone."""
    alone = sipkit()
    assert (alone.exit, alone.out) == (2, "")
    assert "sipkit --help" in alone.err
    assert sipkit("--json").exit == 2


def test_every_row_of_the_menu_is_a_command(sipkit: Sipkit) -> None:
    """Nothing is offered that cannot be done, and nothing twice."""
    for rad in MENY:
        assert sipkit(*rad.kommando, "--help").exit == 0
    assert len({rad.kommando for rad in MENY}) == len(MENY)
