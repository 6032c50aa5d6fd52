"""Messages between the parties: each that a region has is made, and nobody reads what no consent covers."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import cast

import pytest
import yaml

from sipkit.cli.samtal.prompter import talks_with
from sipkit.config.loading import load_region
from sipkit.config.sources import find_sources
from sipkit.interview.scripted import Scripted
from sipkit.rules.meddelanden import meddelandetyper
from tests.cli.conftest import Pipad, Svar
from tests.cli.korning import ROOT, Result, Sipkit, answers, content
from tests.documents.lasning import everything

SOURCES = find_sources(environ={})
MED_EXEMPEL = [each for each in SOURCES.region_ids() if SOURCES.has_example("kallelse", each)]
ALLA = [
    (region, typ) for region in MED_EXEMPEL for typ in meddelandetyper(load_region(region, date(2027, 3, 25), SOURCES))
]
ORSAK = "Hemlig orsak till inskrivningen"
INSKRIVNING = {
    "beraknad-utskrivning": "31 mars",
    "vardcentral-eller-mottagning": "Vårdcentralen Provdalen",
    "inskrivningsorsak": ORSAK,
    "avsandare": "Siri Provlund, sjuksköterska, 070-174 06 21",
}


@pytest.mark.parametrize(("region", "typ"), ALLA)
def test_every_message_of_every_region_is_made_from_its_example(sipkit: Sipkit, region: str, typ: str) -> None:
    """A paper in Word and PDF for each receiver, the text to paste, and something to do. A letter may go with it."""
    done = sipkit("skapa", typ, "--exempel", "--region", region, "--ut", "ut", "--json")
    assert done.exit == 0
    till = cast(list[str], done.resultat["till"]) or ["journalen"]
    papers = {(each, andelse) for each in till for andelse in ("docx", "pdf")}
    made = [Path(fil).suffix[1:] for fil in done.filer() if not fil.endswith(("-enskild.docx", "-enskild.pdf"))]
    assert made.count("txt") == 1
    assert made.count("docx") == len(papers) / 2
    assert done.resultat["falt"]
    assert done.resultat["utelamnade"] == []
    assert done.resultat["gor_nu"]


def test_those_whom_a_consent_in_part_covers_read_more_than_the_others(
    sipkit: Sipkit, svar: Svar, tmp_path: Path
) -> None:
    """One paper and one block of text for each: the others' hold no trace of what needs the consent."""
    changes = {
        "samtycke.sort": "utbyta-uppgifter",
        "samtycke.status": "delvis",
        "samtycke.parter": ["p1"],
        "falt.inskrivningsmeddelande": INSKRIVNING,
    }
    done = sipkit(
        *("skapa", "inskrivningsmeddelande", "--region", "vastra-gotaland", "--utan-frågor", "--json"),
        *("--per", "2027-03-25", "--svar", svar("vastra-gotaland", changes), "--ut", tmp_path / "ut"),
        *("--format", "docx,txt"),
    )
    assert (done.resultat["utelamnade"], done.resultat["begransade"]) == (["inskrivningsorsak"], ["p2", "p3"])
    files = content(tmp_path / "ut")
    texts = {name: everything(data) for name, data in files.items() if name.endswith(".docx")}
    assert {name[-7:-5] for name, text in texts.items() if ORSAK in text} == {"p1"}
    (pasted,) = (data.decode() for name, data in files.items() if name.endswith(".txt"))
    first, second, journal = pasted.split("\n\n")
    assert ORSAK in first
    assert ORSAK not in second + journal


def test_who_is_reached_in_the_it_service_gets_no_paper_unless_it_is_asked_for(
    sipkit: Sipkit, svar: Svar, tmp_path: Path
) -> None:
    """The text to paste is made, and the paper of the one who is reached on paper. `--format` gives all of them."""
    falt = {"samtycke.sort": "utbyta-uppgifter", "falt.inskrivningsmeddelande": INSKRIVNING, "parter.2.kanal": "papper"}
    given = ("skapa", "inskrivningsmeddelande", "--region", "blekinge", "--utan-frågor", "--per", "2027-03-25")
    common = (*given, "--svar", svar("blekinge", falt), "--torrkör", "--json")
    needed = [re.split("[-_]", Path(fil).name)[-1] for fil in sipkit(*common).filer()]
    assert sorted(needed) == ["UT.pdf", "klistra.txt", "p3.docx", "p3.pdf"]
    asked = sipkit(*common, "--format", "pdf").filer()
    assert {Path(fil).stem[-2:] for fil in asked} >= {"p1", "p2", "p3"}


