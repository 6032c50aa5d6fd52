"""What `sipkit samtycke` asks: as little as the answer needs, and never a yes by mistake."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pytest

from sipkit.config.loading import load_document_type, load_region
from sipkit.config.sources import find_sources
from sipkit.domain.arende import Arende, Samtycke
from sipkit.domain.svar import bygg, platta
from sipkit.errors import UsageFault
from sipkit.interview.flow import answer, asked
from sipkit.interview.progress import steps
from sipkit.interview.run import Finished, Interrupted, interview
from sipkit.interview.scripted import Scripted
from sipkit.interview.start import start
from sipkit.interview.state import State
from sipkit.interview.wording import Voice
from sipkit.rules.fragor import informationsfragor

IDAG = date(2027, 3, 30)
BARN = {"barn": frozenset({"ja"})}
KONTAKT = "Maria Testberg, distriktssköterska, Vårdcentralen Exempelviken, 070-174 06 10"
ENSKILD: dict[str, object] = {
    "namn": "Ingrid Provqvist",
    "personnummer": "19440427-7461",
    "skyddade_uppgifter": "nej",
    "behov": ["horsel"],
}
KAND: dict[str, object] = {
    "enskild": ENSKILD,
    "parter": [
        {"namn": "Hemsjukvården", "huvudman": "kommun", "som": "kallad"},
        {"namn": "Socialtjänsten", "huvudman": "kommun", "som": "kallad"},
    ],
    "fast_vardkontakt": {"namn": "Maria Testberg", "telefon": "070-174 06 10"},
}


def known(**changes: object) -> Arende:
    return bygg(platta({**KAND, **{key.replace("__", "."): value for key, value in changes.items()}}), IDAG)


class Person(Scripted):
    """Someone at the keyboard who answers each question by what it asks, and with Enter where nothing is said.

    Attributes:
        heard: the questions that were answered with something.
    """

    def __init__(self, svar: Mapping[str, Sequence[str]]) -> None:
        super().__init__([])
        self._svar = {question: list(lines) for question, lines in svar.items()}
        self._now = ""
        self.heard: list[str] = []

    def say(self, lines: Iterable[str]) -> None:
        """Hear what the question is."""
        said = list(lines)
        super().say(said)
        self._now += "\n".join(said)

    def line(self, text: str) -> str:
        """Answer the question that was heard last: the next of its lines."""
        self._now += text
        self.transcript.append(text)
        assert len(self.transcript) < 200, self.transcript[-3:]
        question = max(self._svar, key=self._now.rfind, default="")
        lines = self._svar.get(question, [])
        if question not in self._now or not lines:
            return ""
        self._now = question if len(lines) > 1 else ""
        self.heard += [question]
        return lines.pop(0)


def walk(
    svar: Mapping[str, Sequence[str]],
    bas: Arende | None = None,
    fakta: dict[str, frozenset[str]] | None = None,
    region: str = "blekinge",
) -> tuple[Finished, str]:
    """An interview played to its end, and everything that was said. Every answer was asked for."""
    typ = load_document_type("samtycke", find_sources(None))
    fragor = informationsfragor(typ.fragor, load_region(region, IDAG, find_sources(None)), typ.samtycke)
    typ = typ.model_copy(update={"fragor": fragor})
    state = start(typ, IDAG, bas=known() if bas is None else bas, fakta=fakta, samtycke_pa_nytt=True)
    person = Person(svar)
    finished = interview(state, person, Voice(), IDAG)
    assert set(person.heard) == set(svar)
    return finished, "\n".join(person.transcript)


def said(finished: Finished) -> Samtycke:
    """The answer; one that was given about several kinds says the same of each."""
    return finished.arende.samtycken[-1]


TOGS_EMOT = {"Vem tog emot": ["2"], "Vilken dag": ["i går"]}
MUNTLIGT = {**TOGS_EMOT, "Muntligt eller": ["m"]}


def test_no_answer_yet_is_an_answer_and_asks_nothing_more_of_it() -> None:
    """Then the form can be made."""
    state = start(load_document_type("samtycke", find_sources(None)), IDAG, bas=known(), samtycke_pa_nytt=True)
    status = next(each for each in state.fragor if each.id == "status")
    assert status.frivillig
    after = {each.id for each in asked(answer(state, status, None))}
    assert after.isdisjoint({"till", "undantag", "galler-till", "lamnat-av", "grund", "av", "dag", "form"})


def test_a_yes_to_all_takes_at_most_four_steps_of_a_known_person() -> None:
    """To what, what was said, until when, and who took it, when and how."""
    finished, _ = walk({"Vad blev svaret": ["j"], **MUNTLIGT})
    given = said(finished)
    assert (given.status, given.mottaget_av, given.dag, given.form) == (
        "lamnat",
        "den som kallar",
        date(2027, 3, 29),
        "muntligt",
    )
    assert steps(finished.state) <= 4


def test_of_a_new_person_it_takes_at_most_eight_steps() -> None:
    new = {
        "Namn och personnummer": ["Provqvist, Ingrid 19440427-7461"],
        "skyddade personuppgifter": ["n"],
        "Vilka gäller det": ["1 Hemsjukvården"],
        "Du som frågar": [KONTAKT],
    }
    finished, _ = walk({**new, "Vad blev svaret": ["j"], **MUNTLIGT}, Arende())
    assert said(finished).status == "lamnat"
    assert steps(finished.state) <= 8


def test_in_part_it_asks_whom_and_what_not() -> None:
    finished, _ = walk({"Vad blev svaret": ["d"], "Vilka säger": ["1"], "Vad får inte nämnas": ["Min son"], **MUNTLIGT})
    given = said(finished)
    assert (given.parter, given.undantag) == (("p1",), ("Min son",))


def test_of_one_who_cannot_answer_it_asks_why_and_what_is_known_of_the_will() -> None:
    """And not how it was said, since nothing was."""
    why = {"inte ta ställning:": ["1"], "bedömningen bygger": ["medvetslös"], "skulle vilja": ["vill bo hemma"]}
    finished, talk = walk({"Vad blev svaret": ["k"], **why, **TOGS_EMOT})
    given = said(finished)
    assert (given.grund, given.grund_text, given.kand_vilja, given.form) == (
        "halsotillstand",
        "medvetslös",
        "vill bo hemma",
        None,
    )
    assert "Muntligt" not in talk


def test_for_a_child_it_asks_who_answered_by_name_and_what_the_child_says() -> None:
    """Among those who have custody, and the child."""
    barn = {
        "Vårdnadshavare:": ["Anna Provqvist, vårdnadshavare", "Lars Provqvist, vårdnadshavare"],
        "Vilka har svarat": ["Anna Provqvist, Ingrid"],
        "ålder och mognad": ["2"],
        "Vad säger Ingrid": ["Jag vill träffas i skolan"],
    }
    finished, _ = walk({**barn, "Vad blev svaret": ["j"], **MUNTLIGT}, fakta=BARN)
    given = said(finished)
    assert [(each.namn, each.roll) for each in finished.arende.foretradare] == [
        ("Anna Provqvist", "vardnadshavare"),
        ("Lars Provqvist", "vardnadshavare"),
    ]
    assert (set(given.lamnat_av or ()), given.barnets_mognad) == ({"enskild", "g1"}, "tillsammans-med-barnet")
    assert given.barnets_asikt == "Jag vill träffas i skolan"


def test_an_adult_keeps_the_one_who_acts_for_them() -> None:
    """What is not asked is not taken away."""
    bas = known(foretradare=[{"namn": "Anna Exempelgren", "roll": "god-man"}])
    finished, talk = walk({"Vad blev svaret": ["n"], **MUNTLIGT}, bas)
    assert [each.namn for each in finished.arende.foretradare] == ["Anna Exempelgren"]
    assert "Vårdnadshavare" not in talk


def test_interpreter_and_language_are_asked_only_where_one_is_needed() -> None:
    bas = known(**{"enskild": {**ENSKILD, "behov": ["tolk"], "tolk_sprak": "arabiska"}})
    utan = {"Var tolk med": ["n"], "vilket språk": ["engelska"]}
    finished, _ = walk({"Vad blev svaret": ["n"], **MUNTLIGT, **utan}, bas)
    assert (said(finished).tolk, said(finished).sprak) == (False, "engelska")
    finished, talk = walk({"Vad blev svaret": ["n"], **MUNTLIGT, "Var tolk med": ["j"]}, bas)
    assert "På vilket språk" not in talk
    assert "Var tolk med" not in walk({"Vad blev svaret": ["n"], **MUNTLIGT})[1]


@pytest.mark.parametrize("row", ["Anna Provqvist", "Anna Provqvist, granne"])
def test_a_row_must_say_what_one_who_acts_for_the_person_is(row: str) -> None:
    """A guess would make someone a vårdnadshavare who is none."""
    with pytest.raises(UsageFault, match="företrädaren"):
        bygg({"foretradare": [row]}, IDAG)


@pytest.mark.parametrize(
    ("svar", "said_back"),
    [
        ({"Vilken dag": ["i morgon", "i går"]}, "Den dagen har inte varit än."),
        ({"Gäller till och med": ["2027-03-29", "2027-06-30"], "Vilken dag": ["i går"]}, "Den dagen har varit."),
    ],
)
def test_a_day_that_cannot_be_meant_is_asked_for_again(svar: Mapping[str, Sequence[str]], said_back: str) -> None:
    """Nobody has answered tomorrow, and no consent is given until yesterday."""
    answered = {"Vad blev svaret": ["j"], "Vem tog emot": ["2"], "Muntligt eller": ["m"], **svar}
    finished, talk = walk(answered)
    assert said_back in talk
    assert str(said(finished).dag) == "2027-03-29"


def test_facts_that_follow_from_the_answers_are_known_from_the_next_question_on() -> None:
    """What a person's number tells is not asked."""
    typ = load_document_type("samtycke", find_sources(None))
    told = {"Namn och": ["Elsa Provqvist 201602292383"], "skyddade": ["n"], "Vilka gäller det": ["1 Hemsjukvården", ""]}
    person = Person({**told, "Vårdnadshavare": ["q"]})

    def facts(state: State) -> dict[str, frozenset[str]]:
        return BARN if "enskild" in state.svar else {}

    state = start(typ, IDAG, samtycke_pa_nytt=True)
    assert "vardnadshavare" not in {each.id for each in asked(state)}
    with pytest.raises(Interrupted) as stopped:
        interview(state, person, Voice(facts=facts), IDAG)
    assert "vardnadshavare" in {each.id for each in asked(stopped.value.state)}


