"""`sipkit händelse`: anything of the vocabulary, echoed with its weekday, and what it did to the deadlines."""

from __future__ import annotations

from typing import cast

import pytest

from sipkit.cli.samtal.prompter import talks_with
from sipkit.domain.handelseord import HANDELSEORD
from sipkit.domain.vocabulary import HandelseTyp, words
from sipkit.interview.scripted import Scripted
from tests.cli.korning import Result, Sipkit
from tests.cli.sparade import ID, oppnat, sparat

PER = ("--per", "2027-03-29T14:30")


def _events() -> list[tuple[str, str, str | None]]:
    return [(each.typ, f"{each.tid:%d %H.%M}", each.avser) for each in oppnat().handelser]


def _changed(done: Result) -> dict[object, object]:
    rows = cast(list[dict[str, dict[str, object]]], done.resultat["frister"])
    return {row["frist"]["id"]: row["vad"] for row in rows}


def test_an_event_is_kept_and_echoed_with_its_weekday(sipkit: Sipkit) -> None:
    sparat()
    done = sipkit("händelse", ID, "utskriven=2027-03-26", *PER)
    assert done.out.splitlines()[0] == "Antecknat: personen skrevs ut fredag 26 mars 2027."
    assert ("utskriven", "26 00.00", None) in _events()
    assert [(row.vad, row.avser) for row in oppnat().historik] == [("handelse", "utskriven")]


def test_what_began_and_what_was_met_is_said(sipkit: Sipkit) -> None:
    """The kallelse's deadline, by its own words."""
    sparat({"handelse.bedomd-utskrivningsklar": ...})
    begun = sipkit("händelse", ID, "bedomd-utskrivningsklar=2027-03-25T09:30", *PER)
    assert "  Kallelsen skickas: senast söndag 28 mars 2027 (påskdagen)." in begun.out
    met = sipkit("händelse", ID, "kallelse-skickad=2027-03-25T14:20", *PER, "--json")
    assert _changed(met)["kallelse"] == "uppfylldes"
    assert ("kallelse-skickad", "25 14.20", "k1") in _events()


def test_a_limit_that_hangs_on_what_nobody_has_said_is_told_with_what_it_hangs_on(sipkit: Sipkit) -> None:
    """In an ärende that a message began nothing says when SIP is held. `idag` tells the same, until it is done."""
    sparat({"kallelse": ..., "handelse.bedomd-utskrivningsklar": ...})
    begun = sipkit("händelse", ID, "bedomd-utskrivningsklar=2027-03-25T09:30", "--per", "2027-03-25T10:12")
    om = "Kallelsen skickas, om SIP hålls efter utskrivningen: senast"
    assert f"  {om} söndag 28 mars 2027 (påskdagen)." in begun.out
    idag = sipkit("idag", "--per", "2027-03-25T10:12")
    assert f"{om} söndag 28 mars, sista vardagen före är i dag" in idag.out
    saker = cast(list[dict[str, object]], sipkit("idag", "--per", "2027-03-25T10:12", "--json").resultat["saker"])
    assert "SIP hålls efter utskrivningen" in [sak["om"] for sak in saker if sak["frist"] == "kallelse"]
    done = sipkit("händelse", ID, "kallelse-skickad=2027-03-25T11:00", "--per", "2027-03-25T12:00")
    assert done.exit == 0
    assert om not in sipkit("idag", "--per", "2027-03-25T12:00").out


def test_several_at_once_each_with_its_own_consequences(sipkit: Sipkit) -> None:
    """As arguments, as options, or both; in the order they were given."""
    sparat()
    given = ("meddelande-skickat=2027-03-29T08:00", "--handelse", "meddelande-kvitterat=2027-03-29T09:00")
    done = sipkit("handelse", ID, *given, "--avser", "k1", *PER, "--json")
    rows = cast(list[dict[str, str]], done.resultat["handelser"])
    assert [(row["typ"], row["avser"]) for row in rows] == [
        ("meddelande-skickat", "k1"),
        ("meddelande-kvitterat", "k1"),
    ]
    changes = [row["vad"] for row in cast(list[dict[str, str]], done.resultat["frister"])]
    assert changes == ["borjade", "uppfylldes"]


def test_the_same_type_again_is_another_event(sipkit: Sipkit) -> None:
    """And the same time again is not."""
    sparat()
    sipkit("händelse", ID, "utskriven=2027-03-26", *PER)
    assert sipkit("händelse", ID, "utskriven=2027-03-29", *PER).exit == 0
    assert [each.id for each in oppnat().handelser if each.typ == "utskriven"] == ["utskriven", "utskriven-2"]
    again = sipkit("händelse", ID, "utskriven=2027-03-29", *PER, "--json")
    assert (again.exit, again.fault["kod"]) == (6, "handelse-finns")


