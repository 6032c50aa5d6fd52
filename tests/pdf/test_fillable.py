"""A Word file's content controls become form fields, in the right place, in order and with their names."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipkit.errors import SipkitError
from sipkit.pdf import Form, typeset
from sipkit.word import compile_template, fill
from sipkit.word.reader import read
from sipkit.word.tree import (
    Block,
    Break,
    Cell,
    Field,
    Footnote,
    Link,
    Row,
    Running,
    Tab,
    Table,
    Text,
    Tree,
)
from tests.pdf.blanketter import PARTIES, form, sample, template
from tests.pdf.trees import (
    BOLD,
    INSET,
    LINES,
    PLAIN,
    bullets,
    document,
    heading,
    par,
    section,
    table,
    tags,
    title,
    tree,
)

_PARTIES = {
    "parter": [{"id": "kommun", "namn": "Kommunen", "ja": True}, {"id": "region", "namn": "Regionen", "ja": False}]
}
_RIGHT = 595.3 - 70
"""Where the lines of the trees' pages end."""


def field(name: str, *, shown: str = "", lines: int = 1, **more: object) -> Field:
    """A control for text, or of the kind that is said."""
    inlines = (Text(PLAIN, shown),) if shown else ()
    made = Field("text", name, f"Frågan {name}", inlines, lines=lines)
    return replace(made, **more)  # type: ignore[arg-type]


def made(shown: Tree, **hidden: str) -> pikepdf.Pdf:
    """The Tree as a form, opened."""
    return pikepdf.open(io.BytesIO(typeset(shown, Form(hidden)).data))


@dataclass(frozen=True)
class Widget:
    """A field on a page."""

    name: str
    label: str
    kind: str
    flags: int
    value: str
    state: str
    choices: tuple[str, ...]
    states: frozenset[str]
    font: str
    drawn: bytes
    printed: bool
    page: int
    left: float
    low: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From edge to edge."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From edge to edge."""
        return self.top - self.low


def widgets(pdf: pikepdf.Pdf) -> list[Widget]:
    """Every field on the pages, in the order that the tab key takes them."""
    return [
        _widget(mark, number)
        for number, page in enumerate(pdf.pages)
        for mark in page.obj.get("/Annots", [])
        if mark.Subtype == "/Widget"
    ]


def _widget(mark: pikepdf.Object, page: int) -> Widget:
    states = frozenset() if mark.FT != "/Btn" else frozenset(mark.AP.N.keys())
    left, low, right, top = (float(edge) for edge in mark.Rect)
    return Widget(
        name=name(mark),
        label=str(mark.TU),
        kind=str(mark.FT),
        flags=int(mark.get("/Ff", 0)),
        value=str(mark.V),
        state=str(mark.get("/AS", "")),
        choices=tuple(str(option) for option in mark.get("/Opt", [])),
        states=states,
        font=str(mark.get("/DA", "")),
        drawn=(mark.AP.N.Off if states else mark.AP.N).read_bytes(),
        printed=int(mark.F) == 4,
        page=page,
        left=left,
        low=low,
        right=right,
        top=top,
    )


def name(widget: pikepdf.Object) -> str:
    """A field's whole name."""
    return f"{name(widget.Parent)}.{widget.T}" if "/Parent" in widget else str(widget.T)


def in_cell(control: Field, row: Row = Row()) -> Table:  # noqa: B008
    """A table of one row: text to the left, a control to the right."""
    contents: tuple[str | Field, ...] = ("Namn", control)
    cells = [Cell(x, 0, (par(each, gap=0),), inset=INSET, borders=LINES) for x, each in enumerate(contents)]
    return Table((150, 300), (row,), tuple(cells), gap=6)


# --- what the fields are -------------------------------------------------------------------------------------------


def test_every_control_is_a_field_with_its_name_and_what_is_read_aloud() -> None:
    found = {widget.name: widget.label for widget in widgets(made(sample()))}
    assert found["enskild.namn"] == "Förnamn och efternamn"
    assert found["parter.region.nej"] == "Regionen, primärvården: Nej"
    assert len(found) == 4 + 2 * len(PARTIES) + 5


def test_fields_come_in_the_order_in_which_they_are_read() -> None:
    """By the tab key and by a screen reader alike."""
    pdf = made(sample())
    parties = [f"parter.{key}.{answer}" for _, key in PARTIES for answer in ("ja", "nej")]
    person = [f"enskild.{each}" for each in ("namn", "personnummer", "adress", "telefon")]
    expected = [*person, *parties, "form", "sprak", "undantag", "datum", "ort"]
    assert [widget.name for widget in widgets(pdf)] == expected
    assert pdf.pages[0].obj.Tabs == "/S"
    assert [name(tag.K.Obj) for tag in tags(pdf, "/Form")] == expected
    assert not tags(pdf, "/Link")


