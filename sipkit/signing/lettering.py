"""A font with just the letters that a text needs, embedded in the file.

PDF/A wants every font embedded, with widths in thousandths of the size whatever the font itself counts in.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

from fontTools import subset
from fontTools.ttLib import TTFont
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from pyhanko.pdf_utils.writer import BasePdfFileWriter

from sipkit.pdf.fonts import FOLDER

_FILE = FOLDER / "LiberationSans-Regular.ttf"
_NAME = "SIPKIT+LiberationSans"
_SYMBOLIC = 4
_STEM = 80
_UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Lettering:
    """Letters that can be drawn.

    Attributes:
        font: the font in the file.
        glyphs: each letter's number in the font.
        widths: each letter's width in thousandths of the size.
    """

    font: IndirectObject
    glyphs: dict[str, int]
    widths: dict[str, int]

    def encode(self, text: str) -> bytes:
        """The text as the font's own string."""
        return b"<" + b"".join(b"%04x" % self.glyphs[self._known(letter)] for letter in text) + b">"

    def width(self, text: str) -> float:
        """The text's width at size 1."""
        return sum(self.widths[self._known(letter)] for letter in text) / 1000

    def _known(self, letter: str) -> str:
        """The letter, or a question mark where the font has none."""
        return letter if letter in self.glyphs else _UNKNOWN


def embed(writer: BasePdfFileWriter, texts: Iterable[str]) -> Lettering:
    """Embed what is needed for some texts."""
    letters = set(_UNKNOWN).union(*texts)
    with TTFont(_FILE, lazy=True) as font:
        names = font.getBestCmap()
        glyphs = {letter: font.getGlyphID(names[ord(letter)]) for letter in letters if ord(letter) in names}
        per_em = font["head"].unitsPerEm
        advances = font["hmtx"].metrics
        widths = {letter: round(advances[names[ord(letter)]][0] * 1000 / per_em) for letter in glyphs}
        metrics = _metrics(font, per_em)
        program = _subset(font, glyphs)
    font_file = StreamObject(dict_data={NameObject("/Length1"): NumberObject(len(program))}, stream_data=program)
    font_file.compress()
    descriptor = _dictionary(Type="/FontDescriptor", FontName=f"/{_NAME}", Flags=_SYMBOLIC, StemV=_STEM, **metrics)
    descriptor["/FontFile2"] = writer.add_object(font_file)
    return Lettering(_composite(writer, descriptor, glyphs, widths), glyphs, widths)


def _subset(font: TTFont, glyphs: dict[str, int]) -> bytes:
    """The font's program with some glyphs only, under the numbers they had."""
    options = subset.Options(retain_gids=True, hinting=False, notdef_outline=True, layout_features=[], name_IDs=[])
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "OS/2", "post", "name", "FFTM", "kern"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(gids=list(glyphs.values()))
    subsetter.subset(font)
    program = io.BytesIO()
    font.save(program, reorderTables=False)
    return program.getvalue()


def _metrics(font: TTFont, per_em: int) -> dict[str, object]:
    """What a descriptor says of the whole font, in thousandths."""
    head, line = font["head"], font["hhea"]
    box = [round(side * 1000 / per_em) for side in (head.xMin, head.yMin, head.xMax, head.yMax)]
    ascent, descent = (round(side * 1000 / per_em) for side in (line.ascent, line.descent))
    return {"FontBBox": box, "Ascent": ascent, "Descent": descent, "CapHeight": ascent, "ItalicAngle": 0}


def _composite(
    writer: BasePdfFileWriter, descriptor: DictionaryObject, glyphs: dict[str, int], widths: dict[str, int]
) -> IndirectObject:
    """The font as the page's content uses it: two bytes a letter, each its glyph's number."""
    listed = ArrayObject()
    for letter, glyph in sorted(glyphs.items(), key=lambda pair: pair[1]):
        listed += [NumberObject(glyph), ArrayObject([NumberObject(widths[letter])])]
    system = _dictionary(Supplement=0)
    system["/Registry"], system["/Ordering"] = TextStringObject("Adobe"), TextStringObject("Identity")
    inner = _dictionary(Type="/Font", Subtype="/CIDFontType2", BaseFont=f"/{_NAME}", CIDToGIDMap="/Identity")
    inner["/CIDSystemInfo"], inner["/W"] = system, listed
    inner["/FontDescriptor"] = writer.add_object(descriptor)
    outer = _dictionary(Type="/Font", Subtype="/Type0", BaseFont=f"/{_NAME}", Encoding="/Identity-H")
    outer["/DescendantFonts"] = ArrayObject([writer.add_object(inner)])
    outer["/ToUnicode"] = writer.add_object(StreamObject(stream_data=_to_unicode(glyphs)))
    return writer.add_object(outer)


def _to_unicode(glyphs: dict[str, int]) -> bytes:
    """Which letter each glyph is, for those who search, copy or listen."""
    lines = [
        f"1 beginbfchar\n<{glyph:04x}> <{letter.encode('utf-16-be').hex()}>\nendbfchar"
        for letter, glyph in sorted(glyphs.items())
    ]
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        + "\n".join(lines)
        + "\nendcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode("ascii")


def _dictionary(**entries: object) -> DictionaryObject:
    """A PDF dictionary of names (written with a slash), numbers and lists of numbers."""
    made = DictionaryObject()
    for key, value in entries.items():
        if isinstance(value, list):
            made[NameObject(f"/{key}")] = ArrayObject([NumberObject(each) for each in value])
        else:
            made[NameObject(f"/{key}")] = NameObject(value) if isinstance(value, str) else NumberObject(value)
    return made
