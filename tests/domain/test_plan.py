"""The plan in the ärende: groups inside a version's members, and nothing said as an answer."""

from __future__ import annotations

from datetime import date

import pytest

from sipkit.domain.arende import Arende
from sipkit.domain.paths import grupp, kanonisk
from sipkit.domain.plan import Plan
from sipkit.domain.svar import bygg, las, platta, tolka
from sipkit.errors import AnswerMissing, SipkitError, UsageFault

IDAG = date(2027, 4, 7)
WRITTEN = {
    "viktigt": "Jag vill bo kvar hemma och klara trappan själv.",
    "mal": [{"text": "Jag går ut med rullatorn varje dag."}, {"text": "Jag sover utan oro."}],
    "insatser": [{"mal": "m1", "vad": "träna gång ute", "vem": "p1", "huvudman": "kommun", "från": "på måndag"}],
}


def plan_of(arende: Arende) -> Plan:
    assert arende.plan is not None
    return arende.plan


def test_a_plan_is_read_as_it_is_written() -> None:
    """Members get ids by their place, days are read, and a goal is named by its id."""
    plan = plan_of(bygg(platta({"plan": WRITTEN}), IDAG))
    assert (plan.id, plan.version, plan.dag) == ("v1", 1, None)
    assert [each.id for each in plan.mal] == ["m1", "m2"]
    assert plan.insatser[0].mal == ("m1",)
    assert plan.insatser[0].fran == date(2027, 4, 12)


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("plan.viktigt", "planer.v2.viktigt"),
        ("plan.mål", "planer.v2.mal"),
        ("plan.mål.m1.text", "planer.v2.mal.m1.text"),
        ("plan.mål.text", "planer.v2.mal.m3.text"),
        ("plan.insats.vad", "planer.v2.insatser.i1.vad"),
        ("planer.v1.insatser.i4.lage", "planer.v1.insatser.i4.lage"),
        ("plan.annans_åtgärd.vem", "planer.v2.andra_atgarder.a1.vem"),
        ("plan.samordnare.telefon", "planer.v2.samordnare.telefon"),
    ],
)
def test_a_path_means_the_latest_version_and_its_latest_member(written: str, path: str) -> None:
    arende = bygg({"planer.v1.mal.m1.text": "Ute", "planer.v2.mal": "Ute / Sova / Laga mat"}, IDAG)
    assert kanonisk(written, arende) == path


def test_a_path_that_no_member_has_is_none() -> None:
    for written in ("plan.mal.m1.vad", "plan.insats.i1.mal", "planer.viktigt", "plan.v1.mal"):
        with pytest.raises(UsageFault, match="Svarsnyckeln"):
            kanonisk(written)


def test_a_group_is_known_by_any_of_its_paths_and_a_member_is_none() -> None:
    assert [grupp(path) for path in ("plan.insatser", "planer.v2.insatser", "plan.insats")] == ["planer.insatser"] * 3
    assert grupp("planer.v2.insatser.i1") is None
    assert grupp("vardtillfallen.v1.insatser") is None


def test_one_member_is_changed_and_the_others_stay() -> None:
    first = bygg(platta({"plan": WRITTEN}), IDAG)
    second = bygg({"planer.v1.mal.m2.text": "Jag sover hela natten."}, IDAG, first)
    assert [each.text for each in plan_of(second).mal] == [WRITTEN["mal"][0]["text"], "Jag sover hela natten."]  # type: ignore[index]
    assert plan_of(second).insatser == plan_of(first).insatser
    assert las(second, "planer.v1.mal.m2.text") == "Jag sover hela natten."


@pytest.mark.parametrize("said", ["Inget just nu.", "inget", "0", "nej", []])
def test_that_nobody_else_does_anything_is_an_answer(said: object) -> None:
    arende = bygg(platta({"plan.andra_åtgärder": said}), IDAG)
    assert plan_of(arende).andra_atgarder == ()
    assert plan_of(bygg({}, IDAG, arende)).andra_atgarder == ()


