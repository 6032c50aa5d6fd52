"""How files of rows are read: what is said must be said, and nothing is guessed silently."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from sipkit.batch.rader.inlasning import Radval, las_rader, oppna_radfil
from sipkit.batch.rader.kolumner.karta import spara_karta
from sipkit.batch.rader.rad import Inlasning
from sipkit.config.loading import load_document_type
from sipkit.config.sources import find_sources
from sipkit.errors import SipkitError
from tests.batch.rader.verklig import IDAG, som_xlsx, verklig
from tests.testnummer import PERSONNUMMER

KALLOR = find_sources()
EN, TVA, TRE = PERSONNUMMER[200:203]


def las(fil: Path, typ: str = "samtycke", **val: object) -> Inlasning:
    return las_rader(fil, load_document_type(typ, KALLOR), Radval(IDAG, **val), KALLOR)  # type: ignore[arg-type]


def skriv(mapp: Path, text: str, namn: str = "rader.csv") -> Path:
    fil = mapp / namn
    fil.write_text(text, "utf-8")
    return fil


def bok(mapp: Path, *blad: tuple[str, Sequence[Sequence[object]]], namn: str = "rader.xlsx") -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in blad:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(mapp / namn)
    return mapp / namn


def koder(inlasning: Inlasning) -> list[tuple[int, str | None, str]]:
    return [(rad.nr, str(each.cell), each.kod) for rad in inlasning.fel for each in rad.fel]


def sagt(fault: pytest.ExceptionInfo[SipkitError]) -> list[tuple[str, str]]:
    return [(each.kod, each.var) for each in fault.value.faults]


def test_all_that_must_be_said_first_is_asked_for_at_once(tmp_path: Path) -> None:
    """Unknown columns, two that are the same answer, and who is protected."""
    fil = skriv(tmp_path, f"Namn;Pnr;Pers.nr;Avdelning;Tom\nIngrid Provqvist;{EN};{EN};4;\n")
    with pytest.raises(SipkitError) as fault:
        las(fil)
    assert sagt(fault) == [
        ("kolumn-okand", "kolumn B"),
        ("kolumn-okand", "kolumn C"),
        ("kolumn-okand", "kolumn D"),
        ("skydd-kolumn", "--skydd"),
    ]
    assert fault.value.exit_code == 4


def test_a_map_says_where_columns_go_and_is_read_back_as_it_was_saved(tmp_path: Path) -> None:
    fil = skriv(tmp_path, f"Namn;Pnr;Avdelning;Markering\nIngrid Provqvist;{EN};4;\nEva Testberg;{TVA};4;x\n")
    karta = skriv(tmp_path, 'Avdelning: "-"\nMarkering: {till: enskild.skyddade_uppgifter, tomt: nej}\n', "karta.yaml")
    typ = load_document_type("samtycke", KALLOR)
    radfil = oppna_radfil(fil, typ, Radval(IDAG, karta=karta), KALLOR)
    assert radfil.fragor() == ()
    assert [(each.sokvag, each.hur) for each in radfil.kolumner] == [
        ("enskild.namn", "namn"),
        ("enskild.personnummer", "namn"),
        (None, "karta"),
        ("enskild.skyddade_uppgifter", "karta"),
    ]
    sparad = tmp_path / "sparad.yaml"
    spara_karta(sparad, radfil.kolumner)
    igen = oppna_radfil(fil, typ, Radval(IDAG, karta=sparad), KALLOR)
    assert [(each.sokvag, each.tomt) for each in igen.kolumner] == [
        (each.sokvag, each.tomt) for each in radfil.kolumner
    ]
    assert [rad.svar["enskild.skyddade_uppgifter"] for rad in las(fil, karta=sparad).rader] == ["nej", "ja"]


def test_a_map_that_is_saved_leaves_what_is_unknown_to_be_filled_in(tmp_path: Path) -> None:
    fil = skriv(tmp_path, f"Namn;Pnr;Skydd;Avdelning\nIngrid Provqvist;{EN};n;4\n")
    typ = load_document_type("samtycke", KALLOR)
    karta = tmp_path / "karta.yaml"
    spara_karta(karta, oppna_radfil(fil, typ, Radval(IDAG, karta=karta), KALLOR).kolumner)
    assert karta.read_text("utf-8").splitlines()[-1] == 'Avdelning: "?"'
    with pytest.raises(SipkitError) as fault:
        las(fil, karta=karta)
    assert sagt(fault) == [("kolumn-okand", "kolumn D")]
    karta.write_text(karta.read_text("utf-8").replace("?", "-"), "utf-8")
    assert [rad.nr for rad in las(fil, karta=karta).rader] == [1]


def test_a_map_to_what_is_no_path_is_refused_where_it_stands(tmp_path: Path) -> None:
    fil = skriv(tmp_path, f"Namn;Pnr\nIngrid Provqvist;{EN}\n")
    karta = skriv(tmp_path, "Pnr: enskild.persnummer\n", "karta.yaml")
    with pytest.raises(SipkitError, match="finns inte") as fault:
        las(fil, karta=karta)
    assert sagt(fault) == [("okand-svarsnyckel", f"{karta}:1:6")]


def test_an_empty_cell_in_the_column_for_protection_is_never_no(tmp_path: Path) -> None:
    fil = skriv(tmp_path, f"Namn;Pnr;Sekretess\nIngrid Provqvist;{EN};n\nEva Testberg;{TVA};\n")
    inlasning = las(fil)
    assert koder(inlasning) == [(2, "rad 3, Sekretess", "skydd-tomt")]
    with pytest.raises(SipkitError, match="har en kolumn för skyddade"):
        las(fil, skydd="rensad")


def test_someone_can_state_that_nobody_is_protected(tmp_path: Path) -> None:
    fil = skriv(tmp_path, f"Namn;Pnr\nIngrid Provqvist;{EN}\n")
    assert [rad.svar["enskild.skyddade_uppgifter"] for rad in las(fil, skydd="rensad").rader] == ["nej"]


def test_rows_that_a_filter_hides_are_asked_about_and_keep_their_numbers(tmp_path: Path) -> None:
    fil = tmp_path / "rader.xlsx"
    fil.write_bytes(som_xlsx(verklig(6, 0), dold=2))
    with pytest.raises(SipkitError, match="2 av 6 rader är dolda") as fault:
        las(fil, "kallelse")
    assert sagt(fault) == [("dolda-rader", "--dolda")]
    assert [rad.nr for rad in las(fil, "kallelse", dolda=False).rader] == [3, 4, 5, 6]
    assert [rad.nr for rad in las(fil, "kallelse", dolda=True).rader] == [1, 2, 3, 4, 5, 6]


def test_people_to_leave_out_are_left_out_by_number_however_it_is_written(tmp_path: Path) -> None:
    fil = skriv(tmp_path, f"Namn;Pnr;Skydd\nIngrid Provqvist;{EN};n\nEva Testberg;{TVA};n\nMaj Testäng;{TRE};n\n")
    lista = skriv(tmp_path, f"Avlidna\n\nPersonnummer;Dag\n{TVA[:8]}-{TVA[8:]};i går\n{TRE};i går\n", "utom.csv")
    inlasning = las(fil, utom=lista)
    assert ([rad.nr for rad in inlasning.rader], inlasning.uteslutna) == ([1], (2, 3))


def test_a_number_in_the_list_that_cannot_be_read_stops_everything(tmp_path: Path) -> None:
    """Else someone who has died could get a letter."""
    fil = skriv(tmp_path, f"Namn;Pnr;Skydd\nIngrid Provqvist;{EN};n\n")
    lista = skriv(tmp_path, f"{TVA}\n{EN[:-1]}\n", "utom.txt")
    with pytest.raises(SipkitError) as fault:
        las(fil, utom=lista)
    assert sagt(fault) == [("utom-olaslig", "--utom")]
    assert "rad 2 " in fault.value.atgard
    assert EN[:-1] not in str(fault.value)


PARTER: list[list[object]] = [
    ["rad-id", "Enhet", "Huvudman", "Kallas som"],
    ["a1", "Hemsjukvården Provet", "kommun", "kallad"],
]


def test_parties_can_stand_on_a_second_sheet_by_the_rows_key(tmp_path: Path) -> None:
    rows: list[list[object]] = [["rad-id", "Namn", "Pnr", "Skydd"], ["a1", "Ingrid Provqvist", EN, "n"]]
    rows.append(["b2", "Eva Testberg", TVA, "n"])
    more: list[list[object]] = [
        *PARTER,
        ["b2", "Socialtjänsten Provet", "kommunen", "kallad"],
        ["a1", "Föreningen", "annan", "inbjuden"],
    ]
    inlasning = las(bok(tmp_path, ("Rader", rows), ("Parter", more)))
    assert [(rad.id, rad.svar["parter"]) for rad in inlasning.rader] == [
        (
            "a1",
            [
                {"namn": "Hemsjukvården Provet", "huvudman": "kommun", "som": "kallad"},
                {"namn": "Föreningen", "huvudman": "annan", "som": "inbjuden"},
            ],
        )
    ]
    assert koder(inlasning) == [(2, "Parter!C3", "ogiltigt-varde")]


def test_a_party_of_no_row_is_refused(tmp_path: Path) -> None:
    """Then some row lacks one that it should have."""
    rows: list[list[object]] = [["rad-id", "Namn", "Pnr", "Skydd"], ["a2", "Ingrid Provqvist", EN, "n"]]
    with pytest.raises(SipkitError) as fault:
        las(bok(tmp_path, ("Rader", rows), ("Parter", PARTER)))
    assert sagt(fault) == [("parter-utan-rad", "Parter")]


def test_columns_can_be_paths_of_parties(tmp_path: Path) -> None:
    fil = skriv(
        tmp_path,
        "Namn;Pnr;Skydd;parter.p1.namn;parter.p1.huvudman;parter.p1.som\n"
        f"Ingrid Provqvist;{EN};n;Hemsjukvården;kommunen;kallad\n",
    )
    assert koder(las(fil)) == [(1, "rad 2, parter.p1.huvudman", "ogiltigt-varde")]


def test_a_formula_without_a_value_and_one_that_failed_are_faults(tmp_path: Path) -> None:
    """Openpyxl writes formulas without values, as programs that only export do."""
    rows: list[list[object]] = [
        ["Namn", "Pnr", "Skydd"],
        ['="Ingrid "&"Provqvist"', EN, "n"],
        ["Eva Testberg", TVA, "n"],
    ]
    fil = bok(tmp_path, ("Rader", rows))
    assert koder(las(fil)) == [(1, "Rader!A2", "cell-oberaknad")]
    text = skriv(tmp_path, f"Namn;Pnr;Skydd\n#SAKNAS!;{EN};n\n")
    assert koder(las(text)) == [(1, "rad 2, Namn", "cell-felvarde")]


def test_text_that_a_spreadsheet_made_a_day_of_is_a_fault(tmp_path: Path) -> None:
    """Flat 3-4 is kept as 3 April, which nobody sees in the letter."""
    rows: list[list[object]] = [["Namn", "Pnr", "Skydd", "Lokal"], ["Ingrid Provqvist", EN, "n", date(2027, 4, 3)]]
    assert koder(las(bok(tmp_path, ("Rader", rows)), "kallelse")) == [(1, "Rader!D2", "ogiltigt-varde")]


def test_the_same_person_and_meeting_twice_is_a_fault_on_the_later_row(tmp_path: Path) -> None:
    day = "2027-04-07"
    fil = skriv(
        tmp_path,
        f"Namn;Pnr;Skydd;Mötesdag;rad-id\nIngrid Provqvist;{EN};n;{day};a\n"
        f"Ingrid Provqvist;{EN[:8]}-{EN[8:]};n;7/4 2027;b\n"
        f"Ingrid Provqvist;{EN};n;2027-04-08;c\nEva Testberg;{TVA};n;{day};a\n",
    )
    assert koder(las(fil, "kallelse")) == [(2, "rad 3, Pnr", "dubblett"), (4, "rad 5, rad-id", "dubblett")]


def test_the_rows_key_is_never_a_persons_number(tmp_path: Path) -> None:
    """It stands in reports."""
    fil = skriv(tmp_path, f"rad-id;Namn;Pnr;Skydd\n{EN};Ingrid Provqvist;{EN};n\n")
    inlasning = las(fil)
    assert koder(inlasning) == [(1, "rad 2, rad-id", "ogiltigt-varde")]
    assert inlasning.fel[0].id == "1"


def test_several_sheets_with_rows_are_asked_about(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Namn", "Pnr", "Skydd"], ["Ingrid Provqvist", EN, "n"]]
    fil = bok(tmp_path, ("Öst", rows), ("Väst", rows), ("Om", [["Export 2027"]]))
    with pytest.raises(SipkitError, match="Flera blad"):
        las(fil)
    assert [each.celler["enskild.namn"].blad for each in las(fil, blad="väst").rader] == ["Väst"]


def test_json_lines_and_a_folder_of_answers_files_are_rows_with_paths(tmp_path: Path) -> None:
    answers = {"enskild": {"namn": "Ingrid Provqvist", "personnummer": EN, "skyddade_uppgifter": False}}
    lines = skriv(tmp_path, f"{json.dumps(answers)}\n", "rader.jsonl")
    mapp = tmp_path / "mapp"
    mapp.mkdir()
    skriv(mapp, json.dumps(answers), "en.json")
    skriv(
        mapp,
        f"enskild.namn: Eva Testberg\nenskild:\n  personnummer: {TVA}\n  skyddade_uppgifter: j\n",
        "tva.yaml",
    )
    assert [rad.svar["enskild.skyddade_uppgifter"] for rad in las(lines).rader] == ["nej"]
    assert [rad.svar["enskild.personnummer"] for rad in las(mapp).rader] == [EN, TVA]


def test_a_parent_heading_tells_two_columns_of_the_same_name_apart(tmp_path: Path) -> None:
    fil = skriv(
        tmp_path,
        ";;;Fast vårdkontakt;;\nNamn;Pnr;Skydd;Namn;Titel;Telefon\n"
        f"Ingrid Provqvist;{EN};n;Maria Testberg;sjuksköterska;701740610\n",
    )
    [rad] = las(fil).rader
    assert (rad.svar["enskild.namn"], rad.svar["fast_vardkontakt.namn"]) == ("Ingrid Provqvist", "Maria Testberg")
    assert rad.svar["fast_vardkontakt.telefon"] == "0701740610"


@pytest.mark.parametrize(
    ("data", "kod"),
    [
        (b"", "rubriker-saknas"),
        (b"\xff\xfe\x00", "rader-tecken"),
        (b"Namn;\x00\x01", "rader-tecken"),
        ("Namn;Ort\nЖ;Ж".encode("cp1251"), "rader-tecken"),
        (b"PK\x03\x04nothing", "rader-last"),
        (b"\xd0\xcf\x11\xe0old", "rader-last"),
        (b'{"enskild": ', "rader-last"),
        (b"Hej;och\nadj\xc3\xb6;nu", "rubriker-saknas"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(data: bytes, kod: str, tmp_path: Path) -> None:
    fil = tmp_path / "rader"
    fil.write_bytes(data)
    with pytest.raises(SipkitError) as fault:
        las(fil)
    assert fault.value.kod == kod


def test_a_small_workbook_that_would_grow_without_end_is_refused(tmp_path: Path) -> None:
    """A cell far away, and a part that unpacks to more than a gigabyte."""
    rows: list[list[object]] = [["Namn", "Pnr", "Skydd"], ["Ingrid Provqvist", EN, "n"]]
    fil = bok(tmp_path, ("Rader", rows))
    book = load_workbook(fil)
    book["Rader"]["XFD1048576"] = "här"
    book.save(fil)
    with pytest.raises(SipkitError) as far:
        las(fil)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"<workbook/>")
        package.infolist()[0].file_size = 2**30  # what the directory says, which is read first
    fil.write_bytes(bomb.getvalue())
    with pytest.raises(SipkitError) as big:
        las(fil)
    assert (far.value.kod, big.value.kod) == ("rader-storlek", "rader-storlek")
