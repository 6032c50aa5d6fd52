"""Random walks through the interview itself: what someone types, how often they stop, and when the power goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from sipkit.interview.build import build
from sipkit.interview.draft import draft, resumed
from sipkit.interview.flow import answer, asked
from sipkit.interview.run import Finished, Interrupted, interview
from sipkit.interview.start import start
from sipkit.interview.state import State
from sipkit.interview.wording import Voice
from sipkit.storage.utkast import Utkast, Utkastlager
from tests.interview.formular import IDAG, INGRID, formular, values
from tests.interview.test_draft import fresh, same
from tests.interview.test_laws import Case, cases
from tests.storage.lager import hem_i

NYTT = Utkast(id="7K2M", dokumenttyp="kallelse", region="blekinge", paborjad=datetime(2027, 3, 25, 10, 12))

KILL, KILL_UNSAVED = "kill", "kill before it is saved"
MOVES = ("", "a", "b", "c", "1", "2", "3", "<", "<", "?", "q", "v", "-", KILL, KILL_UNSAVED)

ANSWERS = {
    "Namn och": (INGRID, "Provberg, Nils 19440413-6055"),
    "Har": ("n", "j"),
    "Folkbokförd": ("Karlskrona", "Ronneby"),
    "När bedömdes": ("i dag", "i går"),
    "Vilka kallas": ("1 Hemsjukvården Exempelviken / 2 Socialtjänsten Provstaden", "3 Rehabmottagningen Exempelviken"),
    "Närstående": ("Karin Provqvist, dotter", ""),
    "Samtycke enligt": ("j", "d"),
    "Vilka får kallas": ("1",),
    "Vad får inte": ("min son", ""),
    "Mötesdag": ("7/4", "8/4"),
    "Klockan": ("13", "9.30"),
    "Plats": ("1", "2", "3"),
    "Var:": ("Rum 2",),
    "Adress": ("Provgatan 7, 999 99 Exempelstad", "Testvägen 3, 999 98 Provstaden"),
    "Syfte": ("Trygg hemgång.", "Vem gör vad."),
    "Behöver": ("1 2", "0", ""),
    "Språk": ("arabiska", "finska"),
    "Brevet": ("1", "2"),
    "Nästa": ("",),
    "Enter = skriv": ("", "1", "5", "9", "v"),
}
"""What may be typed to each question of the small questionnaire, by how it begins."""


class Killed(Exception):
    """The power went."""


@dataclass
class Vandrare:
    """Someone who types at random until the moves are used up, and from then on goes straight to the end."""

    moves: list[str]
    straight: Callable[[str], str]
    unsaved: bool = False
    question: str = ""
    typed: int = 0

    def say(self, lines: Iterable[str]) -> None:
        """Read."""
        for line in lines:
            self._see(line)

    def line(self, text: str) -> str:
        """Type."""
        self._see(text)
        self.typed += 1
        assert self.typed < 500, f"no way out of {self.question}"
        move = self.moves.pop() if self.moves else self.straight(self.question)
        if move == KILL:
            raise Killed
        if move == KILL_UNSAVED:
            self.unsaved = True
            return self.straight(self.question)
        return move

    def _see(self, line: str) -> None:
        begins = line.lstrip(" 0123456789")
        self.question = next((each for each in (*ANSWERS, "Fråga ") if begins.startswith(each)), self.question)


class Skrivbord:
    """Where the interview's draft is kept, encrypted, and what is known to have been kept."""

    def __init__(self, mapp: Path, begin: Callable[[], State], begin_again: Callable[[], State]) -> None:
        self.mapp = mapp
        self.begin = begin
        self.begin_again = begin_again
        self.kept: State | None = None

    def walk(self, vandrare: Vandrare) -> Finished:
        """From the first question to accepted papers, with every stop between."""
        while True:
            lager = hem_i(self.mapp).utkast()
            try:
                return interview(
                    self._opened(lager), vandrare, Voice("Prov"), IDAG, partial(self._keep, lager, vandrare)
                )
            except (Interrupted, Killed):
                continue

    def _keep(self, lager: Utkastlager, vandrare: Vandrare, state: State) -> None:
        if vandrare.unsaved:
            vandrare.unsaved = False
            raise Killed
        lager.spara(draft(state, NYTT))
        self.kept = state

    def _opened(self, lager: Utkastlager) -> State:
        """The interview as another run of the program finds it: nothing that was kept is lost, nothing is added."""
        if self.kept is None:
            assert not lager.finns("7K2M")
            return self.begin()
        state = resumed(lager.oppna("7K2M"), self.begin_again())
        assert same(state, self.kept)
        return state


def replayed(begin: Callable[[], State], done: State) -> State:
    """An interview that nobody disturbed, with the same answers typed."""
    state = begin()
    for fraga in state.fragor:
        held = done.svar.get(fraga.falt)
        if held and held.prompted and fraga in asked(state):
            state = answer(state, fraga, held.value, held.origin)
    return state


@settings(max_examples=20)
@given(cases(), st.lists(st.sampled_from(MOVES), max_size=25))
def test_any_questionnaire_survives_any_walk(case: Case, moves: list[str]) -> None:
    """Answers, steps back, changes in the review, stops and kills end in what the last answers alone would give."""
    with TemporaryDirectory() as mapp:
        desk = Skrivbord(Path(mapp), case.start, lambda: fresh(case))
        done = desk.walk(Vandrare(moves, lambda question: "a" if question == "Fråga " else ""))
    again = replayed(case.start, done.state)
    assert values(again) == values(done.state)
    assert build(again, IDAG) == done.arende


@settings(max_examples=20)
@given(st.data())
def test_every_type_of_question_survives_any_walk(data: st.DataObject) -> None:
    """The same with days, numbers, lists, members, consent: the right kinds of answers, and wrong ones between."""
    moves = data.draw(st.lists(st.sampled_from(MOVES), max_size=25))

    def typed(question: str) -> str:
        choice = ANSWERS[question]
        return choice[0] if question == "Enter = skriv" and not moves else data.draw(st.sampled_from(choice))

    with TemporaryDirectory() as mapp:
        done = Skrivbord(Path(mapp), _small, _small).walk(Vandrare(moves, typed))
    assert build(replayed(_small, done.state), IDAG) == done.arende


def _small() -> State:
    return start(formular(), IDAG, namn={"it_tjanst": "Prator"})
