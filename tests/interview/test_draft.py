"""A draft is the interview: whoever goes on from it is where they stopped."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given

from sipkit.domain.arende import Arende
from sipkit.domain.svar import Varde
from sipkit.interview.build import build
from sipkit.interview.draft import draft, resumed
from sipkit.interview.flow import answer, asked, back, missing, next_question, suggestion
from sipkit.interview.start import start
from sipkit.interview.state import State, Ursprung
from sipkit.storage.utkast import Utkast
from tests.interview.formular import FRAGOR, IDAG, answered, begin, formular, values
from tests.interview.test_laws import SAMTYCKE, Case, cases

NYTT = Utkast(id="7K2M", dokumenttyp="kallelse", region="blekinge", paborjad=datetime(2027, 3, 25, 10, 12))


def through_json(state: State) -> Utkast:
    """The draft as it is read back from where it was stored."""
    return Utkast.model_validate_json(draft(state, NYTT).model_dump_json())


def fresh(case: Case) -> State:
    """The questionnaire without its answers file, as someone who goes on begins."""
    first = case.start()
    forslag: dict[Ursprung, dict[str, Varde]] = {
        "profil": {falt: held.value for falt, held in first.forslag.items() if held.origin == "profil"}
    }
    fragor = [fraga.model_dump() for fraga in first.fragor]
    return start(formular(fragor), IDAG, bas=first.bas, forslag=forslag, fakta=first.fakta)


def same(one: State, other: State) -> bool:
    """Whether nobody can tell the two interviews apart."""
    return one == other and list(one.svar) == list(other.svar)


@given(cases(own_fields=SAMTYCKE))
def test_a_draft_gives_back_the_interview(case: Case) -> None:
    """Questions, next question, answers, parked answers, suggestions: after any walk."""
    left = case.walked()
    again = resumed(through_json(left), fresh(case))
    assert same(again, left)
    assert (asked(again), next_question(again), missing(again)) == (asked(left), next_question(left), missing(left))
    assert [suggestion(again, fraga) for fraga in again.fragor] == [suggestion(left, fraga) for fraga in left.fragor]


@given(cases())
def test_going_on_is_the_same_with_and_without_a_stop(case: Case) -> None:
    """Also back from there, and to the end."""
    left = case.walked()
    again = resumed(through_json(left), fresh(case))
    assert same(back(again), back(left))
    while fraga := next_question(left):
        left, again = answer(left, fraga, "c"), answer(again, fraga, "c")
    assert same(again, left)
    assert build(again, IDAG) == build(left, IDAG)


@given(cases())
def test_resuming_twice_is_resuming_once(case: Case) -> None:
    """A draft of what was just resumed says the same."""
    once = resumed(through_json(case.walked()), fresh(case))
    assert same(resumed(through_json(once), fresh(case)), once)


def test_every_type_of_answer_survives() -> None:
    """The whole questionnaire, with days, lists, members and what nobody asked for."""
    left = begin({"fast_vardkontakt": "Eva Exempelsson, distriktssköterska, Exempelviken, 070-174 06 10"})
    again = resumed(through_json(left), start(formular(), IDAG, namn={"it_tjanst": "Prator"}))
    assert same(again, left)
    assert build(again, IDAG) == build(left, IDAG)


def test_what_the_arende_says_by_now_outranks_what_it_said() -> None:
    """Someone else changed it meanwhile; what was typed stays."""
    was = Arende.model_validate({"enskild": {"folkbokforingskommun": "Karlskrona"}})
    now = Arende.model_validate({"enskild": {"folkbokforingskommun": "Ronneby", "skyddade_uppgifter": "nej"}})
    left = answered(begin(bas=was, without=("enskild.folkbokforingskommun", "enskild.skyddade_uppgifter")),
                    "kallelse.syfte", "Trygg hemgång.")  # fmt: skip
    again = resumed(through_json(left), start(formular(), IDAG, bas=now))
    assert values(again)["enskild.folkbokforingskommun"] == "Ronneby"
    assert values(again)["enskild.skyddade_uppgifter"] is False
    assert values(again)["kallelse.syfte"] == "Trygg hemgång."


def test_what_the_arende_does_not_say_any_more_is_asked() -> None:
    """An ärende that was removed answers nothing."""
    was = Arende.model_validate({"enskild": {"folkbokforingskommun": "Karlskrona"}})
    left = begin(bas=was, without=("enskild.folkbokforingskommun",))
    again = resumed(through_json(left), start(formular(), IDAG))
    assert "enskild.folkbokforingskommun" in values(left)
    assert "enskild.folkbokforingskommun" not in values(again)


def test_answers_to_questions_that_are_gone_are_left_out() -> None:
    """The document type changed while the draft lay: what was typed is dropped, what a file gave is still said."""
    left = answered(begin(without=("kallelse.syfte",)), "kallelse.syfte", "Trygg hemgång.")
    fewer = formular([fraga for fraga in FRAGOR if fraga["id"] not in {"syfte", "brev", "adress-brev"}])
    again = resumed(through_json(left), start(fewer, IDAG))
    assert "kallelse.syfte" not in values(again)
    kallelse = build(again, IDAG).kallelse
    assert kallelse
    assert (kallelse.syfte, kallelse.brev) == (None, "lamnas")


def test_consent_is_asked_again_when_the_parties_have_changed_meanwhile() -> None:
    """It was given for those who were named then."""

    def arende(*names: str) -> Arende:
        parter = [{"id": f"p{i}", "namn": name, "huvudman": "kommun", "som": "kallad"} for i, name in enumerate(names)]
        return Arende.model_validate({"parter": parter})

    left = answered(begin(bas=arende("Hemsjukvården"), without=("parter", "samtycke.status")),
                    "samtycke.status", "lamnat")  # fmt: skip
    assert values(resumed(through_json(left), start(formular(), IDAG, bas=left.bas)))["samtycke.status"] == "lamnat"
    again = resumed(through_json(left), start(formular(), IDAG, bas=arende("Hemsjukvården", "Socialtjänsten")))
    assert "samtycke.status" in {fraga.falt for fraga in asked(again)} - values(again).keys()
