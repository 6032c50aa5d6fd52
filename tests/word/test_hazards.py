"""A template may come from anywhere: nothing that fetches, runs, embeds or fills the memory gets past compiling."""

from __future__ import annotations

import io
import zipfile

import pytest

from sipkit.errors import TemplateFault
from sipkit.word import compile_template
from tests.word.wordfiles import RELATIONS, changed, docx, faults, in_body, members, related, with_part, zipped

TYPES = "[Content_Types].xml"


def refused(data: bytes, code: str = "mall-otillaten") -> str:
    """Return what the only fault says."""
    (fault,) = faults(lambda: compile_template(data))
    assert isinstance(fault, TemplateFault)
    assert fault.kod == code
    return fault.vad


def field(code: str) -> str:
    """Return a paragraph with a complex field."""
    half = len(code) // 2
    runs = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (code[:half], code[half:]))
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"<w:p>{begin}{runs}{end}</w:p>"


@pytest.mark.parametrize(
    ("kind", "target", "mode"),
    [
        ("image", "http://127.0.0.1/spion.png", 'TargetMode="External"'),
        ("attachedTemplate", "file:///c:/mall.dotm", 'TargetMode="External"'),
        ("oleObject", "http://127.0.0.1/x", 'TargetMode="External"'),
        ("aFChunk", "http://127.0.0.1/x.html", 'TargetMode="External"'),
        ("hyperlink", "file:///etc/passwd", 'TargetMode="External"'),
        ("hyperlink", "javascript:alert(1)", 'TargetMode="External"'),
        ("hyperlink", "\\\\server\\delad", 'TargetMode="External"'),
    ],
)
def test_what_reaches_out_of_the_file_is_refused(kind: str, target: str, mode: str) -> None:
    refused(related(docx("a"), f'Type="{RELATIONS}{kind}" Target="{target}" {mode}'))


@pytest.mark.parametrize("target", ["https://exempel.se", "mailto:sip@exempel.se", "tel:0701740605"])
def test_a_hyperlink_to_the_web_mail_or_phone_is_kept(target: str) -> None:
    data = related(docx("a"), f'Type="{RELATIONS}hyperlink" Target="{target}" TargetMode="External"')
    assert compile_template(data)


@pytest.mark.parametrize(
    "xml",
    [
        '<w:altChunk xmlns:r="r" r:id="rId1"/>',
        "<w:p><w:r><w:object/></w:r></w:p>",
        "<w:p><w:subDoc/></w:p>",
        '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>nytt</w:t></w:r></w:ins></w:p>',
        '<w:p><w:del w:id="1" w:author="x"><w:r><w:delText>gammalt</w:delText></w:r></w:del></w:p>',
        '<w:p><w:r><w:rPr><w:rPrChange w:id="1" w:author="x"/></w:rPr></w:r></w:p>',
        '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata src="http://x/y.png"/>'
        "</v:shape></w:pict></w:r></w:p>",
        field("DDEAUTO c:\\\\windows\\\\cmd.exe"),
        field('INCLUDETEXT "c:\\\\hemligt.docx"'),
        field('INCLUDEPICTURE "http://127.0.0.1/x.png"'),
        field("DATE"),
        field('HYPERLINK "file:///etc/passwd"'),
        '<w:p><w:fldSimple w:instr="DDE a b c"/></w:p>',
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r></w:p>',
    ],
)
def test_what_fetches_embeds_or_is_unfinished_is_refused_and_placed(xml: str) -> None:
    found = faults(lambda: compile_template(in_body(docx("a"), xml)))
    assert {fault.kod for fault in found} == {"mall-otillaten"}
    assert all(fault.var.startswith("brödtexten") for fault in found)


@pytest.mark.parametrize("code", [" PAGE ", "NUMPAGES", "PAGEREF _Toc1 \\h", 'HYPERLINK \\l "_Toc1"', 'TOC \\o "1-3"'])
def test_harmless_fields_are_kept(code: str) -> None:
    assert compile_template(in_body(docx("a"), field(code)))


