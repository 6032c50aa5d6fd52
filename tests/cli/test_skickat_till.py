"""`sipkit skickat`: who counts as a receiver; a new time, and a meeting that is off."""

from __future__ import annotations

from typing import cast

import pytest

from sipkit.cli.arende.val import arendelager
from tests.cli.conftest import Svar
from tests.cli.korning import Sipkit
from tests.cli.sparade import ID, IDAG, oppnat, sparat
from tests.cli.utskick import ALLA, KL_14, SENT, andringar, hant


def test_without_a_consent_that_day_it_is_recorded_and_told(sipkit: Sipkit) -> None:
    """What was done was done: the record must be true, and somebody must know."""
    sparat({"samtycke.status": "nekat"})
    done = sipkit(*SENT, "--json")
    assert done.exit == 0
    assert "samtycke-nekat" in [each["kod"] for each in cast(list[dict[str, str]], done.json["varningar"])]
    assert len(oppnat().dokument[0].mottagare) == len(ALLA)


def test_only_those_whom_papers_were_made_for(sipkit: Sipkit) -> None:
    """A unit that was added to the ärende since has got nothing."""
    made = [{"part": "enskild", "som": "enskild"}, {"part": "p2", "som": "kallad"}]
    sparat({"kallelse.mottagare": made})
    sipkit(*SENT)
    assert [each.part for each in oppnat().dokument[0].mottagare] == ["enskild", "p2"]


@pytest.mark.parametrize(
    ("per", "status"), [("2027-03-27", "oppen"), ("2027-03-28T09:00", "idag"), ("2027-03-30", "forsenad")]
)
def test_until_it_is_sent_the_deadline_stands_as_it_did(sipkit: Sipkit, per: str, status: str) -> None:
    """And a consent that was missing when it passed makes it hindered, not late."""

    def stands() -> object:
        rows = cast(list[dict[str, object]], sipkit("frister", ID, "--per", per, "--json").resultat["frister"])
        return next(row["status"] for row in rows if row["id"] == "kallelse" and row["styrande"])

    sparat()
    assert stands() == status
    nekat = [{"status": "nekat", "dag": "2027-03-24"}, {"status": "lamnat", "dag": "2027-03-30"}]
    sparat({"samtycke": ..., "samtycken": nekat})
    assert stands() == ("hindrad" if status == "forsenad" else status)
    sparat()
    sipkit(*SENT)
    assert stands() == "klar"


def test_who_is_not_covered_is_no_receiver(sipkit: Sipkit) -> None:
    """A consent in part leaves the others out, also of the record."""
    sparat({"samtycke.status": "delvis", "samtycke.parter": ["p1", "p3"]})
    sipkit(*SENT)
    assert [each.part for each in oppnat().dokument[0].mottagare] == ["enskild", "p1", "p3"]


def test_protected_data_leave_the_event_and_no_receiver(sipkit: Sipkit) -> None:
    """The deadline runs all the same; who got what stands in the unit's own routine."""
    sparat({"enskild.skyddade_uppgifter": "ja"})
    assert andringar(sipkit(*SENT, "--json"))[0] == ("uppfylldes", "kallelse", "klar")
    assert oppnat().dokument[0].mottagare == ()


# --- a new time, and a meeting that is off ----------------------------------------------------------------------------

K1 = {
    "id": "k1",
    "sip": "efter-utskrivning",
    "dag": "2027-04-07",
    "tid": "13.00",
    "plats": "hemma",
    "motesform": "pa-plats",
}
K2 = {**K1, "id": "k2", "dag": "2027-04-08", "tid": "10.00", "ersatter": "k1"}
FIRST = {
    "typ": "kallelse",
    "tid": KL_14,
    "kallelse": "k1",
    "mottagare": [{"part": "p1", "som": "kallad"}, {"part": "p2", "som": "kallad"}],
}
KALLELSE_SENT = {"id": "kallelse-skickad", "typ": "kallelse-skickad", "tid": KL_14, "avser": "k1"}


def test_a_new_time_is_sent_by_itself(sipkit: Sipkit) -> None:
    """Its time is told and it is a message; the kallelse was sent when it was, and its deadline stays met."""
    sparat({"kallelse": ..., "kallelser": [K1, K2], "dokument": [FIRST], "handelser": [KALLELSE_SENT]})
    done = sipkit("skickat", ID, "--utan-frågor", "--per", "2027-03-30T09:00", "--json")
    assert (done.exit, done.resultat["typ"], done.resultat["kallelse"]) == (0, "ny-tid", "k2")
    told = hant()
    assert (told["kallelse-skickad"], told["motestid-meddelad"]) == ("25 14.20 k1", "30 09.00 k2")
    assert [(row.typ, row.kallelse) for row in oppnat().dokument] == [("kallelse", "k1"), ("ny-tid", "k2")]
    by_event = ("--händelse", "motestid-meddelad=2027-03-30T08:00", "--rätta", "--per", "2027-03-30T09:30")
    assert sipkit("skickat", ID, "--utan-frågor", *by_event).exit == 0
    assert hant()["motestid-meddelad"] == "30 08.00 k2"