VUXEN = {"barn": frozenset({"nej"})}


def test_what_one_unit_may_be_told_and_no_more_is_asked_of_those_who_may_be_told_anything() -> None:
    """By number or by name; who writes is reminded of it, and a unit that was left out is no choice."""
    part = {"Vad blev svaret": ["d"], "Vilka säger": ["2"], "Du som frågar": [KONTAKT]}
    rader = ["1", "Hemsjukvården allt", "Socialtjänsten: vilka tider som passar", ""]
    bas = known(fast_vardkontakt={"namn": "Maria Testberg"})
    finished, talk = walk({**part, **MUNTLIGT, "bara veta en del": rader}, bas)
    assert said(finished).uppgifter == {"p2": "vilka tider som passar"}
    assert "Det saknas vad." in talk
    assert "Socialtjänsten får bara veta: vilka tider som passar." in talk


def test_who_answered_for_an_adult_is_asked_where_someone_did() -> None:
    """By name, the person among them."""
    answered = {"Svarade någon för": ["Anna Exempelgren, god man", ""], "Vilka har svarat": ["2"]}
    finished, _ = walk({"Vad blev svaret": ["j"], **MUNTLIGT, **answered}, fakta=VUXEN)
    assert said(finished).lamnat_av == tuple(each.id for each in finished.arende.foretradare)
    finished, talk = walk({"Vad blev svaret": ["j"], **MUNTLIGT, "Svarade någon för": [""]}, fakta=VUXEN)
    assert (said(finished).lamnat_av, "Vilka har svarat" in talk) == (None, False)


def test_written_information_is_asked_for_where_the_routine_demands_it() -> None:
    """In SIMBA for a vårdbegäran, and for nothing else."""
    fragan = "skriftlig information"
    yes = {"Vad blev svaret": ["j"], **MUNTLIGT}
    finished, _ = walk({**yes, "Vad gäller det": ["1 4"], fragan: ["j"]}, region="simba")
    assert said(finished).skriftlig_information is True
    assert fragan not in walk(yes, region="simba")[1]
    assert fragan not in walk({**yes, "Vad gäller det": ["1 4"]})[1]
