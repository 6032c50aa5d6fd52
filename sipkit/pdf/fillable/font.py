"""The font of form fields: one that stays in the file, whole enough for whatever someone may type.

What is set on the page is embedded letter by letter as it is used. Text that is typed later needs the letters of
Europe's languages at hand, or a viewer shows it in a font of its own and names come out differently on paper.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont

from sipkit.pdf import fonts

NAME = "/Wingdings"
"""What the fields call it. pdfium, which Chrome and Edge show PDFs with, draws ł and ă in a font of its own, which is
not in the file, unless it takes the field's font for one of symbols; it goes by this name. Others look it up only.
"""

_FILE = fonts.FOLDER / "LiberationSans-Regular.ttf"
_BASE_NAME = "/SIPKIT+LiberationSans"
_RANGES = ((0x20, 0x7E), (0xA0, 0x24F), (0x386, 0x3CE), (0x400, 0x45F), (0x1E00, 0x1EFF), (0x2010, 0x203A))
_SIGNS = (0x20AC, 0x2116, 0x2122, 0x2212)
_DROPPED = ["GPOS", "GSUB", "GDEF", "kern", "FFTM", "gasp", "DSIG", "meta"]
_PER_BLOCK = 100
"""How many characters one block of a ToUnicode map may hold."""

_TO_UNICODE = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
{}
endcmap CMapName currentdict /CMap defineresource pop end end"""


@dataclass(frozen=True)
class FormFont:
    """The font, cut down.

    Attributes:
        data: the font file.
        glyphs: the glyph of each character.
        widths: of each glyph, in thousandths of the size; `box`, `ascent`, `descent` and `capitals` likewise.
    """

    data: bytes
    glyphs: Mapping[str, int]
    widths: tuple[int, ...]
    box: tuple[int, ...]
    ascent: int
    descent: int
    capitals: int

    def lacking(self, text: str) -> set[str]:
        """The characters of a text that it does not have."""
        return set(text) - self.glyphs.keys()

    def width(self, text: str, size: float) -> float:
        """How wide a text is."""
        return sum(self.widths[self.glyphs[char]] for char in text) * size / 1000

    def encoded(self, text: str) -> str:
        """A text as a string of a PDF's page content."""
        return "<" + "".join(f"{self.glyphs[char]:04X}" for char in text) + ">"


@cache
def form_font() -> FormFont:
    """The font, read and cut down once."""
    options = subset.Options(
        notdef_outline=True, hinting=False, recalc_timestamp=False, drop_tables=_DROPPED, name_IDs=[1, 2, 6]
    )
    cut = subset.Subsetter(options)
    cut.populate(unicodes=[*(code for first, last in _RANGES for code in range(first, last + 1)), *_SIGNS])
    target = io.BytesIO()
    with subset.load_font(str(_FILE), options) as font:
        cut.subset(font)
        font.save(target)
        return _described(font, target.getvalue())


def _described(font: TTFont, data: bytes) -> FormFont:
    thousandths = 1000 / font["head"].unitsPerEm
    order = font.getGlyphOrder()
    numbers = {glyph: number for number, glyph in enumerate(order)}
    head, line, more = font["head"], font["hhea"], font["OS/2"]
    return FormFont(
        data=data,
        glyphs={chr(code): numbers[glyph] for code, glyph in sorted(font.getBestCmap().items())},
        widths=tuple(round(font["hmtx"][glyph][0] * thousandths) for glyph in order),
        box=tuple(round(edge * thousandths) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)),
        ascent=round(line.ascent * thousandths),
        descent=round(line.descent * thousandths),
        capitals=round(more.sCapHeight * thousandths),
    )


def embedded(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The font as an object of a PDF. Glyphs are chosen by their own numbers, so that no character is out of reach."""
    font = form_font()
    descriptor = pikepdf.Dictionary(
        Type=pikepdf.Name.FontDescriptor,
        FontName=pikepdf.Name(_BASE_NAME),
        Flags=32,
        FontBBox=list(font.box),
        ItalicAngle=0,
        Ascent=font.ascent,
        Descent=font.descent,
        CapHeight=font.capitals,
        StemV=80,
        FontFile2=pikepdf.Stream(pdf, font.data, Length1=len(font.data)),
    )
    glyphs = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.CIDFontType2,
        BaseFont=pikepdf.Name(_BASE_NAME),
        CIDSystemInfo=pikepdf.Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        CIDToGIDMap=pikepdf.Name.Identity,
        FontDescriptor=pdf.make_indirect(descriptor),
        W=[0, list(font.widths)],
    )
    whole = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name(_BASE_NAME),
        Encoding=pikepdf.Name("/Identity-H"),
        DescendantFonts=[pdf.make_indirect(glyphs)],
        ToUnicode=pikepdf.Stream(pdf, _to_unicode(font).encode("ascii")),
    )
    return pdf.make_indirect(whole)


def _to_unicode(font: FormFont) -> str:
    """Which character each glyph stands for: of several, the first, as - and the soft hyphen look the same."""
    chars: dict[int, str] = {}
    for char, glyph in font.glyphs.items():
        chars.setdefault(glyph, char)
    lines = [f"<{glyph:04X}> <{ord(char):04X}>" for glyph, char in sorted(chars.items())]
    blocks = (lines[at : at + _PER_BLOCK] for at in range(0, len(lines), _PER_BLOCK))
    return _TO_UNICODE.format(
        "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    )
