"""`sipkit checklista`: what a role does at a step, point by point; sipkit ticks nothing and decides nothing."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import cast

import pytest

from sipkit.config.loading import load_region
from sipkit.config.sources import find_sources
from sipkit.rules.checklistor import utbud
from tests.berattelser.spelare import Terminal
from tests.cli.conftest import Pipad
from tests.cli.korning import NU, Result, Sipkit, content
from tests.cli.sparade import ID, IDAG, oppnat, sparat

VALET = ("--roll", "slutenvard", "--steg", "utskrivning")
UTSKRIVNING = ("--region", "blekinge", *VALET, "--per", NU)
TYST = ("--utan-frågor", "--torrkör", "--json")
SOURCES = find_sources(environ={})
Punkter = dict[str, dict[str, object]]


@pytest.fixture(autouse=True)
def _nu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPKIT_PER", NU)


def punkter(done: Result) -> Punkter:
    """The points in the JSON, by id."""
    return {str(each["id"]): each for each in cast(list[dict[str, object]], done.resultat["punkter"])}


def fil(innehall: object) -> Path:
    """An answers file."""
    path = Path("svar.json")
    path.write_text(json.dumps(innehall), "utf8")
    return path


# --- which list -------------------------------------------------------------------------------------------------------


def test_without_a_choice_a_script_is_told_every_role_and_step(sipkit: Sipkit, pipad: Pipad) -> None:
    """Exit 2, with options to paste; nothing is asked of a pipe that says nothing."""
    pipad("")
    done = sipkit("checklista", "--region", "blekinge", "--json")
    assert (done.exit, done.fault["kod"]) == (2, "argument-saknas")
    assert "--roll slutenvard --steg utskrivning" in str(done.fault["atgard"])
    assert "--roll akutmottagning --steg akut" in str(done.fault["atgard"])
    assert "sip-mote" not in str(done.fault["atgard"])


@pytest.mark.parametrize(
    ("options", "kod"),
    [
        (("--roll", "slutenvard", "--steg", "kallelse"), "checklista-saknas"),
        (("--roll", "läkaren"), "ogiltigt-varde"),
        (("--steg", "hemgång"), "ogiltigt-varde"),
        ((*VALET, "--mottagare", "p1"), "ogiltigt-varde"),
        ((*VALET, "--format", "txt"), "ogiltigt-varde"),
    ],
)
def test_what_the_routine_has_no_list_for_is_refused(sipkit: Sipkit, options: tuple[str, ...], kod: str) -> None:
    """A wrong word, or a role and step without a list."""
    done = sipkit("checklista", "--region", "blekinge", *options, "--utan-frågor", "--json")
    assert (done.exit, done.fault["kod"]) == (2, kod)


def test_a_list_that_is_everyones_is_each_roles(sipkit: Sipkit) -> None:
    """In Gävleborg all who are at the meeting go through one list; it can be asked for as anyone's."""
    for roll in ("socialtjänst", "alla"):
        done = sipkit("checklista", "--region", "gavleborg", "--roll", roll, "--steg", "sip-mote", *TYST)
        assert [*punkter(done)] == ["syften"]
    listor = sipkit("checklista", "--region", "sodra-alvsborg", *VALET[:2], "--steg", "planering", *TYST)
    assert [each["id"] for each in cast(list[dict[str, object]], listor.resultat["listor"])] == [
        "planering-slutenvard",
        "planering-gemensamt",
    ]


@pytest.mark.parametrize("region", SOURCES.region_ids())
def test_every_role_and_step_of_every_region_can_be_gone_through(sipkit: Sipkit, region: str) -> None:
    """Each point has its words, its source and its rules; what must be has a gate, and nothing is decided."""
    for roll, steg in utbud(load_region(region, IDAG, SOURCES), {}):
        done = sipkit("checklista", "--region", region, "--roll", roll, "--steg", steg, *TYST, "--format", "docx")
        assert done.exit == 0
        for punkt in punkter(done).values():
            assert punkt["text"]
            assert punkt["kalla"]
            assert punkt["regler"]
            assert punkt["svar"] is None
        gates = list(dict.fromkeys(each["beteckning"] for each in punkter(done).values() if each["grind"]))
        assert done.resultat["saknas"] == gates
        assert done.resultat["kriterier_uppfyllda"] is (False if gates else None)


