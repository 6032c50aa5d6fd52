"""`sipkit skickat`: what was sent, when and to whom, is written down once, and the deadline knows it."""

from __future__ import annotations

from typing import cast

import pytest

from sipkit.cli.samtal.prompter import talks_with
from sipkit.interview.scripted import Scripted
from tests.cli.korning import NU, Changes, Sipkit
from tests.cli.sparade import ID, oppnat, sparat
from tests.cli.utskick import ALLA, KL_14, SENT, andringar, hant


def test_what_was_sent_is_kept_with_time_and_receivers(sipkit: Sipkit) -> None:
    """The patient data act wants to know who got what, and when; the history tells that it was recorded."""
    sparat()
    assert sipkit(*SENT).exit == 0
    arende = oppnat()
    (row,) = arende.dokument
    assert (row.typ, row.kallelse, f"{row.tid:%Y-%m-%dT%H:%M}") == ("kallelse", "k1", KL_14)
    assert tuple(each.part for each in row.mottagare) == ALLA
    assert [(each.vad, each.dokumenttyp, each.avser) for each in arende.historik] == [("skickat", "kallelse", "k1")]
    assert arende.kallelse is not None
    assert tuple(each.part for each in arende.kallelse.mottagare) == ALLA


def test_the_deadline_is_met_and_the_answer_is_awaited(sipkit: Sipkit) -> None:
    """What it means is said in days, and then what to do."""
    sparat()
    assert sipkit(*SENT).out.splitlines() == [
        "Antecknat: kallelsen skickades torsdag 25 mars 2027 klockan 14.20 till 5 mottagare.",
        "Kallelsen skickas: fristen är uppfylld (senast söndag 28 mars, skickat torsdag 25 mars klockan 14.20).",
        "Meddelandet kvitteras i Prator: senast torsdag 25 mars 2027.",
        "Gör nu",
        "  1  Klistra in journaltexten, nu med dag och mottagare: sipkit klistra 7K2M",
        "  2  Se efter vilka som har svarat: senast måndag 5 april 2027",
    ]


def test_for_scripts_the_same_as_data(sipkit: Sipkit) -> None:
    """Ids only: nothing of the person or the units."""
    sparat()
    done = sipkit(*SENT, "--json")
    told = done.resultat
    assert (told["arende"], told["typ"], told["kallelse"]) == (ID, "kallelse", "k1")
    assert told["tid"] == "2027-03-25T14:20:00+01:00"
    assert [each["id"] for each in cast(list[dict[str, str]], told["mottagare"])] == list(ALLA)
    assert andringar(done)[0] == ("uppfylldes", "kallelse", "klar")
    assert not {"Ingrid", "Provqvist", "Hemsjukvården"} & set(done.out.replace('"', " ").split())


def test_the_events_say_what_they_are_about(sipkit: Sipkit) -> None:
    """Sent, its time told, and a message in the IT service: the message by its row."""
    sparat()
    sipkit(*SENT)
    told = {typ: when for typ, when in hant().items() if typ != "bedomd-utskrivningsklar"}
    assert told == {
        "kallelse-skickad": "25 14.20 k1",
        "motestid-meddelad": "25 14.20 k1",
        "meddelande-skickat": "25 14.20 d1",
    }


@pytest.mark.parametrize(
    ("changes", "gone"),
    [
        ({f"parter.{place}.kanal": "papper" for place in range(4)}, "meddelande-skickat"),
        ({"kallelse.tid": ...}, "motestid-meddelad"),
    ],
    ids=["on paper", "no time set"],
)
def test_what_did_not_happen_is_no_event(sipkit: Sipkit, changes: Changes, gone: str) -> None:
    sparat(changes)
    sipkit(*SENT)
    assert gone not in hant()
    assert "kallelse-skickad" in hant()


@pytest.mark.parametrize(
    ("samtycken", "says"),
    [
        (..., "gjort efter fristen (senast söndag 28 mars, skickat tisdag 30 mars klockan 09.00)."),
        (
            [{"status": "nekat", "dag": "2027-03-24"}, {"status": "lamnat", "dag": "2027-03-30"}],
            "Samtycke saknades när tiden gick ut: den räknades som hindrad, inte som försenad.",
        ),
    ],
    ids=["late", "hindered"],
)
def test_late_is_told_without_blame(sipkit: Sipkit, samtycken: object, says: str) -> None:
    """And where the consent was missing when the time passed, that is what is said."""
    sparat({} if samtycken is ... else {"samtycke": ..., "samtycken": samtycken})
    done = sipkit("skickat", ID, "--utan-frågor", "--per", "2027-03-30T09:00")
    assert says in done.out
    assert not {"försenad!", "missat"} & set(done.out.split())


def test_the_earlier_of_two_limits_is_the_one_to_meet(sipkit: Sipkit) -> None:
    """Judged twice: each judgement has its own three days, and the first one governs until it is met."""
    sparat({"handelse.bedomd-utskrivningsklar": ..., "handelser": [
        {"id": "bedomd-utskrivningsklar", "typ": "bedomd-utskrivningsklar", "tid": "2027-03-22"},
        {"id": "bedomd-utskrivningsklar-2", "typ": "bedomd-utskrivningsklar", "tid": "2027-03-25"},
    ]})  # fmt: skip
    done = sipkit(*SENT, "--json")
    rows = cast(list[dict[str, dict[str, object]]], done.resultat["frister"])
    kallelse = [(row["frist"]["senast"], row["frist"]["status"]) for row in rows if row["frist"]["id"] == "kallelse"]
    assert kallelse == [("2027-03-25", "klar"), ("2027-03-28", "klar")]


# --- the two questions ------------------------------------------------------------------------------------------------


