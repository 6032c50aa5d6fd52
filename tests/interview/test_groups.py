"""Groups of questions that repeat: goals, and under each goal what is to be done, made live at a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from io import BytesIO, StringIO, TextIOWrapper

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipkit.domain.arende import Arende
from sipkit.domain.plan import Plan
from sipkit.errors import UsageFault
from sipkit.interview.build import build
from sipkit.interview.draft import draft, resumed
from sipkit.interview.flow import answer, asked, back, filled, missing, next_question, suggestion
from sipkit.interview.lines import Lines
from sipkit.interview.progress import steps
from sipkit.interview.run import Finished, Interrupted, interview
from sipkit.interview.scripted import Scripted
from sipkit.interview.state import State
from sipkit.interview.wording import Voice
from sipkit.storage.utkast import Utkast
from tests.interview.formular import IDAG, values
from tests.interview.plan import ADRESS, NUMMER, TELEFON, arende, begin

GA = ["Gå ut varje dag.", "träna gång ute", "2", "på måndag", "", ""]
"""A goal with one thing to be done, and no more for it."""
SOVA = ["Sova utan oro.", "trygghetslarm", "annan", "Omar Provsson", "9/4", "1", ""]
HELA = ["Bo kvar hemma.", *GA, *SOVA, "", ""]
"""Two goals, no more, and nobody to ring; the review is left."""


def held(typed: Sequence[str], state: State | None = None) -> tuple[Finished, list[str]]:
    """A meeting that is typed, and what stood on its screen."""
    script = Scripted(typed)
    done = interview(state or begin(), script, Voice("Plan"), IDAG)
    script.finish()
    return done, script.transcript


def plan(done: Finished) -> Plan:
    """The plan that it made."""
    assert done.arende.plan is not None
    return done.arende.plan


def goals(state: State) -> list[str]:
    """Each goal with what is to be done for it, as the ärende has them."""
    made = build(state, IDAG).plan
    assert made is not None
    return [f"{mal.text} {[each.vad for each in made.insatser if mal.id in (each.mal or ())]}" for mal in made.mal]


# --- at the meeting ---------------------------------------------------------------------------------------------------


def test_goals_and_what_is_to_be_done_are_asked_until_enter() -> None:
    """Everyone is chosen by number, someone who follows up is suggested, and each insats names its goal."""
    done, _ = held([*HELA, ""])
    mal, insatser = plan(done).mal, plan(done).insatser
    assert [(each.id, each.text) for each in mal] == [("m1", "Gå ut varje dag."), ("m2", "Sova utan oro.")]
    assert [(each.vad, each.vem, each.kontakt, each.foljer_upp) for each in insatser] == [
        ("träna gång ute", "p1", "Lena Exempelgren", "Lena Exempelgren"),
        ("trygghetslarm", None, "Omar Provsson", "Maria Testberg"),
    ]
    assert [(each.id, each.mal) for each in insatser] == [("i1", ("m1",)), ("i2", ("m2",))]


def test_a_goal_is_one_step_an_insats_four_and_each_more_one() -> None:
    """The budget of the plan, beside what is asked once: what matters, no more goals, whom to ring."""
    done, _ = held([*HELA, ""])
    assert steps(done.state) <= 3 + 2 * (1 + 4 + 1)


def test_what_is_asked_has_the_members_number() -> None:
    """And an empty answer is told in words."""
    _, screen = held([*HELA, ""])
    prompts = [line for line in screen if "mål" in line.casefold()]
    assert any("Mål 1: Gå ut" in line for line in prompts)
    assert any("Mer för mål 1? (Enter = klar): " in line for line in prompts)
    assert any("Mål 3 (Enter = klar): " in line for line in prompts)


def test_the_first_of_what_must_be_there_cannot_be_left_out() -> None:
    """A plan has a goal."""
    _, screen = held(["Bo kvar hemma.", "", *GA, "", "", ""])
    assert any("Frågan behöver ett svar" in line for line in screen)
    assert [fraga.falt for fraga in missing(begin({"plan.viktigt": "Hemma."})).certain] == ["plan.mal"]


def test_in_a_group_members_are_moved_changed_and_taken_away_by_words() -> None:
    """`flytta`, a number, `ta bort`, at the prompt for one more; numbers that nothing has are refused."""
    typed = ["Hemma.", *GA, *SOVA, "flytta 2 1", "ta bort 3", "2", "Gå ut ofta.", "", "ta bort 2", "", "", ""]
    done, screen = held(typed)
    assert [each.text for each in plan(done).mal] == ["Sova utan oro."]
    assert [each.vad for each in plan(done).insatser] == ["trygghetslarm"]
    assert "    Numret finns inte. Skriv ett nummer från 1 till 2." in screen
    assert "    Borttaget: 2 Gå ut ofta." in screen
    assert "    Med det försvann 1 till som hörde dit." in screen


def test_moving_in_the_middle_of_a_member_asks_the_same_question_again() -> None:
    """Nothing that was typed is lost."""
    typed = ["Hemma.", *GA[:-1], "städa", "flytta 2 1", "4", "", "", "", "", "", ""]
    done, _ = held(typed)
    assert [(each.vad, each.vem) for each in plan(done).insatser] == [("städa", "enskild"), ("träna gång ute", "p1")]


def test_changing_a_goal_asks_for_more_under_it() -> None:
    """Enter keeps what was said."""
    done, _ = held([*HELA, "5", "", "städa", "4", "", "", "", ""])
    assert [(each.vad, each.mal) for each in plan(done).insatser][:2] == [
        ("träna gång ute", ("m1",)),
        ("städa", ("m1",)),
    ]


def test_the_review_has_a_row_for_each_member_and_does_the_same() -> None:
    """With the rows' own numbers, and only within a group."""
    changes = ["flytta 7 5", "flytta 6 5", "ta bort 4", "ta bort 6", "8", "Laga mat.", "", "", ""]
    done, screen = held([*HELA, *changes])
    assert [each.text for each in plan(done).mal] == ["Sova utan oro.", "Gå ut varje dag.", "Laga mat."]
    assert [each.vad for each in plan(done).insatser] == ["träna gång ute"]
    assert "    Det går inte med den raden. Välj två rader som hör till samma grupp." in screen
    assert "    Det går inte med den raden. Ändra raden med dess nummer." in screen