@pytest.mark.parametrize(
    ("given", "kod", "var"),
    [
        (["sip-mote=2027-04-07"], "ogiltigt-datum", "--händelse sip-mote"),
        (["utskriven=Ingrid"], "ogiltigt-datum", "--händelse utskriven"),
        (["hemgang=2027-03-26"], "ogiltigt-varde", "--händelse"),
        (["utskriven=2027-03-26", "--avser", "p9"], "ogiltigt-varde", "--avser"),
        ([], "svar-saknas", "handelse"),
    ],
    ids=["to come", "no time", "no event", "about nothing", "nothing"],
)
def test_what_cannot_be_recorded_changes_nothing(sipkit: Sipkit, given: list[str], kod: str, var: str) -> None:
    before = sparat()
    done = sipkit("händelse", ID, *given, "--utan-frågor", *PER, "--json")
    assert (done.fault["kod"], done.fault["var"]) == (kod, var)
    assert "Ingrid" not in done.out
    assert oppnat() == before


@pytest.mark.parametrize(
    ("typed", "kept"), [("nu", "29 14.30"), ("9.05", "29 09.05"), ("kl 9", "29 09.00"), ("09:05", "29 09.05")]
)
def test_now_and_a_time_of_day_alone_are_todays(sipkit: Sipkit, typed: str, kept: str) -> None:
    """As an argument, as an option, and at the keyboard."""
    for given in ((f"utskriven={typed}",), ("--händelse", f"utskriven={typed}")):
        sparat()
        assert sipkit("händelse", ID, *given, *PER).exit == 0
        assert ("utskriven", kept, None) in _events()
    sparat()
    with talks_with(Scripted(["0", "Tvångsvård beslutades", typed])):
        assert sipkit("händelse", ID, *PER).exit == 0
    assert ("tvangsvard-beslutad", kept, None) in _events()


@pytest.mark.parametrize("typed", ["9", "0905", "15.10"])
def test_a_number_alone_is_no_time_and_one_to_come_has_not_been(sipkit: Sipkit, typed: str) -> None:
    """`9` can be a day as well as an hour."""
    before = sparat()
    assert sipkit("händelse", ID, f"utskriven={typed}", *PER, "--json").fault["kod"] == "ogiltigt-datum"
    assert oppnat() == before


def test_a_time_to_come_is_tried_with_another_command(sipkit: Sipkit) -> None:
    """The cure says how what has been is written, and where what may come is tried."""
    sparat()
    cure = str(sipkit("händelse", ID, "utskriven=2027-04-07", *PER, "--json").fault["atgard"])
    assert "utskriven=2027-03-29" in cure
    tried = cure.partition("sipkit ")[2].replace("TID", "2027-04-07").split()
    assert sipkit(*tried, *PER).exit == 0


def test_what_the_deadlines_wait_for_comes_first(sipkit: Sipkit) -> None:
    """The kallelse that is not sent is number one, by name and not by id; two questions in all."""
    sparat()
    script = Scripted(["1", "torsdag 25 mars 14.20"])
    with talks_with(script):
        done = sipkit("händelse", ID, *PER)
    assert done.exit == 0
    assert "     1 Kallelsen skickades" in script.transcript
    assert not any("Tvångsvård" in line for line in script.transcript)
    assert ("kallelse-skickad", "25 14.20", "k1") in _events()


def test_everything_else_is_one_key_away(sipkit: Sipkit) -> None:
    """`0` shows the rest; a name is read too, and Enter is now."""
    sparat()
    with talks_with(Scripted(["0", "Tvångsvård beslutades", ""])):
        assert sipkit("händelse", ID, *PER).exit == 0
    assert ("tvangsvard-beslutad", "29 14.30", None) in _events()


def test_every_event_has_a_name() -> None:
    """In the vocabulary's own order, each once, so that a list of numbers stays the same."""
    assert tuple(HANDELSEORD) == words(HandelseTyp)
    assert len(set(HANDELSEORD.values())) == len(HANDELSEORD)


def test_an_event_that_no_deadline_cares_for_says_so(sipkit: Sipkit) -> None:
    sparat()
    done = sipkit("händelse", ID, "tvangsvard-beslutad=2027-03-26", *PER)
    assert done.out.splitlines()[-1] == "Ingen frist ändras av det."
