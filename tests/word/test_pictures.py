"""A picture of the template gives way to a given one of the same name, inside the box that is drawn for it."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from docx.document import Document as Built
from docx.shared import Cm
from lxml import etree

from sipkit.word import compile_template, fill
from tests.word.wordfiles import changed, docx, faults, jpeg_header, members, png

LOGO = png(30, 10)


def with_pictures(*names: str, data: bytes = LOGO) -> bytes:
    """Return a template with pictures in the body, each 6 × 2 cm."""

    def build(document: Built) -> None:
        for name in names:
            document.add_picture(io.BytesIO(data), Cm(6), Cm(2))
            properties = document.element.body.findall(".//{*}docPr")[-1]
            properties.set("name", name)

    return docx("{{ x }}", build=build)


def shown(paper: bytes, part: str = "document") -> list[tuple[str, bytes, tuple[float, float]]]:
    """Return each picture's name, bytes, and drawn width and height in centimetres."""
    content = members(paper)
    rels = {rel.get("Id"): rel.get("Target", "") for rel in etree.fromstring(content[f"word/_rels/{part}.xml.rels"])}
    found = []
    for drawing in etree.fromstring(content[f"word/{part}.xml"]).iter("{*}inline"):
        (blip,) = drawing.iter("{*}blip")
        sizes = {
            (int(box.get("cx", "")), int(box.get("cy", "")))
            for box in [*drawing.iter("{*}extent"), *(b for x in drawing.iter("{*}xfrm") for b in x.iter("{*}ext"))]
        }
        ((width, height),) = sizes
        embedded = rels[next(str(value) for key, value in blip.attrib.items() if str(key).endswith("embed"))]
        name = next(drawing.iter("{*}docPr")).get("name", "")
        found.append((name, content[f"word/{embedded}"], (round(width / 360000, 2), round(height / 360000, 2))))
    return found


def made(template: bytes, **pictures: bytes) -> bytes:
    """Return the paper."""
    return fill(compile_template(template, pictures=pictures), {"x": ""})


@pytest.mark.parametrize("picture", [png, jpeg_header])
@pytest.mark.parametrize(
    ("pixels", "drawn"),
    [((30, 10), (6, 2)), ((60, 10), (6, 1)), ((10, 10), (2, 2)), ((1, 40), (0.05, 2)), ((3000, 1000), (6, 2))],
)
def test_the_new_picture_keeps_its_proportions_inside_the_drawn_box(
    picture: Callable[[int, int], bytes], pixels: tuple[int, int], drawn: tuple[float, float]
) -> None:
    new = picture(*pixels)
    assert shown(made(with_pictures("logotyp"), logotyp=new)) == [("logotyp", new, drawn)]


def test_only_the_named_picture_is_replaced_also_when_two_show_the_same_file() -> None:
    new = png(60, 10)
    paper = made(with_pictures("logotyp", "sigill"), logotyp=new)
    assert shown(paper) == [("logotyp", new, (6, 1)), ("sigill", LOGO, (6, 2))]


def test_the_templates_own_picture_does_not_follow_along() -> None:
    media = [
        data for name, data in members(made(with_pictures("logotyp"), logotyp=png(5, 5))).items() if "media" in name
    ]
    assert media == [png(5, 5)]


def test_a_picture_in_the_header_is_replaced() -> None:
    def build(document: Built) -> None:
        document.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(LOGO), Cm(6), Cm(2))

    template = changed(docx("{{ x }}", build=build), "word/header1.xml", 'name="Picture 1"', 'name="logotyp"')
    assert shown(made(template, logotyp=png(10, 10)), "header1") == [("logotyp", png(10, 10), (2, 2))]


def test_a_picture_that_the_template_has_no_place_for_is_left_out() -> None:
    assert made(with_pictures("sigill"), logotyp=png(5, 5)) == made(with_pictures("sigill"))


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a\x01\x00\x01\x00\x00\x00\x00", b"<svg/>", png(4, 4)[:10], b"\xff\xd8\xff"]
)
def test_what_is_neither_png_nor_jpeg_is_refused_by_name(data: bytes) -> None:
    (fault,) = faults(lambda: made(with_pictures("logotyp"), logotyp=data))
    assert fault.kod == "mall-bild"
    assert "logotyp" in fault.vad


def test_a_cropped_picture_with_a_vector_twin_is_replaced_whole() -> None:
    template = changed(
        with_pictures("logotyp"),
        "word/document.xml",
        "<a:stretch>",
        '<a:srcRect l="10000"/><a:stretch>',
    )
    twin = '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"/></a:extLst></a:blip>'
    blip = members(template)["word/document.xml"].decode().partition("<a:blip ")[2].partition("/>")[0]
    template = changed(template, "word/document.xml", f"<a:blip {blip}/>", f"<a:blip {blip}>{twin}")
    content = members(made(template, logotyp=png(10, 10)))["word/document.xml"]
    assert b"srcRect" not in content
    assert b"extLst" not in content