@pytest.mark.parametrize(
    ("asked", "made"), [("docx,pdf,ics", {".docx", ".pdf"}), ("txt,docx", {".docx"}), ("ics", None)]
)
def test_the_kinds_of_file_that_are_papers_are_made(sipkit: Sipkit, asked: str, made: set[str] | None) -> None:
    """The same `--format` does for every document type; where no kind is a paper there is nothing to make."""
    done = sipkit("checklista", *UTSKRIVNING, *TYST, "--format", asked)
    if made is None:
        assert (done.exit, done.fault["var"]) == (2, "--format")
    else:
        assert {Path(fil).suffix for fil in done.filer()} - {".json"} == made


def test_skapa_checklista_is_the_same_command(sipkit: Sipkit) -> None:
    """The contract's shortcut; another document type has neither role nor step."""
    short = sipkit("checklista", *UTSKRIVNING, *TYST)
    assert sipkit("skapa", "checklista", *UTSKRIVNING, *TYST).out == short.out
    assert sipkit("skapa", "kallelse", *VALET, *TYST).fault["var"] == "--roll"


# --- what is known ----------------------------------------------------------------------------------------------------


def test_a_conditional_point_is_there_unless_a_fact_takes_it_out(sipkit: Sipkit) -> None:
    """A fact that nobody knows is no no: the point is there, with what it hangs on."""

    def point(*fakta: str) -> dict[str, object] | None:
        options = (each for namn in fakta for each in ("--fakta", namn))
        where = ("--region", "vastra-gotaland", *VALET[:2], "--steg", "planering")
        return punkter(sipkit("checklista", *where, *TYST, *options)).get("rehabiliteringsenhet")

    unknown, holding = point(), point("rehabbehov=ja")
    assert unknown is not None
    assert unknown["hanger_pa"] == ["rehabbehov"]
    assert holding is not None
    assert holding["hanger_pa"] == []
    assert point("rehabbehov=nej") is None


def test_what_the_arende_knows_is_a_suggestion_and_never_a_tick(sipkit: Sipkit) -> None:
    """An answer or an event, by where it comes from; the day of a deadline that has begun."""
    sparat()
    events = ("--händelse", "kommunklar-meddelad=2027-03-25T08:30", "--händelse", "utskriven=2027-03-25")
    done = sipkit("checklista", ID, *VALET, *TYST, *events)
    points = punkter(done)
    assert points["b"]["kant"] == [{"falt": "fast_vardkontakt.namn", "handelse": None, "tid": None}]
    assert [each["handelse"] for each in cast(list[dict[str, object]], points["e"]["kant"])] == ["kommunklar-meddelad"]
    assert (points["b"]["svar"], points["e"]["svar"]) == (None, None)
    assert points["d"]["frist"] == {"id": "lakemedel-racker-till", "senast": "2027-04-01"}
    assert done.resultat["saknas"] == ["a", "b", "c", "d", "e", "f"]
    text = sipkit("checklista", ID, *VALET, *TYST[:2], *events).out
    assert "Hemsjukvården och socialtjänsten: Kommunen ska ha meddelat kommunklar." in text
    assert "Öppenvården: Kallelsen skickas senast söndag 28 mars." in text
    assert "godkän" not in text.lower()


def test_protected_data_stand_in_no_checklist(sipkit: Sipkit) -> None:
    """An empty one can be made; one about the person cannot."""
    sparat({"enskild.skyddade_uppgifter": "ja"})
    done = sipkit("checklista", ID, *VALET, "--utan-frågor", "--json")
    assert (done.exit, done.fault["kod"]) == (6, "skyddade-uppgifter")
    assert content(Path("sipkit-ut")) == {}