def test_two_questions_at_the_keyboard_and_a_number_leaves_out(sipkit: Sipkit) -> None:
    """When, and to whom: all are ticked, and a number takes one away. The one left out is still to do."""
    sparat()
    script = Scripted(["i dag 9.15", "1 5"])
    with talks_with(script):
        done = sipkit("skickat", ID, "--per", KL_14, "--json")
    assert script.typed == 2
    told = done.resultat
    assert [each["id"] for each in cast(list[dict[str, str]], told["mottagare"])] == ["p1", "p2", "p3"]
    assert [each["id"] for each in cast(list[dict[str, str]], told["kvar"])] == ["enskild", "p4"]
    assert any("2 har inte fått det än" in step for step in cast(list[str], told["gor_nu"]))
    assert hant()["kallelse-skickad"] == "25 09.15 k1"


def test_the_rest_is_recorded_when_it_is_done(sipkit: Sipkit) -> None:
    """Only those who have not got it are asked about; when the kallelse was sent does not change."""
    sparat()
    with talks_with(Scripted(["", "1 5"])):
        sipkit("skickat", ID, "--per", KL_14)
    with talks_with(Scripted(["", ""])):
        done = sipkit("skickat", ID, "--per", "2027-03-26T08:00", "--json")
    assert [each["id"] for each in cast(list[dict[str, str]], done.resultat["mottagare"])] == ["enskild", "p4"]
    assert done.resultat["kvar"] == []
    assert hant()["kallelse-skickad"] == "25 14.20 k1"


def test_a_letter_alone_is_no_kallelse_sent(sipkit: Sipkit) -> None:
    """The duty is to call the units: their deadline runs until one of them has got it."""
    sparat()
    with talks_with(Scripted(["", "2 3 4 5"])):
        done = sipkit("skickat", ID, "--per", KL_14, "--json")
    assert "kallelse-skickad" not in hant()
    assert andringar(done) == []


@pytest.mark.parametrize("typed", ["om en timme", "i morgon", "2027-03-25T15:00"])
def test_a_time_to_come_is_asked_for_again(sipkit: Sipkit, typed: str) -> None:
    sparat()
    script = Scripted([typed, "i dag 14.00", ""])
    with talks_with(script):
        assert sipkit("skickat", ID, "--per", KL_14).exit == 0
    assert script.typed == 3
    assert hant()["kallelse-skickad"] == "25 14.00 k1"


# --- what is refused --------------------------------------------------------------------------------------------------


def test_what_is_recorded_is_not_recorded_twice(sipkit: Sipkit) -> None:
    """Politely, with when it was and how to correct it; nothing is changed."""
    sparat()
    sipkit(*SENT)
    before = oppnat()
    done = sipkit(*SENT[:-1], "2027-03-25T16:00", "--json")
    assert (done.exit, done.fault["kod"]) == (6, "redan-skickat")
    assert done.fault["vad"] == "Kallelsen skickades torsdag 25 mars klockan 14.20. Det är redan antecknat."
    assert "--rätta" in str(done.fault["atgard"])
    assert oppnat() == before


def test_a_correction_is_one_more_row(sipkit: Sipkit) -> None:
    """The new time holds for the deadline; the row that was wrong is kept."""
    sparat()
    sipkit(*SENT)
    again = ("--rätta", "--händelse", "kallelse-skickad=2027-03-29T08:00", "--per", "2027-03-29T10:00", "--json")
    done = sipkit("skickat", ID, "--utan-frågor", *again)
    assert andringar(done)[0] == ("uppfylldes", "kallelse", "klar-sent")
    assert [f"{row.id} {row.tid:%d %H.%M}" for row in oppnat().dokument] == ["d1 25 14.20", "d2 29 08.00"]
    assert hant()["kallelse-skickad"] == "29 08.00 k1"
    assert [row.id for row in oppnat().historik] == ["r1", "r2"]


def test_nothing_to_send_is_said(sipkit: Sipkit) -> None:
    sparat({"kallelse": ...})
    assert [sipkit(*SENT, "--json").fault[key] for key in ("kod", "vad")] == [
        "kallelse-saknas",
        "Ärendet har ingen kallelse att skicka.",
    ]


@pytest.mark.parametrize(
    ("given", "exit_", "var"),
    [
        ("kallelse-skickad=2027-03-25T09:00", 0, None),
        ("utskriven=2027-03-25", 2, "--händelse"),
        ("kallelse-skickad=aldrig", 2, "--händelse kallelse-skickad"),
        ("kallelse-skickad=2027-03-26", 2, "--händelse kallelse-skickad"),
    ],
)
def test_a_script_gives_the_time_by_its_event(sipkit: Sipkit, given: str, exit_: int, var: str | None) -> None:
    sparat()
    done = sipkit(*SENT, "--händelse", given, "--json")
    assert done.exit == exit_
    if var is not None:
        assert done.fault["var"] == var
        assert oppnat().dokument == ()


def test_what_someone_else_has_changed_is_not_written_over(sipkit: Sipkit) -> None:
    """Someone recorded it in another window while the questions stood here."""
    sparat()

    class Slow(Scripted):
        def line(self, text: str) -> str:
            sparat({"kallelse.syfte": "Ett annat syfte."})
            return super().line(text)

    with talks_with(Slow(["", ""])):
        done = sipkit("skickat", ID, "--per", KL_14, "--json")
    assert (done.exit, done.fault["kod"]) == (5, "arende-andrat")


def test_nobody_to_ask_which_one_it_is_about(sipkit: Sipkit) -> None:
    assert sipkit("skickat", "--utan-frågor", "--per", NU, "--json").fault["var"] == "arende.id"
