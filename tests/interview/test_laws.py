"""What holds for every questionnaire and every way through it: answers, steps back and changes in any order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from sipkit.config.dokumenttyp import Fraga
from sipkit.domain.arende import Arende
from sipkit.interview.build import build
from sipkit.interview.flow import answer, asked, back, filled, missing, next_question, suggestion
from sipkit.interview.start import from_arende, start
from sipkit.interview.state import State, is_consent
from tests.interview.formular import IDAG, formular, typed, values

ORD = ("a", "b", "c")
SAMTYCKE = ("samtycke.mottaget_av", "samtycke.status", "enskild.skyddade_uppgifter")
words = st.sampled_from(ORD)


@dataclass(frozen=True)
class Case:
    """A questionnaire, what is known before it, and what is done in it."""

    start: Callable[[], State]
    steps: list[tuple[str, int, str]]

    def walked(self) -> State:
        """The state after every step."""
        state = self.start()
        for what, which, word in self.steps:
            state = _step(state, what, which, word)
        return state

    def finished(self) -> State:
        """The same, with all that is still asked answered."""
        state = self.walked()
        while fraga := next_question(state):
            state = answer(state, fraga, "a")
        return state


def _step(state: State, what: str, which: int, word: str) -> State:
    if what == "back":
        return back(state)
    done = [fraga for fraga in asked(state) if fraga.falt in state.svar]
    fraga = done[which % len(done)] if what == "change" and done else next_question(state)
    return answer(state, fraga, None if fraga.frivillig and which == 0 else word) if fraga else state


@st.composite
def questionnaires(draw: st.DrawFn, own_fields: tuple[str, ...] = ()) -> list[dict[str, object]]:
    """Questions with random conditions and dependencies; now and then two for the same field."""
    questions: list[dict[str, object]] = []
    for number in range(draw(st.integers(1, 7))):
        before = [cast(str, question["falt"]) for question in questions]
        new = [f"falt.prov.q{number}", *(falt for falt in own_fields if falt not in before)]
        keys = st.sampled_from([*before, "farg"])
        questions.append(
            {
                "id": f"q{number}",
                "falt": draw(st.sampled_from([*new, *new, *before])),
                "typ": "text",
                "fraga": f"Fråga {number}:",
                "nar": draw(st.dictionaries(keys, words | st.lists(words, min_size=1).map(tuple), max_size=2)),
                "beror_pa": draw(st.lists(st.sampled_from(before), max_size=2, unique=True)) if before else (),
                "frivillig": draw(st.booleans()),
            }
        )
    return [{**question, "beror_pa": _others(question)} for question in questions]


def _others(question: dict[str, object]) -> tuple[str, ...]:
    return tuple(falt for falt in cast(list[str], question["beror_pa"]) if falt != question["falt"])


@st.composite
def cases(draw: st.DrawFn, own_fields: tuple[str, ...] = ()) -> Case:
    """A questionnaire with an ärende, an answers file, suggestions and a walk through it."""
    questions = draw(questionnaires(own_fields))
    fields = sorted({cast(str, question["falt"]) for question in questions if "prov" in cast(str, question["falt"])})
    known = st.dictionaries(st.sampled_from(fields or ["falt.prov.x"]), words)
    in_arende, in_file, offered = draw(known), draw(known), draw(known)
    bas = Arende(falt={"prov": {falt.removeprefix("falt.prov."): word for falt, word in in_arende.items()}})
    steps = st.tuples(st.sampled_from(["answer", "answer", "answer", "change", "back"]), st.integers(0, 9), words)
    facts = {"farg": frozenset(draw(st.lists(words, max_size=1)))}
    return Case(
        lambda: start(formular(questions), IDAG, bas=bas, svar=in_file, forslag={"profil": offered}, fakta=facts),
        draw(st.lists(steps, max_size=14)),
    )


def words_of(value: object) -> set[object]:
    """A value as the words that a condition can name."""
    return {value} if isinstance(value, str) else set()


@given(cases())
def test_only_questions_whose_condition_holds_are_asked(case: Case) -> None:
    """Every field that `nar` names has one of its values, and the question for that field is itself asked."""
    state = case.walked()
    for fraga in asked(state):
        for key, wanted in fraga.nar.items():
            known = state.fakta[key] if key == "farg" else words_of(values(state).get(key))
            assert known & ({wanted} if isinstance(wanted, str) else set(wanted))


@given(cases())
def test_answers_hold_only_while_their_question_is_asked(case: Case) -> None:
    """An answer whose question is not asked is never among those that hold."""
    state = case.walked()
    assert set(state.svar) <= {fraga.falt for fraga in asked(state)} | (set(state.svar) - _fields(state))


@given(cases())
def test_replaying_the_typed_answers_gives_the_same_arende(case: Case) -> None:
    """An interview is its sources and what was typed; the way there, with its steps back, leaves no trace."""
    state = case.finished()
    replayed = case.start()
    for fraga in replayed.fragor:
        held = state.svar.get(fraga.falt)
        if held and held.prompted and fraga in asked(replayed):
            replayed = answer(replayed, fraga, held.value)
    assert values(replayed) == values(state)
    assert build(replayed, IDAG) == build(state, IDAG)


@given(cases(), st.integers(1, 8))
def test_going_back_and_answering_the_same_changes_nothing(case: Case, times: int) -> None:
    """`<` any number of times and the same answers again lead to the same place."""
    state = case.walked()
    behind = state
    for _ in range(times):
        behind = back(behind)
    again = typed(behind, {falt: held.value for falt, held in state.svar.items() if falt not in behind.svar})
    assert values(again) == values(state)
    assert next_question(again) == next_question(state)


@given(cases())
def test_back_asks_the_question_before_again_with_its_answer_suggested(case: Case) -> None:
    """The one dropped is the next one asked, and Enter gives the old answer."""
    state = case.walked()
    behind = back(state)
    if behind is state:
        return
    fraga = next_question(behind)
    assert fraga is not None
    offered = suggestion(behind, fraga)
    assert (offered.value if offered else None) == state.svar[fraga.falt].value


@given(cases())
def test_an_answer_given_under_other_circumstances_is_asked_again(case: Case) -> None:
    """When a field that a question depends on is changed, its answer does not hold any more, and is kept."""
    state = case.finished()
    for place, fraga in enumerate(state.fragor):
        if fraga not in asked(state):
            continue
        changed = answer(state, fraga, "d")
        kept = {**changed.parkerade, **changed.vantar}
        for later in asked(changed):
            depends = fraga.falt in later.beror_pa and later in state.fragor[place:]
            if depends and later.falt in state.svar and _asked_once(changed, later):
                assert later.falt not in changed.svar
                assert kept[later.falt].value == state.svar[later.falt].value


@given(cases())
def test_parked_answers_never_reach_the_arende(case: Case) -> None:
    """What is written is what holds; for other fields at most what the ärende said of what it did not itself ask."""
    state = case.walked()
    before, alone = state.bas.falt.get("prov", {}), from_arende(State(state.fragor, state.bas, state.fakta))
    written = build(state, IDAG).falt.get("prov", {})
    for falt in _fields(state):
        name = falt.removeprefix("falt.prov.")
        if falt in state.svar:
            assert written.get(name) == state.svar[falt].value
        elif name in written:
            assert written[name] == before[name]
            assert falt not in alone.svar


@given(cases(own_fields=SAMTYCKE))
def test_consent_and_protected_identity_are_never_suggested(case: Case) -> None:
    """Not from before, not from the profile, not after a step back."""
    state = case.start()
    for step in [*case.steps, ("back", 0, "a"), ("back", 0, "a")]:
        state = _step(state, *step)
        for fraga in state.fragor:
            assert not (is_consent(fraga.falt) and suggestion(state, fraga))


@given(cases(), st.lists(words, min_size=8, max_size=8))
def test_missing_tells_what_is_certain_and_what_may_be_asked(case: Case, later: list[str]) -> None:
    """However the interview goes on, the certain questions are asked, and no other than those told.

    Whoever is asked the same thing again says the same: answers that changed each other could go on for ever.
    """
    state = case.walked()
    said = {falt: later[place % 8] for place, falt in enumerate(sorted(_fields(state)))}
    told = missing(state)
    needed: set[str] = set()
    while fraga := next_question(state):
        needed |= set() if fraga.frivillig else {fraga.falt}
        state = answer(state, fraga, said[fraga.falt])
    certain = {fraga.falt for fraga in told.certain}
    assert certain <= needed
    assert needed <= certain | {fraga.falt for fraga in told.possible}


@given(cases())
def test_without_a_keyboard_only_required_questions_without_suggestion_are_left(case: Case) -> None:
    """Suggestions are taken and optional questions left empty, and nothing of it counts as typed."""
    state = filled(case.start())
    left = [fraga for fraga in asked(state) if fraga.falt not in state.svar]
    assert all(not fraga.frivillig and suggestion(state, fraga) is None for fraga in left)
    assert not any(held.prompted for held in state.svar.values())


def _fields(state: State) -> set[str]:
    return {fraga.falt for fraga in state.fragor}


def _asked_once(state: State, fraga: Fraga) -> bool:
    return sum(each.falt == fraga.falt for each in asked(state)) == 1