def test_a_list_that_is_begun_and_lacks_something_is_one_of_the_days_things(sipkit: Sipkit, pipad: Pipad) -> None:
    """For the role that has it, and until the person has gone home; one that nobody has begun asks for nothing."""
    sparat()

    def told(*roll: str) -> list[str]:
        saker = cast(list[dict[str, object]], sipkit("idag", *roll, "--json").resultat["saker"])
        return [str(each["text"]) for each in saker if each["sort"] == "checklista"]

    assert told(*VALET[:2]) == []
    pipad("Ulla Testgren\nj\nj\n\n")
    sipkit("checklista", ID, *VALET)
    begun = "Påbörjad checklista (Kan personen skrivas ut?). Saknas: b, c, d, e, f. Gå vidare: sipkit checklista 7K2M"
    assert told(*VALET[:2]) == [begun]
    assert told() == []
    sipkit("händelse", ID, "--händelse", "utskriven=2027-03-25")
    assert told(*VALET[:2]) == []


# --- from a file ------------------------------------------------------------------------------------------------------


def test_answers_from_a_file_are_kept_where_it_is_asked_for(sipkit: Sipkit) -> None:
    """With who, when, boxes and reason; the next file adds to them, and says nothing twice."""
    sparat()
    given = {
        "checklista": {
            "vem": "Ulla Testgren",
            "a": {"svar": "ja", "rutor": ["lakemedelslista"], "tid": "2027-03-24 14:30"},
            "e": {"svar": "ej tillämpligt", "skal": "Inga insatser från kommunen."},
        }
    }
    for _ in range(2):
        options = ("--utan-frågor", "--torrkör") if _ else ("--utan-frågor",)
        done = sipkit("checklista", ID, *VALET, *options, "--svar", fil(given), "--json", "--ersätt")
        assert done.exit == 0
    assert oppnat().checklistor == (), "a script keeps nothing unless it says so"
    sipkit("checklista", ID, *VALET, "--utan-frågor", "--svar", fil(given), "--spara", "mitt.sip", "--ersätt")
    later = sipkit("checklista", "mitt.sip", *VALET, *TYST, "--svar", fil({"checklista.b": "ja", "checklista.a": "ja"}))
    points = punkter(later)
    assert (points["a"]["svar"], points["b"]["svar"]) == ("ja", "ja")
    assert (points["e"]["svar"], points["e"]["skal"]) == ("ej-tillampligt", "Inga insatser från kommunen.")
    assert later.resultat["saknas"] == ["c", "d", "f"]
    kept = sipkit("checklista", "mitt.sip", *VALET, *TYST)
    assert punkter(kept)["a"]["tid"] == "2027-03-24T14:30:00+01:00"
    assert cast(dict[str, bool], punkter(kept)["a"]["rutor"])["lakemedelslista"]
    assert "Ulla" not in kept.out, "who ticked stands on the paper, not in a script's answer"


@pytest.mark.parametrize(
    ("given", "exit", "var"),
    [
        ({"Ulla Testgren": "ja"}, 2, "checklista"),
        ({"a": "kanske"}, 2, "checklista.utskrivning-slutenvard.a"),
        ({"a": {"svar": "ja", "rutor": ["recept"]}}, 2, "checklista.utskrivning-slutenvard.a.rutor"),
        ({"a": {"svar": "ja", "när": "nu"}}, 2, "checklista.utskrivning-slutenvard.a"),
        ({"c": "e"}, 4, "checklista.utskrivning-slutenvard.c.skal"),
    ],
)
def test_an_answer_that_cannot_be_read_is_refused_without_repeating_it(
    sipkit: Sipkit, given: dict[str, object], exit: int, var: str
) -> None:
    """By code and path; what was written may be a name."""
    done = sipkit("checklista", *UTSKRIVNING, "--utan-frågor", "--svar", fil({"checklista": given}), "--json")
    assert (done.exit, done.fault["var"]) == (exit, var)
    assert "Testgren" not in done.out
    assert content(Path("sipkit-ut")) == {}


def test_a_script_never_writes_over_a_paper(sipkit: Sipkit) -> None:
    """Exit 5, and the file is as it was."""
    done = sipkit("checklista", *UTSKRIVNING, "--utan-frågor", "--format", "docx", "--json")
    assert done.filer() == ["blekinge-checklista-utskrivning-slutenvard.docx"]
    Path("sipkit-ut", done.filer()[0]).write_text("Mitt eget.", "utf8")
    before = content(Path("sipkit-ut"))
    assert sipkit("checklista", *UTSKRIVNING, "--utan-frågor", "--format", "docx").exit == 5
    assert content(Path("sipkit-ut")) == before


