"""`sipkit samtycke`: one more answer each time, what follows from it, and that no order of answers opens the gate."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sipkit.bord.lage import las_lage
from sipkit.cli.arende.oppet import Oppet
from sipkit.cli.arende.val import Oppnat
from sipkit.cli.samtycke.besked import Besked, anteckna
from sipkit.config.loading import load_document_type
from sipkit.documents.kallelse.underlag import kallelseunderlag
from sipkit.documents.underlag import underlag
from sipkit.domain.arende import Arende
from sipkit.domain.svar import bygg, platta
from sipkit.errors import Refused
from sipkit.testing import las, spela
from tests.cli.korning import NU, Result, Sipkit, answers
from tests.cli.sparade import ID, IDAG, oppnat, sparat
from tests.documents.lasning import everything

NILS = Path(__file__).parents[1] / "berattelser" / "nils.yaml"
SENARE = "2027-03-30T08:05"
SKICKAT = {
    "id": "d1",
    "typ": "kallelse",
    "tid": "2027-03-25T14:20",
    "kallelse": "k1",
    "mottagare": [{"part": part, "som": "kallad"} for part in ("p1", "p2")],
}


def besked(sipkit: Sipkit, *options: object, per: str = SENARE) -> Result:
    return sipkit("samtycke", ID, *options, "--per", per, "--json")


def test_a_script_records_one_more_answer(sipkit: Sipkit) -> None:
    """Of the kind it says, today; what was said before is kept, and the history tells."""
    first = sparat()
    done = besked(sipkit, "--till", "nekat", "--sort", "uppratta-plan")
    assert (done.exit, done.resultat["id"], done.resultat["hinder"]) == (0, "s2", "samtycke-nekat")
    after = oppnat()
    assert after.samtycken[:1] == first.samtycken
    assert [(each.sort, each.status, str(each.dag)) for each in after.samtycken[1:]] == [
        ("uppratta-plan", "nekat", "2027-03-30")
    ]
    assert [(rad.vad, rad.dokumenttyp, rad.avser) for rad in after.historik] == [("samtycke", "samtycke", "s2")]


@pytest.mark.parametrize(
    ("options", "exit_code", "kod", "var"),
    [
        (("--till", "delvis"), 4, "svar-saknas", "samtycke.parter"),
        (("--till", "kanske"), 2, "ogiltigt-varde", "--till"),
        (("--till", "nekat", "--sort", "allt"), 2, "ogiltigt-varde", "--sort"),
        (("--till", "delvis", "--parter", "p1,p9"), 2, "ogiltigt-varde", "--parter"),
    ],
)
def test_an_answer_that_is_not_whole_is_not_kept(
    sipkit: Sipkit, options: tuple[str, ...], exit_code: int, kod: str, var: str
) -> None:
    """And the fault names where."""
    before = sparat()
    done = besked(sipkit, *options)
    assert (done.exit, done.places()) == (exit_code, [(kod, var)])
    assert oppnat() == before


def test_without_an_answer_the_form_that_asks_is_made(sipkit: Sipkit, tmp_path: Path) -> None:
    """Nothing is ever supposed, and nothing is written down."""
    before = sparat()
    done = besked(sipkit, "--utan-frågor", "--ut", tmp_path / "ut")
    assert (done.exit, done.resultat["samtycke"]) == (0, None)
    assert {fil["typ"] for fil in cast(list[dict[str, object]], done.resultat["filer"])} == {"blankett", "SKRIV-UT"}
    assert oppnat() == before


def test_one_answer_can_be_about_several_kinds(sipkit: Sipkit, tmp_path: Path) -> None:
    """It stands once for each; with `--sort` it is about that kind alone."""
    fil, kept = tmp_path / "svar.yaml", tmp_path / "hos.mig"
    fil.write_text("samtycke: {status: lamnat, dag: 2027-03-29, form: muntligt, mottaget_av: den som kallar}\n")
    sparat({"samtycke": ...})
    for number, options in enumerate(((), ("--sort", "vardbegaran"))):
        given = (*options, "--svar", fil, "--utan-frågor", "--ut", tmp_path / str(number), "--spara", kept, "--ersatt")
        done = besked(sipkit, *given)
        assert done.exit == 0, done.err
        told = cast(dict[str, object], done.resultat["samtycke"])
        assert told["sorter"] == (["kalla-till-mote", "uppratta-plan"] if not options else ["vardbegaran"])


def test_a_file_says_what_no_argument_may(sipkit: Sipkit, tmp_path: Path) -> None:
    """The exclusion, the day, who took it; nothing of it is told again."""
    sparat()
    fil = tmp_path / "besked.json"
    fil.write_text(json.dumps({"samtycke": {"undantag": ["min son"], "dag": "2027-03-28", "form": "skriftligt"}}))
    done = besked(sipkit, "--till", "delvis", "--parter", "p1,p3", "--svar", fil)
    assert done.exit == 0, done.out
    assert "min son" not in done.out + done.err
    held = oppnat().samtycken[-1]
    assert (held.undantag, str(held.dag), held.form, held.parter) == (
        ("min son",),
        "2027-03-28",
        "skriftligt",
        ("p1", "p3"),
    )
    fil.write_text(json.dumps({"enskild.namn": "Bo Testlund"}))
    assert besked(sipkit, "--till", "nekat", "--svar", fil).exit == 2


def test_a_consent_to_something_else_never_lets_a_kallelse_through(sipkit: Sipkit, tmp_path: Path) -> None:
    """And a no to something else does not stop one."""
    sparat({"samtycke.status": "nekat"})
    assert besked(sipkit, "--till", "lamnat", "--sort", "uppratta-plan").exit == 0
    assert _kallelse(sipkit, tmp_path).fault["kod"] == "samtycke-nekat"
    sparat()
    assert besked(sipkit, "--till", "nekat", "--sort", "uppratta-plan").exit == 0
    assert _kallelse(sipkit, tmp_path).exit == 0


def test_when_a_sent_kallelse_loses_its_consent_those_who_got_it_are_listed(sipkit: Sipkit) -> None:
    """Taken back: the meeting is called off. In part: those who are left out are told, and not why."""
    sparat({"dokument": [SKICKAT]})
    gone = besked(sipkit, "--till", "aterkallat").resultat
    assert gone["underratta"] == [{"part": part, "dokument": ["d1"]} for part in ("p1", "p2")]
    assert any("sipkit avboka 7K2M" in step for step in cast(list[str], gone["gor_nu"]))
    sparat({"dokument": [SKICKAT]})
    partly = besked(sipkit, "--till", "delvis", "--parter", "p1,p3").resultat
    assert partly["underratta"] == [{"part": "p2", "dokument": ["d1"]}]
    steps = cast(list[str], partly["gor_nu"])
    assert "Säg till p2 att de inte ska komma. Säg inte varför." in steps
    assert not any("avboka" in step for step in steps)


@pytest.mark.parametrize("svar", [("--till", "aterkallat"), ("--till", "delvis", "--parter", "p1,p3")])
@pytest.mark.parametrize("terminal", [True, False])
def test_to_a_script_units_are_named_at_a_terminal_only(
    sipkit: Sipkit, monkeypatch: pytest.MonkeyPatch, svar: tuple[str, ...], terminal: bool
) -> None:
    """Whom a person is called with says something of the person: a pipe and JSON get ids."""
    sparat({"dokument": [SKICKAT]})
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: terminal)
    done = sipkit("samtycke", ID, *svar, "--per", SENARE)
    assert ("Provstaden" in done.out, "p2" in done.out) == (terminal, not terminal)


def test_a_script_gets_no_names(sipkit: Sipkit) -> None:
    sparat({"dokument": [SKICKAT]})
    for svar in (("--till", "delvis", "--parter", "p1,p3"), ("--till", "aterkallat")):
        done = besked(sipkit, *svar)
        assert done.exit == 0
        assert not [word for word in ("Exempelviken", "Provstaden", "Provhem") if word in done.out]


def test_a_limit_that_passed_while_consent_was_missing_was_hindered(sipkit: Sipkit) -> None:
    """From when it could have been done to the day the consent came."""
    sparat({"samtycke.status": "nekat"})
    done = besked(sipkit, "--till", "lamnat")
    assert done.resultat["hindrade"] == [{"id": "kallelse", "fran": "2027-03-25", "till": "2027-03-30"}]
    sparat({"samtycke.status": "nekat"})
    assert besked(sipkit, "--till", "nekat").resultat["hindrade"] == [
        {"id": "kallelse", "fran": "2027-03-25", "till": None}
    ]


def test_with_too_few_left_it_is_not_a_sip(sipkit: Sipkit) -> None:
    """With both huvudmän it is; with only the region's own, where the law decides, it is not."""
    sparat(region="vastra-gotaland")
    told = {}
    for parter in ("p1,p2", "p2"):
        told[parter] = besked(sipkit, "--till", "delvis", "--parter", parter).resultat["ar_sip"]
    assert set(told.values()) <= {True, False}
    assert told["p1,p2"] is True


