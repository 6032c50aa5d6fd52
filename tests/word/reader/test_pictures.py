"""Pictures: in the line, placed on the page, described or decorative."""

from __future__ import annotations

import pytest

from sipkit.word.reader import Unsupported, read
from sipkit.word.tree import Inline, Link, Offset, Paragraph, Picture, Placed
from tests.word.reader.bodies import PICTURE, drawing, notes_of, par, paragraph_of, png, word


def _position(axis: str, frame: str, inside: str) -> str:
    return f'<wp:position{axis} relativeFrom="{frame}">{inside}</wp:position{axis}>'


def _anchored(horizontal: str, vertical: str, wrap: str = "<wp:wrapNone/>") -> str:
    positions = _position("H", *horizontal.split("|")) + _position("V", *vertical.split("|"))
    return drawing(positions + wrap, holder="anchor")


def _at(points: int) -> str:
    return f"<wp:posOffset>{points * 12700}</wp:posOffset>"


def _inlines(run: str) -> tuple[Inline, ...]:
    return paragraph_of(word(par(run), media=PICTURE)).inlines


def test_a_picture_in_the_line_keeps_size_and_description() -> None:
    docx = word(par(drawing()), media=PICTURE)
    (picture,) = paragraph_of(docx).inlines
    assert isinstance(picture, Picture)
    assert (picture.width, picture.height, picture.alt) == (72.0, 36.0, "En bild")
    assert read(docx).pictures[picture.sha].data == png()


def test_a_decorative_picture_needs_no_description() -> None:
    run = drawing(described="").replace(
        '<wp:docPr id="1" name="b" />',
        ('<wp:docPr id="1" name="b"><a:extLst><a:ext uri="u"><adec:decorative val="1"/></a:ext></a:extLst></wp:docPr>'),
    )
    (picture,) = _inlines(run)
    assert isinstance(picture, Picture) and picture.alt is None


def test_a_picture_in_a_header_needs_no_description() -> None:
    section = '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    tree = read(word(par("a") + section, media=PICTURE, running={"header1": par(drawing(described=""))}))
    paragraph = tree.sections[0].header.default[0]
    assert isinstance(paragraph, Paragraph) and isinstance(paragraph.inlines[0], Picture)
    assert list(tree.pictures) == [paragraph.inlines[0].sha]


@pytest.mark.parametrize(
    ("horizontal", "vertical", "expected"),
    [
        ("page|" + _at(40), "page|" + _at(30), (Offset("page", 40.0), Offset("page", 30.0))),
        ("column|" + _at(-5), "line|" + _at(2), (Offset("margin", -5.0), Offset("paragraph", 2.0))),
        ("leftMargin|" + _at(9), "topMargin|" + _at(8), (Offset("page", 9.0), Offset("page", 8.0))),
        (
            "margin|<wp:align>right</wp:align>",
            "margin|<wp:align>top</wp:align>",
            (Offset("margin", align="end"), Offset("margin", align="start")),
        ),
    ],
)
def test_a_floating_picture_keeps_its_place(horizontal: str, vertical: str, expected: tuple[Offset, Offset]) -> None:
    (placed,) = _inlines(_anchored(horizontal, vertical))
    assert isinstance(placed, Placed)
    assert (placed.horizontal, placed.vertical, placed.behind) == (*expected, False)


def test_a_picture_that_text_flows_around_never_covers_text() -> None:
    """Beside its paragraph it gets a line of its own; on a fixed place of the page it stays there, behind the text."""
    beside = _anchored("margin|<wp:align>right</wp:align>", "paragraph|" + _at(0), "<wp:wrapSquare/>")
    docx = word(par(beside, "Text"), media=PICTURE)
    tree = read(docx)
    own, paragraph = tree.sections[0].body
    assert isinstance(own, Paragraph) and isinstance(own.inlines[0], Picture) and own.format.align == "right"
    assert isinstance(paragraph, Paragraph) and len(paragraph.inlines) == 1
    assert notes_of(docx) == ["En bild som texten flyter runt står på en egen rad."]
    fixed = word(par(_anchored("page|" + _at(0), "page|" + _at(0), "<wp:wrapSquare/>"), "Text"), media=PICTURE)
    assert notes_of(fixed) == [
        "En bild som texten flyter runt står på sin plats, bakom texten som inte flyter runt den."
    ]
    (placed, _) = paragraph_of(fixed).inlines
    assert isinstance(placed, Placed) and placed.behind


def test_a_place_measured_from_what_is_not_known_is_refused() -> None:
    with pytest.raises(Unsupported, match="rightMargin"):
        _inlines(_anchored("rightMargin|" + _at(0), "page|" + _at(0)))


def test_a_picture_may_be_a_link() -> None:
    run = drawing(described='descr="Logotyp"').replace(
        '<wp:docPr id="1" name="b" descr="Logotyp"/>',
        '<wp:docPr id="1" name="b" descr="Logotyp"><a:hlinkClick r:id="l"/></wp:docPr>',
    )
    docx = word(par(run), media=PICTURE, links={"l": ("hyperlink", "https://exempel.se")})
    (link,) = paragraph_of(docx).inlines
    assert isinstance(link, Link) and link.url == "https://exempel.se" and isinstance(link.inlines[0], Picture)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (png(), "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"GIF89a", "gif"),
        (b"RIFF\0\0\0\0WEBP", "webp"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "svg"),
    ],
)
def test_a_pictures_kind_is_told_by_its_bytes_not_by_its_name(data: bytes, kind: str) -> None:
    tree = read(word(par(drawing(name="b.bin")), media={"b.bin": data}))
    assert [picture.kind for picture in tree.pictures.values()] == [kind]


def test_a_picture_in_an_old_format_is_refused_by_name() -> None:
    with pytest.raises(Unsupported, match="formatet EMF"):
        read(word(par(drawing(name="b.emf")), media={"b.emf": b"\x01\0\0\0"}))


def test_an_effect_on_a_picture_is_noted() -> None:
    tinted = drawing().replace('<a:blip r:embed="bild.png"/>', '<a:blip r:embed="bild.png"><a:grayscl/></a:blip>')
    assert notes_of(word(par(tinted), media=PICTURE)) == [
        "En bild har en effekt (färg, ljus eller genomskinlighet) som inte följer med."
    ]


def test_a_hidden_picture_is_left_out_with_a_note() -> None:
    hidden = drawing().replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    assert notes_of(word(par(hidden, "a"), media=PICTURE)) == ["En dold bild följer inte med."]
