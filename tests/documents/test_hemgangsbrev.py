"""The letter that the person takes home: all that the routine wants told, in plain words, and nothing for staff."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdf
import pytest

from sipkit.config.innehall import Uppgiftsrad
from sipkit.documents.block import som_text
from sipkit.documents.sattning import sattare
from sipkit.domain.svar import platta
from sipkit.errors import AnswerMissing
from sipkit.pdf.libreoffice import Office
from sipkit.rules.brev import brevet
from sipkit.rules.meddelanden import falt
from tests.cli.korning import Changes, Sipkit
from tests.documents.hemgang import FALL, FALT, TILL_NARSTAENDE, TYP, bordet, dokumentet, laget, wordfiler
from tests.documents.lasning import everything, rows
from tests.documents.planer import svaren as planens_svar
from tests.documents.test_brev import NEVER, lix
from tests.pdf import verapdf

REGIONER = ("blekinge", "gavleborg", "nationell", "simba", "sodra-alvsborg", "vastra-gotaland")
RADER = [(region, rad) for region in REGIONER for rad in brevet(laget(region).region, TYP).innehall]
MARKE = "Märket som ska synas"
ORD_FOR = {
    "fast_vardkontakt.namn": ("fast_vardkontakt.namn", "Maja Testlund"),
    "kallelse.dag": ("kallelse.dag", "2027-04-19"),
    "kallelse.tid": ("kallelse.tid", "14.45"),
}
SYNS = {"2027-04-19": "måndag 19 april 2027"}
PAPPER = {
    "utskrivningsmeddelande": "(utskrivningsmeddelande)",
    "lakemedelslista": "(läkemedelslista)",
    "lakemedelsberattelse": "(läkemedelsberättelse)",
    "omvardnadsepikris": "(omvårdnadsepikris)",
    "traningsprogram": "Ditt program för träning",
}


def brevtext(region: str, changes: Changes) -> str:
    return "\n".join(rows(wordfiler(region, changes, ())["brev"]))


# --- what the routine wants told --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("region", "rad"), RADER, ids=[f"{region}-{rad.id}" for region, rad in RADER])
def test_each_thing_that_the_routine_wants_told_is_one_place_in_the_letter(region: str, rad: Uppgiftsrad) -> None:
    for path, _ in falt(rad, TYP):
        name = path.rpartition(".")[2]
        if name in PAPPER:
            assert re.search(rf"☒ .*{re.escape(PAPPER[name])}", brevtext(region, {path: "ja"}))
        else:
            said, value = ORD_FOR.get(path, (path, MARKE))
            assert SYNS.get(value, value) in brevtext(region, {said: value})


@pytest.mark.parametrize("region", REGIONER)
def test_each_thing_is_asked_once_and_nothing_else_is(region: str) -> None:
    """In few enough steps to be done while the person waits."""
    fragor = bordet(region).typ.fragor
    stated = {path for rad in brevet(laget(region).region, TYP).innehall for path, _ in falt(rad, TYP)}
    asked = [fraga.falt for fraga in fragor]
    assert len(set(asked)) == len(asked)
    own = {path for path in asked if path.startswith("falt.")} - {f"{FALT}.{each}" for each in ("till", "vem", "ring")}
    assert own == {path for path in stated if path.startswith("falt.")}
    assert len({fraga.steg or fraga.id for fraga in fragor} - {"person"}) <= 10


def test_what_the_routine_demands_is_demanded() -> None:
    """Västra Götaland's letter is not made without it; in a region with the law alone it is told that it is missing."""
    path = f"{FALT}.sammanfattning"
    with pytest.raises(AnswerMissing) as lacking:
        dokumentet("vastra-gotaland", {path: ...})
    assert lacking.value.var == path
    told = dokumentet("gavleborg", {path: ...})
    assert [(each.kod, each.regler) for each in told.varningar] == [("innehall-saknas", ("nat-info-sammanfattning",))]
    assert "Din tid på sjukhuset" not in "\n".join(rows(wordfiler("gavleborg", {path: ...}, ())["brev"]))


