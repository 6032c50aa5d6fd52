"""*Gör nu*: what a nurse does next, in the order of the day, with the files by name."""

from __future__ import annotations

from typing import cast

import pytest

from tests.cli.conftest import Kallelse, Svar
from tests.cli.korning import NU, Changes, Result, Sipkit

ANTECKNA = "Skriv i journalen när kallelsen är skickad, till vem, och vem som fick kopia (PDL 3 kap. 11 §)."


def _steg(done: Result) -> list[str]:
    return cast(list[str], done.resultat["gor_nu"])


@pytest.mark.parametrize(
    ("brev", "says"),
    [
        ("lamnas", "Skriv ut brevet till personen (lämna det): 7K2M-brev-enskild.docx"),
        ("postas", "Skriv ut brevet till personen (posta det): 7K2M-brev-enskild.docx"),
        ("bada", "Skriv ut brevet till personen i två exemplar (lämna ett, posta ett): 7K2M-brev-enskild.docx"),
    ],
)
def test_the_letter_goes_the_way_that_was_chosen(kallelse: Kallelse, brev: str, says: str) -> None:
    """Handed over, posted, or both."""
    assert says in _steg(kallelse("blekinge", {"kallelse.brev": brev}))


def test_a_file_is_named_only_when_it_was_made(kallelse: Kallelse) -> None:
    """Nothing to print when no paper was asked for; how to get the text when none was."""
    assert _steg(kallelse("blekinge", {}, "--format", "ics")) == [
        "I dag: skicka kallelsen i Prator (--format txt ger texten)",
        ANTECKNA,
    ]


@pytest.mark.parametrize(
    ("per", "by"), [("2027-03-24T08:00", "Senast torsdag 25 mars 2027: "), (NU, "I dag: "), ("2027-03-30", "I dag: ")]
)
def test_the_last_working_day_comes_first(sipkit: Sipkit, svar: Svar, per: str, by: str) -> None:
    """Before it, on it, and when it has passed: never blame, always today."""
    changes: Changes = {"samtycke.dag": "2027-03-23", "handelse.bedomd-utskrivningsklar": "2027-03-25"}
    options = ["--utan-fragor", "--torrkor", "--format", "txt", "--json"]
    done = sipkit("kallelse", "--svar", svar("blekinge", changes), "--per", per, *options)
    assert _steg(done)[0] == f"{by}klistra in texten i Prator: 7K2M-klistra.txt"


@pytest.mark.parametrize(
    ("kanal", "says"),
    [
        ("it-tjanst", None),
        (
            "papper",
            "Skriv ut och skicka till dem som inte nås i Prator: 7K2M-kallelse-p1.docx och 7K2M-inbjudan-p4.docx",
        ),
        ("bada", "Skriv ut och skicka till dem som inte nås i Prator: 7K2M-kallelse-p1.docx och 7K2M-inbjudan-p4.docx"),
        (..., "Skicka till enheterna, i Prator eller på papper: 7K2M-kallelse-p1.docx"),
    ],
)
def test_a_unit_gets_its_paper_the_way_it_is_reached(kallelse: Kallelse, kanal: object, says: str | None) -> None:
    """No paper for those in the IT service; where nobody has said, both ways are told."""
    steps = _steg(kallelse("blekinge", {"parter.0.kanal": kanal}))
    if says is None:
        assert not any("kallelse-p1" in step for step in steps)
    else:
        assert says in steps


def test_protected_data_leave_only_the_routine_and_the_deadline(kallelse: Kallelse) -> None:
    """No paper to hand over, no text to paste."""
    assert _steg(kallelse("blekinge", {"enskild.skyddade_uppgifter": "ja"})) == [
        "Följ enhetens rutin för skyddade personuppgifter. Inga andra papper skrivs.",
        "Fristen gäller ändå: senast söndag 28 mars 2027.",
    ]


def test_the_steps_stand_last_and_numbered(sipkit: Sipkit) -> None:
    """What remains on the screen is what to do."""
    done = sipkit("kallelse", "--exempel", "--torrkor", "--format", "txt")
    assert done.out.splitlines()[-3:] == [
        "Gör nu",
        "  1  I dag: klistra in texten i Prator: 7K2M-klistra.txt",
        f"  2  {ANTECKNA}",
    ]
