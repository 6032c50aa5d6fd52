"""What `sipkit samtycke` asks: as little as the answer needs, and never a yes by mistake."""

from __future__ import annotations

from datetime import date

import pytest

from sipkit.config.loading import load_document_type
from sipkit.config.sources import find_sources
from sipkit.domain.arende import Arende, Samtycke
from sipkit.domain.svar import bygg, platta
from sipkit.errors import UsageFault
from sipkit.interview.progress import steps
from sipkit.interview.run import Finished, interview
from sipkit.interview.scripted import Scripted
from sipkit.interview.start import start
from sipkit.interview.wording import Voice

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


def walk(
    script: list[str], bas: Arende | None = None, fakta: dict[str, frozenset[str]] | None = None
) -> tuple[Finished, str]:
    """An interview played to its end, and everything that was said."""
    typ = load_document_type("samtycke", find_sources(None))
    state = start(typ, IDAG, bas=known() if bas is None else bas, fakta=fakta, samtycke_pa_nytt=True)
    prompter = Scripted(script)
    finished = interview(state, prompter, Voice(), IDAG)
    prompter.finish()
    return finished, "\n".join(prompter.transcript)


def said(finished: Finished) -> Samtycke:
    (samtycke,) = finished.arende.samtycken
    return samtycke


def test_enter_is_no_answer_and_asks_nothing_more() -> None:
    """Then there is no consent in the ärende, and the form can be made."""
    finished, _ = walk(["", ""])
    assert finished.arende.samtycken == ()
    assert steps(finished.state) == 1


def test_a_yes_to_all_takes_three_steps_of_a_known_person() -> None:
    """What was said, until when, and who took it, when and how."""
    finished, _ = walk(["j", "", "2", "i går", "m", ""])
    given = said(finished)
    assert (given.status, given.mottaget_av, given.dag, given.form) == (
        "lamnat",
        "den som kallar",
        date(2027, 3, 29),
        "muntligt",
    )
    assert steps(finished.state) == 3


def test_of_a_new_person_it_takes_at_most_eight_steps() -> None:
    script = [
        "Provqvist, Ingrid 19440427-7461",
        "n",
        "1 Hemsjukvården",
        "",
        "",
        "j",
        "",
        "2",
        "i går",
        "m",
        KONTAKT,
        "",
    ]
    finished, _ = walk(script, Arende())
    assert said(finished).status == "lamnat"
    assert steps(finished.state) <= 8


def test_in_part_it_asks_whom_and_what_not() -> None:
    finished, _ = walk(["d", "1", "Min son", "", "", "2", "i går", "s", ""])
    given = said(finished)
    assert (given.parter, given.undantag) == (("p1",), ("Min son",))


def test_of_one_who_cannot_answer_it_asks_why_and_what_is_known_of_the_will() -> None:
    """And not how it was said, since nothing was."""
    finished, talk = walk(["k", "1", "medvetslös", "vill bo hemma", "1", "i dag", ""])
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
    script = ["Anna Provqvist, vårdnadshavare", "Lars Provqvist, vårdnadshavare", "", "j", ""]
    finished, talk = walk([*script, "1, 2", "2", "Jag vill träffas i skolan", "2", "i dag", "m", ""], fakta=BARN)
    given = said(finished)
    assert [(each.namn, each.roll) for each in finished.arende.foretradare] == [
        ("Anna Provqvist", "vardnadshavare"),
        ("Lars Provqvist", "vardnadshavare"),
    ]
    assert (given.lamnat_av, given.barnets_mognad) == (("enskild", "g1"), "tillsammans-med-barnet")
    assert given.barnets_asikt == "Jag vill träffas i skolan"
    assert "Anna Provqvist" in talk.split("Vilka har svarat")[0]


def test_an_adult_keeps_the_one_who_acts_for_them() -> None:
    """What is not asked is not taken away."""
    bas = known(foretradare=[{"namn": "Anna Exempelgren", "roll": "god-man"}])
    finished, talk = walk(["n", "2", "i dag", "m", ""], bas)
    assert [each.namn for each in finished.arende.foretradare] == ["Anna Exempelgren"]
    assert "Vårdnadshavare" not in talk


def test_interpreter_and_language_are_asked_only_where_one_is_needed() -> None:
    bas = known(**{"enskild": {**ENSKILD, "behov": ["tolk"], "tolk_sprak": "arabiska"}})
    finished, _ = walk(["n", "2", "i dag", "m", "j", "arabiska", ""], bas)
    assert (said(finished).tolk, said(finished).sprak) == (True, "arabiska")


@pytest.mark.parametrize("row", ["Anna Provqvist", "Anna Provqvist, granne"])
def test_a_row_must_say_what_one_who_acts_for_the_person_is(row: str) -> None:
    """A guess would make someone a vårdnadshavare who is none."""
    with pytest.raises(UsageFault, match="företrädaren"):
        bygg({"foretradare": [row]}, IDAG)