def test_a_paper_that_comes_later_has_an_empty_box_and_is_told_of_on_the_screen() -> None:
    """A training programme that there is none of is not named at all."""
    later = {f"{FALT}.omvardnadsepikris": "nej", f"{FALT}.traningsprogram": "nej"}
    text = brevtext("blekinge", later)
    assert "☐ Så har vi hjälpt dig varje dag" in text
    assert "Är en ruta tom?" in text
    assert "träning (" not in text
    assert "Ditt program för träning" not in text
    told = [(each.kod, each.vad) for each in dokumentet("blekinge", later).varningar]
    assert told == [("papper-foljer-inte", "Papperet följer inte med brevet: omvårdnadsepikris.")]
    assert "Är en ruta tom?" not in brevtext("blekinge", {})


def test_what_a_regions_own_routine_adds_is_asked_and_told_by_its_name(sipkit: Sipkit, tmp_path: Path) -> None:
    """An administrator writes it in `meddelanden.yaml` and nowhere else."""
    folder = tmp_path / "egen" / "regions" / "provlanet"
    folder.mkdir(parents=True)
    head = "region:\n  namn: Provlänet\n  avsandare: Provlänet\n  bygger_på: blekinge\n"
    (folder / "region.yaml").write_text(head, "utf8")
    (folder / "meddelanden.yaml").write_text(EGEN, "utf8")
    (tmp_path / "svar.yaml").write_text(SVAR, "utf8")
    given: list[object] = ["skapa", TYP, "--region", "provlanet", "--config", tmp_path / "egen", "--utan-frågor"]
    given += ["--json", "--per", "2027-03-25", "--ut", tmp_path / "ut", "--format", "docx"]
    lacking = sipkit(*given, "--svar", tmp_path / "svar.yaml")
    assert lacking.places() == [("svar-saknas", f"{FALT}.kost")]
    (tmp_path / "svar.yaml").write_text(f"{SVAR}  kost: {MARKE}\n", "utf8")
    assert sipkit(*given, "--svar", tmp_path / "svar.yaml").exit == 0
    (paper,) = (tmp_path / "ut").glob("*.docx")
    told = rows(paper.read_bytes())
    assert told.index("Heading 1: Kosten") + 1 == told.index(f"Normal: {MARKE}.")


EGEN = """
meddelanden:
  - id: information-till-enskild
    innehåll:
      - id: kost
        namn: kosten
        text: Brevet anger vad personen kan äta.
        modal: ska
        saknas: stopp
        källa: {dokument: blekingerutiner, avsnitt: Egen}
"""
SVAR = """
enskild: {namn: Ingrid Provqvist, personnummer: 19440427-7461, skyddade_uppgifter: nej}
falt.information-till-enskild:
  ring: Avdelning 4, 070-174 06 21
  utskrivningsmeddelande: ja
  lakemedelslista: ja
  omvardnadsepikris: ja
"""


# --- the meeting and the plan -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("changes", [{"kallelse.installd_av": "personen"}, {"kallelse.dag": "2027-03-24"}])
def test_a_meeting_that_is_off_or_over_is_not_told(changes: Changes) -> None:
    assert "Mötet är torsdag 8 april 2027 klockan 10." in brevtext("vastra-gotaland", {})
    assert "möte" not in brevtext("vastra-gotaland", changes).casefold()


def test_a_plan_that_is_in_force_is_told_without_being_typed() -> None:
    plan = platta(planens_svar("plan", "vastra-gotaland", {}))
    held = {path: value for path, value in plan.items() if path.startswith(("planer.", "parter.", "samtycken."))}
    whose = {f"planer.v1.insatser.i{number}.huvudman": "region" for number in (1, 2, 3)}
    no_other: Changes = {**held, **whose, f"{FALT}.befintliga-planer": ...}
    assert "Planen kallas SIP. Den gjordes 8 april 2027." in brevtext("vastra-gotaland", no_other)
    assert dokumentet("vastra-gotaland", no_other).varningar == ()


# --- whose it is ------------------------------------------------------------------------------------------------------


def test_one_who_gets_it_in_the_persons_place_is_named_and_why() -> None:
    """The screen says that secrecy is to be judged first, and no name."""
    text = brevtext("vastra-gotaland", TILL_NARSTAENDE)
    assert "Eva Provberg får det, för att du inte kan ta emot det själv just nu." in text
    done = dokumentet("vastra-gotaland", TILL_NARSTAENDE)
    steps = done.gor_nu((), sparat=True)
    assert "OSL 25 kap. 1 §" in steps[0]
    assert not re.search("Eva|Provberg|Nils", "\n".join(steps))
    assert "lämnad till Eva Provberg" in som_text(done.klistra())


