"""Word files for tests: built with python-docx, taken apart and changed as zip files, read back as text."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

import pytest
from docx import Document
from docx.document import Document as Built
from lxml import etree

from sipkit.errors import SipkitError
from sipkit.word import compile_template, fill

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def docx(*paragraphs: str | Sequence[str], build: Callable[[Built], None] | None = None) -> bytes:
    """Make a Word file; a paragraph is a text, or the texts of its runs. `build` adds to it."""
    document = Document(io.BytesIO(_plain()))
    for runs in paragraphs:
        paragraph = document.add_paragraph()
        for run in [runs] if isinstance(runs, str) else runs:
            paragraph.add_run(run)
    if build:
        build(document)
    return saved(document)


@cache
def _plain() -> bytes:
    """Return python-docx's own empty document without the 700 kB of styles that no test uses."""
    document = Document()
    used = {"Normal", "Heading 1", "List Bullet", "Table Grid", "Default Paragraph Font", "Normal Table", "No List"}
    used |= {"Header", "Footer", "annotation reference", "annotation text", "Comment Text", "Normal Table"}
    for style in [style for style in document.styles if style.name not in used]:
        style.delete()
    rels = document.part.rels
    del rels[next(name for name, rel in rels.items() if rel.reltype.endswith("stylesWithEffects"))]
    return saved(document)


def saved(document: Built) -> bytes:
    """Return a python-docx document as bytes."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def table(*rows: Sequence[str]) -> Callable[[Built], None]:
    """Return what adds a table to a document, for `build`."""

    def add(document: Built) -> None:
        grid = document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(grid.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    return add


def members(data: bytes) -> dict[str, bytes]:
    """Return what a Word file's zip holds, in its order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(content: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip file."""
    pairs = content.items() if isinstance(content, Mapping) else content
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, member in pairs:
            archive.writestr(name, member)
    return buffer.getvalue()


def changed(data: bytes, name: str, old: str, new: str) -> bytes:
    """Return a Word file with one text in one member replaced; the text must stand there."""
    content = members(data)
    text = content[name].decode()
    assert old in text, f"{old} does not stand in {name}"
    return zipped(content | {name: text.replace(old, new, 1).encode()})


def in_body(data: bytes, xml: str) -> bytes:
    """Return a Word file whose body begins with more XML."""
    return changed(data, "word/document.xml", "<w:body>", f"<w:body>{xml}")


def with_part(data: bytes, name: str, content: bytes, kind: str, relation: str) -> bytes:
    """Return a Word file with one more part that its document refers to."""
    declared = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
    data = changed(data, "[Content_Types].xml", "</Types>", declared)
    data = related(data, f'Type="{RELATIONS}{relation}" Target="{name.removeprefix("word/")}"')
    return zipped(members(data) | {name: content})


def related(data: bytes, attributes: str) -> bytes:
    """Return a Word file whose document has one more relationship."""
    relation = f'<Relationship Id="rIdExtra{len(data)}" {attributes}/></Relationships>'
    return changed(data, "word/_rels/document.xml.rels", "</Relationships>", relation)


def texts(data: bytes, part: str = "word/document.xml") -> list[str]:
    """Return the text of each paragraph of a part, with its line breaks and tabs."""
    signs = {W + "br": "\n", W + "tab": "\t"}
    found = []
    for paragraph in etree.fromstring(members(data)[part]).iter(W + "p"):
        runs = (element for run in paragraph.iter(W + "r") for element in run)
        found.append("".join(signs.get(str(e.tag), e.text or "" if e.tag == W + "t" else "") for e in runs))
    return found


def paper(data: bytes) -> str:
    """Return the text of the body, one line for each paragraph that holds any."""
    return "\n".join(text for text in texts(data) if text)


def picture_ids(data: bytes, part: str = "word/document.xml") -> list[str]:
    """Return the ids of the pictures in a part."""
    return re.findall(r'<wp:docPr id="(\d+)"', members(data)[part].decode())


def png(width: int, height: int) -> bytes:
    """Return a grey PNG."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def jpeg_header(width: int, height: int) -> bytes:
    """Return the head of a JPEG, which tells its size."""
    app = b"\xff\xe0" + struct.pack(">H5s2BB2H2B", 16, b"JFIF\0", 1, 1, 1, 72, 72, 0, 0)
    frame = b"\xff\xc0" + struct.pack(">HB2HB3B", 11, 8, height, width, 1, 1, 0x11, 0)
    scan = b"\xff\xda" + struct.pack(">HB2B3B", 8, 1, 1, 0, 0, 63, 0)
    return b"\xff\xd8" + app + frame + scan + b"\xff\xd9"


def faults(make: Callable[[], object]) -> tuple[SipkitError, ...]:
    """Return every fault that making something raises."""
    with pytest.raises(SipkitError) as raised:
        make()
    return raised.value.faults


def filled(template: bytes, context: Mapping[str, object] | None = None) -> str:
    """Compile and fill a template, and return the text of the paper's body."""
    return paper(fill(compile_template(template), context or {}))