def test_kinds_of_controls_are_kinds_of_fields() -> None:
    shown = tree(
        par(field("rad"), gap=0),
        par(field("rader", lines=4)),
        par(field("lista", kind="choice", choices=("Ja", "Nej"))),
        par(field("öppen", kind="choice", choices=("Ja",), free=True)),
        par(field("kryss", kind="checkbox", checked=True), " Ja"),
        par(field("tomt", kind="checkbox"), " Nej"),
    )
    found = widgets(made(shown))
    line, lines, closed, free, checked, empty = found
    assert [each.kind for each in found] == ["/Tx", "/Tx", "/Ch", "/Ch", "/Btn", "/Btn"]
    assert (line.flags, lines.flags, closed.flags, free.flags) == (0, 1 << 12, 1 << 17, 1 << 17 | 1 << 18)
    assert closed.choices == ("", "Ja", "Nej")
    assert (checked.value, checked.state, empty.value, empty.state) == ("/Ja", "/Ja", "/Off", "/Off")
    assert checked.states == empty.states == {"/Ja", "/Off"}


def test_what_stands_in_a_control_is_what_the_field_is_filled_with_and_a_prompt_is_not() -> None:
    shown = tree(
        par(field("svar", shown="Åsa Łukasiewicz")),
        par(field("fråga", shown="Klicka här", placeholder=True)),
        par(field("rader", lines=4, inlines=(Text(PLAIN, "ett"), Break(), Text(PLAIN, "två")))),
    )
    assert [widget.value for widget in widgets(made(shown))] == ["Åsa Łukasiewicz", "", "ett\ntvå"]


def test_fields_have_a_font_of_their_own_with_the_letters_of_europe() -> None:
    pdf = made(sample())
    font = pdf.Root.AcroForm.DR.Font.Wingdings
    mapped = font.ToUnicode.read_bytes().decode("ascii")
    assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
    assert [letter for letter in "åäöÅÄÖéüłŁățşšžčćđðñęøæß€ћШΩ" if f"<{ord(letter):04X}>" not in mapped] == []
    assert all(widget.font.startswith("/Wingdings ") for widget in widgets(pdf) if widget.kind != "/Btn")


def test_without_a_form_the_controls_are_printed_as_they_stand() -> None:
    with pikepdf.open(io.BytesIO(typeset(sample()).data)) as pdf:
        assert "/AcroForm" not in pdf.Root
        assert widgets(pdf) == []
    plain = typeset(tree(par("Namn: ", field("namn", shown="Anna")))).data
    assert plain == typeset(tree(par("Namn: ", "Anna"))).data


def test_the_same_form_is_the_same_bytes() -> None:
    asked = Form({"ärende": "A1"})
    assert typeset(sample(), asked).data == typeset(read(form()), asked).data


def test_controls_of_a_template_become_fields_wherever_they_stand() -> None:
    """In looped rows, where their names are filled in, around a whole cell and around a whole paragraph."""
    filled = fill(compile_template(template()), _PARTIES)
    found = widgets(made(read(filled)))
    assert [(each.name, each.label, each.value) for each in found] == [
        ("parter.kommun.ja", "Kommunen: ja", "/Ja"),
        ("parter.kommun.vem", "Kommunen: vem", "Kommunen"),
        ("parter.region.ja", "Regionen: ja", "/Off"),
        ("parter.region.vem", "Regionen: vem", "Regionen"),
        ("övrigt", "Övrigt", ""),
    ]


# --- where they stand ----------------------------------------------------------------------------------------------


def test_a_field_goes_on_to_the_end_of_its_line() -> None:
    short, long = widgets(made(tree(par("Namn: ", field("a")), par("Namn och adress: ", field("b")))))
    assert short.right == long.right == pytest.approx(_RIGHT, abs=1.5)
    assert short.left < long.left


def test_fields_on_one_line_share_it() -> None:
    one, other = widgets(made(tree(par("Datum: ", field("a"), " Ort: ", field("b"), " (kommun)"))))
    assert one.low == other.low
    assert one.width == pytest.approx(other.width, abs=0.1)
    assert other.right < _RIGHT - 40


def test_a_field_without_room_begins_a_new_line() -> None:
    (only,) = widgets(made(tree(par("Ord " * 21, field("a")))))
    assert only.left == pytest.approx(70, abs=1.5)
    assert only.right == pytest.approx(_RIGHT, abs=1.5)


def test_a_field_in_a_cell_is_as_wide_as_the_cell() -> None:
    (only,) = widgets(made(tree(in_cell(field("a")))))
    assert only.left == pytest.approx(70 + 150 + INSET.left, abs=1.5)
    assert only.right == pytest.approx(70 + 450 - INSET.right, abs=1.5)


def test_a_field_for_longer_text_is_as_high_as_its_lines() -> None:
    low, high = widgets(made(tree(par(field("a", lines=2)), par(field("b", lines=8)))))
    assert high.height - low.height == pytest.approx(6 * 11 * 1.15, abs=0.1)


def test_a_field_for_longer_text_alone_in_a_cell_is_as_high_as_the_row() -> None:
    (only,) = widgets(made(tree(in_cell(field("a", lines=4), Row(200)))))
    assert 180 < only.height <= 200