@pytest.mark.parametrize(("vardform", "said"), [(..., False), ("somatisk", False), ("lpt", True)])
def test_what_is_about_compulsory_care_is_said_only_of_such_care(
    sipkit: Sipkit, svar: Svar, vardform: object, said: bool
) -> None:
    """Not of one whose kind of care nobody has told."""
    falt = {"falt.utskrivningsklar": {"avsandare": "Siri Provlund"}, "samtycke.sort": "utbyta-uppgifter"}
    given = ("skapa", "utskrivningsklar", "--region", "blekinge", "--utan-frågor", "--per", "2027-03-25", "--torrkör")
    done = sipkit(*given, "--svar", svar("blekinge", {**falt, "vardtillfalle.vardform": vardform}), "--format", "txt")
    assert done.exit == 0, done.err
    assert ("LPT" in done.out) is said


def test_what_is_left_out_stands_nowhere(sipkit: Sipkit, svar: Svar, tmp_path: Path) -> None:
    """After a no: not in a paper, the text, the manifest, the JSON or on the screen; its name is said, and no more."""
    changes = {
        "samtycke.sort": "utbyta-uppgifter",
        "samtycke.status": "nekat",
        "falt.inskrivningsmeddelande": INSKRIVNING,
    }
    answers = svar("blekinge", changes)
    given = ("skapa", "inskrivningsmeddelande", "--region", "blekinge", "--utan-frågor", "--per", "2027-03-25")
    done = sipkit(*given, "--svar", answers, "--ut", tmp_path / "ut", "--format", "docx,txt")
    assert "Det här lämnas inte: inskrivningsorsak." in done.out
    told = [done.out, done.err, sipkit(*given, "--svar", answers, "--torrkör", "--json").out]
    for name, data in content(tmp_path / "ut").items():
        told.append(everything(data) if name.endswith(".docx") else data.decode())
    assert not [text for text in told if ORSAK in text]


@pytest.mark.parametrize(
    ("typ", "begins"),
    [
        ("utskrivningsklar", "Gäller: Ingrid Provqvist, 19440427-7461\n"),
        ("utskrivningsmeddelande", "Gäller: Ingrid Provqvist, 19440427-7461\n"),
        ("inskrivningsmeddelande", "Namn: Ingrid Provqvist\nPersonnummer: 19440427-7461\n"),
    ],
)
def test_the_text_to_paste_says_first_whom_it_is_about(sipkit: Sipkit, tmp_path: Path, typ: str, begins: str) -> None:
    """As the head of its paper does; once, where the source's own rows say it."""
    assert sipkit("skapa", typ, "--exempel", "--region", "blekinge", "--format", "txt", "--ut", tmp_path).exit == 0
    (pasted,) = (data.decode() for name, data in content(tmp_path).items() if name.endswith(".txt"))
    assert pasted.partition("\n")[2].startswith(begins)
    assert pasted.partition("\n\n")[0].count("19440427-7461") == 1


def test_rows_stand_in_the_order_of_the_source(sipkit: Sipkit, tmp_path: Path) -> None:
    """The text to paste follows `meddelanden.yaml` from the top."""
    sipkit("skapa", "vårdbegäran", "--exempel", "--region", "vastra-gotaland", "--ut", tmp_path)
    (pasted,) = (data.decode() for name, data in content(tmp_path).items() if name.endswith(".txt"))
    (message,) = (each for each in _regeln("vastra-gotaland") if each["id"] == "vardbegaran-oppenvard")
    names = [str(row["namn"]).capitalize() for row in cast(list[dict[str, object]], message["innehåll"])]
    told = [row.partition(":")[0] for row in pasted.split("\n\n")[0].splitlines()[2:-1]]
    assert [each.lower() for each in told] == [each.lower() for each in names]


