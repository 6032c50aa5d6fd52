"""`sipkit klistra`: the text for the IT service and the journal, from the ärende as it is now, or a reason why not."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import cast

import pytest

from tests.cli.korning import NU, Changes, Sipkit
from tests.cli.sparade import ID, oppnat, sparat
from tests.interview.skarm import Skarm

HEMLIGT = "morbror Testfred"
HEADINGS = ["Kallelse till SIP-möte (Prator)", "Till slutenvården", "Journal"]


def _blocks(sipkit: Sipkit, per: str = NU) -> dict[str, str]:
    done = sipkit("klistra", ID, "--per", per, "--json")
    assert done.exit == 0, done.out
    return {each["rubrik"]: each["text"] for each in cast(list[dict[str, str]], done.resultat["block"])}


def test_each_place_has_its_block(sipkit: Sipkit) -> None:
    """To a pipe all of them, under headings that say where they go; as data the same."""
    sparat()
    blocks = _blocks(sipkit)
    assert list(blocks) == HEADINGS
    out = sipkit("klistra", ID, "--per", NU).out
    assert [line for line in out.splitlines() if line.isupper()] == [heading.upper() for heading in HEADINGS]
    assert all(text in out for text in blocks.values())


@pytest.mark.parametrize("number", [1, 2, 3])
def test_one_block_is_its_text_and_nothing_else(sipkit: Sipkit, number: int) -> None:
    """To be sent on to a clipboard of one's own."""
    sparat()
    wanted = list(_blocks(sipkit).values())[number - 1]
    assert sipkit("klistra", ID, "--per", NU, "--block", number).out == wanted + "\n"


@pytest.mark.parametrize("number", [0, 4, -1])
def test_there_is_no_other_block(sipkit: Sipkit, number: int) -> None:
    sparat()
    done = sipkit("klistra", ID, "--per", NU, f"--block={number}", "--json")
    assert (done.exit, done.fault["var"], done.fault["atgard"]) == (2, "--block", "Skriv 1 till 3.")


# --- the journal ------------------------------------------------------------------------------------------------------


def test_the_journal_leaves_room_for_what_nobody_has_recorded(sipkit: Sipkit) -> None:
    sparat()
    journal = _blocks(sipkit)["Journal"]
    assert journal.startswith("Kallelse till SIP skickad [dag, tid] till Hemsjukvården Exempelviken, ")
    assert "[lämnat eller postat, dag]" in journal


def test_the_journal_says_what_was_recorded(sipkit: Sipkit) -> None:
    """Day, time, to whom, the letter, the copies: nothing left to fill in."""
    sparat({"kallelse.brev": "postas"})
    sipkit("skickat", ID, "--utan-frågor", "--per", "2027-03-25T14:20")
    assert _blocks(sipkit, "2027-03-26")["Journal"] == (
        "Kallelse till SIP skickad torsdag 25 mars 2027 klockan 14.20 till Hemsjukvården Exempelviken, "
        "Socialtjänsten Provstaden, Rehabmottagningen Exempelviken och Bostadsbolaget Provhem. "
        "Brev till patienten: postat torsdag 25 mars 2027 klockan 14.20. "
        "Fick kopia: de som står ovan, och patienten (PDL 3 kap. 11 §)."
    )


def test_the_journal_says_each_time_and_the_latest_row(sipkit: Sipkit) -> None:
    """A correction holds; what has not been sent is not said to have been."""
    sparat()
    sipkit("skickat", ID, "--utan-frågor", "--per", "2027-03-25T14:20")
    sipkit("skickat", ID, "--utan-frågor", "--rätta", "--per", "2027-03-25T16:00")
    journal = _blocks(sipkit, "2027-03-26")["Journal"]
    assert "klockan 16.00" in journal
    assert "14.20" not in journal


# --- after a no -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"samtycke.status": "nekat"}, "Patienten har sagt nej till att andra kallas till SIP-möte."),
        (
            {"samtycke.status": "aterkallat"},
            "Patienten har tagit tillbaka sitt samtycke till att andra kallas till SIP-möte.",
        ),
        ({"samtycke.status": "nekat", "kallelse": ...}, "Patienten har sagt nej"),
    ],
    ids=["no", "taken back", "no kallelse was made"],
)
def test_a_no_leaves_only_the_journal(sipkit: Sipkit, changes: Changes, says: str) -> None:
    """When, how and to whom it was said, and what may be done; not a word to anyone else, and why."""
    sparat({"samtycke.undantag": [HEMLIGT], **changes})
    blocks = _blocks(sipkit)
    assert list(blocks) == ["Journal"]
    assert blocks["Journal"].startswith(says)
    assert "Beskedet gavs onsdag 24 mars 2027, muntligt, och togs emot av slutenvården." in blocks["Journal"]
    assert "Får göras: Slutenvården skickar inskrivningsmeddelandet" in blocks["Journal"]
    assert "Får inte göras: Kallelsen får inte skickas" in blocks["Journal"]
    assert HEMLIGT not in blocks["Journal"]
    warnings = cast(list[dict[str, str]], sipkit("klistra", ID, "--per", NU, "--json").json["varningar"])
    assert f"samtycke-{oppnat().samtycken[-1].status}" in [each["kod"] for each in warnings]


