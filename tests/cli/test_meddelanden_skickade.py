"""`skickat` and `klistra` of messages: which one it is, to whom, and what its own event starts and ends."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import cast

import pytest

from sipkit.cli.arende.val import arendelager
from sipkit.cli.samtal.prompter import talks_with
from sipkit.config.loading import load_region
from sipkit.config.sources import find_sources
from sipkit.domain.arende import Historikrad
from sipkit.domain.klockslag import lokal
from sipkit.interview.scripted import Scripted
from tests.cli.korning import NU, Changes, Sipkit
from tests.cli.sparade import ID, IDAG, oppnat, sparat
from tests.cli.utskick import andringar

SOURCES = find_sources(environ={})
ORSAK = "Höftfraktur"
AVSANDARE = {"avsandare": "Siri Provlund, 070-174 06 21"}
FALT: Changes = {
    "falt.inskrivningsmeddelande": {"beraknad-utskrivning": "31 mars", "inskrivningsorsak": ORSAK, **AVSANDARE},
    "falt.extrameddelande": {"meddelande": "extrameddelande", "sip": "Ja, efter hemgång.", **AVSANDARE},
    "falt.vardbegaran-kommunal": {"fragestallning": "Hemsjukvård?", **AVSANDARE},
}
SENT = ("skickat", ID, "--utan-frågor", "--per", "2027-03-25T14:20")


def gjort(*typer: str, region: str = "blekinge", changes: Changes | None = None) -> None:
    """Keep the example as one where the papers of these messages have been made, the last one last, and no kallelse."""
    sparat({"kallelse": ..., "samtycke.sort": "utbyta-uppgifter", **FALT, **(changes or {})}, region)
    when = lokal(datetime.fromisoformat(NU))
    lager = arendelager(IDAG)
    arende = lager.oppna(ID)
    rader = [Historikrad(id=f"r{nr}", tid=when, vad="papper", dokumenttyp=typ) for nr, typ in enumerate(typer, 1)]
    lager.spara(arende.model_copy(update={"historik": tuple(rader)}))


def hant() -> dict[str, str]:
    """The stored events that are about a document: day, time and which, by type."""
    return {each.typ: f"{each.tid:%d %H.%M} {each.avser}" for each in oppnat().handelser if each.avser}


# --- its event is data ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("region", SOURCES.region_ids())
def test_a_message_that_meets_a_deadline_is_the_event_that_meets_it(region: str) -> None:
    """`händelse` of the message and `uppfylls_av` of its deadline are said in two files, and agree."""
    here = load_region(region, date(2027, 3, 25), SOURCES)
    met = {frist.id: {each.uppfylls_av for each in frist.varianter if each.uppfylls_av} for frist in here.frister}
    said = [(each.id, each.handelse, met.get(each.frist, set())) for each in here.meddelanden if each.frist]
    assert [(id_, event, by) for id_, event, by in said if by and event not in by] == []


@pytest.mark.parametrize(
    ("typ", "event"),
    [("utskrivningsklar", "utskrivningsklar-meddelat"), ("inskrivningsmeddelande", "inskrivningsmeddelande-skickat")],
)
@pytest.mark.parametrize("region", SOURCES.region_ids())
def test_what_the_statute_counts_from_is_its_own_event_in_every_region(region: str, typ: str, event: str) -> None:
    here = load_region(region, date(2027, 3, 25), SOURCES)
    assert {each.handelse for each in here.meddelanden if each.dokument == typ} == {event}


# --- skickat ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("till", "som", "vem"),
    [("enskild", "enskild", "personen"), ("narstaende", "foretradare", "den närstående")],
)
def test_the_letter_home_is_given_and_no_deadline_begins(sipkit: Sipkit, till: str, som: str, vem: str) -> None:
    """It is no message to acknowledge, also after one that is. The message is still sent without being named."""
    gjort("information-till-enskild", "utskrivningsklar", changes={"falt.information-till-enskild": {"till": till}})
    before = oppnat().handelser
    letter = ("--dokument", "information-till-enskild", "--per", "2027-03-25T14:20")
    done = sipkit("skickat", ID, "--utan-frågor", *letter, "--json")
    assert (done.resultat["typ"], done.resultat["frister"]) == ("information-till-enskild", [])
    assert [(each.part, each.som) for row in oppnat().dokument for each in row.mottagare] == [(till, som)]
    assert oppnat().handelser == before
    assert f"Skickat: information-till-enskild (d1), till {vem}." in sipkit("ärende", "historik", ID).out
    assert sipkit("skickat", ID, "--utan-frågor", *letter, "--json").fault["kod"] == "redan-skickat"
    assert sipkit(*SENT, "--json").resultat["typ"] == "utskrivningsklar"


def test_a_message_that_was_sent_is_kept_with_time_receivers_and_its_event(sipkit: Sipkit) -> None:
    """What counts from it begins: the answer, and in Prator the acknowledgement."""
    gjort("inskrivningsmeddelande")
    done = sipkit(*SENT, "--json")
    assert (done.resultat["typ"], done.resultat["kallelse"], done.resultat["dokument"]) == (
        "inskrivningsmeddelande",
        None,
        "d1",
    )
    (row,) = oppnat().dokument
    assert [(each.part, each.som) for each in row.mottagare] == [(f"p{nr}", "mottagare") for nr in (1, 2, 3)]
    assert hant() == {"inskrivningsmeddelande-skickat": "25 14.20 d1", "meddelande-skickat": "25 14.20 d1"}
    began = {frist for vad, frist, _ in andringar(done) if vad == "borjade"}
    assert {"svar-pa-inskrivning", "kvittens"} <= began
    assert "Skickat: inskrivningsmeddelande (d1), till p1, p2, p3." in sipkit("ärende", "historik", ID).out


def test_the_answer_to_a_message_meets_its_deadline(sipkit: Sipkit) -> None:
    """Though the two are different documents."""
    svar = {"meddelande": "svar-pa-inskrivning-oppenvard", "relevant-information": "Bor ensam.", **AVSANDARE}
    gjort("inskrivningsmeddelande", "svar-pa-inskrivning", changes={"falt.svar-pa-inskrivning": svar})
    sipkit(*SENT, "--dokument", "inskrivningsmeddelande")
    done = sipkit(*SENT, "--dokument", "svar-pa-inskrivning", "--json")
    assert ("uppfylldes", "svar-pa-inskrivning", "klar") in andringar(done)


def test_several_that_are_not_sent_are_asked_about_by_number(sipkit: Sipkit) -> None:
    gjort("inskrivningsmeddelande", "extrameddelande")
    with talks_with(Scripted(["1", "", ""])):
        done = sipkit("skickat", ID, "--per", "2027-03-25T14:20", "--json")
    assert done.resultat["typ"] == "inskrivningsmeddelande"
    assert sipkit(*SENT, "--json").resultat["typ"] == "extrameddelande"


def test_without_anyone_to_ask_the_option_or_the_event_says_which(sipkit: Sipkit) -> None:
    """Nothing is guessed: to record the wrong one as sent would start the wrong deadlines."""
    gjort("inskrivningsmeddelande", "extrameddelande")
    assert sipkit(*SENT, "--json").places() == [("svar-saknas", "--dokument")]
    assert sipkit(*SENT, "--dokument", "kommunklar", "--json").places() == [("ogiltigt-varde", "--dokument")]
    given = ("--händelse", "inskrivningsmeddelande-skickat=2027-03-25T11:00", "--json")
    assert sipkit(*SENT, *given).resultat["typ"] == "inskrivningsmeddelande"
    assert hant()["inskrivningsmeddelande-skickat"] == "25 11.00 d1"


def test_what_is_recorded_is_not_recorded_twice_but_corrected(sipkit: Sipkit) -> None:
    """The event takes the new time; the row that was wrong is kept."""
    gjort("inskrivningsmeddelande")
    sipkit(*SENT)
    again = sipkit(*SENT, "--json").fault
    assert again["vad"] == "Inskrivningsmeddelandet skickades torsdag 25 mars klockan 14.20. Det är redan antecknat."
    sipkit(*SENT, "--rätta", "--händelse", "inskrivningsmeddelande-skickat=2027-03-25T11:00")
    assert [f"{row.id} {row.tid:%H.%M}" for row in oppnat().dokument] == ["d1 14.20", "d2 11.00"]
    assert hant()["inskrivningsmeddelande-skickat"] == "25 11.00 d1"


def test_a_message_made_anew_is_another_to_send(sipkit: Sipkit) -> None:
    """A second extrameddelande is no correction of the first."""
    gjort("extrameddelande")
    sipkit(*SENT)
    lager = arendelager(IDAG)
    arende = lager.oppna(ID)
    rad = Historikrad(id="r9", tid=lokal(datetime(2027, 3, 25, 15)), vad="papper", dokumenttyp="extrameddelande")
    lager.spara(arende.model_copy(update={"historik": (*arende.historik, rad)}))
    assert sipkit("skickat", ID, "--utan-frågor", "--per", "2027-03-25T15:30").exit == 0
    sent = [(each.avser, f"{each.tid:%H.%M}") for each in oppnat().handelser if each.typ == "meddelande-skickat"]
    assert sent == [("d1", "14.20"), ("d2", "15.30")]


@pytest.mark.parametrize(("before", "after"), [((), ""), (("extrameddelande",), " --dokument inskrivningsmeddelande")])
def test_making_a_message_ends_with_the_commands_that_come_next(
    sipkit: Sipkit, tmp_path: Path, before: tuple[str, ...], after: str
) -> None:
    """They name the message where the ärende has others; and they work as they stand."""
    gjort(*before)
    fil = tmp_path / "svar.json"
    fil.write_text(json.dumps(FALT), "utf8")
    with talks_with(Scripted([""])):
        done = sipkit("skapa", "inskrivningsmeddelande", ID, "--svar", fil, "--per", NU, "--ut", "ut", "--json")
    steps = cast(list[str], done.resultat["gor_nu"])
    told = [step.partition(": sipkit ")[2] for step in steps if ": sipkit " in step]
    assert told == [f"klistra {ID}{after}", f"skickat {ID}{after}"]
    for command in told:
        assert sipkit(*command.split(), "--utan-frågor", "--per", NU).exit == 0
    assert hant()["inskrivningsmeddelande-skickat"].endswith("10.12 d1")


def test_units_reached_on_paper_acknowledge_nothing(sipkit: Sipkit) -> None:
    gjort("inskrivningsmeddelande", changes={f"parter.{nr}.kanal": "papper" for nr in range(4)})
    sipkit(*SENT)
    assert list(hant()) == ["inskrivningsmeddelande-skickat"]


# --- klistra ----------------------------------------------------------------------------------------------------------


def test_the_text_of_a_message_is_given_again_and_then_says_when_it_was_sent(sipkit: Sipkit) -> None:
    gjort("inskrivningsmeddelande")
    out = sipkit("klistra", ID, "--per", NU).out
    assert f"Inskrivningsorsak: {ORSAK}" in out
    assert "skickat [dag, tid] till Hemsjukvården Exempelviken" in out
    sipkit(*SENT)
    journal = sipkit("klistra", ID, "--per", "2027-03-25T15:00", "--block", 2).out
    assert journal.startswith("Inskrivningsmeddelande: skickat torsdag 25 mars 2027 klockan 14.20 till Hemsjukvården")
    assert "[" not in journal


def test_of_several_texts_the_last_made_or_the_one_that_is_named(sipkit: Sipkit) -> None:
    gjort("inskrivningsmeddelande", "extrameddelande")
    assert sipkit("klistra", ID, "--per", NU).out.startswith("EXTRAMEDDELANDE")
    named = sipkit("klistra", ID, "--per", NU, "--dokument", "inskrivningsmeddelande")
    assert named.out.startswith("INSKRIVNINGSMEDDELANDE")


def test_after_a_no_the_text_holds_less(sipkit: Sipkit) -> None:
    """The same gate as when it was made, on the day that it is pasted."""
    gjort("inskrivningsmeddelande", changes={"samtycke.status": "nekat"})
    out = sipkit("klistra", ID, "--per", NU).out
    assert "Personnummer: 19440427-7461" in out
    assert ORSAK not in out
    gjort("extrameddelande", changes={"samtycke.status": "nekat"})
    assert sipkit("klistra", ID, "--per", NU).out.startswith("JOURNAL")


# --- kvittens ---------------------------------------------------------------------------------------------------------


def test_an_acknowledgement_is_of_the_one_message_that_waits_for_it(sipkit: Sipkit) -> None:
    """Where two wait, it is said which."""
    gjort("inskrivningsmeddelande", "extrameddelande")
    for typ in ("inskrivningsmeddelande", "extrameddelande"):
        sipkit(*SENT, "--dokument", typ)
    kvitto = ("händelse", ID, "meddelande-kvitterat=2027-03-25T14:30", "--utan-frågor", "--per", "2027-03-25T14:40")
    assert sipkit(*kvitto, "--json").places() == [("svar-saknas", "--avser")]
    assert sipkit(*kvitto, "--avser", "d1").exit == 0
    assert sipkit(*kvitto).exit == 0
    kvitton = [each.avser for each in oppnat().handelser if each.typ == "meddelande-kvitterat"]
    assert kvitton == ["d1", "d2"]


def _simba() -> None:
    gjort("vardbegaran-kommunal", region="simba", changes={"samtycke.sort": "vardbegaran"})


def test_a_vardbegaran_that_nobody_has_acknowledged_warns_and_stops_nothing(sipkit: Sipkit) -> None:
    """SIMBA's routine gives no time: the one who sent it is reminded each day until it is recorded."""
    _simba()
    assert sipkit(*SENT, "--dokument", "vardbegaran-kommunal").exit == 0
    told = sipkit("frister", ID, "--per", "2027-03-29T09:00", "--json")
    assert (told.exit, "inte-kvitterat" in told.out) == (0, True)
    assert "Kvittens på vårdbegäran är inte antecknad." in sipkit("idag", "--per", "2027-03-29T09:00").out
    sipkit("händelse", ID, "meddelande-kvitterat=2027-03-29T09:30", "--utan-frågor", "--per", "2027-03-29T10:00")
    assert "inte-kvitterat" not in sipkit("frister", ID, "--per", "2027-03-29T11:00", "--json").out
    assert "Kvittens" not in sipkit("idag", "--per", "2027-03-29T11:00").out


def test_only_a_vardbegaran_is_acknowledged_in_simba(sipkit: Sipkit) -> None:
    """A kallelse that goes through SAMSA starts no wait for an acknowledgement of a vårdbegäran."""
    sparat(region="simba")
    done = sipkit(*SENT, "--json")
    assert "kvittens" not in {frist for _, frist, _ in andringar(done)}


def test_what_is_done_is_said_once(sipkit: Sipkit) -> None:
    """However many of a region's rules the message meets; a script is told of each of them."""
    gjort("inskrivningsmeddelande")
    told = cast(list[dict[str, dict[str, object]]], sipkit(*SENT, "--json").resultat["frister"])
    assert sum(row["frist"]["id"] == "inskrivningsmeddelande" for row in told) > 1
    gjort("inskrivningsmeddelande")
    rows = sipkit(*SENT).out.splitlines()
    assert sum(row.startswith("Inskrivningsmeddelandet skickas: ") for row in rows) == 1
