"""The papers about consent: nobody is led into a yes, and what the person keeps to themselves stands in none."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pypdf
import pytest

from sipkit.documents.papper import Papper
from sipkit.documents.samtycke.dokument import SamtyckeDokument
from sipkit.documents.samtycke.kontext import Blankett
from sipkit.documents.samtycke.papper import papper, tom_blankett
from sipkit.documents.sattning import sattare
from sipkit.documents.skyddad import sarskild_rutin
from sipkit.documents.till_personen import onskade
from sipkit.domain.arende import Enskild
from sipkit.pdf import Form, typeset
from sipkit.pdf.libreoffice import Office
from sipkit.word import read
from tests.cli.korning import Changes
from tests.documents.lasning import controls, everything, rows
from tests.documents.samtycken import (
    DELVIS,
    EJ_MOJLIGT,
    ETT_BARN,
    FALL,
    FORETRADARE,
    JA,
    MALLAR,
    VERSIONER,
    enheter,
    papperen,
    underlaget,
    wordfiler,
)
from tests.documents.test_brev import NEVER, lix
from tests.pdf import verapdf

SECRET = "Grälet med grannen"
BLANKETTER = ("blankett.docx", "blankett-stor-stil.docx", *(f"blankett.{each}.docx" for each in VERSIONER))
TILL_PERSONEN = {name: changes for name, changes in FALL.items() if name != "ej-mojligt"}


def tom() -> Blankett:
    form = papperen({})[0].kontext
    assert isinstance(form, Blankett)
    return tom_blankett(form.avsandare, form.titel, None)


def fyllda(mall: str, kontext: Blankett) -> bytes:
    return MALLAR.fyll(Papper("blankett", "enskild", "enskild", f"samtycke/{mall}", kontext))


def pages(data: bytes) -> int:
    with sattare("typst") as satt:
        made = satt(data)
    assert made.tillganglig
    assert made.notes == ()
    return len(pypdf.PdfReader(io.BytesIO(made.data)).pages)


# --- which paper ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "papers"),
    [
        ({}, ["blankett"]),
        (JA, ["besked"]),
        (DELVIS, ["besked"]),
        ({"samtycke": {"status": "nekat"}}, []),
        ({"samtycke": {"status": "aterkallat"}}, []),
        (EJ_MOJLIGT, ["ej-mojligt"]),
    ],
    ids=["no answer", "yes", "in part", "no", "withdrawn", "not possible"],
)
def test_the_answer_decides_the_paper(changes: Changes, papers: list[str]) -> None:
    assert [each.typ for each in papperen(changes)] == papers


@pytest.mark.parametrize("changes", [{}, DELVIS, EJ_MOJLIGT], ids=["form", "copy", "note"])
def test_of_one_whose_data_are_protected_the_only_sheet_holds_no_data(changes: Changes) -> None:
    (sheet,) = sarskild_rutin(underlaget({**changes, "enskild.skyddade_uppgifter": "ja"}))
    text = everything(MALLAR.fyll(sheet))
    assert "särskilda rutin" in text
    assert not re.search("Ingrid|Provqvist|440427|Provgatan|070-174", text)


def test_a_version_is_made_beside_the_swedish_one_for_the_one_who_needs_it() -> None:
    """Never instead of it: the Swedish text is the one that holds."""
    behov = {"enskild.behov": ["tolk", "lattlast", "stor-stil"], "enskild.tolk_sprak": "Engelska"}
    made = {each.typ: each.mall for each in SamtyckeDokument(underlaget(behov)).papper(MALLAR.sprak)}
    assert made == {
        "blankett": "samtycke/blankett-stor-stil.docx",
        "blankett-lattlast": "samtycke/blankett.lattlast.docx",
        "blankett-en": "samtycke/blankett.en.docx",
    }


@pytest.mark.parametrize("sprak", ["arabiska", "klingonska", None])
def test_a_language_that_there_is_no_version_in_makes_no_paper(sprak: str | None) -> None:
    assert onskade(Enskild(behov=("tolk",), tolk_sprak=sprak), lambda _: VERSIONER)("samtycke.docx") == ()


# --- what stands in none of them --------------------------------------------------------------------------------------


@pytest.mark.parametrize("changes", [DELVIS, EJ_MOJLIGT], ids=["in part", "not possible"])
def test_what_the_person_excluded_stands_in_no_paper(changes: Changes) -> None:
    """Not even in the person's own: others may read it. It says only that there is something."""
    said = {**changes, "enskild.behov": ["stor-stil"]}
    for data in [*wordfiler(changes).values(), *wordfiler(said).values()]:
        assert SECRET not in everything(data)
    assert "De står inte här" in everything(wordfiler(DELVIS)["besked"])
    assert "De står inte här" not in everything(wordfiler(JA)["besked"])


