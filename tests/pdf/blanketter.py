"""A form as a municipality would make it in Word, and other Word files with content controls."""

from __future__ import annotations

import io
from collections.abc import Mapping
from xml.sax.saxutils import quoteattr

from docx import Document
from docx.document import Document as Built
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from pypdf import PdfWriter

from sipkit.word.reader import read
from sipkit.word.tree import Tree

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
LINE = "<w:text/>"
LINES = '<w:text w:multiLine="1"/>'
DATE = '<w:date><w:dateFormat w:val="yyyy-MM-dd"/></w:date>'
BOX = '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>'
PARTIES = (("Kommunen, socialtjänsten", "kommun"), ("Regionen, primärvården", "region"), ("Skolan", "skola"))


def choice(*options: str, kind: str = "dropDownList") -> str:
    """A list of choices, with the prompt that Word puts first."""
    items = "".join(f"<w:listItem w:displayText={quoteattr(each)} w:value={quoteattr(each)}/>" for each in options)
    return f'<w:{kind}><w:listItem w:value="Välj ett objekt."/>{items}</w:{kind}>'


def control(tag: str, alias: str, kind: str, inside: str, *, prompt: bool = False) -> str:
    """A content control as XML."""
    names = "".join(f"<w:{name} w:val={quoteattr(text)}/>" for name, text in (("alias", alias), ("tag", tag)) if text)
    placeholder = "<w:showingPlcHdr/>" if prompt else ""
    return (
        f"<w:sdt {nsdecls('w')} {W14}><w:sdtPr>{names}{placeholder}{kind}</w:sdtPr>"
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def add(paragraph: Paragraph, tag: str, alias: str, kind: str = LINE, shown: str | None = None) -> None:
    """Put a control last in a paragraph; without anything shown it holds a prompt."""
    text = "Klicka här" if shown is None else shown
    inside = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    paragraph._p.append(parse_xml(control(tag, alias, kind, inside, prompt=shown is None)))


def form() -> bytes:
    """The Word file of the sample form."""
    document = Document()
    document.core_properties.title = "Samtycke till samordnad individuell plan"
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.3)
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Arial", Pt(11)
    section.header.paragraphs[0].text = "Exempelkommunen"
    section.footer.paragraphs[0].text = "Blankett Samtycke, utgåva 1"
    _beginning(document)
    _person(document)
    _parties(document)
    _rest(document)
    return saved(document)


def saved(document: Built) -> bytes:
    """The file."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def sample() -> Tree:
    """The sample form, read."""
    return read(form())


def _beginning(document: Built) -> None:
    document.add_heading("Samtycke till samordnad individuell plan", 1)
    document.add_paragraph(
        "Du bestämmer själv vilka som får prata med varandra om dig. Du kan ta tillbaka ditt samtycke när du vill."
    )


def _person(document: Built) -> None:
    document.add_heading("Det gäller", 2)
    grid = document.add_table(2, 2)
    grid.style = "Table Grid"
    cells = [cell for row in grid.rows for cell in row.cells]
    fields = (
        ("Förnamn och efternamn", "enskild.namn", LINE),
        ("Personnummer", "enskild.personnummer", LINE),
        ("Gatuadress, postnummer och ort", "enskild.adress", LINE),
        ("Telefon", "enskild.telefon", LINE),
    )
    for cell, (label, tag, kind) in zip(cells, fields, strict=True):
        _labelled(cell, label, tag, kind)


def _labelled(cell: _Cell, label: str, tag: str, kind: str) -> None:
    first = cell.paragraphs[0]
    first.paragraph_format.space_after = Pt(2)
    first.add_run(label).font.size = Pt(8.5)
    below = cell.add_paragraph()
    below.paragraph_format.space_after = Pt(2)
    add(below, tag, label, kind)


def _parties(document: Built) -> None:
    document.add_heading("De här får dela uppgifter om mig", 2)
    grid = document.add_table(1 + len(PARTIES), 3)
    grid.style = "Table Grid"
    for cell, text in zip(grid.rows[0].cells, ("Vem", "Ja", "Nej"), strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    grid.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for row, (name, key) in zip(grid.rows[1:], PARTIES, strict=True):
        row.cells[0].text = name
        for cell, word, tag in zip(row.cells[1:], ("Ja", "Nej"), ("ja", "nej"), strict=True):
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            add(cell.paragraphs[0], f"parter.{key}.{tag}", f"{name}: {word}", BOX, "☐")
    for row in grid.rows:
        for cell, width in zip(row.cells, (Cm(11.4), Cm(2.5), Cm(2.5)), strict=True):
            cell.width = width


def _rest(document: Built) -> None:
    document.add_heading("Hur samtycket gäller", 2)
    for text, tag, kind in (
        ("Samtycket ges: ", "form", choice("Muntligt", "Skriftligt")),
        ("Språk och tolk: ", "sprak", choice("Svenska", "Romani ćhib", kind="comboBox")),
    ):
        paragraph = document.add_paragraph(text)
        paragraph.paragraph_format.space_after = Pt(4)
        add(paragraph, tag, text.strip(" :"), kind)
    document.add_paragraph("Det här får ni inte dela:").paragraph_format.space_after = Pt(2)
    add(document.add_paragraph(), "undantag", "Det här får ni inte dela", LINES)
    last = document.add_paragraph("Datum: ")
    add(last, "datum", "Datum", DATE, "2026-03-02")
    last.add_run(" Ort: ")
    add(last, "ort", "Ort", LINE)


def template() -> bytes:
    """The Word file of a form whose rows are filled in before it is sent."""
    document = Document()
    grid = document.add_table(3, 2)
    grid.rows[0].cells[0].text, grid.rows[2].cells[0].text = "{%tr for part in parter %}", "{%tr endfor %}"
    box, who = grid.rows[1].cells
    sign = "{% if part.ja %}☒{% else %}☐{% endif %}"
    add(box.paragraphs[0], "parter.{{ part.id }}.ja", "{{ part.namn }}: ja", BOX, sign)
    who.text = "{{ part.namn }}"
    _enclose(who._tc, "parter.{{ part.id }}.vem", "{{ part.namn }}: vem", LINE)
    _enclose(document.add_paragraph("Klicka här")._p, "övrigt", "Övrigt", LINES, prompt=True)
    return saved(document)


def _enclose(element: BaseOxmlElement, tag: str, alias: str, kind: str, *, prompt: bool = False) -> None:
    """Put a control around a whole paragraph or cell."""
    around = parse_xml(control(tag, alias, kind, "", prompt=prompt))
    element.addprevious(around)
    around[-1].append(element)


def filled(pdf: bytes, values: Mapping[str, str]) -> bytes:
    """The form as pypdf fills it in: texts, and /Ja or /Off for check boxes."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    for page in writer.pages:
        writer.update_page_form_field_values(page, dict(values), auto_regenerate=False)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()
