"""One document for each thing that a Tree can hold, for the tests that look at all of them."""

from __future__ import annotations

import hashlib
import struct
import zlib
from dataclasses import replace

from sipkit.word.tree import (
    Bookmark,
    Border,
    Borders,
    Box,
    Break,
    Cell,
    Field,
    Footnote,
    Item,
    Label,
    LineSpacing,
    Link,
    ListBlock,
    Offset,
    PageBreak,
    PageCount,
    PageNumber,
    PageRef,
    ParagraphFormat,
    Picture,
    PictureFile,
    Placed,
    Row,
    Running,
    Tab,
    Table,
    TabStop,
    Text,
    TextStyle,
    Title,
    Tree,
)
from tests.pdf.trees import (
    BOLD,
    INSET,
    LINES,
    PLAIN,
    bullets,
    document,
    heading,
    numbered,
    par,
    section,
    table,
    title,
    tree,
)

LINE = "En rad text som fyller ungefär en hel rad på papperet och inte mer än så. "
LONG = LINE * 6
NUMBER = par("Sida ", PageNumber(PLAIN), " av ", PageCount(PLAIN), gap=0)
UNDERLINED = TextStyle("Arial", 11, underline="single")


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixels = zlib.compress(b"".join(b"\x00" + b"\x00\x4b\x87" * 8 for _ in range(8)))
    header = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="red"/></svg>'
LOGO = PictureFile(hashlib.sha1(_png()).hexdigest(), "png", _png())
DRAWING = PictureFile(hashlib.sha1(_SVG).hexdigest(), "svg", _SVG)
SHOWN = Picture(LOGO.sha, 40, 40, "Regionens märke")
DECORATION = Picture(DRAWING.sha, 20, 20, None)


def _form(**named: object) -> ParagraphFormat:
    return replace(ParagraphFormat(), **named)  # type: ignore[arg-type]


def _formats() -> Tree:
    forms = [
        _form(align="center"),
        _form(align="right"),
        _form(align="justify", first_line=20.0),
        _form(left=40.0, right=40.0, first_line=-20.0),
        _form(left=-10.0),
        _form(line=LineSpacing("multiple", 1.5)),
        _form(line=LineSpacing("multiple", 0.8)),
        _form(line=LineSpacing("exact", 14)),
        _form(line=LineSpacing("at-least", 20)),
        _form(line=LineSpacing("at-least", 2)),
        _form(keep_next=True, keep_lines=True, widow_control=False),
    ]
    return tree(*(par(LONG, form=form) for form in forms), par(), par("efter en tom rad"))


def _styles() -> Tree:
    looks = [
        {"bold": True, "italic": True},
        *({"underline": line} for line in ("single", "double", "thick", "dotted", "dashed", "wave")),
        {"strike": True, "underline": "dotted"},
        *({"caps": caps} for caps in ("all", "small")),
        *({"vertical": place} for place in ("super", "sub")),
        {"color": "#AA0000", "background": "#FFFF00"},
        {"tracking": 2.0, "raised": 3.0},
        {"lang": "en-GB"},
        {"lang": "fi"},
        *({"font": font, "size": 14.0} for font in ("Times New Roman", "Courier New", "Cambria", "Okänd")),
    ]
    return tree(*(par("Vanligt, ", Text(replace(PLAIN, **look), "Annorlunda"), " och slut.") for look in looks))  # type: ignore[arg-type]


def _tabs() -> Tree:
    stops = (TabStop(100, "center"), TabStop(250, "decimal", "hyphens"), TabStop(455, "right", "dots"))
    sign = _form(tabs=(TabStop(200), TabStop(230), TabStop(455)))
    return tree(
        par("Namn", Tab(PLAIN), "mitten", Tab(PLAIN), "1,50", Tab(PLAIN), "7", form=_form(tabs=stops)),
        par("utan", Tab(PLAIN), "egna", Tab(PLAIN), "lägen", Break(), "ny rad", Tab(PLAIN), "x"),
        par("a)", Tab(PLAIN), LONG, form=_form(left=36.0, first_line=-36.0)),
        par(Tab(UNDERLINED), Tab(PLAIN), Tab(UNDERLINED), form=sign),
        par("Underskrift", Tab(PLAIN), "", Tab(PLAIN), "Ort och datum", form=sign),
    )


def _lists() -> Tree:
    inner = bullets("inre ett", "inre två")
    nested = Item(Label("•", PLAIN), (par("yttre", gap=0), inner), 3)
    plain = Item(Label("•", PLAIN), (par(LONG, gap=0), par("samma punkt, nytt stycke")), 3)
    run_in = ListBlock(True, 0, 0, (Item(Label("§ 1", BOLD, "space"), (par(LONG, gap=0),), 6),))
    different = ListBlock(False, 0, 18, (plain, replace(plain, label=Label("–", PLAIN))))
    left_out = ListBlock(False, -10, 18, (nested,))
    return tree(
        ListBlock(False, 0, 18, (plain, nested, plain)),
        numbered("ett", "två"),
        run_in,
        different,
        left_out,
        numbered("lång etikett", sign="Avdelning {} i planen"),
    )