def test_an_empty_answer_is_not_that_nobody_does_anything() -> None:
    assert plan_of(bygg(platta({"plan.andra_atgarder": " ", "plan.viktigt": "Hem"}), IDAG)).andra_atgarder is None
    assert plan_of(bygg({"planer.v1.mal": "Inget"}, IDAG)).mal[0].text == "Inget"


def test_what_others_do_is_a_line_for_each() -> None:
    value = tolka("planer.v1.andra_atgarder", "Försäkringskassan: bilstöd\nMatlaget", IDAG)
    assert value == [
        {"id": "a1", "vem": "Försäkringskassan", "vad": "bilstöd"},
        {"id": "a2", "vem": "Matlaget", "vad": None},
    ]


def test_the_latest_version_is_the_one_with_the_highest_number() -> None:
    arende = bygg({"planer.v10.viktigt": "Hem", "planer.v2.viktigt": "Hem", "planer.v1.viktigt": "Hem"}, IDAG)
    assert [each.id for each in arende.planer] == ["v1", "v2", "v10"]


def test_a_fault_in_a_plan_is_told_with_the_path_of_its_member() -> None:
    written = {"plan": {"insatser": [{"vad": "träna"}, {"vem": "Lena", "huvudman": "staten"}]}}
    with pytest.raises(SipkitError) as raised:
        bygg(platta(written), IDAG)
    assert {(type(fault), fault.var) for fault in raised.value.faults} == {
        (AnswerMissing, "planer.v1.insatser.i2.vad"),
        (UsageFault, "planer.v1.insatser.i2.vem"),
        (UsageFault, "planer.v1.insatser.i2.huvudman"),
    }


def test_an_arende_from_before_there_were_plans_is_read() -> None:
    assert Arende.model_validate({"schema": "sipkit/arende/1"}).planer == ()


def test_a_plan_that_was_stored_reads_the_same_years_later() -> None:
    """Its days have passed by then."""
    signed = [{"som": "samordnare", "namn": "Lena Exempelgren", "dag": "i dag", "skanning_sha256": "ab" * 32}]
    told = {"uppföljning": {"dag": "om 3 månader", "tid": "13"}, "andra_åtgärder": "inget", "underskrifter": signed}
    arende = bygg(platta({"plan": {**WRITTEN, **told}}), IDAG)
    assert bygg({}, date(2031, 1, 1), arende) == arende


@pytest.mark.parametrize(
    ("path", "typed"),
    [
        ("plan.insats.vem", "Lena"),
        ("plan.underskrift.skanning_sha256", "abc"),
        ("plan.version", "två"),
        ("plan.insats.huvudman", "annan"),
        ("plan.mål.m1.resultat", "nästan"),
    ],
)
def test_what_is_not_one_of_the_words_is_refused_with_its_path(path: str, typed: str) -> None:
    with pytest.raises(UsageFault) as raised:
        tolka(kanonisk(path), typed, IDAG)
    assert (raised.value.kod, raised.value.var) == ("ogiltigt-varde", kanonisk(path))


@pytest.mark.parametrize(("typed", "read"), [("Enskild", "enskild"), ("p2", "p2"), (" n1 ", "n1")])
def test_who_does_something_is_the_person_or_someone_of_the_arende(typed: str, read: str) -> None:
    assert tolka("planer.v1.insatser.i1.vem", typed, IDAG) == read


def test_the_person_rings_the_samordnare_unless_someone_else_is_named() -> None:
    plan = plan_of(bygg(platta({"plan.samordnare.namn": "Lena Exempelgren"}), IDAG))
    assert plan.kontaktperson.namn == "Lena Exempelgren"
    other = plan_of(bygg({"planer.v1.kontakt.namn": "Maria Testberg"}, IDAG, Arende(planer=(plan,))))
    assert other.kontaktperson.namn == "Maria Testberg"