def test_help_in_a_group_tells_who_is_there_and_what_can_be_typed() -> None:
    """In words that can be typed on any keyboard."""
    _, screen = held(["Hemma.", *GA, "?", "", "", ""])
    assert "    1 Gå ut varje dag." in screen
    assert any("ta bort 2" in line for line in screen)


def test_whoever_is_deleted_is_not_referred_to_any_more() -> None:
    """What named them is told, and asked again."""
    done, screen = held([*HELA, "6", "", "5", "", "", "ta bort 2", "1", ""])
    assert plan(done).insatser[0].vem == "f1"
    assert not done.arende.narstaende
    assert "    Hänvisade dit, och frågas igen: Vem?" in screen


# --- laws -------------------------------------------------------------------------------------------------------------

STEPS = st.lists(
    st.tuples(st.sampled_from(["svar", "svar", "svar", "inget", "tillbaka"]), st.integers(0, 3)), max_size=30
)


def walked(walk: Sequence[tuple[str, int]], state: State | None = None) -> State:
    """The state after answers, nothings and steps back."""
    state = state or begin({"enskild.adress": ADRESS})
    for what, which in walk:
        fraga = next_question(state)
        if what == "tillbaka" or fraga is None:
            state = back(state)
        else:
            nothing = what == "inget" and fraga.frivillig
            state = answer(state, fraga, None if nothing else _value(fraga.typ, which))
    return state


