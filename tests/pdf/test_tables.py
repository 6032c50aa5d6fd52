"""Tables: headers are headers for those who listen, and no cell loses its text."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pikepdf
import pytest

from sipkit.word.tree import Cell, Row, Running, Table
from tests.pdf.reading import page_text, tagged_text, text_under
from tests.pdf.trees import FORMAT, document, opened, par, section, table, tags, tree

FACTS = table(("Plats", "Hemma"), ("Tid", "kl. 13"), row_headers=True)
PEOPLE = table(("Namn", "Roll"), ("Anna", "läkare"), ("Bo", "kurator"), header_rows=1)
BOTH = table(("", "Mån", "Tis"), ("Fm", "a", "b"), ("Em", "c", "d"), header_rows=1, row_headers=True)


def _scope(cell: pikepdf.Object) -> str | None:
    return next((str(each.Scope) for each in cell.get("/A", []) if "/Scope" in each), None)


def _headers(cell: pikepdf.Object) -> list[str]:
    return [str(name) for each in cell.get("/A", []) for name in each.get("/Headers", [])]


def test_cells_that_name_their_row_are_row_headers() -> None:
    pdf = opened(tree(FACTS))
    cells = tags(pdf, "/TH", "/TD")
    assert [(str(cell.S), text_under(cell, pdf), _scope(cell)) for cell in cells] == [
        ("/TH", "Plats", "/Row"),
        ("/TD", "Hemma", None),
        ("/TH", "Tid", "/Row"),
        ("/TD", "kl. 13", None),
    ]


def test_cells_of_header_rows_are_column_headers() -> None:
    pdf = opened(tree(PEOPLE))
    assert [text_under(cell, pdf) for cell in tags(pdf, "/TH")] == ["Namn", "Roll"]
    assert {_scope(cell) for cell in tags(pdf, "/TH")} == {"/Column"}


def test_a_table_may_have_both() -> None:
    pdf = opened(tree(BOTH))
    assert [(text_under(cell, pdf), _scope(cell)) for cell in tags(pdf, "/TH")] == [
        ("", "/Column"),
        ("Mån", "/Column"),
        ("Tis", "/Column"),
        ("Fm", "/Row"),
        ("Em", "/Row"),
    ]
    assert not any(_headers(cell) for cell in tags(pdf, "/TD")), "a list of column headers would hide the rows'"


def test_only_the_tables_that_have_row_headers_get_them() -> None:
    pdf = opened(tree(PEOPLE, FACTS, par("text"), PEOPLE))
    assert Counter(map(_scope, tags(pdf, "/TH"))) == {"/Row": 2, "/Column": 4}


def test_a_table_in_a_cell_keeps_its_headers_apart() -> None:
    outer, inner = table(("Rad", "x"), row_headers=True), replace(PEOPLE, columns=(90, 90))
    pdf = opened(tree(replace(outer, cells=(outer.cells[0], replace(outer.cells[1], blocks=(inner,))))))
    assert [text_under(cell, pdf) for cell in tags(pdf, "/TH")] == ["Rad", "Namn", "Roll"]


def test_a_table_without_headers_is_read_cell_by_cell_and_is_no_table() -> None:
    pdf = opened(tree(table(("a", "b"), ("c", "d"))))
    assert not tags(pdf, "/Table")
    assert tagged_text(pdf) == "abcd"


def test_a_table_in_a_header_is_decoration() -> None:
    pdf = opened(document(section(par("text"), header=Running((FACTS,)))))
    assert not tags(pdf, "/Table")


def test_header_rows_stand_on_every_page_and_are_read_once() -> None:
    long = table(("Namn", "Roll"), *[(f"Person {number}", "kurator") for number in range(150)], header_rows=1)
    pdf = opened(tree(long))
    assert len(pdf.pages) == 4
    assert tagged_text(pdf).count("Namn") == 1
    assert [page_text(page).artifacts for page in pdf.pages] == ["", *["NamnRoll"] * 3]


@pytest.mark.parametrize("exact", [True, False])
def test_no_row_is_so_low_that_text_is_lost(exact: bool) -> None:
    low = replace(PEOPLE, rows=(Row(5, exact),) * 3)
    assert tagged_text(opened(tree(low))) == "NamnRollAnnaläkareBokurator"


def test_a_row_is_at_least_as_high_as_it_says() -> None:
    def pages(height: float) -> int:
        return len(opened(tree(replace(PEOPLE, rows=(Row(height),) * 3))).pages)

    assert (pages(200), pages(300)) == (1, 2)


def test_a_row_that_should_stay_together_is_divided_when_no_page_has_room_for_it() -> None:
    """Typst would let it run off the paper."""
    cell = replace(PEOPLE.cells[0], blocks=tuple(par(f"rad {number}") for number in range(150)), header=None)
    tall = Table((200,), (Row(keep=True),), (cell,))
    assert len(opened(tree(tall)).pages) > 3


def test_a_row_that_has_room_on_the_next_page_stays_together() -> None:
    lines = tuple(par(f"rad {number}", gap=0) for number in range(20))
    rows = tuple(replace(PEOPLE.cells[0], y=y, blocks=lines, header=None) for y in range(4))
    pdf = opened(tree(Table((200,), (Row(keep=True),) * 4, rows)))
    assert [len(page_text(page).marked) for page in pdf.pages] == [40, 40]


@pytest.mark.parametrize(("together", "first"), [(True, 0), (False, 2)])
def test_rows_that_are_kept_with_the_next_stand_on_one_page(together: bool, first: int) -> None:
    """A table of lines to sign is not divided. `first`: its rows on the first page, which has room for two."""
    kept = replace(FORMAT, keep_next=together)
    cells = tuple(Cell(0, y, (par(f"rad{y}", form=kept if y < 3 else FORMAT),)) for y in range(4))
    lines = Table((200,), (Row(120, keep=True),) * 4, cells)
    pages = opened(tree(par("före"), par("x", gap=400), lines)).pages
    shown = ["".join(page_text(page).marked.values()) for page in pages]
    assert [sum(f"rad{y}" in text for y in range(4)) for text in shown] == [first, 4 - first]
