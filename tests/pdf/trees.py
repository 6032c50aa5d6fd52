"""Trees for tests, in a few words."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Literal

import pikepdf

from sipkit.pdf import typeset
from sipkit.word.tree import (
    Block,
    Border,
    Borders,
    Cell,
    Heading,
    Inline,
    Item,
    Label,
    ListBlock,
    Paragraph,
    ParagraphFormat,
    PictureFile,
    Row,
    Running,
    Section,
    Sides,
    Table,
    Text,
    TextStyle,
    Title,
    Tree,
)

PLAIN = TextStyle("Arial", 11)
BOLD = TextStyle("Arial", 11, bold=True)
FORMAT = ParagraphFormat()
NOTHING = Running()
LINES = Borders(*[Border(0.5, "#999999")] * 4)
INSET = Sides(2, 5, 2, 5)


def par(*inlines: Inline | str, form: ParagraphFormat = FORMAT, style: TextStyle = PLAIN, gap: float = 6) -> Paragraph:
    """A paragraph; a string is a text in the paragraph's style."""
    return Paragraph(form, style, tuple(Text(style, each) if isinstance(each, str) else each for each in inlines), gap)


def heading(text: str, level: int = 1, label: Label | None = None) -> Heading:
    """A heading."""
    style = TextStyle("Arial", 14, bold=True, color="#004B87")
    return Heading(level, Paragraph(ParagraphFormat(keep_next=True), style, (Text(style, text),), 12, label))


def title(text: str) -> Title:
    """The title on the page."""
    return Title(par(text, style=TextStyle("Arial", 22, bold=True)))


def bullets(*texts: str) -> ListBlock:
    """A list."""
    return ListBlock(False, 0, 18, tuple(Item(Label("•", PLAIN), (par(text, gap=0),), 3) for text in texts))


def numbered(*texts: str, sign: str = "{}.") -> ListBlock:
    """A numbered list."""
    labels = [Label(sign.replace("{}", str(number)), PLAIN) for number in range(1, len(texts) + 1)]
    items = (Item(label, (par(text, gap=0),), 3) for label, text in zip(labels, texts, strict=True))
    return ListBlock(True, 0, 18, tuple(items))


def table(*rows: tuple[str, ...], header_rows: int = 0, row_headers: bool = False, width: float = 450) -> Table:
    """A table with lines. The first `header_rows` name the columns; with `row_headers` the first column the rows."""
    cells: list[Cell] = []
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            names_column, names_row = y < header_rows, row_headers and x == 0
            shown = (par(text, style=BOLD if names_column or names_row else PLAIN, gap=0),)
            kind: Literal["column", "row"] | None = "column" if names_column else "row" if names_row else None
            cells.append(Cell(x, y, shown, inset=INSET, borders=LINES, header=kind))
    columns = (width / len(rows[0]),) * len(rows[0])
    return Table(columns, (Row(),) * len(rows), tuple(cells), header_rows, row_headers, gap=6)


def section(*blocks: Block, header: Running = NOTHING, footer: Running = NOTHING) -> Section:
    """A4 pages."""
    return Section(595.3, 841.9, Sides(70, 70, 70, 70), 30, 30, blocks, header, footer)


def tree(*blocks: Block, pictures: Sequence[PictureFile] = ()) -> Tree:
    """A document of one section without header and footer."""
    return document(section(*blocks), pictures=pictures)


def document(*sections: Section, pictures: Sequence[PictureFile] = ()) -> Tree:
    """A document."""
    return Tree("Prov", "sv-SE", sections, {picture.sha: picture for picture in pictures})


def opened(shown: Tree) -> pikepdf.Pdf:
    """The document set, and opened."""
    return pikepdf.open(io.BytesIO(typeset(shown).data))


def tags(pdf: pikepdf.Pdf, *kinds: str) -> list[pikepdf.Object]:
    """Structure elements in reading order, those of some kinds or all."""
    return [element for element in _elements(pdf.Root.StructTreeRoot.K) if not kinds or element.S in kinds]


def _elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from _elements(node.K)
