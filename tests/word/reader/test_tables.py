"""Tables: a grid covered once, headers marked, widths and lines as Word draws them."""

from __future__ import annotations

import pytest

from sipkit.word.reader import read
from sipkit.word.text import text
from sipkit.word.tree import Border, Cell, Paragraph, Table, Text
from tests.word.reader.bodies import STYLES, cell, notes_of, par, run, table, table_of, word

_LABELLED = '<w:tblLook w:firstColumn="1"/>'
_GRIDDED = """
<w:style w:type="table" w:styleId="Rutnat"><w:tblPr><w:tblBorders>
<w:top w:val="single" w:sz="8"/><w:bottom w:val="single" w:sz="8"/><w:insideH w:val="single" w:sz="4"/></w:tblBorders>
<w:tblCellMar><w:left w:w="200"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="000080"/></w:tcPr>
</w:tblStylePr>
<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear" w:fill="EEEEEE"/></w:tcPr></w:tblStylePr></w:style>
"""


def _bold(shown: str) -> str:
    return cell(par(run(shown, "<w:b/>")))


def _wide(points: float) -> str:
    return f'<w:tcW w:w="{round(points * 20)}" w:type="dxa"/>'


def _headers(cells: tuple[Cell, ...]) -> list[str | None]:
    return [each.header for each in cells]


def test_a_repeated_row_heads_its_columns() -> None:
    shown = table_of(word(table(["Vem", "När"], ["Anna", "7/4"], header=True) + par()))
    assert shown.header_rows == 1
    assert _headers(shown.cells) == ["column", "column", None, None]


def test_a_bold_first_column_heads_its_rows_when_the_table_says_so() -> None:
    """A fact table: what a sighted reader sees as labels is read out as such."""
    rows = [[_bold("När"), "7/4"], [_bold("Var"), "Rum 2"]]
    assert _headers(table_of(word(table(*rows, properties=_LABELLED) + par())).cells) == ["row", None, "row", None]
    assert not table_of(word(table(*rows) + par())).row_headers


@pytest.mark.parametrize(
    "rows",
    [
        [["När", "7/4"], [_bold("Var"), "Rum 2"]],
        [[_bold("När"), _bold("7/4")]],
        [[_bold("När"), "7/4"], ["", "Rum 2"]],
    ],
    ids=["not all bold", "everything bold", "an empty label"],
)
def test_a_first_column_that_does_not_look_like_labels_heads_nothing(rows: list[list[str]]) -> None:
    assert not table_of(word(table(*rows, properties=_LABELLED) + par())).row_headers


def test_a_table_of_headers_only_heads_nothing() -> None:
    shown = table_of(word(table(["a", "b"], header=True) + par()))
    assert (shown.header_rows, _headers(shown.cells)) == (0, [None, None])


def test_merged_cells_cover_their_places_once() -> None:
    rows = [
        [cell(par("a"), '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'), "b"],
        [cell("<w:p/>", '<w:gridSpan w:val="2"/><w:vMerge/>'), "c"],
        ["d", "e", "f"],
    ]
    shown = table_of(word(table(*rows) + par()))
    covered = [
        (x, y)
        for each in shown.cells
        for x in range(each.x, each.x + each.colspan)
        for y in range(each.y, each.y + each.rowspan)
    ]
    assert sorted(covered) == [(x, y) for x in range(3) for y in range(3)]


def test_widths_come_from_the_cells_then_from_the_grid_then_from_the_room() -> None:
    stated = table([cell(par("a"), _wide(100)), cell(par("b"), _wide(50))])
    grid = '<w:tblGrid><w:gridCol w:w="600"/><w:gridCol w:w="1400"/></w:tblGrid>'
    assert table_of(word(stated + par())).columns == (100.0, 50.0)
    gridded = table(["a", "b"]).replace("</w:tblPr>", "</w:tblPr>" + grid)
    assert table_of(word(gridded + par())).columns == (30.0, 70.0)
    shared = table_of(word(table(["a", "b"]) + par() + '<w:sectPr><w:pgSz w:w="8000" w:h="9000"/></w:sectPr>')).columns
    assert shared == (128.0, 128.0)


@pytest.mark.parametrize(
    ("width", "total"),
    [('<w:tblW w:w="2500" w:type="pct"/>', 128.0), ('<w:tblW w:w="50%"/>', 128.0), ('<w:tblW w:w="2000"/>', 100.0)],
)
def test_a_table_may_ask_for_a_part_of_the_room_or_for_a_width(width: str, total: float) -> None:
    body = table(["a", "b"], properties=width) + par() + '<w:sectPr><w:pgSz w:w="8000" w:h="9000"/></w:sectPr>'
    assert sum(table_of(word(body)).columns) == total