@pytest.mark.parametrize(
    ("region", "typed", "told"),
    [
        ("blekinge", "31/3", "Preliminärt datum för utskrivning: onsdag 31 mars 2027"),
        ("blekinge", "onsdag", "Preliminärt datum för utskrivning: onsdag 31 mars 2027"),
        ("vastra-gotaland", "på onsdag", "Beräknad tidpunkt för utskrivning: onsdag 31 mars 2027"),
    ],
)
def test_a_day_that_is_stated_is_read_as_one_and_said_in_full(
    sipkit: Sipkit, svar: Svar, region: str, typed: str, told: str
) -> None:
    """The receiver sees the weekday; what is no day is refused by its path. A weekday alone is one to come."""

    def made(answer: str) -> Result:
        falt = {"falt.inskrivningsmeddelande": {**INSKRIVNING, "beraknad-utskrivning": answer}}
        given = ("--svar", svar(region, {"samtycke.sort": "utbyta-uppgifter", **falt}), "--ut", "ut")
        common = ("--utan-frågor", "--per", "2027-03-25", "--format", "txt", "--json")
        return sipkit("skapa", "inskrivningsmeddelande", "--region", region, *given, *common)

    assert made("när det går").fault["var"] == "falt.inskrivningsmeddelande.beraknad-utskrivning"
    assert made(typed).exit == 0
    (pasted,) = (data.decode() for name, data in content(Path("ut")).items() if name.endswith(".txt"))
    assert told in pasted


