"""Stored drafts: one for each ärende, written after every answer."""

from __future__ import annotations

from datetime import datetime

import pytest

from sipkit.errors import FileFault, UsageFault
from sipkit.storage.utkast import Utkast, Utkastsvar
from tests.storage.lager import ID, Hem, kod, utkast


def test_a_draft_comes_back_as_it_was(hem: Hem) -> None:
    """Every shape that an answer can have, and what it was given under."""
    values: list[object] = [None, True, 7, "Åsa", ["a", "b"], {"id": "p1", "namn": None}, [{"id": "p1", "antal": 2}]]
    svar = tuple(
        Utkastsvar(falt=f"q{n}", plats="vantar", value=value, origin="svar", prompted=False, under={"q0": value})
        for n, value in enumerate(values)
    )
    whole = Utkast(
        id=ID,
        dokumenttyp="kallelse",
        region="blekinge",
        paborjad=datetime.fromisoformat("2027-10-31T02:30:00+01:00"),
        fakta={"insatser": frozenset({"socialtjanst", "regional-oppenvard"}), "sip": frozenset()},
        svar=svar,
    )
    hem.utkast().spara(whole)
    assert hem.utkast().oppna(ID) == whole


def test_a_draft_grows_by_each_answer_until_it_is_removed(hem: Hem) -> None:
    """As an interview writes it."""
    lager = hem.utkast()
    for number in range(5):
        lager.spara(utkast(ID, *"abcde"[: number + 1]))
        assert len(hem.utkast().oppna(ID).svar) == number + 1
    assert [rad.id for rad in lager.lista()] == [ID]
    lager.ta_bort(ID)
    with pytest.raises(UsageFault) as caught:
        hem.utkast().oppna(ID)
    assert kod(caught.value) == "arende-okant"


def test_the_same_interview_in_two_windows_is_told(hem: Hem) -> None:
    """Neither loses what the other wrote."""
    hem.utkast().spara(utkast(ID, "a"))
    one, other = hem.utkast(), hem.utkast()
    for lager in (one, other):
        lager.oppna(ID)
    one.spara(utkast(ID, "a", "b"))
    with pytest.raises(FileFault) as caught:
        other.spara(utkast(ID, "a", "c"))
    assert kod(caught.value) == "arende-andrat"
    assert hem.utkast().oppna(ID) == utkast(ID, "a", "b")


def test_answers_are_in_no_text_that_could_be_logged() -> None:
    """Neither in a draft's nor in an answer's own text."""
    assert "hemligt" not in repr(utkast(ID, "hemligt"))