@pytest.mark.parametrize("consent", ["lamnat", "aterkallat"])
def test_that_it_is_off_is_sent_to_those_who_were_called(sipkit: Sipkit, consent: str) -> None:
    """Whatever consent there is now: they must not come. It is no kallelse, and moves no deadline of one."""
    off = {**K1, "installd_av": "personen"}
    sparat({"samtycke.status": consent, "kallelse": ..., "kallelser": [off], "dokument": [FIRST]})
    done = sipkit("skickat", ID, "--utan-frågor", "--per", "2027-03-30T09:00", "--json")
    assert (done.exit, done.resultat["typ"]) == (0, "aterkallelse")
    assert [each["id"] for each in cast(list[dict[str, str]], done.resultat["mottagare"])] == ["p1", "p2"]
    assert not {"kallelse-skickad", "motestid-meddelad"} & set(hant())
    assert not [each for each in cast(list[dict[str, str]], done.json["varningar"]) if "samtycke" in each["kod"]]
    again = sipkit("skickat", ID, "--utan-frågor", "--per", "2027-03-30T10:00", "--json")
    assert again.fault["vad"] == "Avbokningen skickades tisdag 30 mars klockan 09.00. Det är redan antecknat."


def test_that_it_is_off_is_sent_to_those_whom_the_last_yes_covered(sipkit: Sipkit) -> None:
    """Where nobody wrote down who was called, and the yes is taken back: the same as its papers were made for."""
    delvis = {"status": "delvis", "dag": "2027-03-24", "parter": ["p1", "p3"]}
    svar = [delvis, {"status": "aterkallat", "dag": "2027-03-29"}]
    off = {**K1, "installd_av": "personen"}
    sparat({"samtycke": ..., "samtycken": svar, "kallelse": ..., "kallelser": [off]})
    done = sipkit("skickat", ID, "--utan-frågor", "--per", "2027-03-30T09:00", "--json")
    told = [each["id"] for each in cast(list[dict[str, str]], done.resultat["mottagare"])]
    assert (done.resultat["typ"], told) == ("aterkallelse", ["enskild", "p1", "p3"])


def test_each_message_is_one_to_acknowledge(sipkit: Sipkit) -> None:
    """The kallelse is one and the cancellation another, each with its own time; answering one leaves the other."""
    sparat()
    sipkit(*SENT)
    arende = oppnat()
    assert arende.kallelse is not None
    off = arende.kallelse.model_copy(update={"installd_av": "vi"})
    lager = arendelager(IDAG)
    lager.oppna(ID)
    lager.spara(arende.model_copy(update={"kallelser": (off,)}))
    sipkit("skickat", ID, "--utan-frågor", "--per", "2027-03-30T09:00")
    messages = [(f"{each.tid:%d %H.%M}", each.avser) for each in oppnat().handelser if each.typ == "meddelande-skickat"]
    assert messages == [("25 14.20", "d1"), ("30 09.00", "d2")]
    sipkit("händelse", ID, "meddelande-kvitterat=2027-03-30T10:00", "--avser", "d2", "--per", "2027-03-30T11:00")
    rows = sipkit("frister", ID, "--per", "2027-03-30T11:00", "--json").resultat["frister"]
    assert [row["status"] for row in cast(list[dict[str, object]], rows) if row["id"] == "kvittens"] == [
        "forsenad",
        "klar",
    ]


def test_an_arende_in_a_file_is_named_by_its_file(sipkit: Sipkit, svar: Svar) -> None:
    """What to do next can be pasted as it stands; the store has nothing under the id."""
    kept = ("--spara", "prov.sip", "--format", "ics", "--per", KL_14)
    assert sipkit("kallelse", "--svar", svar(), "--utan-frågor", *kept, "--region", "blekinge").exit == 0
    done = sipkit("skickat", "prov.sip", "--utan-frågor", "--per", "2027-03-25T15:00", "--json")
    assert "Klistra in journaltexten, nu med dag och mottagare: sipkit klistra prov.sip" in done.out
    assert sipkit("klistra", "prov.sip", "--per", "2027-03-25T15:05").exit == 0
    assert sipkit("klistra", ID, "--per", "2027-03-25T15:05", "--json").fault["kod"] == "arende-okant"