def test_a_consent_taken_back_after_it_was_sent_says_whom_to_tell(sipkit: Sipkit) -> None:
    """Those who got a paper; the person is the one who said it."""
    yes, no = (
        {"status": status, "dag": day} for status, day in (("lamnat", "2027-03-24"), ("aterkallat", "2027-03-26"))
    )
    sparat({"samtycke": ..., "samtycken": [yes, no]})
    sipkit("skickat", ID, "--utan-frågor", "--per", "2027-03-25T14:20")
    assert _blocks(sipkit, "2027-03-26")["Journal"].splitlines()[-1] == (
        "Ska få veta det, eftersom de har fått papper: Hemsjukvården Exempelviken, Socialtjänsten Provstaden, "
        "Rehabmottagningen Exempelviken och Bostadsbolaget Provhem."
    )


def test_a_no_after_the_meeting_was_called_off_reaches_the_journal(sipkit: Sipkit) -> None:
    """Beside that it is off, which those who were called are told all the same."""
    sparat({"kallelse.installd_av": "vi"})
    before = _blocks(sipkit)
    assert sipkit("samtycke", ID, "--till", "nekat", "--per", NU).exit == 0
    after = _blocks(sipkit)
    assert list(after) == list(before)
    assert after["Journal"].startswith(before["Journal"])
    assert "Patienten har sagt nej till att andra kallas till SIP-möte." in after["Journal"]
    assert {**after, "Journal": ""} == {**before, "Journal": ""}


# --- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "kod"),
    [
        ({"enskild.skyddade_uppgifter": "ja"}, "skyddade-uppgifter"),
        ({"enskild.skyddade_uppgifter": "ja", "samtycke.status": "nekat"}, "skyddade-uppgifter"),
        ({"samtycke": ...}, "samtycke-saknas"),
        ({"samtycke.galler_till": "2027-03-24"}, "samtycke-utgatt"),
        ({"samtycke.status": "ej-mojligt"}, "samtycke-ej-mojligt"),
        ({"samtycke.parter": ["p9"]}, "samtycke-andra-parter"),
        ({"kallelse": ...}, "kallelse-saknas"),
        ({"vardtillfalle.vardform": "oppen-tvangsvard"}, "annan-planform"),
    ],
)
def test_the_same_gate_as_the_papers(sipkit: Sipkit, changes: Changes, kod: str) -> None:
    """Refused with the reason, and no text at all."""
    sparat(changes, "vastra-gotaland" if kod == "annan-planform" else "blekinge")
    done = sipkit("klistra", ID, "--per", NU, "--json")
    assert (done.exit, done.fault["kod"]) == (6, kod)
    plain = sipkit("klistra", ID, "--per", NU)
    assert plain.out == ""
    assert not [word for word in ("Ingrid", "Provqvist", "Exempelviken", "Provgatan") if word in plain.err]


def test_who_is_not_covered_and_what_is_excluded_stand_nowhere(sipkit: Sipkit) -> None:
    """The exclusion is itself the secret."""
    sparat({"samtycke.status": "delvis", "samtycke.parter": ["p1", "p3"], "samtycke.undantag": [HEMLIGT]})
    told = "\n".join(_blocks(sipkit).values())
    assert not [word for word in (HEMLIGT, "Testfred", "Socialtjänsten Provstaden", "Provhem") if word in told]
    assert "Hemsjukvården Exempelviken" in told


# --- at a terminal ----------------------------------------------------------------------------------------------------


@pytest.fixture
def vid_skarmen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Skarm]]:
    """Opens a terminal with `sipkit klistra`; `urklipp` in the folder is the clipboard."""
    monkeypatch.setenv("SIPKIT_HOME", str(tmp_path / "hem"))
    sparat()
    with ExitStack() as stack:

        def run() -> Skarm:
            screen = Skarm("-m", "sipkit", "klistra", ID, "--per", NU)
            stack.callback(screen.close)
            return screen

        yield run


@pytest.fixture
def urklipp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clipboard that is a file: what a desktop's own program would have been given."""
    program, board = tmp_path / "bin" / "xclip", tmp_path / "urklipp"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\nexec cat > {board}\n", "utf8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    return board


@pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
def test_one_block_at_a_time_and_the_clipboard_is_not_left_full(
    vid_skarmen: Callable[[], Skarm], urklipp: Path
) -> None:
    """`u` copies and says what the clipboard holds; what is left there at the end can be emptied with `t`."""
    screen = vid_skarmen()
    screen.wait("1 av 3  Kallelse till SIP-möte (Prator)")
    screen.asked("u = kopiera")
    screen.type("u")
    screen.wait("Urklippet har nu uppgifter om patienten")
    assert urklipp.read_text("utf8").startswith("När: Onsdag 7 april 2027")
    screen.asked("t = töm urklippet")
    screen.type("")
    screen.wait("2 av 3  Till slutenvården")
    screen.asked("u = kopiera")
    screen.type("q")
    screen.wait("Urklippet har kvar uppgifter om patienten.")
    screen.asked("t = töm urklippet")
    screen.type("t")
    screen.wait("Urklippet är tomt.")
    assert urklipp.read_text("utf8") == ""
    screen.type("")
    assert screen.ended() == 0


@pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
def test_without_a_clipboard_it_says_so_and_goes_on(
    vid_skarmen: Callable[[], Skarm], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a jump host there may be none."""
    monkeypatch.setenv("PATH", "/nonexistent")
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    screen = vid_skarmen()
    screen.asked("u = kopiera")
    screen.type("u")
    screen.wait("Här finns inget urklipp.")
    for _ in HEADINGS:
        screen.asked("Enter = nästa")
        screen.type("")
    assert screen.ended() == 0