def test_a_field_beside_a_tab_stands_on_its_line() -> None:
    shown = tree(par("Namn:", Tab(PLAIN), field("a"), Tab(PLAIN), "x"), par(field("b")))
    one, other = widgets(made(shown))
    assert one.width > 70
    assert other.top < one.low


def test_a_frame_is_seen_on_screen_and_on_paper() -> None:
    for widget in widgets(made(sample())):
        assert b" re B" in widget.drawn
        assert widget.printed


_KINDS: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
    [{}, {"lines": 3}, {"kind": "choice", "choices": ("Ja", "Nej")}, {"kind": "checkbox"}, {"kind": "date"}]
)
_TEXTS = st.text("abc ", max_size=120)


@st.composite
def _forms(draw: st.DrawFn) -> Tree:
    blocks: list[Block] = []
    for number in range(draw(st.integers(1, 12))):
        one, two = (field(f"f{number}.{part}", **draw(_KINDS)) for part in "ab")
        line = par(f"x{draw(_TEXTS)}", one, f" x{draw(_TEXTS)}", two, f" x{draw(_TEXTS)}")
        choices: list[Block] = [line, in_cell(one), in_cell(two, Row(60, keep=True))]
        blocks.append(draw(st.sampled_from(choices)))
    return tree(*blocks)


@given(_forms())
@settings(max_examples=50)
def test_fields_lie_on_the_page_apart_from_each_other_and_in_reading_order(shown: Tree) -> None:
    found = widgets(made(shown))
    for widget in found:
        assert 0 <= widget.left < widget.right <= 595.3 and 0 <= widget.low < widget.top <= 841.9
        assert widget.width >= 10 and widget.height >= 10
    for one, after in pairwise(found):
        below = after.page > one.page or after.top <= one.low + 0.01
        beside = after.page == one.page and after.left >= one.right and after.low < one.top
        assert below or beside


# --- what cannot be a field ----------------------------------------------------------------------------------------


def _refused(shown: Tree) -> list[tuple[str, str]]:
    with pytest.raises(SipkitError) as raised:
        typeset(shown, Form())
    assert {fault.kod for fault in raised.value.faults} == {"blankett-falt"}
    return [(fault.vad, fault.var) for fault in raised.value.faults]


def test_two_fields_with_one_name_are_refused_and_both_are_located() -> None:
    (fault,) = _refused(tree(par("x"), par(field("a")), in_cell(field("a"))))
    assert fault == (
        "Två innehållskontroller har samma kod. Den andra står i stycke 2.",
        "tabell 1, rad 1, kolumn 2, stycke 1",
    )


@pytest.mark.parametrize(
    ("control", "told"),
    [
        (field("", label="Namn"), "saknar kod"),
        (field("a", label=" "), "saknar rubrik"),
        (field("a..b"), "kan inte vara ett fälts namn"),
        (field("_dolt.x"), "kan inte vara ett fälts namn"),
    ],
)
def test_a_control_without_a_name_or_a_title_is_refused(control: Field, told: str) -> None:
    ((vad, var),) = _refused(tree(par("x"), par(control)))
    assert told in vad
    assert var == "stycke 2"


def test_a_name_cannot_be_a_field_and_a_group() -> None:
    assert "hela kod" in _refused(tree(par(field("a")), par(field("a.b"))))[0][0]


def _header(control: Field) -> Tree:
    shown = table(("Namn", "x"), ("a", "b"), header_rows=1)
    first = replace(shown.cells[0], blocks=(par(control, style=BOLD),))
    return tree(replace(shown, cells=(first, *shown.cells[1:])))


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        (document(section(par("x"), header=Running((par(field("a")),)))), "sidhuvud och sidfot"),
        (document(section(par("x"), footer=Running((), even=(par(field("a")),)))), "sidhuvud och sidfot"),
        (tree(replace(heading("x"), paragraph=par("Om ", field("a")))), "rubriker"),
        (tree(replace(title("x"), paragraph=par("Om ", field("a")))), "rubriker"),
        (tree(par("x", Footnote(PLAIN, (par(field("a")),)))), "fotnoter"),
        (tree(par("x", Link((field("a"),), url="https://exempel.se"))), "länkar"),
        (_header(field("a")), "rubrikrader"),
    ],
)
def test_a_field_where_none_can_stand_is_refused(shown: Tree, told: str) -> None:
    assert told in _refused(shown)[0][0]


def test_a_form_without_fields_is_refused() -> None:
    assert "inga fält" in _refused(tree(par("x"), bullets("y")))[0][0]


def test_a_value_that_the_fields_font_lacks_is_refused() -> None:
    """And the fault says which character, not which value."""
    with pytest.raises(SipkitError) as raised:
        typeset(tree(par(field("a", shown="Anna ☃"))), Form())
    assert (raised.value.kod, raised.value.var) == ("tecken-saknas", "stycke 1")
    assert "Anna" not in raised.value.vad
