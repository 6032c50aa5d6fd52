"""Which consent the questions are about: of the document's own kind, and never one that was meant for another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from sipkit.config.dokumenttyp import Formular
from sipkit.config.loading import load_document_type
from sipkit.config.sources import find_sources
from sipkit.domain.arende import Arende
from sipkit.interview.build import build
from sipkit.interview.flow import answer
from sipkit.interview.start import start
from sipkit.interview.state import State, value
from sipkit.interview.wording import Voice, prompt

IDAG = date(2027, 3, 30)
PARTER = [{"id": "p1", "namn": "Enheten", "huvudman": "kommun", "som": "kallad"}]
JA = {"id": "s1", "status": "lamnat", "dag": "2027-03-24", "mottaget_av": "kommunen", "form": "muntligt"}
PLAN = {**JA, "sort": "uppratta-plan"}


@pytest.fixture(scope="module")
def typ() -> Formular:
    return load_document_type("kallelse", find_sources(None))


def _bas(*samtycken: Mapping[str, object]) -> Arende:
    tree = {"enskild": {"namn": "Nils Provberg", "skyddade_uppgifter": False}, "parter": PARTER, "samtycken": samtycken}
    return Arende.model_validate(tree, context={"idag": IDAG})


def _svarat(state: State, status: str) -> State:
    fraga = next(each for each in state.fragor if each.falt == "samtycke.status")
    return answer(state, fraga, status)


def test_a_yes_to_something_else_never_answers(typ: Formular) -> None:
    """Neither in the ärende nor in an answers file; it stays what it is."""
    stored = start(typ, IDAG, bas=_bas(PLAN))
    given = start(typ, IDAG, bas=_bas(), svar={"samtycke": {"sort": "uppratta-plan", "status": "lamnat"}})
    for state in (stored, given):
        assert value(state, "samtycke.status") is None
        after = build(_svarat(state, "nekat"), IDAG).samtycken
        assert [(each.sort, each.status) for each in after] == [
            ("uppratta-plan", "lamnat"),
            ("kalla-till-mote", "nekat"),
        ]


def test_another_kind_of_document_asks_about_its_own_kind(typ: Formular) -> None:
    """And what is answered is of that kind."""
    plan = typ.model_copy(update={"samtycke": "uppratta-plan"})
    assert value(start(plan, IDAG, bas=_bas(PLAN)), "samtycke.status") == "lamnat"
    state = start(plan, IDAG, bas=_bas(JA))
    assert value(state, "samtycke.status") is None
    assert [each.sort for each in build(_svarat(state, "lamnat"), IDAG).samtycken] == [
        "kalla-till-mote",
        "uppratta-plan",
    ]


def test_asked_anew_nothing_is_known_until_it_is_answered(typ: Formular) -> None:
    """Then it stands after what was said before, also when it says the same."""
    state = start(typ, IDAG, bas=_bas(JA), samtycke_pa_nytt=True)
    assert value(state, "samtycke.status") is None
    assert build(state, IDAG).samtycken == ()
    assert [(each.id, each.status) for each in build(_svarat(state, "lamnat"), IDAG).samtycken] == [
        ("s1", "lamnat"),
        ("s2", "lamnat"),
    ]


def test_what_an_answers_file_tells_is_said_after_what_the_arende_holds(typ: Formular) -> None:
    """The last of the kind is the answer; the others are kept beside it."""
    told = [{"status": "nekat"}, {"sort": "uppratta-plan", "status": "nekat"}, {"status": "lamnat"}]
    state = start(typ, IDAG, bas=_bas(JA), svar={"samtycken": told})
    assert value(state, "samtycke.status") == "lamnat"
    assert [(each.id, each.sort, each.status) for each in build(state, IDAG).samtycken] == [
        ("s1", "kalla-till-mote", "lamnat"),
        ("s2", "kalla-till-mote", "nekat"),
        ("s3", "uppratta-plan", "nekat"),
        ("s4", "kalla-till-mote", "lamnat"),
    ]


def test_what_is_excluded_is_shown_whichever_consent_it_stands_in(typ: Formular) -> None:
    """Also beside a whole yes, and one to something else; not what an answer that holds no more said."""
    undantag = {"undantag": ["min son"]}
    for state in (
        start(typ, IDAG, bas=_bas({**JA, **undantag})),
        start(typ, IDAG, bas=_bas(JA, {**PLAN, "id": "s2", **undantag})),
        start(typ, IDAG, bas=_bas(), svar={"samtycke": {**JA, "id": "s1", **undantag}}),
    ):
        assert _ovan_syftet(state) == ["    Nils vill inte att detta nämns: min son."]
    over = start(typ, IDAG, bas=_bas({**JA, **undantag}, {**JA, "id": "s2", "dag": "2027-03-25"}))
    assert _ovan_syftet(over) == []


def _ovan_syftet(state: State) -> list[str]:
    syfte = next(each for each in state.fragor if each.falt == "kallelse.syfte")
    return [line for line in prompt(Voice(), state, syfte).lead if "nämns" in line]
