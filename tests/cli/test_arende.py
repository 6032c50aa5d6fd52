"""`sipkit ärende`: begun without papers, listed by id, shown without names, with a history of what was done."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from sipkit.cli.arende.val import arendelager
from sipkit.cli.fragor.utkast import utkastlager
from sipkit.cli.samtal.prompter import talks_with
from sipkit.domain import vocabulary
from sipkit.interview.scripted import Scripted
from tests.cli.conftest import Svar
from tests.cli.korning import NU, Result, Sipkit, content
from tests.cli.sparade import ID, sparat

IDAG = date(2027, 3, 25)
SVAR = [
    "Provqvist, Ingrid 19440427-7461",
    "n",
    "Karlskrona",
    "",
    "1",
    "22/3 14.20",
    "i dag",
    "1 Hemsjukvården Exempelviken",
    "",
    "",
]
"""What is asked in Blekinge, and the review."""


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPKIT_PER", NU)


def _talk(sipkit: Sipkit, typed: list[str], *arguments: object) -> tuple[Result, str]:
    script = Scripted(typed)
    with talks_with(script):
        done = sipkit(*arguments)
    script.finish()
    return done, "\n".join(script.transcript)


@pytest.fixture
def id_(sipkit: Sipkit) -> str:
    """An ärende has been begun."""
    done, said = _talk(sipkit, SVAR, "ärende", "ny", "--region", "blekinge", "--json")
    assert done.exit == 0, done.err
    assert "senast söndag 28 mars 2027 (påskdagen)" in said
    return str(done.resultat["id"])


def test_an_arende_begins_without_papers_and_its_deadlines_can_be_followed(
    sipkit: Sipkit, id_: str, tmp_path: Path
) -> None:
    """Encrypted in the store; `frister` counts from what was told."""
    assert not [name for name, data in content(tmp_path / "hem").items() if b"Provqvist" in data]
    assert [rad.vad for rad in arendelager(IDAG).oppna(id_).historik] == ["skapat"]
    assert utkastlager(IDAG).lista() == ()
    shown = sipkit("ärende", "visa", id_, "--json").resultat["frister"]
    assert isinstance(shown, list)
    kallelse = next(rad for rad in shown if rad["id"] == "kallelse")
    assert (kallelse["senast"], kallelse["status"]) == ("2027-03-28", "oppen")


def test_what_was_told_at_the_beginning_is_not_asked_when_calling(sipkit: Sipkit, id_: str) -> None:
    """Who, where and when are known; the kallelse that was begun is the one that is made."""
    typed = [
        "",
        "j",
        "1",
        "i går",
        "m",
        "7/4 13",
        "1",
        "1",
        "Ingrid ska hem.",
        "",
        "",
        "1",
        "Provgatan 7, 999 99 Exempelstad",
    ]
    done, said = _talk(
        sipkit,
        [*typed, "Maria Testberg, distriktssköterska, Vårdcentralen Exempelviken, 070-174 06 10", ""],
        *("kallelse", id_, "--format", "docx"),
    )
    assert done.exit == 0, done.err
    assert not [
        asked
        for asked in ("Namn och personnummer", "Folkbokförd", "bedömdes")
        if f" {asked}" in said.partition("GRANSKA")[0]
    ]
    arende = arendelager(IDAG).oppna(id_)
    assert [each.id for each in arende.kallelser] == ["k1"]
    assert [(rad.vad, rad.avser) for rad in arende.historik] == [("skapat", None), ("papper", "k1")]


def test_a_beginning_that_is_stopped_is_gone_on_with(sipkit: Sipkit) -> None:
    """As any other interview."""
    stopped, _ = _talk(sipkit, [*SVAR[:3], "q"], "ärende", "ny", "--region", "blekinge")
    assert stopped.exit == 130
    done, _ = _talk(sipkit, SVAR[3:], "fortsätt")
    assert done.exit == 0, done.err
    assert len(arendelager(IDAG).lista()) == 1


def test_without_questions_it_must_be_said_where_it_goes(sipkit: Sipkit, svar: Svar, tmp_path: Path) -> None:
    """A script stores nothing of its own accord; a file is taken by other commands."""
    given = ("ärende", "ny", "--svar", svar(), "--utan-fragor")
    assert sipkit(*given, "--json").fault["kod"] == "argument-saknas"
    done = sipkit(*given, "--spara", tmp_path / "a.sip")
    assert done.exit == 0, done.err
    assert sipkit("ärende", "historik", tmp_path / "a.sip").out == "2027-03-25 10.12  Ärendet påbörjades.\n"


def test_the_list_and_one_arende_hold_no_names(sipkit: Sipkit, id_: str) -> None:
    """By id, day and what it is about; names only at a terminal."""
    assert f"{id_}  ärende, kallelse utan dag, sparat " in sipkit("ärende", "visa").out
    shown = sipkit("ärende", "visa", id_).out
    assert "p1  hemsjukvården, kallad" in shown
    assert not [word for word in ("Ingrid", "Provqvist", "7461", "Exempelviken") if word in shown]
    refused = sipkit("ärende", "visa", id_, "--med-namn", "--json")
    assert (refused.exit, refused.fault["var"]) == (2, "--med-namn")


def test_an_arende_is_told_in_swedish_and_each_limit_once(sipkit: Sipkit) -> None:
    """No word of the vocabularies, no limit that another goes before, and what a correction replaced says so."""
    sparat({"kallelse.installd_av": "vi"})
    for per, options in (("2027-03-26T09:00", ()), ("2027-03-26T09:05", ("--rätta",))):
        assert sipkit("skickat", ID, "--utan-frågor", *options, "--per", per).exit == 0
    shown = sipkit("ärende", "visa", ID, "--per", "2027-03-26T10:00").out
    told = sipkit("ärende", "historik", ID).out
    words = {*vocabulary.words(vocabulary.Roll), *vocabulary.words(vocabulary.SamtyckeSort), "aterkallelse", "enskild"}
    assert [word for word in words if re.search(rf"\b{word}\b", shown + told)] == []
    limits = shown.partition("Frister\n")[2].partition("Skickat\n")[0].splitlines()
    assert len({line.split(" senast ")[0].split(":")[0] for line in limits}) == len(limits)
    assert "s1  till att andra kallas till SIP-möte: ja," in shown
    for text in (shown, told):
        first, second = (line for line in text.splitlines() if "avbokning" in line)
        assert "till personen, p1, p2, p3, p4, ersatt av en senare rad" in first
        assert "ersatt" not in second


def test_looking_changes_nothing(sipkit: Sipkit, id_: str, tmp_path: Path) -> None:
    """Neither the ärende nor its history."""
    before = content(tmp_path / "hem")
    for command in (("visa",), ("visa", id_), ("historik", id_)):
        assert sipkit("ärende", *command).exit == 0
    assert content(tmp_path / "hem") == before


def test_what_is_removed_is_told_and_gone(sipkit: Sipkit, id_: str) -> None:
    """The ärende and its draft; the second time there is nothing."""
    _talk(sipkit, ["", "q"], "kallelse", id_)
    assert sipkit("ärende", "rensa", id_.lower(), "--json").resultat == {"id": id_, "borttaget": ["utkast", "ärende"]}
    assert sipkit("ärende", "visa").out == "Inget är sparat.\n"
    assert sipkit("ärende", "rensa", id_, "--json").fault["kod"] == "arende-okant"
