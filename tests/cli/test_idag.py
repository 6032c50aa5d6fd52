"""The day's list: every line as people read it, nothing that tells who, and what cannot be read beside the rest."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import cast

import pytest
from icalendar import Calendar

from sipkit.cli.fragor.utkast import utkastlager
from sipkit.domain.klockslag import STOCKHOLM
from sipkit.domain.svar import bygg, platta
from sipkit.storage.arendelager import Arendelager
from sipkit.storage.nycklar import PRIVAT, Nycklar
from sipkit.storage.platser import platser
from sipkit.storage.utkast import Utkast
from tests.cli.korning import NU, Changes, Sipkit, answers
from tests.interview.skarm import Skarm

DAG = date(2027, 3, 25)
NAMN = ("Ingrid", "Provqvist", "19440427", "070-174", "Provgatan")


def sparat(id_: str, changes: Changes | None = None, region: str = "blekinge") -> None:
    """Store a region's example, with changes, under an id."""
    svar = platta(answers(region, {"arende.id": id_, **(changes or {})}))
    Arendelager(platser(), Nycklar(platser()), DAG).spara(bygg(svar, DAG))


def test_an_empty_day_is_told_and_nothing_is_made(sipkit: Sipkit) -> None:
    done = sipkit("idag", "--per", NU)
    assert done.out == ("Torsdag 25 mars 2027 klockan 10.12. 0 ärenden.\nInget att göra de närmaste sju dagarna.\n")
    assert not Path("hem").exists()


def test_the_day_is_told_in_the_terms_of_working_life(sipkit: Sipkit) -> None:
    """Maundy Thursday: what must be done before the long weekend, who answers, and what was begun. No name anywhere."""
    sparat("7K2M")
    utkastlager(DAG).spara(
        Utkast(id="4M8T", dokumenttyp="kallelse", region="blekinge", paborjad=datetime(2027, 3, 25, tzinfo=STOCKHOLM))
    )
    done = sipkit("idag", "--per", NU)
    head, *rows = done.out.splitlines()
    assert head == "Torsdag 25 mars 2027 klockan 10.12. 1 ärende."
    assert rows[:2] == [
        "I dag",
        "  7K2M  Kallelsen är gjord men inte skickad: senast söndag 28 mars, sista vardagen före är i dag",
    ]
    assert "Andra svarar för" in rows
    assert "  7K2M  slutenvården: Initiativet till SIP skickas: senast i dag" in rows
    assert rows[-2] == "Påbörjat"
    assert rows[-1].startswith("  4M8T  sparat ")
    assert rows[-1].endswith("Gå vidare: sipkit fortsätt 4M8T")
    assert not any(part in done.out + done.err for part in NAMN)


TEXTER = [
    pytest.param(
        {"samtycke": ...},
        "2027-03-30T08:00",
        "Kallelsen är gjord men inte skickad: fristen gick ut söndag 28 mars, en helgdag. Skicka den i dag.",
        id="a limit that passed on a holiday",
    ),
    pytest.param(
        {"samtycke.status": "nekat"},
        "2027-03-30T08:00",
        "Kallelsen är gjord men inte skickad: hindrad sedan 25 mars, samtycke saknas. Fristen var söndag 28 mars",
        id="a consent that still is missing",
    ),
    pytest.param(
        {"samtycke.status": "nekat"},
        NU,
        "Kallelsen är gjord men inte skickad: hindrad sedan 25 mars, samtycke saknas. Fristen är söndag 28 mars",
        id="a no while the limit still runs",
    ),
    pytest.param(
        {"samtycke.dag": "2027-03-30"},
        "2027-03-30T08:00",
        "Kallelsen är gjord men inte skickad: hindrad 25–30 mars, samtycke saknades. Skicka den i dag.",
        id="a consent that came late",
    ),
    pytest.param(
        {"kallelse": {"sip": "efter-utskrivning", "dag": "2027-03-26"}},
        "2027-03-29T08:00",
        "Kallelsen skickas: fristen gick ut i går, en helgdag. Kalla i dag.",
        id="nobody has called",
    ),
    pytest.param({"handelse.kallelse-skickad": "2027-03-25T11:00"}, NU, None, id="what is done"),
    pytest.param(
        {"handelse.kallelse-skickad": "2027-03-25T11:00"},
        "2027-04-06T08:00",
        "SIP-möte i morgon klockan 13.00",
        id="a meeting tomorrow",
    ),
]


@pytest.mark.parametrize(("changes", "nu", "text"), TEXTER)
def test_each_state_says_what_to_do_and_blames_nobody(
    sipkit: Sipkit, changes: Changes, nu: str, text: str | None
) -> None:
    sparat("7K2M", changes)
    assert [sak["text"] for sak in _egna(sipkit, nu)] == ([text] if text else [])


def _egna(sipkit: Sipkit, nu: str) -> list[dict[str, object]]:
    done = sipkit("idag", "--per", nu, "--json")
    saker = cast(list[dict[str, object]], done.resultat["saker"])
    return [sak for sak in saker if sak["egen"]]