def test_what_must_not_be_mentioned_is_warned_about_when_it_is_written(
    sipkit: Sipkit, pipad: Pipad, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Right after the answer, on the screen, without the words; and before anything is written the routine's demand."""
    monkeypatch.setenv("COLUMNS", "200")
    med = ["1", "Provqvist, Ingrid 19440427-7461", "n", "n", "1 Hemsjukvården Exempelviken", "", "d", "1"]
    med += [
        "alkoholvanor",
        "",
        "1",
        "i dag",
        "1",
        "Siri Provlund, 070-174 06 21",
        "Tidigare alkoholvanor.",
        "Fallit.",
        "q",
    ]
    pipad("\n".join(med) + "\n")
    done = sipkit("skapa", "fristaende-meddelande", "--region", "blekinge", "--per", "2027-03-25T10:12")
    said = " ".join((done.out + done.err).split())
    warned = "Läs igenom svaret: det har ord ur det som Ingrid inte vill ska nämnas."
    assert said.count(warned) == 1
    assert said.index("Rutinen: Fristående meddelande används i ärenden som inte brådskar.") < said.index(warned)


def test_a_protected_person_gets_one_sheet_without_data(sipkit: Sipkit, svar: Svar, tmp_path: Path) -> None:
    """As for any document: no message, no text."""
    answers = svar("blekinge", {"enskild.skyddade_uppgifter": "ja"})
    done = sipkit(
        *("skapa", "kommunklar", "--region", "blekinge", "--utan-frågor", "--json", "--per", "2027-03-25"),
        *("--svar", answers, "--ut", tmp_path / "ut", "--format", "docx,txt"),
    )
    assert done.exit == 0
    assert [Path(fil).suffix for fil in done.filer()] == [".docx"]
    assert not [data for data in content(tmp_path / "ut").values() if "Provqvist" in str(data)]


def test_a_message_of_the_red_track_goes_to_those_who_are_chosen(sipkit: Sipkit, svar: Svar, tmp_path: Path) -> None:
    """SIMBA documents the red track in one. Its routine names no receivers, so none get it unasked."""
    own = {"meddelande": "rott-fargspar", "avsandare": "Siv Exempelby, 070-174 06 18", "fargspar": "ja"}

    def made(**more: object) -> Result:
        changes = {"samtycke.sort": "utbyta-uppgifter", "falt.administrativt-meddelande": {**own, **more}}
        given = ("--svar", svar("simba", changes), "--per", "2027-03-25", "--format", "txt", "--ut", tmp_path)
        return sipkit("skapa", "administrativt-meddelande", "--region", "simba", "--utan-frågor", *given, "--json")

    assert made(mottagare=["p2"]).resultat["till"] == ["p2"]
    assert "Rött färgspår följs: ja" in next(text.decode() for name, text in content(tmp_path).items() if "txt" in name)
    del own["fargspar"]
    missing = [f"falt.administrativt-meddelande.{falt}" for falt in ("fargspar", "mottagare")]
    assert made().places() == [("svar-saknas", falt) for falt in missing]


@pytest.mark.parametrize(("parter", "code"), [(1, 0), (3, 4)])
def test_a_message_to_one_at_a_time_asks_to_whom_only_where_there_is_a_choice(
    sipkit: Sipkit, svar: Svar, parter: int, code: int
) -> None:
    """The only party gets it; of several somebody chooses, and that is an answer missing and no refusal."""
    own = {"meddelande": "fristaende-meddelande", "bradskar": "nej", "avsandare": "Siri Provlund, 070-174 06 21"}
    kallade = cast(list[object], answers("blekinge")["parter"])[:parter]
    changes = {"samtycke.sort": "fristaende-meddelande", "falt.fristaende-meddelande": own, "parter": kallade}
    given = ("skapa", "fristaende-meddelande", "--region", "blekinge", "--utan-frågor", "--per", "2027-03-25")
    done = sipkit(*given, "--svar", svar("blekinge", changes), "--torrkör", "--json")
    assert done.exit == code
    if code == 0:
        assert done.resultat["till"] == ["p1"]
    else:
        assert done.places() == [("svar-saknas", "falt.fristaende-meddelande.mottagare")]


def test_what_the_routine_says_instead_is_the_cure(sipkit: Sipkit, svar: Svar) -> None:
    """Blekinge has urgent matters told by telephone, and nothing about the person is to be checked."""
    own = {"falt.fristaende-meddelande": {"meddelande": "fristaende-meddelande", "bradskar": "ja"}}
    given = ("skapa", "fristaende-meddelande", "--region", "blekinge", "--utan-frågor", "--per", "2027-03-25")
    done = sipkit(*given, "--svar", svar("blekinge", own), "--json")
    assert (done.exit, done.fault["kod"]) == (6, "meddelande-anvands-inte")
    assert done.fault["atgard"] == "I mer akuta ärenden ska meddelandet i stället ges i telefonsamtal."


EGEN = """
meddelanden:
  - id: hjalpmedel
    namn: Meddelande om hjälpmedel
    dokument: avvikelse
    steg: planering
    från: [slutenvard]
    till: [regional-oppenvard]
    text: Slutenvården meddelar vilka hjälpmedel som är förskrivna.
    modal: galler
    källa: {dokument: blekingerutiner, avsnitt: Egen}
    innehåll:
      - id: vilka
        namn: vilka hjälpmedel
        text: Meddelandet anger vilka hjälpmedel som är förskrivna.
        modal: galler
        saknas: stopp
        källa: {dokument: blekingerutiner, avsnitt: Egen}
"""


def test_an_administrator_adds_a_message_in_one_file(sipkit: Sipkit, svar: Svar, tmp_path: Path) -> None:
    """What it states is asked for, and is in its paper, without anything but the region's `meddelanden.yaml`."""
    folder = tmp_path / "egen" / "regions" / "provlanet"
    folder.mkdir(parents=True)
    head = "region:\n  namn: Provlänet\n  avsandare: Provlänet\n  bygger_på: blekinge\n"
    (folder / "region.yaml").write_text(head, "utf8")
    (folder / "meddelanden.yaml").write_text(EGEN, "utf8")
    given = ["skapa", "avvikelse", "--region", "provlanet", "--config", tmp_path / "egen", "--utan-frågor", "--json"]
    given += ["--per", "2027-03-25", "--ut", tmp_path / "ut", "--format", "docx"]
    avsandare = {"falt.avvikelse.avsandare": "Siri Provlund"}
    lacking = sipkit(*given, "--svar", svar("blekinge", avsandare))
    assert lacking.places() == [("svar-saknas", "falt.avvikelse.vilka")]
    done = sipkit(*given, "--svar", svar("blekinge", {**avsandare, "falt.avvikelse.vilka": "Rollator och duschpall"}))
    assert (done.exit, done.resultat["falt"], done.resultat["till"]) == (0, ["vilka"], ["p3"])
    (paper,) = (data for name, data in content(tmp_path / "ut").items() if name.endswith(".docx"))
    assert "Rollator och duschpall" in everything(paper)


def test_a_message_that_the_region_does_not_have_names_those_it_has(sipkit: Sipkit) -> None:
    """Nothing is asked first."""
    done = sipkit("skapa", "kommunklar", "--region", "gavleborg", "--json")
    assert (done.exit, done.fault["kod"]) == (2, "okand-dokumenttyp")
    assert "planeringsunderlag" in str(done.fault["atgard"])


def _regeln(region: str) -> list[dict[str, object]]:
    text = (ROOT / "config" / "regions" / region / "meddelanden.yaml").read_text("utf8")
    return cast(list[dict[str, object]], yaml.safe_load(text)["meddelanden"])


def test_a_row_that_the_law_demands_names_the_law(sipkit: Sipkit, svar: Svar) -> None:
    """`?` says where the question comes from: the document and its section."""
    known = {"samtycke.sort": "utbyta-uppgifter"}
    talk = Scripted(["Siri Provlund", "?", "q"])
    with talks_with(talk):
        sipkit(*("skapa", "inskrivningsmeddelande", "--per", "2027-03-25"), "--svar", svar("vastra-gotaland", known))
    assert re.search(r"Regel: Lagen om samverkan .*\n? *.*2 kap\.", "\n".join(talk.transcript))
