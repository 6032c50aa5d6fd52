"""Word files for the reader's tests: written as raw XML, so that each holds exactly the construct it is about."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from sipkit.word.reader import read
from sipkit.word.tree import Block, Paragraph, Table, Text, TextStyle

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": OFFICE,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:exempel:okand",
}
_SPACES = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMES.items())
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></cp:coreProperties>'
)

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial"/><w:sz w:val="22"/><w:lang w:val="sv-SE"/></w:rPr>
</w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik3"><w:name w:val="heading 3"/></w:style>
"""
"""The built-in styles that tests use, with ids as a Swedish Word writes them."""


def word(
    body: str,
    *,
    title: str = "Prov",
    links: Mapping[str, tuple[str, str]] | None = None,
    media: Mapping[str, bytes] | None = None,
    running: Mapping[str, str] | None = None,
    styles: str = STYLES,
    numbering: str = "",
    settings: str = "",
    footnotes: str = "",
    theme: str = "",
) -> bytes:
    """A Word file.

    Args:
        body: what stands inside `w:body`.
        title: the title in the file's properties.
        links: relations of the document by id: kind and address.
        media: pictures by file name; the relation's id is the name.
        running: headers and footers by file name without ".xml" ("header1"), which is the relation's id too.
        styles: what stands inside the root of that part.
        numbering: likewise.
        settings: likewise.
        footnotes: likewise.
        theme: likewise.
    """
    parts = {"styles": styles, "numbering": numbering, "settings": settings, "footnotes": footnotes}
    running = running or {}
    themed = {"theme": f"<a:theme {_SPACES}>{theme}</a:theme>"} if theme else {}
    own = {name: (f"{OFFICE}/{name}", f"{name}.xml", False) for name in parts}
    own |= {name: (f"{OFFICE}/{name.rstrip('0123456789')}", f"{name}.xml", False) for name in (*running, *themed)}
    pictures = {name: (f"{OFFICE}/image", f"media/{name}", False) for name in media or {}}
    outside = {name: (f"{OFFICE}/{kind}", address, True) for name, (kind, address) in (links or {}).items()}
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(
            {
                "d": (f"{OFFICE}/officeDocument", "word/document.xml", False),
                "c": (
                    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                    "c.xml",
                    False,
                ),
            }
        ),
        "c.xml": _CORE.format(escape(title)),
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(own | pictures | outside),
    }
    members |= {f"word/{name}.xml": f"<w:{name} {_SPACES}>{xml}</w:{name}>" for name, xml in parts.items()}
    for name, xml in running.items():
        root = "hdr" if name.startswith("header") else "ftr"
        members[f"word/{name}.xml"] = f"<w:{root} {_SPACES}>{xml}</w:{root}>"
        members[f"word/_rels/{name}.xml.rels"] = _relations(pictures)
    members |= {f"word/{name}.xml": xml for name, xml in themed.items()}
    members |= {f"word/media/{name}": data for name, data in (media or {}).items()}
    return zipped(members)


def _relations(relations: Mapping[str, tuple[str, str, bool]]) -> str:
    external = ' TargetMode="External"'
    listed = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{escape(target)}"{external if out else ""}/>'
        for name, (kind, target, out) in relations.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'
    )


def zipped(members: Mapping[str, str | bytes]) -> bytes:
    """A zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def run(text: str, properties: str = "") -> str:
    """A run with some text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph; a run that is no XML is a text."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inside}</w:p>"


def cell(inside: str, properties: str = "") -> str:
    """A cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def table(*rows: Iterable[str], properties: str = "", header: bool = False) -> str:
    """A table; a cell that is no XML is a text."""
    made = []
    for number, row in enumerate(rows):
        repeated = "<w:trPr><w:tblHeader/></w:trPr>" if header and not number else ""
        cells = "".join(each if each.startswith("<w:tc>") else cell(par(each)) for each in row)
        made.append(f"<w:tr>{repeated}{cells}</w:tr>")
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(made)}</w:tbl>"


def field(code: str, result: str | None = None) -> str:
    """A field in its own runs; without a result it has no separator either."""
    separated = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>{separated}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def drawing(
    inside: str = "", *, name: str = "bild.png", described: str = 'descr="En bild"', holder: str = "inline"
) -> str:
    """A run with a picture of 72 by 36 points; `inside` comes first in its holder."""
    return (
        f'<w:r><w:drawing><wp:{holder}>{inside}<wp:extent cx="914400" cy="457200"/>'
        f'<wp:docPr id="1" name="b" {described}/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:blipFill><a:blip r:embed="{name}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic>'
        f"</wp:{holder}></w:drawing></w:r>"
    )


def png() -> bytes:
    """A picture of one white point."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\xff")) + chunk(b"IEND", b"")
    )


PICTURE = {"bild.png": png()}


def blocks_of(docx: bytes) -> tuple[Block, ...]:
    """The blocks of a document with one section."""
    (section,) = read(docx).sections
    return section.body


def paragraph_of(docx: bytes) -> Paragraph:
    """The first block, which is a paragraph."""
    first = blocks_of(docx)[0]
    assert isinstance(first, Paragraph)
    return first


def table_of(docx: bytes) -> Table:
    """The first block, which is a table."""
    first = blocks_of(docx)[0]
    assert isinstance(first, Table)
    return first


def style_of(docx: bytes) -> TextStyle:
    """The style of the first text of the first paragraph."""
    return next(inline.style for inline in paragraph_of(docx).inlines if isinstance(inline, Text))


def notes_of(docx: bytes) -> list[str]:
    """What the reader noted."""
    return [note.vad for note in read(docx).notes]
