"""The deadlines of a stored ärende: its own region and events, what is supposed on top, the table and the time line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from icalendar import Calendar

from tests.cli.korning import NU, Result, Sipkit
from tests.cli.test_idag import NAMN, sparat
from tests.interview.skarm import Skarm

Rad = dict[str, object]


def rader(done: Result, id_: str = "kallelse") -> list[Rad]:
    """The rows of one deadline that govern."""
    found = cast(list[Rad], done.resultat["frister"])
    return [rad for rad in found if rad["id"] == id_ and rad["styrande"]]


def test_an_arende_brings_its_own_region_and_events(sipkit: Sipkit) -> None:
    """The assessment on Thursday morning, counted by Blekinge's rule; nobody's name in the answer."""
    sparat("7K2M")
    done = sipkit("frister", "7k2m", "--per", NU, "--json")
    (rad,) = rader(done)
    assert (rad["senast"], rad["status"], rad["variant"]) == ("2027-03-28", "oppen", "efter-utskrivning")
    assert not any(part in done.out + done.err for part in NAMN)


def test_what_is_supposed_counts_and_is_never_stored(sipkit: Sipkit) -> None:
    """What if the kallelse goes on Tuesday? And what if the meeting is held before the discharge?"""
    sparat("7K2M")
    before = Path("hem/arenden/7K2M.sip").read_bytes()
    (sent,) = rader(sipkit("frister", "7K2M", "--per", NU, "--handelse", "kallelse-skickad=2027-03-30", "--json"))
    assert sent["status"] == "klar-sent"
    other = rader(sipkit("frister", "7K2M", "--per", NU, "--fakta", "sip=fore-utskrivning", "--json"))
    assert "efter-utskrivning" not in [rad["variant"] for rad in other]
    (still,) = rader(sipkit("frister", "7K2M", "--per", NU, "--json"))
    assert still["status"] == "oppen"
    assert Path("hem/arenden/7K2M.sip").read_bytes() == before


def test_the_same_event_once_more_is_supposed_beside_the_stored_one(sipkit: Sipkit) -> None:
    sparat("7K2M")
    done = sipkit("frister", "7K2M", "--per", NU, "--handelse", "bedomd-utskrivningsklar=2027-03-26", "--json")
    assert [rad["senast"] for rad in rader(done)] == ["2027-03-28", "2027-03-29"]


def test_another_region_may_be_supposed(sipkit: Sipkit) -> None:
    sparat("7K2M")
    event = ("--handelse", "utskrivningsklar-meddelat=2027-03-25T09:00")
    done = sipkit("frister", "7K2M", "--region", "nationell", *event, "--per", NU, "--json")
    assert [rad["variant"] for rad in rader(done)] == ["efter-meddelandet"]


def test_lines_say_how_each_limit_of_an_arende_stands(sipkit: Sipkit) -> None:
    """Also in a pipe and read aloud; without an ärende nothing has been done or left undone."""
    sparat("7K2M")
    sent = sipkit("frister", "7K2M", "--per", NU, "--handelse", "kallelse-skickad=2027-03-25")
    assert "Sista vardagen före är torsdag 25 mars 2027. Klar\n" in sent.out
    assert "Sista vardagen före är torsdag 25 mars 2027. Öppen\n" in sipkit("frister", "7K2M", "--per", NU).out
    loose = sipkit("frister", "--region", "blekinge", "--handelse", "utskriven=2027-03-25", "--per", NU)
    assert "Öppen" not in loose.out


def test_an_unknown_id_and_no_choice_at_all_are_usage_faults(sipkit: Sipkit) -> None:
    assert sipkit("frister", "9QX3", "--json").fault["kod"] == "arende-okant"
    nothing = sipkit("frister", "--json")
    assert (nothing.exit, nothing.fault["kod"]) == (2, "argument-saknas")


def test_the_calendar_holds_the_limits_that_are_not_met(sipkit: Sipkit) -> None:
    """All day on the last working day, named by the id alone."""
    sparat("7K2M")
    options = ("--per", NU, "--format", "ics", "--ut", "ut", "--json")
    assert sipkit("frister", "7K2M", *options).resultat["fil"] == "frister.ics"
    data = Path("ut/frister.ics").read_bytes()
    days = {str(event["summary"]): event.decoded("dtstart") for event in Calendar.from_ical(data).walk("vevent")}
    assert days["7K2M: Kallelsen skickas, senast söndag 28 mars 2027"] == date(2027, 3, 25)
    assert not any(part.encode() in data for part in NAMN)
    clash = sipkit("frister", "7K2M", "--handelse", "kallelse-skickad=2027-03-25", *options)
    assert (clash.exit, clash.fault["kod"]) == (5, "fil-finns")
    sipkit("frister", "7K2M", "--handelse", "kallelse-skickad=2027-03-25", "--ersatt", *options)
    assert b"Kallelsen" not in Path("ut/frister.ics").read_bytes()


# --- at a terminal ----------------------------------------------------------------------------------------------------


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., str]]:
    """`terminal(*arguments)`: all that `sipkit` writes in a terminal of 80 columns."""
    monkeypatch.setenv("SIPKIT_HOME", str(tmp_path / "hem"))
    with ExitStack() as stack:

        def run(*arguments: str) -> str:
            screen = Skarm("-m", "sipkit", *arguments, rows=200)
            stack.callback(screen.close)
            assert screen.ended() == 0
            return screen.text()

        yield run


TERMINAL = pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")


@TERMINAL
def test_a_terminal_shows_a_table_and_a_time_line(terminal: Callable[..., str]) -> None:
    """Each deadline with its last working day; then all in order of time, with the present among it."""
    sparat("7K2M")
    shown = terminal("frister", "7K2M", "--per", NU)
    table, _, line = shown.partition("Tidslinje, ärende 7K2M\n")
    assert "Kallelsen skickas         senast söndag 28 mars       öppen\n" in table
    assert "                          (påskdagen)                 öppenvården\n" in table
    assert "                          sista vardag i dag\n" in table
    assert "Har inte börjat: " in table
    order = [
        "  i dag klockan 09.30           Personen bedömdes som utskrivningsklar",
        "> i dag klockan 10.12           nu",
        "  söndag 28 mars                Kallelsen skickas: senast (öppen)",
        "  onsdag 7 april klockan 13.00  SIP-möte",
    ]
    places = [line.index(f"{each}\n") for each in order]
    assert places == sorted(places)
    assert 'Tolkning: Rutinen säger "dagar"; räknas som kalenderdagar.' in line
    assert max(map(len, shown.splitlines())) < 80
    assert not any(part in shown for part in NAMN)


OVNINGAR = """
frister:
  - id: plan-till-enskild
    namn: Planen följs upp
    varianter:
      - {id: fonster, text: Planen följs upp., modal: ska, ansvarig: [samordnare], räknas_från: utskriven,
         inom: {från: 2, till: 5, enhet: vardagar}, uppfylls_av: uppfoljning-gjord,
         källa: {dokument: ovning, avsnitt: "1"}}
  - id: kvittens
    namn: Meddelandet kvitteras
    varianter:
      - {id: morgon, text: Det kvitteras., modal: ska, ansvarig: [alla], räknas_från: meddelande-skickat,
         inom: {brytpunkt: "15:00", före: {samma: dag}, efter: {morgon: nasta-vardag, riktklockslag: "08:00"}},
         uppfylls_av: meddelande-kvitterat, källa: {dokument: ovning, avsnitt: "2"}}
  - id: utskrivningsrapport
    namn: Meddelandet skickas
    varianter:
      - {id: timmar, text: Det skickas., modal: ska, ansvarig: [slutenvard], räknas_från: inskriven,
         inom: {antal: 24, enhet: timmar}, uppfylls_av: utskrivningsrapport-skriven,
         källa: {dokument: ovning, avsnitt: "3"}}
  - id: sip-mote
    namn: Mötet hålls
    varianter:
      - {id: snart, text: Det hålls snart., modal: bor, ansvarig: [regional-oppenvard], inom: {text: skyndsamt},
         uppfylls_av: sip-mote, källa: {dokument: ovning, avsnitt: "4"}}
  - id: motestid-meddelas
    namn: Tiden meddelas
    varianter:
      - {id: fore, när: {sip: fore-utskrivning}, text: Den meddelas., modal: ska, ansvarig: [slutenvard],
         inom: {text: genast}, uppfylls_av: motestid-meddelad, källa: {dokument: ovning, avsnitt: "5"}}