def test_a_unit_that_got_no_yes_is_not_named_to_anyone() -> None:
    """The copy may lie on the kitchen table."""
    for data in wordfiler(DELVIS).values():
        text = everything(data)
        assert "Hemsjukvården Exempelviken" in text
        assert not re.search("Socialtjänsten|Bostadsbolaget", text)


def test_what_a_child_says_stands_in_no_copy() -> None:
    said = {**ETT_BARN, "samtycke": {"status": "lamnat", "barnets_asikt": SECRET, "kand_vilja": SECRET}}
    assert all(SECRET not in everything(data) for data in wordfiler(said).values())


def test_one_whom_a_child_could_be_harmed_by_is_not_on_the_form() -> None:
    """Who they are was said with an answer before."""
    two = [{"namn": f"{namn} Provqvist", "roll": "vardnadshavare"} for namn in ("Anna", "Lars")]
    before = {"status": "nekat", "betydande_men": ["g2"]}
    under = underlaget({**ETT_BARN, "foretradare": two, "samtycke": before})
    data = MALLAR.fyll(papper(under, (), lambda _: ())[0])
    assert "Anna Provqvist" in everything(data)
    assert "Lars" not in everything(data)


@pytest.mark.parametrize("name", TILL_PERSONEN)
def test_no_word_of_the_trade_stands_in_a_paper_to_the_person(name: str) -> None:
    for typ, data in wordfiler(TILL_PERSONEN[name]).items():
        if not typ.endswith("-en"):
            text = "\n".join([*rows(data), *(each.title for each in controls(data).values())])
            assert [word for word in NEVER if re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE)] == []


# --- how they read ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TILL_PERSONEN)
def test_the_papers_to_the_person_are_easy_to_read(name: str) -> None:
    """Running text below LIX 30, the border of easy; in the easy version below 20."""
    for typ, data in wordfiler(TILL_PERSONEN[name]).items():
        running = " ".join(f"{row.partition(': ')[2]}." for row in rows(data) if row.startswith("Normal: "))
        assert len(running.split()) > 40
        assert typ.endswith("-en") or lix(running) < (20 if typ.endswith("lattlast") else 30), lix(running)


def test_a_translation_says_that_the_swedish_text_holds_in_both_languages() -> None:
    """And is marked as English throughout, so that it is read aloud as such."""
    for changes in ({}, JA):
        data = {typ: each for typ, each in wordfiler(changes).items() if typ.endswith("-en")}.popitem()[1]
        first = next(row for row in rows(data) if row.startswith("Översättningsmärke"))
        assert "den svenska texten gäller" in first
        assert "the Swedish text applies" in first
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert b'<w:lang w:val="en-GB"' in package.read("word/styles.xml")
            assert b"<dc:language>en-GB" in package.read("docProps/core.xml")
        assert "1 September 2027" in everything(wordfiler(DELVIS)["besked-en"])


# --- the form ---------------------------------------------------------------------------------------------------------


def test_no_box_is_ticked_before_the_person_does() -> None:
    for changes in ({}, ETT_BARN, FORETRADARE):
        for data in wordfiler(changes).values():
            text = everything(data)
            assert "☐" in text
            assert not re.search('☒|w14:checked w14:val="1"', text)


@pytest.mark.parametrize("mall", BLANKETTER)
def test_every_version_asks_the_same(mall: str) -> None:
    """A form that comes back is read the same whatever its language."""
    rader = {f"part.{number}.{each}" for number in range(1, 6) for each in ("namn", "ja", "nej", "uppgifter")}
    sorter = ("uppratta-plan", "kalla-till-mote", "sammanhallen-dokumentation")
    named = {name: each.title for name, each in controls(fyllda(mall, tom())).items()}
    assert set(named) == {
        *("enskild.namn", "enskild.personnummer", "undantag", "galler_till", "tills-planen-slutar", "dag"),
        *("muntligt", "mottaget_av", "tolk", "sprak", "barnets_asikt"),
        *("vardnadshavare.1.namn", "vardnadshavare.2.namn"),
        *(f"{sort}.{svar}" for sort in sorter for svar in ("ja", "nej")),
        *rader,
    }
    assert all(named.values())
    assert len(set(named.values())) == len(named)