@pytest.mark.parametrize(("mode", "indent"), [("14", -5.4), ("15", 0.0)])
def test_a_table_stands_by_its_text_in_old_files_and_by_its_edge_in_new(mode: str, indent: float) -> None:
    compat = f'<w:compat><w:compatSetting w:name="compatibilityMode" w:val="{mode}"/></w:compat>'
    assert table_of(word(table(["a"]) + par(), settings=compat)).indent == indent


def test_a_table_that_would_leave_the_paper_is_narrowed_with_a_note() -> None:
    wide = table([cell(par("a"), _wide(900))], properties='<w:tblLayout w:type="fixed"/>')
    docx = word(wide + par())
    assert sum(table_of(docx).columns) == pytest.approx(451.3)
    assert sum(table_of(word(table([cell(par("a"), _wide(520))]) + par())).columns) == 520.0
    assert notes_of(docx) == ["En tabell som är bredare än sidan har gjorts smalare."]


def test_a_tables_style_gives_lines_insets_shades_and_bold_by_place() -> None:
    properties = '<w:tblStyle w:val="Rutnat"/><w:tblLook w:firstRow="1" w:noHBand="0"/>'
    shown = table_of(word(table(["a"], ["b"], ["c"], properties=properties) + par(), styles=STYLES + _GRIDDED))
    first, second, third = shown.cells
    assert [each.fill for each in shown.cells] == ["#000080", "#EEEEEE", None]
    assert (first.borders.top, second.borders.top) == (Border(1.0), Border(0.5))
    assert (third.borders.bottom, third.borders.left, first.inset.left) == (Border(1.0), None, 10.0)
    paragraph = first.blocks[0]
    assert isinstance(paragraph, Paragraph) and isinstance(paragraph.inlines[0], Text)
    style = paragraph.inlines[0].style
    assert (style.bold, style.color) == (True, "#FFFFFF")


def test_between_two_cells_the_wider_line_is_drawn() -> None:
    def side(name: str, width: int) -> str:
        return f'<w:tcBorders><w:{name} w:val="single" w:sz="{width}"/></w:tcBorders>'

    shown = table_of(word(table([cell(par("a"), side("right", 4)), cell(par("b"), side("left", 24))]) + par()))
    left, right = shown.cells
    assert left.borders.right == right.borders.left == Border(3.0)


def test_a_styles_first_column_draws_its_own_sides_only() -> None:
    style = (
        '<w:style w:type="table" w:styleId="K"><w:tblStylePr w:type="firstCol"><w:tcPr><w:tcBorders>'
        '<w:top w:val="single" w:sz="8"/><w:right w:val="single" w:sz="16"/><w:insideH w:val="single" w:sz="4"/>'
        "</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
    )
    properties = '<w:tblStyle w:val="K"/><w:tblLook w:firstColumn="1"/>'
    shown = table_of(word(table(["a", "b"], ["c", "d"], properties=properties) + par(), styles=STYLES + style))
    first, _, third, _ = shown.cells
    assert (first.borders.top, first.borders.right, third.borders.top) == (Border(1.0), Border(2.0), Border(0.5))


def test_a_tables_own_lines_are_stronger_than_its_styles() -> None:
    own = '<w:tblStyle w:val="Rutnat"/><w:tblBorders><w:top w:val="nil"/></w:tblBorders>'
    shown = table_of(word(table(["a"], properties=own) + par(), styles=STYLES + _GRIDDED))
    assert (shown.cells[0].borders.top, shown.cells[0].borders.bottom) == (None, Border(1.0))


def test_captions_alignment_and_vertical_place() -> None:
    properties = '<w:tblCaption w:val="Möten"/><w:tblDescription w:val="Vem och när"/><w:jc w:val="center"/>'
    shown = table_of(word(table([cell(par("a"), '<w:vAlign w:val="bottom"/>')], properties=properties) + par()))
    assert (shown.caption, shown.summary, shown.align) == ("Möten", "Vem och när", "center")
    assert shown.cells[0].align == "bottom"


def test_rows_may_be_high_and_whole() -> None:
    body = table(["a"]).replace(
        "<w:tr>", '<w:tr><w:trPr><w:trHeight w:val="400" w:hRule="exact"/><w:cantSplit/></w:trPr>'
    )
    (row,) = table_of(word(body + par())).rows
    assert (row.height, row.exact, row.keep) == (20.0, True, True)


def test_the_last_paragraph_of_a_cell_keeps_its_space_below() -> None:
    spaced = par("a", properties='<w:spacing w:after="100"/>')
    assert table_of(word(table([cell(spaced)]) + par())).cells[0].gap_below == 5.0


def test_a_table_in_a_table_has_the_room_of_its_cell() -> None:
    inner = table(["x", "y"])
    shown = table_of(word(table([cell(inner + par(), _wide(210.8))]) + par()))
    nested = shown.cells[0].blocks[0]
    assert isinstance(nested, Table)
    assert nested.columns == (100.0, 100.0)
    assert "x" in text(read(word(table([cell(inner + par())]) + par())))
