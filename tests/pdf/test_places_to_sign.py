"""A content control that is a place to sign: a line on paper, and an empty signature field in any PDF of the paper."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest
from docx import Document

from sipkit.errors import SipkitError
from sipkit.pdf import Form, typeset
from sipkit.pdf.forms import read_form
from sipkit.signing import ExpectedSigner, sign, signature_fields, verify
from sipkit.word.reader import read
from sipkit.word.tree import Block, Field, Footnote, Link, Running, Text, Tree
from tests.pdf import verapdf
from tests.pdf.blanketter import add, saved
from tests.pdf.trees import PLAIN, document, par, section, tags, title, tree
from tests.signing.pki import ANNA, BO, CA, NOW, signer

FIRST, SECOND = "underskrift:v1-samordnare", "underskrift:v1-enskild"


def place(name: str = FIRST, label: str = "Underskrift, samordnare") -> Field:
    """A place to sign, as the reader makes it."""
    return Field("signature", name, label, (Text(PLAIN, "Skriv under här"),), placeholder=True, fillable=True)


def plan() -> Tree:
    """A Word file with two places to sign and a control of another kind, read."""
    built = Document()
    built.core_properties.title = "Min plan"
    built.add_heading("Underskrifter", 1)
    grid = built.add_table(2, 2)
    for row, (tag, who) in zip(grid.rows, ((FIRST, "samordnare"), (SECOND, "Ingrid")), strict=True):
        row.cells[0].paragraphs[0].add_run(who)
        add(row.cells[1].paragraphs[0], tag, f"Underskrift, {who}")
    add(built.add_paragraph("Ort: "), "ort", "Ort", shown="Karlskrona")
    return read(saved(built))


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def test_a_control_is_an_empty_field_where_it_stands_and_others_are_printed() -> None:
    """Nothing is asked for: any PDF of the paper has it, with its words for a screen reader and its tag."""
    data = typeset(plan()).data
    assert signature_fields(data) == (FIRST, SECOND)
    with opened(data) as pdf:
        (page,) = pdf.pages
        first, second = page.obj.Annots
        assert [str(each.TU) for each in (first, second)] == ["Underskrift, samordnare", "Underskrift, Ingrid"]
        assert float(first.Rect[1]) > float(second.Rect[3]) > 0
        assert float(first.Rect[3]) - float(first.Rect[1]) > 28, "a name written by hand has room"
        assert ["/V" in each for each in (first, second)] == [False, False]
        assert first.AP.N.read_bytes() == b""
        assert [tag.K.Obj.T for tag in tags(pdf, "/Form")] == [FIRST, SECOND]
        assert "/DR" not in pdf.Root.AcroForm


def test_a_line_to_sign_on_by_hand_is_drawn_along_the_bottom_of_the_field() -> None:
    """From edge to edge, in ink, and read aloud by nobody: it is no content."""
    with opened(typeset(tree(title("Plan"), par(place()))).data) as pdf:
        drawn = pdf.pages[0].obj.Contents.read_bytes()
        left, low, right, _ = (float(edge) for edge in pdf.pages[0].obj.Annots[0].Rect)
    lines = re.findall(rb"/Artifact.*\nq 1 0 0 -1 (\S+) (\S+) cm/c\d cs 0 scn (\S+) (\S+) m", drawn)
    begins = [float(x) for x, _, _, _ in lines]
    ends = [float(x) + float(width) for x, _, width, _ in lines]
    assert (min(begins), max(ends)) == pytest.approx((left, right), abs=1.5)
    assert [float(top) - float(down) for _, top, _, down in lines] == pytest.approx([low] * 2, abs=2)


def test_the_same_paper_is_the_same_bytes() -> None:
    assert typeset(plan()).data == typeset(plan()).data


def test_a_form_to_fill_in_has_its_places_to_sign_too() -> None:
    data = typeset(plan(), Form({"id": "A1"})).data
    assert signature_fields(data) == (FIRST, SECOND)
    read = read_form(data)
    assert (read.fields, read.hidden, read.signed) == ({"ort": "Karlskrona"}, {"id": "A1"}, False)


def test_both_sign_there_and_both_signatures_hold() -> None:
    data = typeset(plan()).data
    once = sign(data, FIRST, signer(ANNA), when=NOW, expected=ANNA)
    twice = sign(once, SECOND, signer(BO), when=NOW, expected=BO)
    assert twice.startswith(once) and once.startswith(data)
    expected = [ExpectedSigner(FIRST, ANNA), ExpectedSigner(SECOND, BO)]
    assert verify(twice, expected=expected, trust_roots=[CA.root], at=NOW).koder == ()


# --- what is refused -----------------------------------------------------------------------------------------------


def _header() -> Tree:
    return document(section(par("Text."), header=Running((par(place()),))))


@pytest.mark.parametrize(
    ("shown", "says"),
    [
        (_header(), "sidhuvud och sidfot"),
        (tree(par("x", Footnote(PLAIN, (par(place()),)))), "fotnoter"),
        (tree(par(Link((place(),), url="https://exempel.se"))), "länkar"),
        (tree(par(place()), par(place())), "samma kod"),
        (tree(par(place(label=" "))), "saknar rubrik"),
        (tree(par(place("underskrift:v1.samordnare"))), "kod kan inte vara"),
        (tree(par(place("underskrift:"))), "kod kan inte vara"),
    ],
    ids=["header", "footnote", "link", "twice", "no label", "full stop", "no id"],
)
def test_a_place_where_nobody_can_sign_is_told(shown: Tree, says: str) -> None:
    with pytest.raises(SipkitError) as raised:
        typeset(shown)
    assert raised.value.kod == "blankett-falt"
    assert says in raised.value.vad


def test_other_controls_on_the_same_paper_need_nothing() -> None:
    """They are not fields there, so they may lack a name or stand twice."""
    blocks: list[Block] = [par(place())]
    blocks += [par(Field("text", "", "", (Text(PLAIN, "Karlskrona"),)))] * 2
    assert signature_fields(typeset(tree(*blocks)).data) == (FIRST,)


@pytest.mark.motor
def test_verapdf_finds_nothing_before_and_after_signing(tmp_path: Path) -> None:
    data = typeset(plan()).data
    made = {"tom.pdf": data, "form.pdf": typeset(plan(), Form()).data}
    made["signerad.pdf"] = sign(data, SECOND, signer(ANNA), when=NOW, expected=ANNA)
    for name, pdf in made.items():
        (tmp_path / name).write_bytes(pdf)
    assert verapdf.faults(tmp_path / name for name in made) == []