def test_an_arende_that_cannot_be_read_does_not_stop_the_others(
    sipkit: Sipkit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A damaged file, one of another key, and one of a region that is not here; each with its code."""
    sparat("7K2M")
    sparat("9QX3", {"arende.region": "landet"})
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("SIPKIT_HOME", str(tmp_path / "annan"))
        sparat("2ABC")
    Path("annan/arenden/2ABC.sip").rename("hem/arenden/2ABC.sip")
    Path("hem/arenden/4M8T.sip").write_bytes(b"inget av det som skrevs")
    done = sipkit("idag", "--per", NU)
    assert done.exit == 0
    assert "  7K2M  Kallelsen är gjord men inte skickad" in done.out
    _, _, unread = done.out.partition("Går inte att läsa\n")
    assert {row.split()[0]: row.partition("(fel ")[2].rstrip(")") for row in unread.splitlines()} == {
        "2ABC": "nyckel-fel",
        "4M8T": "arende-skadat",
        "9QX3": "okand-region",
    }
    olasta = cast(list[dict[str, str]], sipkit("idag", "--per", NU, "--json").resultat["olasta"])
    assert sorted(each["id"] for each in olasta) == ["2ABC", "4M8T", "9QX3"]


def test_without_the_key_nothing_can_be_read_and_that_is_told_once(sipkit: Sipkit) -> None:
    sparat("7K2M")
    (Path("hem") / PRIVAT).unlink()
    done = sipkit("idag", "--per", NU, "--json")
    assert (done.exit, done.fault["kod"]) == (5, "nyckel-saknas")


def test_each_arende_follows_its_own_region(sipkit: Sipkit) -> None:
    """The same day under two routines: what each calls the one who answers."""
    sparat("7K2M")
    sparat("9QX3", region="vastra-gotaland")
    saker = cast(list[dict[str, object]], sipkit("idag", "--per", NU, "--json").resultat["saker"])
    vem = {(sak["arende"], *cast(list[str], sak["vem"])) for sak in saker if sak["frist"] == "kallelse"}
    assert vem == {("7K2M", "öppenvården"), ("9QX3", "huvudansvarig fast vårdkontakt")}


def test_a_person_outside_the_routine_s_area_has_the_law_s_limits(sipkit: Sipkit) -> None:
    """Blekinge's own limit counts from the assessment; the law's from the message, which has not been sent."""
    sparat("7K2M", {"enskild.folkbokforingskommun": "Kalmar"})
    assert [sak["nar"] for sak in _egna(sipkit, NU)] == [None]


def test_the_day_of_another_role_is_another(sipkit: Sipkit) -> None:
    sparat("7K2M")
    done = sipkit("idag", "--roll", "slutenvård", "--per", NU, "--json")
    saker = cast(list[dict[str, object]], done.resultat["saker"])
    assert "initiativ-till-sip" in [sak["frist"] for sak in saker if sak["egen"]]
    assert "kallelse" in [sak["frist"] for sak in saker if not sak["egen"]]
    unknown = sipkit("idag", "--roll", "slutenvrd", "--json")
    assert (unknown.exit, unknown.fault["var"], "slutenvard" in str(unknown.fault["atgard"])) == (2, "--roll", True)


def test_the_calendar_holds_one_day_for_each_thing_and_nobody_s_name(sipkit: Sipkit) -> None:
    """All day, on the last working day; the same file for the same day."""
    sparat("7K2M")
    done = sipkit("idag", "--per", NU, "--format", "ics", "--ut", "ut")
    assert done.exit == 0
    assert done.out.endswith(f"Kalenderfil: {Path('ut', 'idag.ics')}\n")
    data = Path("ut/idag.ics").read_bytes()
    days = {str(event["summary"]): event.decoded("dtstart") for event in Calendar.from_ical(data).walk("vevent")}
    text = "7K2M: Kallelsen är gjord men inte skickad: senast söndag 28 mars, sista vardagen före är i dag"
    assert days[text] == DAG
    assert not any(part.encode() in data for part in NAMN)
    assert sipkit("idag", "--per", NU, "--format", "ics", "--ut", "ut").exit == 0
    assert Path("ut/idag.ics").read_bytes() == data
    assert sipkit("idag", "--format", "pdf", "--json").fault["var"] == "--format"


def test_names_are_for_the_screen_alone(sipkit: Sipkit) -> None:
    sparat("7K2M")
    for option in ((), ("--json",)):
        done = sipkit("idag", "--per", NU, "--med-namn", *option)
        assert done.exit == 2
        assert "Ingrid" not in done.out


@pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
def test_names_are_shown_at_a_terminal_but_nobody_s_who_is_protected(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SIPKIT_HOME", str(tmp_path / "hem"))
    sparat("7K2M")
    sparat("9QX3", {"enskild.skyddade_uppgifter": "ja", "enskild.adress": ...})
    screen = Skarm("-m", "sipkit", "idag", "--per", NU, "--med-namn")
    try:
        assert screen.ended() == 0
        shown = screen.text()
    finally:
        screen.close()
    assert "7K2M  Ingrid Provqvist: Kallelsen" in shown
    assert "9QX3  (skyddade uppgifter): Kallelsen" in shown
    assert shown.count("Provqvist") == shown.count("7K2M")
