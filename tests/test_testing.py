"""Stories fail where they should, and say what differs with the whole talk."""

from __future__ import annotations

from pathlib import Path

import pytest

from sipkit.errors import SipkitError
from sipkit.testing import berattelse

FRAGAN = "{kommando: kallelse --region blekinge --svar svar.yaml, slut: 130, svar: [%s]%s}"
MALL = """
namn: Prov
per: 2027-03-25 10:12
filer:
  svar.yaml: "arende.id: 7K2M"
kommandon:
  - %s
"""


def play(tmp_path: Path, kommando: str) -> None:
    """Play a story of one command."""
    fil = tmp_path / "prov.yaml"
    fil.write_text(MALL % kommando, "utf-8")
    berattelse(fil)


SANT = {
    "words in order, however the lines are broken": "säger: [Personen har tagit tillbaka, samtycket som]",
    "the exit code": "slut: 0",
    "no files": "filer: []",
}


@pytest.mark.parametrize("vantat", SANT.values(), ids=SANT.keys())
def test_a_story_that_holds_is_silent(tmp_path: Path, vantat: str) -> None:
    """Nothing is raised and nothing is left."""
    play(tmp_path, f"{{kommando: förklara samtycke-aterkallat, {vantat}}}")
    assert [path.name for path in tmp_path.iterdir()] == ["prov.yaml"]


FALSKT = {
    "words that are never said": ("säger: [hejsan]", "aldrig sagt: hejsan"),
    "words in another order": ("säger: [tillbaka, Personen]", "för tidigt sagt: Personen"),
    "another exit code": ("slut: 6", "slutkoden är 0, väntad är 6."),
    "answers that nobody asked for": ("svar: [j, n]", "frågorna tog slut. Kvar av svaren: j | n"),
    "a block that is not there": ('gör_nu: ["Ring."]', "Gör nu, rad 1.\n  Väntat: Ring.\n  Blev:   inget"),
    "a file that is not written": ("filer: [a.pdf]", "filerna, rad 1.\n  Väntat: a.pdf\n  Blev:   inget"),
}


@pytest.mark.parametrize(("vantat", "skillnad"), FALSKT.values(), ids=FALSKT.keys())
def test_a_story_that_does_not_hold_tells_the_first_difference(tmp_path: Path, vantat: str, skillnad: str) -> None:
    """With the command and all that was said."""
    with pytest.raises(AssertionError) as caught:
        play(tmp_path, f"{{kommando: förklara samtycke-aterkallat, {vantat}}}")
    told = str(caught.value)
    assert told.startswith(f"Prov, kommando 1: {skillnad}")
    assert "$ sipkit förklara samtycke-aterkallat\nPersonen har tagit tillbaka" in told


@pytest.mark.parametrize(
    ("budget", "skillnad"), [("steg: 2", "3 steg, högst 2."), ("svar_antal: 2", "3 svar, högst 2."), ("steg: 3", "")]
)
def test_steps_and_answers_are_counted(tmp_path: Path, budget: str, skillnad: str) -> None:
    """Numbered steps among the questions, and every line that is an answer."""
    kommando = FRAGAN % ('"Provqvist, Ingrid 19440427-7461", n, q', f", {budget}")
    if not skillnad:
        play(tmp_path, kommando)
        return
    with pytest.raises(AssertionError, match=skillnad):
        play(tmp_path, kommando)


def test_a_script_that_is_too_short_ends_as_a_pipe_does(tmp_path: Path) -> None:
    """Exit 4, and the talk stops at the question that nobody answered."""
    with pytest.raises(AssertionError, match="slutkoden är 4, väntad är 130") as caught:
        play(tmp_path, FRAGAN % ('"Provqvist, Ingrid 19440427-7461"', ""))
    assert "Har Ingrid skyddade personuppgifter? j/n: \n" in str(caught.value)


def test_an_id_that_was_told_is_known_to_what_follows(tmp_path: Path) -> None:
    """`ÄRENDE` in commands and in what is said."""
    first = FRAGAN % ('"Provqvist, Ingrid 19440427-7461", q', ', säger: ["sipkit fortsätt ÄRENDE"]')
    play(tmp_path, f"{first}\n  - {{kommando: fortsätt ÄRENDE, svar: [n, q], slut: 130}}")


def test_what_is_wrong_in_the_table_is_told_with_its_place(tmp_path: Path) -> None:
    """Like any other file of sipkit's."""
    with pytest.raises(SipkitError) as caught:
        play(tmp_path, "{kommando: kallelse, sager: [hej], svarr: [j]}")
    assert caught.value.var.endswith("prov.yaml:7:40")
    assert "svar" in caught.value.atgard