"""
REGION = """
region:
  namn: Övningen
  bygger_på: nationell
  dokument:
    - {id: ovning, titel: Övningsrutinen, utgivare: Övningen, sort: rutin, kontrollerad: 2027-01-01}
"""


@TERMINAL
def test_every_way_of_stating_a_limit_has_its_row(terminal: Callable[..., str], tmp_path: Path) -> None:
    """Hours, a window, the next morning with its guide, words alone, and one that facts not known decide."""
    folder = tmp_path / "egen" / "regions" / "ovningen"
    folder.mkdir(parents=True)
    (folder / "region.yaml").write_text(REGION, "utf-8")
    (folder / "frister.yaml").write_text(OVNINGAR, "utf-8")
    events = ("utskriven=2027-03-24", "meddelande-skickat=2027-03-25T15:30", "inskriven=2027-03-25T09:30")
    given = [part for each in events for part in ("--handelse", each)]
    shown = terminal("frister", "--region", "ovningen", "--config", str(tmp_path / "egen"), *given, "--per", NU)
    flat = " ".join(shown.split())
    assert "tidigast tisdag 30 mars" in flat
    assert "senast fredag 2 april" in flat
    assert "senast tisdag 30 mars på" in flat
    assert "riktmärke klockan 08.00" in flat
    assert "senast i morgon klockan" in flat
    assert "skyndsamt" in flat
    assert "Tiden meddelas (beror på sip)" in flat
    assert max(map(len, shown.splitlines())) < 80


@TERMINAL
def test_line_mode_has_no_table(terminal: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen reader reads a line for each deadline."""
    monkeypatch.setenv("SIPKIT_RADLAGE", "1")
    sparat("7K2M")
    shown = terminal("frister", "7K2M", "--per", NU)
    assert "Kallelsen skickas: senast söndag 28 mars 2027 (påskdagen)." in shown
    assert "---" not in shown