def _boxes() -> Tree:
    line = Border(0.75, "#004B87", "dashed", 4)
    return tree(
        Box((par("Inramat", gap=0), par(LONG)), Borders(line, line, line, line), "#E8EFF5", 5, 5, gap=12),
        Box((par("Ett", gap=0), par("Två"), par("Tre")), Borders(bottom=Border(2, None, "double")), None, 0, 0, line),
        Box((bullets("punkt", "i ruta"), table(("a", "b"))), fill="#EEEEEE"),
    )


def _tables() -> Tree:
    wide = Cell(
        0, 0, (par("Bred", style=BOLD),), colspan=2, inset=INSET, borders=LINES, header="column", fill="#DDEEFF"
    )
    tall = Cell(0, 1, (par("Hög"),), rowspan=2, inset=INSET, borders=LINES, align="center")
    rest = [Cell(1, y, (par("x"),), inset=INSET, borders=LINES, align="bottom", gap_below=4) for y in (1, 2)]
    merged = Table((100, 200), (Row(keep=True), Row(40), Row(30, exact=True)), (wide, tall, *rest), 1, gap=6)
    outer = table(("Rad", "x"), row_headers=True)
    nested = replace(
        outer, cells=(outer.cells[0], replace(outer.cells[1], blocks=(table(("a", "b"), width=200), par("efter"))))
    )
    spacer = replace(table(("", "")), rows=(Row(3, exact=True),))
    centered = replace(table(("mitt", "i"), width=200), align="center")
    return tree(
        merged,
        nested,
        table(("Fakta", "Värde"), ("Ett", "två"), header_rows=1, row_headers=True),
        spacer,
        centered,
        replace(table(("indragen", "x"), width=200), indent=-5.0),
        table(("Namn", "Roll"), *[(f"Person {number}", LINE) for number in range(60)], header_rows=1),
    )


def _pictures() -> Tree:
    at = Offset("page", 100.0)
    places = [
        Placed(SHOWN, at, at),
        Placed(DECORATION, Offset("margin", align="end"), Offset("margin", align="center")),
        Placed(SHOWN, Offset("page", align="center"), Offset("paragraph", 5.0), behind=True),
    ]
    header = Running((par(Placed(SHOWN, Offset("page", 30.0), Offset("page", 20.0)), "Regionen", gap=0),))
    body = [
        par("Före ", SHOWN, " efter ", DECORATION),
        par(SHOWN),
        *(par(place, "text") for place in places),
        par(places[0]),
    ]
    return document(section(*body, header=header), pictures=[LOGO, DRAWING])


def _references() -> Tree:
    return tree(
        par(
            "Se ",
            Link((Text(BOLD, "web"), Text(PLAIN, "ben")), url="https://exempel.se/"),
            " och ",
            Link((Text(PLAIN, "skriv"),), url="mailto:enheten@exempel.se"),
        ),
        par(
            Link((Text(PLAIN, "Bilaga"), Tab(PLAIN), PageRef(PLAIN, "b")), bookmark="b"),
            form=_form(tabs=(TabStop(455, "right", "dots"),)),
        ),
        par(
            "Not",
            Footnote(PLAIN, (par("Första noten."), par("Med två stycken."))),
            " och en till",
            Footnote(PLAIN, (par("Andra."),)),
        ),
        par(
            "Svar: ",
            Field("text", "svar", "Svar", (Text(PLAIN, "fritext"),)),
            " ",
            Field("checkbox", "ja", "Ja", (Text(PLAIN, "☒"),)),
        ),
        PageBreak(),
        par(Bookmark("b"), "Bilagan"),
        par(Bookmark("tom")),
        par("till ", Link((Text(PLAIN, "tomt"),), bookmark="tom")),
    )


def _sections() -> Tree:
    variants = Running((par("udda"),), first=(), even=(par("jämn"),))
    first = section(par("a"), PageBreak(), par("b"), PageBreak(), par("c"), header=variants, footer=Running((NUMBER,)))
    tall = Running(tuple(par(f"rad {number}", gap=0) for number in range(12)))
    landscape = section(
        par(LONG), table(("a", "b"), header_rows=1), header=tall, footer=Running((table(("fot", "x")),))
    )
    turned = replace(landscape, width=841.9, height=595.3, starts="odd", page_start=7, number_format="upper-roman")
    return document(first, turned, section(par("sist")))


def _headings() -> Tree:
    levels = [heading(f"Nivå {level}", level) for level in range(1, 10)]
    return tree(
        title("Titel"),
        *levels,
        heading("Åter", 1, Label("1.", BOLD)),
        heading("Utan tabb", 2, Label("1.1", BOLD, "space")),
        par("text"),
    )


PAPERS: dict[str, Tree] = {
    "format": _formats(),
    "stilar": _styles(),
    "tabbar": _tabs(),
    "listor": _lists(),
    "rutor": _boxes(),
    "tabeller": _tables(),
    "bilder": _pictures(),
    "hänvisningar": _references(),
    "avsnitt": _sections(),
    "rubriker": _headings(),
    "bara en titel": tree(Title(par("Titel"))),
    "fyrtio sidor": tree(*(heading("Rubrik") if number % 9 == 0 else par(LONG) for number in range(400))),
}
