"""Workbooks that sipkit writes: what failed, what is to be filled in, and what is invented."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from sipkit.batch.rader.bocker.exempelfil import exempelfil
from sipkit.batch.rader.bocker.exempelrader import exempelrader, las_exempel
from sipkit.batch.rader.bocker.felbok import felbok
from sipkit.batch.rader.bocker.mallbok import mallbok, mallkolumner
from sipkit.batch.rader.filer.csvfil import las_csv
from sipkit.batch.rader.filer.oppna import las_blad
from sipkit.batch.rader.filer.xlsxfil import las_xlsx
from sipkit.batch.rader.inlasning import Radval, las_rader, oppna_radfil
from sipkit.batch.rader.kolumner.ordbok import las_ordbok
from sipkit.batch.rader.kolumner.vagar import kanon
from sipkit.batch.rader.rad import Inlasning
from sipkit.config.loading import load_document_type
from sipkit.domain.svar import bygg, platta
from sipkit.errors import SipkitError, UsageFault
from tests.batch.rader.test_rader import EN, KALLOR, PARTER, TVA, bok, koder, las, skriv
from tests.batch.rader.verklig import IDAG, som_xlsx, verklig

ORDBOK = las_ordbok(KALLOR)
HEL = som_xlsx(verklig(3, 0))
KALLELSE = load_document_type("kallelse", KALLOR)
FA = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def igen(data: bytes, mapp: Path, typ: str = "kallelse") -> Inlasning:
    fil = mapp / "igen.xlsx"
    fil.write_bytes(data)
    return las(fil, typ)


def test_the_workbook_of_faults_is_read_again_with_the_same_faults(tmp_path: Path) -> None:
    """Each row keeps its key and each fault its column; of two that were the same row, one may be there alone."""
    fil = tmp_path / "rader.xlsx"
    fil.write_bytes(som_xlsx(verklig(150, 30)))
    before = las(fil, "kallelse")
    after = igen(felbok(before, before.fel), tmp_path)

    def told(inlasning: Inlasning) -> Counter[tuple[str, str | None, str]]:
        return Counter((rad.id, each.kolumn, each.kod) for rad in inlasning.fel for each in rad.fel)

    def lasting(found: Counter[tuple[str, str | None, str]]) -> dict[tuple[str, str | None, str], int]:
        return {each: count for each, count in found.items() if each[2] != "dubblett"}

    assert lasting(told(after)) == lasting(told(before))
    there = [rad.id for rad in after.rader] + [rad.id for rad in after.fel]
    assert sorted(there) == sorted(rad.id for rad in before.fel)


def test_each_fault_is_marked_in_its_cell_and_told_on_a_sheet_of_its_own(tmp_path: Path) -> None:
    fil = skriv(tmp_path, f"Namn;Pnr;Skydd\nIngrid Provqvist;{EN[:-1]};\nEva Testberg;{TVA};n\n")
    inlasning = las(fil)
    book = load_workbook(io.BytesIO(felbok(inlasning, inlasning.fel)))
    sheet, told = book["Rader"], book["Fel"]
    assert [[cell.value for cell in row] for row in sheet] == [
        ["Namn", "Pnr", "Skydd", "rad-id"],
        ["Ingrid Provqvist", EN[:-1], None, "1"],
    ]
    marked = [cell.coordinate for row in sheet for cell in row if cell.comment]
    assert marked == ["B2", "C2"]
    assert all(sheet[ref].fill.fgColor.rgb == "FFFFC7CE" for ref in marked)
    assert sheet["C2"].comment.text.startswith("Cellen säger inte om personen är skyddad. Skriv j eller n.")
    assert {tuple(cell.value for cell in row[:4]) for row in told.iter_rows(min_row=2)} == {
        (1, "1", "Pnr", "Rader!B2"),
        (1, "1", "Skydd", "Rader!C2"),
    }


def test_a_row_without_the_key_that_others_have_has_its_number_for_key(tmp_path: Path) -> None:
    """Alone in the workbook it would be taken for the first row."""
    rows: list[list[object]] = [["rad-id", "Namn", "Pnr", "Skydd"], ["a1", "Ingrid Provqvist", EN, "n"]]
    before = las(bok(tmp_path, ("Rader", [*rows, [None, "Eva Testberg", TVA, None]])))
    assert [rad.id for rad in igen(felbok(before, before.fel), tmp_path, "samtycke").fel] == ["2"]


@FA
@given(
    texts=st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n"), max_size=12),
        min_size=1,
        max_size=4,
    ),
    formula=st.sampled_from(["=1+1", "+46", "-1", "@SUM(A1)", "\t=1", " =cmd|' /C calc'!A0", "'=1"]),
)
def test_no_cell_of_it_begins_a_formula_whatever_stood_in_the_row(
    texts: list[str], formula: str, tmp_path: Path
) -> None:
    """Every text is text, and what could be taken for a formula is said to be none."""
    quoted = ['"' + text.replace('"', '""') + '"' for text in (formula, *texts)]
    headings = ";".join(["Namn", "Pnr", "Skydd", "Syfte", *(f"Frågor {at}" for at, _ in enumerate(texts))])
    rows = f"{headings}\nIngrid Provqvist;{EN};;{';'.join(quoted)}\n"
    karta = skriv(tmp_path, "".join(f'Frågor {at}: "-"\n' for at, _ in enumerate(texts)), "karta.yaml")
    inlasning = las(skriv(tmp_path, rows), "kallelse", karta=karta)
    book = load_workbook(io.BytesIO(felbok(inlasning, inlasning.fel)))
    cells = [cell for sheet in book for row in sheet for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    risky = [cell for cell in cells if str(cell.value).lstrip(" ").startswith(("=", "+", "-", "@", "'"))]
    assert risky
    assert all(cell.quotePrefix and cell.data_type == "s" for cell in risky)


def test_parties_of_the_rows_that_failed_follow_them(tmp_path: Path) -> None:
    rows: list[list[object]] = [["rad-id", "Namn", "Pnr", "Skydd"], ["a1", "Ingrid Provqvist", EN, None]]
    rows.append(["b2", "Eva Testberg", TVA, "n"])
    before = las(bok(tmp_path, ("Rader", rows), ("Parter", [*PARTER, ["b2", "Skolan", "kommun", "kallad"]])))
    data = felbok(before, before.fel)
    assert [row[0].value for row in load_workbook(io.BytesIO(data))["Parter"]] == ["rad-id", "a1"]
    assert koder(igen(data, tmp_path, "samtycke")) == [(1, "Rader!D2", "skydd-tomt")]


@pytest.mark.parametrize("typ", KALLOR.document_ids())
def test_every_heading_of_a_template_is_read_as_the_answer_that_it_is_for(typ: str, tmp_path: Path) -> None:
    """The row that shows how it is done is no row."""
    dokumenttyp = load_document_type(typ, KALLOR)
    try:
        shown = las_exempel(typ, "blekinge", KALLOR).svar
    except UsageFault:
        shown = {}
    fil = tmp_path / "mall.xlsx"
    fil.write_bytes(mallbok(dokumenttyp, ORDBOK, shown))
    radfil = oppna_radfil(fil, dokumenttyp, Radval(IDAG), KALLOR)
    asked = [kanon(each.sokvag) for each in mallkolumner(dokumenttyp, ORDBOK)]
    assert [kanon(each.sokvag or each.hur) for each in radfil.kolumner] == asked
    assert (radfil.fragor(), radfil.linjer) == ((), ())


def test_what_no_column_has_a_name_for_is_headed_by_the_words_of_its_question() -> None:
    """No path, unless two questions have the same words."""
    typ = load_document_type("information-till-enskild", KALLOR)
    rubriker = {each.sokvag: each.rubrik for each in mallkolumner(typ, ORDBOK)}
    assert rubriker["falt.information-till-enskild.vem"] == "Namn på den som får brevet"
    assert rubriker["falt.information-till-enskild.lakemedelslista"] == "Följer läkemedelslista med?"
    assert not [each for each in rubriker.values() if each.startswith("falt.")]


def test_a_template_has_drop_downs_that_are_read_back_as_what_they_stand_for(tmp_path: Path) -> None:
    typ = load_document_type("kallelse", KALLOR)
    column = next(each for each in mallkolumner(typ, ORDBOK) if each.sokvag == "samtycke.status")
    book = load_workbook(io.BytesIO(mallbok(typ, ORDBOK, {})))
    listed = {validation.formula1 for validation in book["Rader"].data_validations.dataValidation}
    assert len(listed) >= 5
    assert book["Val"].sheet_state == "hidden"
    for id_, words in column.val.items():
        fil = skriv(tmp_path, f'Namn;Pnr;Skydd;Samtycke\nIngrid Provqvist;{EN};n;"{words}"\n')
        assert [rad.svar["samtycke.status"] for rad in las(fil, "kallelse").rader] == [id_]


@pytest.mark.parametrize("suffix", ["xlsx", "csv", "jsonl"])
@pytest.mark.parametrize("typ", ["kallelse", "samtycke"])
def test_invented_rows_are_different_people_with_the_examples_answers(typ: str, suffix: str, tmp_path: Path) -> None:
    fil = tmp_path / f"rader.{suffix}"
    exempel = las_exempel(typ, "blekinge", KALLOR)
    rows = list(exempelrader(60, exempel, IDAG, KALLOR))
    fil.write_bytes(exempelfil(fil, load_document_type(typ, KALLOR), ORDBOK, rows))
    inlasning = las(fil, typ)
    assert inlasning.fel == ()
    made = [bygg(platta(rad.svar), IDAG) for rad in inlasning.rader]
    assert len({each.enskild.personnummer for each in made}) == 60
    first, shown = made[0], bygg(exempel.svar, IDAG)
    assert (first.parter, first.fast_vardkontakter) == (shown.parter, shown.fast_vardkontakter)
    assert [each.dag for each in first.kallelser] == [each.dag for each in shown.kallelser]


def test_the_same_rows_are_invented_each_time_around_the_day_that_is_now() -> None:
    exempel = las_exempel("kallelse", "blekinge", KALLOR)
    one, other = (list(exempelrader(3, exempel, exempel.dag, KALLOR)) for _ in range(2))
    assert one == other
    [later] = exempelrader(1, exempel, exempel.dag.replace(year=exempel.dag.year + 1), KALLOR)
    assert (one[0]["kallelser.k1.dag"], later["kallelser.k1.dag"]) == ("2027-04-07", "2028-04-05")


@FA
@given(data=st.binary(max_size=300), at=st.integers(0, 400), put_in=st.binary(max_size=30))
def test_a_mangled_file_is_refused_in_our_words_or_read(data: bytes, at: int, put_in: bytes, tmp_path: Path) -> None:
    """Whatever it holds, nothing but our own faults comes out."""
    whole = HEL
    place = at * len(whole) // 400
    for mangled in (data, b"PK\x03\x04" + data, whole[:place] + put_in + whole[place + len(put_in) :], whole[:place]):
        fil = tmp_path / "trasig"
        fil.write_bytes(mangled)
        for read in (las_csv, las_xlsx):
            try:
                read(mangled)
            except SipkitError:
                continue
        try:
            las_rader(fil, KALLELSE, Radval(IDAG), KALLOR)
        except SipkitError as fault:
            assert all(each.kod for each in fault.faults)


@FA
@given(text=st.text(max_size=200), kod=st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_any_text_is_read_as_rows_or_refused(text: str, kod: str, tmp_path: Path) -> None:
    fil = tmp_path / "text"
    fil.write_bytes(text.encode(kod, "replace"))
    try:
        las_blad(fil)
    except SipkitError as fault:
        assert fault.exit_code == 5