def _value(typ: str, which: int) -> str:
    return {"val": ["p1", "enskild", "n1", "f1"][which], "datum": f"2027-04-0{which + 1}"}.get(typ, f"text {which}")


@settings(max_examples=40)
@given(STEPS)
def test_back_drops_the_last_typed_answer_and_suggests_it(walk: list[tuple[str, int]]) -> None:
    """It is asked next, and answering the same leads to the same place."""
    state = walked(walk)
    behind = back(state)
    if behind is state:
        return
    fraga = next_question(behind)
    assert fraga is not None
    offer = suggestion(behind, fraga)
    again = answer(behind, fraga, offer.value if offer else None)
    assert values(again) == values(state)
    assert build(again, IDAG) == build(state, IDAG)


@settings(max_examples=40)
@given(STEPS)
def test_a_draft_goes_on_where_it_was_left(walk: list[tuple[str, int]]) -> None:
    """Members, their order, the next question, and the ärende."""
    left = walked(walk)
    nytt = Utkast(id="7K2M", dokumenttyp="kallelse", region="blekinge", paborjad=datetime(2027, 3, 25))
    stored = Utkast.model_validate_json(draft(left, nytt).model_dump_json())
    again = resumed(stored, begin({"enskild.adress": ADRESS}))
    assert (values(again), again.ordning, next_question(again)) == (values(left), left.ordning, next_question(left))
    assert build(again, IDAG) == build(left, IDAG)


@settings(max_examples=40)
@given(STEPS)
def test_what_is_written_is_known_the_next_evening(walk: list[tuple[str, int]]) -> None:
    """From the ärende alone: nothing is asked again of what was said, and nothing changes."""
    written = build(filled(walked(walk)), IDAG)
    again = begin(bas=written)
    assert build(again, IDAG).planer == written.planer


def test_asked_follows_from_the_answers_alone() -> None:
    """In the order of the file, member after member."""
    done, _ = held([*HELA, ""])
    order = [fraga.falt for fraga in asked(done.state)]
    assert order[4:7] == ["plan.mal.m1.text", "plan.insatser.i1.vad", "plan.insatser.i1.vem"]
    assert order[-2:] == ["plan.mal", "plan.nar_samre"]
    assert asked(replace(done.state)) == asked(done.state)


# --- another evening, an answers file ---------------------------------------------------------------------------------


def test_an_answers_file_gives_groups_inside_each_other_beside_each_other_or_as_paths() -> None:
    """All three say the same."""
    inside = {
        "plan": {
            "mal": [{"text": "Gå ut.", "insatser": [{"vad": "träna", "vem": "p1"}, "promenad"]}, {"text": "Sova."}]
        }
    }
    beside = {
        "plan.mal": [{"text": "Gå ut."}, {"text": "Sova."}],
        "plan.insatser": [{"vad": "träna", "vem": "p1", "mal": "m1"}, {"vad": "promenad", "mal": "m1"}],
    }
    paths = {
        "plan.mal.m1.text": "Gå ut.",
        "plan.mal.m2.text": "Sova.",
        "plan.insatser.i1.vad": "träna",
        "plan.insatser.i1.vem": "p1",
        "plan.insatser.i1.mal": "m1",
        "plan.insatser.i2.vad": "promenad",
        "plan.insatser.i2.mal": "m1",
    }
    for svar in (inside, beside, paths):
        assert goals(filled(begin(svar))) == ["Gå ut. ['träna', 'promenad']", "Sova. []"]


def test_what_cannot_be_read_in_a_list_is_told_with_its_path() -> None:
    """As everywhere."""
    with pytest.raises(UsageFault) as caught:
        begin({"plan.mal": [{"text": "Gå ut.", "insatser": [{"vad": "träna", "fran": "hej"}]}]})
    assert caught.value.var == "planer.v1.insatser.i1.fran"


def meeting() -> Arende:
    """The ärende after the first evening."""
    return held([*HELA, ""])[0].arende