def test_macros_are_refused() -> None:
    plain, macro = "wordprocessingml.document.main+xml", "vnd.ms-word.document.macroEnabled.main+xml"
    data = changed(docx("a"), TYPES, f"vnd.openxmlformats-officedocument.{plain}", macro)
    found = faults(lambda: compile_template(data))
    assert "makron" in {word for fault in found for word in fault.vad.strip(".").split()}


def test_an_xml_part_under_another_name_is_refused() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    refused(with_part(docx("a"), "word/header9.png", b"<!DOCTYPE x><x/>", kind, "header"))


@pytest.mark.parametrize(
    "svg",
    ['<image href="http://127.0.0.1/x.png"/>', "<script>x</script>", "<style>@import 'http://127.0.0.1'</style>"],
)
def test_an_svg_picture_that_fetches_or_runs_is_refused(svg: str) -> None:
    content = f'<svg xmlns="http://www.w3.org/2000/svg">{svg}</svg>'.encode()
    refused(with_part(docx("a"), "word/media/a.svg", content, "image/svg+xml", "image"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml"])
def test_a_document_type_is_refused(name: str, encoding: str) -> None:
    content = members(docx("a"))
    root = content[name].decode().partition("?>")[2]
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    text = f"<?xml version='1.0' encoding='{encoding}'?>{bomb}{root}"
    refused(zipped(content | {name: text.encode(encoding)}), "mall-trasig")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\3\4skrap", zipped({"a.txt": b"a"}), docx("a")[:-200]])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    refused(data, "mall-trasig")


def test_a_part_that_is_no_xml_is_refused() -> None:
    refused(zipped(members(docx("a")) | {"word/styles.xml": b"<trasig"}), "mall-trasig")


def test_a_relationship_to_a_part_that_is_not_there_is_refused() -> None:
    refused(related(docx("a"), f'Type="{RELATIONS}header" Target="header9.xml"'), "mall-trasig")


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        ([("word/bomb.xml", b"<w:p/>" * 1_000_000)], "mall-trasig"),
        ([("word/media/bomb.bin", b"\0" * 15_000_000)], "mall-trasig"),
        ([(f"word/media/{n}.bin", bytes([n % 256]) * 90_000) for n in range(600)], "mall-for-stor"),
        ([(f"x{n}", b"") for n in range(2_001)], "mall-trasig"),
    ],
    ids=["one large part", "one dense part", "many parts together", "too many parts"],
)
def test_a_zip_bomb_is_refused_from_its_directory(extra: list[tuple[str, bytes]], code: str) -> None:
    (fault,) = faults(lambda: compile_template(zipped([*members(docx("a")).items(), *extra])))
    assert fault.kod == code or (fault.kod, code) == ("mall-trasig", "mall-for-stor")


def test_a_large_file_is_refused_unread() -> None:
    refused(b"x" * 10_000_001, "mall-for-stor")


@pytest.mark.parametrize("name", ["../ut.xml", "word/../../ut.txt", "word\\ut.txt", "wörd/ut.txt"])
def test_a_part_whose_name_leads_elsewhere_is_refused(name: str) -> None:
    refused(zipped([*members(docx("a")).items(), (name, b"<x/>")]), "mall-trasig")


def test_a_part_twice_is_refused() -> None:
    buffer = io.BytesIO(docx("a"))
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", b"<x/>")
    refused(buffer.getvalue(), "mall-trasig")


@pytest.mark.parametrize("kind", ["oleObject", "package", "control", "vbaProject", "aFChunk", "subDocument"])
def test_what_is_embedded_is_refused(kind: str) -> None:
    refused(with_part(docx("a"), "word/embeddings/x.bin", b"x", "application/octet-stream", kind))


def test_hazards_are_reported_also_when_the_parts_do_not_hang_together() -> None:
    data = related(in_body(docx("a"), field("DATE")), f'Type="{RELATIONS}header" Target="header9.xml"')
    assert [fault.kod for fault in faults(lambda: compile_template(data))] == ["mall-otillaten", "mall-trasig"]


def test_hazards_and_faulty_tags_are_reported_together() -> None:
    found = faults(lambda: compile_template(in_body(docx("{{ a }"), field("DATE"))))
    assert [fault.kod for fault in found] == ["mall-otillaten", "mall-tagg"]
