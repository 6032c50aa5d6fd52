"""Reading what was written: the text of a paper as people see it, and every sign that a file holds."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

import docx
import pypdf
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree


def rows(data: bytes) -> list[str]:
    """A Word file's structure and text, one row a paragraph (`Style: text`) or table row (`| cell | cell |`)."""
    document = docx.Document(io.BytesIO(data))
    return [*_margins(document), *(row for block in document.iter_inner_content() for row in _block(block))]


def _margins(document: Document) -> Iterator[str]:
    for section in document.sections:
        for name, part in (("sidhuvud", section.header), ("sidfot", section.footer)):
            yield from (f"[{name}] {paragraph.text}".replace("\t", " ⇥ ") for paragraph in part.paragraphs)


def _block(block: Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Paragraph):
        style = block.style.name if block.style else "?"
        yield f"{style}: {block.text}".rstrip()
    else:
        for row in block.rows:
            yield f"| {' | '.join(cell.text.replace(chr(10), ' / ') for cell in row.cells)} |"


class Control(NamedTuple):
    """A content control's title, and what stands in it."""

    title: str
    shown: str


def controls(data: bytes) -> dict[str, Control]:
    """A Word file's content controls in order, by their names. Two may not have one name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    read = [(_value(each, "w:tag"), _control(each)) for each in root.iter(qn("w:sdt"))]
    found = dict(read)
    assert len(found) == len(read)
    return found


def _control(sdt: etree._Element) -> Control:
    shown = "".join(each.text or "" for each in sdt.iter(qn("w:t")))
    return Control(_value(sdt, "w:alias"), shown.strip())


def _value(sdt: etree._Element, name: str) -> str:
    named = sdt.find(f"{qn('w:sdtPr')}/{qn(name)}")
    return "" if named is None else named.get(qn("w:val"), "")


def text(data: bytes) -> str:
    """All text of a Word file, a line a paragraph or cell; line breaks inside one are kept."""
    document = docx.Document(io.BytesIO(data))
    blocks = document.iter_inner_content()
    return "\n".join(
        line
        for block in blocks
        for line in ([block.text] if isinstance(block, Paragraph) else [c.text for r in block.rows for c in r.cells])
    )


def everything(data: bytes) -> str:
    """Every sign in a file: of a Word file each part, as it is and without tags (Word may cut a word in pieces).

    Of a PDF, its text and its metadata.
    """
    if data.startswith(b"%PDF"):
        pdf = pypdf.PdfReader(io.BytesIO(data))
        return "\n".join([*(page.extract_text() for page in pdf.pages), *map(str, (pdf.metadata or {}).values())])
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return data.decode("utf8")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name).decode("utf8", "replace") for name in package.namelist()]
        return "\n".join([*package.namelist(), *parts, *(re.sub(r"<[^>]*>", "", part) for part in parts)])