def test_the_next_evening_begins_at_the_review() -> None:
    """Everything can be changed there, and a goal added."""
    done, _ = held(["9", "Laga mat.", "", "", ""], begin({"plan.nar_samre": "Lena."}, meeting()))
    assert [each.id for each in plan(done).mal] == ["m1", "m2", "m3"]


def test_an_insats_for_two_goals_stays_so_and_one_for_none_is_left_alone() -> None:
    """When a goal goes, what was also for another goal stays."""
    bas = arende(
        **{
            "plan.mal": [{"text": "A"}, {"text": "B"}],
            "plan.insatser": [{"vad": "båda", "mal": "m1, m2"}, {"vad": "ingen"}],
        }
    )
    state = begin({"plan.viktigt": "Hemma.", "plan.insatser.i1.vem": "p1"}, bas)
    made = build(filled(state), IDAG).plan
    assert made is not None
    assert [(each.vad, each.mal) for each in made.insatser] == [("båda", ("m1", "m2")), ("ingen", None)]


# --- a screen that others see -----------------------------------------------------------------------------------------

SECRETS = (ADRESS, NUMMER, TELEFON)


@settings(max_examples=30)
@given(st.lists(st.sampled_from([*HELA, *SECRETS, "?", "v", "<", "1", "flytta 2 1", "070-1740610", ""]), max_size=25))
def test_a_shared_screen_holds_no_number_and_no_address(typed: list[str]) -> None:
    """Whatever is typed: in prompts, suggestions, help, echoes and the review."""
    said: list[str] = []

    class Screen(Scripted):
        def say(self, lines: Iterable[str]) -> None:
            said.extend(lines)

        def line(self, text: str) -> str:
            said.append(text)
            if self.typed == len(typed):
                return "q"
            return super().line(text)

    state = replace(begin({"plan.nar_samre": f"Ring {TELEFON}"}), visa_for_alla=True)
    voice = Voice(f"Plan {NUMMER}", [f"Bor på {ADRESS}"], echo=lambda fraga, state: [f"{TELEFON} {ADRESS}"])
    with suppress(Interrupted):
        interview(state, Screen(typed), voice, IDAG)
    text = " ".join(" ".join(said).split())
    digits = re.sub(r"[ -]", "", text)
    assert "Provgatan 7" not in text
    assert NUMMER not in digits
    assert NUMMER[2:] not in digits
    assert TELEFON.replace(" ", "").replace("-", "") not in digits
    assert "740610" not in digits


def test_a_shared_screen_is_airy() -> None:
    """A blank line before each question, one choice a line, and a review without columns."""
    _, screen = held([*HELA, ""], replace(begin(), visa_for_alla=True))
    at = next(number for number, line in enumerate(screen) if line.strip().endswith("Vem?"))
    assert screen[at - 1] == ""
    assert screen[at + 1 : at + 3] == ["    1 Maria Testberg", "    2 Lena Exempelgren, Hemsjukvården Exempelviken"]
    review = screen[screen.index("GRANSKA (inget är skrivet än)") :]
    assert review[1:4] == ["", "  1 Adress", "    ifyllt, visas inte"]


# --- line mode --------------------------------------------------------------------------------------------------------


def test_a_pipe_says_the_same_as_a_script() -> None:
    """Nothing needs a screen that can be drawn on."""
    typed = ["Hemma.", *GA, *SOVA, "flytta 2 1", "?", "ta bort 2", "", "", ""]
    screen = StringIO()
    keyboard = TextIOWrapper(BytesIO("".join(f"{line}\n" for line in typed).encode()), "utf-8")
    done = interview(begin(), Lines(keyboard, screen), Voice("Plan"), IDAG)
    _, transcript = held(typed)
    assert [each.text for each in plan(done).mal] == ["Sova utan oro."]
    said = [line.rstrip() for line in screen.getvalue().splitlines()]
    assert all(line.rstrip() in said for line in transcript if not line.endswith(tuple(each for each in typed if each)))