def test_an_older_answer_that_is_written_down_late_does_not_undo_a_newer_one(sipkit: Sipkit, tmp_path: Path) -> None:
    """It is kept, and it is said which one holds."""
    sparat({"samtycke": ..., "samtycken": [{"status": "nekat", "dag": "2027-03-25"}]})
    fil = tmp_path / "besked.json"
    fil.write_text(json.dumps({"samtycke.dag": "2027-03-24"}))
    done = sipkit("samtycke", ID, "--till", "lamnat", "--svar", fil, "--per", SENARE)
    assert done.exit == 0, done.err
    assert "Ett besked som gavs senare gäller ändå: NEJ 25 mars." in done.out
    assert _kallelse(sipkit, tmp_path).fault["kod"] == "samtycke-nekat"


def _kallelse(sipkit: Sipkit, tmp_path: Path) -> Result:
    given = ("--utan-frågor", "--torrkör", "--format", "txt", "--per", SENARE, "--ut", tmp_path / "ut", "--json")
    return sipkit("kallelse", ID, *given)


# --- the story of Nils ------------------------------------------------------------------------------------------------


def test_what_nils_excluded_stands_in_no_file_and_no_text(tmp_path: Path) -> None:
    """Nor who he left out; on his sipkit's screen it is shown while someone writes."""
    repliker = spela(las(NILS), tmp_path)
    files = {namn: data for replik in repliker for namn, data in replik.filer.items()}
    assert len(files) == 13
    told = {namn: everything(data) for namn, data in files.items()}
    told |= {str(nr): replik.text for nr, replik in enumerate(repliker[-2:])}
    for hemligt in ("min son", "Socialtjänsten Provstaden", "undantag"):
        assert [namn for namn, text in told.items() if hemligt in text] == []
    assert sum("Nils vill inte att detta nämns: min son." in replik.text for replik in repliker) == 2