def test_a_form_of_someone_known_asks_about_their_units_by_name() -> None:
    """Each by its own id, and the person's name and number are printed, not asked."""
    named = controls(wordfiler({})["blankett"])
    assert named["part.p2.nej"].title == "Socialtjänsten Provstaden: Nej"
    assert not any(name.startswith("enskild") or name.endswith(".namn") for name in named)


@pytest.mark.parametrize(("changes", "asked"), [({}, False), (ETT_BARN, True)], ids=["adult", "child"])
def test_only_of_a_child_it_asks_those_who_have_custody_and_what_the_child_says(changes: Changes, asked: bool) -> None:
    for data in wordfiler(changes).values():
        named = controls(data)
        assert ("barnets_asikt" in named) is asked
        assert ("vardnadshavare.1.namn" in named) is asked


def test_what_is_known_is_filled_in_and_nothing_else() -> None:
    """A vårdnadshavare's name, the interpreter's language, which data care needs; all else is left to the person."""
    known = {**ETT_BARN, "enskild.behov": ["tolk"], "enskild.tolk_sprak": "arabiska"}
    shown = {name: each.shown for name, each in controls(wordfiler(known, ())["blankett"]).items()}
    assert {name: each for name, each in shown.items() if each not in ("", "☐")} == {
        "vardnadshavare.1.namn": "Anna Provqvist",
        "sprak": "arabiska",
    }
    note = controls(wordfiler(EJ_MOJLIGT, ())["ej-mojligt"])
    assert [each.shown for each in note.values()] == ["Omvårdnad och läkemedel", "", "", ""]


def test_a_god_man_has_a_line_to_sign_on() -> None:
    text = "\n".join(rows(wordfiler(FORETRADARE)["blankett"]))
    assert "God man / Anna Exempelgren" in text
    assert "God man" not in "\n".join(rows(wordfiler({})["blankett"]))


STORLEKAR: Mapping[str, Changes] = {
    "one unit": enheter(1),
    "three units": enheter(3),
    "eight units": enheter(8),
    "a child": {**ETT_BARN, **enheter(4)},
    "a god man": {**FORETRADARE, **enheter(4)},
}


@pytest.mark.parametrize("name", STORLEKAR)
def test_the_form_is_one_sheet(name: str) -> None:
    """Both sides of it, also when it is posted."""
    assert {typ: pages(data) for typ, data in wordfiler(STORLEKAR[name]).items()} == {
        "blankett": 2,
        "blankett-lattlast": 2,
        "blankett-en": 2,
    }


@pytest.mark.parametrize(("antal", "most"), [(1, 2), (3, 2), (8, 3)])
def test_the_form_in_large_print_is_one_sheet_for_the_usual_number_of_units(antal: int, most: int) -> None:
    assert pages(wordfiler({**enheter(antal), "enskild.behov": ["stor-stil"]}, ())["blankett"]) == most


def test_the_empty_form_is_one_sheet() -> None:
    assert [pages(fyllda(mall, tom())) for mall in BLANKETTER if "stor" not in mall] == [2, 2, 2]


def test_the_copy_and_the_note_are_one_page_of_an_ordinary_arende() -> None:
    for changes in ({**JA, **enheter(3)}, DELVIS, EJ_MOJLIGT):
        assert {pages(data) for data in wordfiler(changes, ()).values()} == {1}


@pytest.mark.motor
def test_every_paper_and_every_form_to_fill_in_conforms_to_ua_1_and_a_2a(tmp_path: Path) -> None:
    """As veraPDF reads them, in each version."""
    for case, changes in FALL.items():
        for typ, data in wordfiler(changes).items():
            with sattare("typst") as satt:
                (tmp_path / f"{case}-{typ}.pdf").write_bytes(satt(data).data)
    for mall in BLANKETTER:
        (tmp_path / f"tom-{mall}.pdf").write_bytes(typeset(read(fyllda(mall, tom())), Form()).data)
    assert verapdf.faults(sorted(tmp_path.iterdir())) == []


@pytest.mark.motor
def test_every_paper_has_as_many_pages_as_in_libreoffice() -> None:
    """The paper that is printed is the paper that Word shows."""
    with Office() as office:
        for changes in FALL.values():
            for data in wordfiler(changes).values():
                assert len(pypdf.PdfReader(io.BytesIO(office.convert(data).data)).pages) == pages(data)