@pytest.mark.parametrize("status", ["nekat", "aterkallat"])
def test_it_needs_no_consent(status: str) -> None:
    """It goes to the person alone."""
    said = {"samtycken.s1.sort": "utbyta-uppgifter", "samtycken.s1.status": status, "samtycken.s1.dag": "2027-03-24"}
    assert len(dokumentet("vastra-gotaland", said).papper(lambda _: ())) == 1


def test_of_one_whose_data_are_protected_the_only_sheet_holds_no_data() -> None:
    made = wordfiler("blekinge", {"enskild.skyddade_uppgifter": "ja"})
    (sheet,) = made.values()
    assert not re.search("Ingrid|Provqvist|440427|070-174 06 21|höften", everything(sheet))
    done = dokumentet("blekinge", {"enskild.skyddade_uppgifter": "ja"})
    assert done.klistra() == ()
    assert done.varningar == ()


def test_the_journal_says_what_it_told_of_and_not_what_it_said() -> None:
    text = som_text(dokumentet("blekinge", {f"{FALT}.sammanfattning": MARKE}).klistra())
    assert (
        "Den tar upp sammanfattning av vården, planer för vård och omsorg, fast vårdkontakt och tidpunkt för SIP."
        in text
    )
    assert "Med följde medicinskt utskrivningsmeddelande, läkemedelslista" in text
    assert MARKE not in text


# --- how it reads -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FALL)
def test_it_has_no_word_of_the_trade_and_no_number_of_the_person(name: str) -> None:
    for typ, data in wordfiler(*FALL[name]).items():
        text = "\n".join(rows(data))
        assert typ.endswith("-en") or not [w for w in NEVER if re.search(rf"\b{re.escape(w)}", text, re.IGNORECASE)]
        assert not re.search(r"\d{6}-?\d{4}|vg-info|nat-info|ble-utskr|sa-info", text)


@pytest.mark.parametrize("name", FALL)
def test_it_is_easy_to_read(name: str) -> None:
    """Running text below LIX 25 as it is filled; in the easy version below 20."""
    for typ, data in wordfiler(*FALL[name]).items():
        running = " ".join(f"{row.partition(': ')[2]}." for row in rows(data) if row.startswith("Normal: "))
        assert len(running.split()) > 40
        assert typ.endswith("-en") or lix(running) < (20 if typ.endswith("lattlast") else 25), lix(running)


def test_page_one_begins_with_whom_to_ring_and_what_comes_next() -> None:
    told = rows(wordfiler("sodra-alvsborg", {}, ())["brev"])
    assert [row.split(" | ")[0] for row in told if row.startswith("|")] == [
        *("| Frågor?", "| Blir du sämre?", "| Hemresa", "| Möte", "| Din kontakt")
    ]


def test_a_translation_says_that_the_swedish_text_holds_and_that_what_was_typed_is_swedish() -> None:
    told = "\n".join(rows(wordfiler("vastra-gotaland", {})["brev-en"]))
    assert "den svenska texten gäller" in told
    assert "What the staff have written about you is in Swedish." in told
    assert "The meeting is on 8 April 2027 at 10." in told


# --- the sheets -------------------------------------------------------------------------------------------------------


def test_the_letter_of_an_ordinary_arende_is_one_page() -> None:
    """What is set in large print takes two, and so may a translation."""
    for name in FALL:
        for typ, data in wordfiler(*FALL[name]).items():
            assert len(_pages(data)) <= (2 if name == "stor-stil" or typ.endswith("-en") else 1), (name, typ)


def _pages(data: bytes) -> list[pypdf.PageObject]:
    with sattare("typst") as satt:
        made = satt(data)
    assert made.tillganglig
    assert made.notes == ()
    return [*pypdf.PdfReader(io.BytesIO(made.data)).pages]


@pytest.mark.motor
def test_every_letter_conforms_to_ua_1_and_a_2a(tmp_path: Path) -> None:
    with sattare("typst") as satt:
        for name, (region, changes) in FALL.items():
            for typ, data in wordfiler(region, changes).items():
                (tmp_path / f"{name}-{typ}.pdf").write_bytes(satt(data).data)
    assert verapdf.faults(sorted(tmp_path.iterdir())) == []


@pytest.mark.motor
def test_every_letter_has_as_many_pages_as_in_libreoffice() -> None:
    with Office() as office:
        for region, changes in FALL.values():
            for data in wordfiler(region, changes).values():
                assert len(pypdf.PdfReader(io.BytesIO(office.convert(data).data)).pages) == len(_pages(data))