def test_what_the_lists_were_made_from_is_told_beside_them(sipkit: Sipkit) -> None:
    """As of every paper; each role's and step's beside those of others, and with no ärende where the list is empty."""
    script = ("--utan-frågor", "--format", "docx")
    for options in (VALET, ("--roll", "regional-oppenvard", "--steg", "planering")):
        assert sipkit("checklista", "--region", "vastra-gotaland", *options, *script).exit == 0
    made = content(Path("sipkit-ut"))
    manifests = [json.loads(data) for namn, data in made.items() if namn.endswith("manifest.json")]
    assert len(manifests) == 2
    for each in manifests:
        assert (each["arende"], each["dokumenttyp"]) == (None, "checklista")
        assert all(fil["sha256"] == sha256(made[fil["fil"]]).hexdigest() for fil in each["filer"])
    sparat()
    sipkit("checklista", ID, *VALET, *script)
    own = content(Path("sipkit-ut"))[f"{ID}-checklista-slutenvard-utskrivning-manifest.json"]
    assert json.loads(own)["arende"] == ID


# --- at the keyboard --------------------------------------------------------------------------------------------------


def test_a_pipe_that_ends_keeps_what_it_said_and_names_the_rest(sipkit: Sipkit, pipad: Pipad) -> None:
    """Each point that nobody has answered, by its path."""
    sparat()
    pipad("Ulla Testgren\nj\nj\n1\n")
    done = sipkit("checklista", ID, *VALET, "--json")
    assert done.exit == 4
    paths = [
        f"checklista.utskrivning-slutenvard.{each}" for each in ("b", "c", "c-information", "d", "d-lista", "e", "f")
    ]
    assert [each["var"] for each in done.fel] == paths
    held = [(each.punkt, each.svar, each.rutor, each.vem) for each in oppnat().checklistor]
    assert held == [
        ("dokumentation", "ja", (), "Ulla Testgren"),
        ("a", "ja", ("utskrivningsmeddelande",), "Ulla Testgren"),
    ]
    assert [each.vad for each in oppnat().historik] == ["skapat", "andrat"], "one row for all that was ticked at once"


@pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
def test_killed_in_the_middle_nothing_is_lost_and_the_same_command_goes_on(tmp_path: Path) -> None:
    """By keyboard alone, one key for each point and no Enter; SIGKILL leaves no time for anything."""
    with _keys(tmp_path, "--region", "blekinge") as first:
        for typed in ("Ulla Testgren", "j", "j", "1 2", "n", "j", "", "e"):
            first.type(typed)
            assert first.asks()
        assert first.prompt().startswith("Därför att")
        os.kill(first.pid, signal.SIGKILL)
        first.rest()
        id_ = next(line.split()[1] for line in first.lines() if line.startswith("Ärende"))
    with _keys(tmp_path, id_) as again:
        for typed in ("", "j", "j", "j", "j", "", "j"):
            again.type(typed)
            assert again.asks()
        again.type("j")
        said = again.rest()
        assert again.exit_code() == 0
    asked = [found.group(1) for line in said.splitlines() if (found := re.match(r"  (\d [a-f])  ", line))]
    assert asked == ["3 b", "5 c", "6 d", "7 d", "8 e", "9 f"]
    assert "Saknas: inget av det som rutinen kräver här." in said
    assert f"{id_}-checklista-utskrivning-slutenvard.pdf" in content(tmp_path / "sipkit-ut")


@contextmanager
def _keys(mapp: Path, *what: str) -> Iterator[Terminal]:
    """The command in a terminal, when it asks who answers."""
    miljo = {"SIPKIT_HOME": str(mapp / "hem"), "SIPKIT_PER": NU}
    terminal = Terminal(["checklista", *what, *VALET], mapp, miljo)
    try:
        assert terminal.asks()
        yield terminal
    finally:
        terminal.close()