# --- no order of answers ----------------------------------------------------------------------------------------------


svaret = st.tuples(
    st.sampled_from(["lamnat", "delvis", "nekat", "aterkallat", "ej-mojligt"]),
    st.sampled_from(["kalla-till-mote", "kalla-till-mote", "uppratta-plan"]),
    st.integers(0, 3),
)
"""What is said, about what, and how many days before it is written down."""


class _Minne:
    """Where an ärende lies: nowhere but here."""

    def __init__(self) -> None:
        self.arende = bygg(platta(answers("blekinge", {"samtycke": ...})), IDAG)

    def spara(self, innehall: Arende) -> None:
        self.arende = innehall


LAGET = las_lage("blekinge", NU, None)
KALLELSE = load_document_type("kallelse", LAGET.sources)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(svar=st.lists(svaret, min_size=1, max_size=5))
def test_no_order_of_answers_lets_a_paper_through_that_the_last_one_forbids(
    tmp_path: Path, svar: list[tuple[str, str, int]]
) -> None:
    """Written down one a day; the one that the person gave last, about calling, decides each time."""
    minne, fil = _Minne(), tmp_path / "besked.json"
    given_on: list[tuple[int, int, str]] = []
    for day, (status, sort, before) in enumerate(svar, 26):
        oppet = Oppet(Oppnat(minne.arende, minne, LAGET.nu), replace(LAGET, nu=LAGET.nu.replace(day=day)))
        fil.write_text(json.dumps({"samtycke.dag": f"2027-03-{day - before}"}))
        parter = "p1,p3" if status == "delvis" else None
        anteckna(oppet, Besked(status, sort, parter, str(fil), None))
        if sort == "kalla-till-mote":
            given_on.append((day - before, day, status))
        last = max(given_on, default=(0, 0, "saknas"))[2]
        if last in ("lamnat", "delvis"):
            till = {each.id for each in kallelseunderlag(underlag(minne.arende, KALLELSE, oppet.om)).mottagare}
            assert till == ({"enskild", "p1", "p3"} if last == "delvis" else {"enskild", "p1", "p2", "p3", "p4"})
        else:
            with pytest.raises(Refused) as refused:
                underlag(minne.arende, KALLELSE, oppet.om)
            assert refused.value.kod == f"samtycke-{last}"
    assert len(minne.arende.samtycken) == len(svar)


@pytest.mark.parametrize("command", [("idag",), ("frister", ID)])
def test_where_a_deadline_waits_for_consent_a_deadlock_is_told_with_its_ways_out(
    sipkit: Sipkit, command: tuple[str, ...]
) -> None:
    """In Blekinge the kommunklar is to be waited for and may not be sent."""
    sparat()
    told = sipkit(*command, "--per", SENARE, "--json").resultat
    assert not told["laser_sig"]
    besked(sipkit, "--till", "nekat", per="2027-03-26T08:00")
    told = sipkit(*command, "--per", SENARE, "--json").resultat
    held = cast(list[dict[str, list[str]] | str], told["laser_sig"])
    rader = held[0]["rader"] if isinstance(held[0], dict) else held
    lasning, *utvagar = map(str, rader)
    assert lasning.startswith("Kommunklar ska inväntas före utskrivning")
    assert len(utvagar) == 3
    assert all(each.startswith("Kan göras: ") for each in utvagar)
    shown = sipkit(*command, "--per", SENARE).out
    assert all(f"  – {each}" in shown.splitlines() for each in (lasning, *utvagar))
