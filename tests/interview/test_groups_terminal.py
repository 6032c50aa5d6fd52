"""Groups of questions at a real terminal of 80 x 24."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from tests.interview.skarm import CTRL_B, Skarm

pytestmark = pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")


@pytest.fixture
def screen(request: pytest.FixtureRequest) -> Iterator[Skarm]:
    """The plan at a terminal."""
    with contextlib.closing(Skarm("-m", "tests.interview.planprogram", *getattr(request, "param", ()))) as opened:
        yield opened


def play(screen: Skarm, *talk: tuple[str, str]) -> None:
    """Type each answer when its prompt stands last on the screen."""
    for prompt, typed in talk:
        screen.asked(prompt)
        screen.type(typed)


GOALS = (
    ("Vad är viktigt för Ingrid?", "Bo kvar hemma."),
    ("Mål 1:", "Gå ut varje dag."),
    ("Vad ska göras för mål 1?", "träna gång ute"),
    ("Vem?", "2"),
    ("Från när?", "på måndag"),
    ("Vem följer upp", ""),
    ("Mer för mål 1?", ""),
    ("Mål 2", "Sova utan oro."),
    ("Vad ska göras för mål 2?", ""),
)


def test_members_are_moved_and_taken_away_by_words(screen: Skarm) -> None:
    """The same words as in a pipe, without any key of its own."""
    play(screen, *GOALS, ("Mål 3", "flytta 2 1"))
    screen.wait("    1 Sova utan oro.")
    play(screen, ("Mål 3", "ta bort 2"))
    screen.wait("Borttaget: 2 Gå ut varje dag.")
    play(screen, ("Mål 2", ""), ("Vem ringer Ingrid?", ""))
    screen.asked("Enter = skriv")
    screen.type("")
    screen.wait("KLART Sova utan oro. 0")


def test_ctrl_b_in_a_group_asks_the_answer_before_again(screen: Skarm) -> None:
    """With the answer as suggestion, across the end of a member."""
    play(screen, *GOALS[:7])
    screen.asked("Mål 2")
    screen.type(CTRL_B, "")
    screen.asked("Mer för mål 1?")
    screen.type(CTRL_B, "")
    screen.asked("Svar (Enter = Lena Exempelgren)")
    screen.type("q")
    screen.wait("AVBRUTET efter 5 svar")


@pytest.mark.parametrize("screen", [("alla",)], indirect=True)
def test_on_a_shared_screen_there_is_air_and_nothing_personal(screen: Skarm) -> None:
    """One choice a line, and the address stands nowhere."""
    play(screen, *GOALS[:3])
    assert "\n    2 Lena Exempelgren, Hemsjukvården Exempelviken\n" in screen.asked("Svar")
    play(screen, ("Svar", "2"), ("Från när?", ""), ("Svar", ""), ("Mer för mål 1?", ""), ("Mål 2", ""))
    play(screen, ("Vem ringer Ingrid?", ""))
    assert "Provgatan" not in screen.asked("Enter = skriv")
    assert "v = visa allt" not in screen.text()
