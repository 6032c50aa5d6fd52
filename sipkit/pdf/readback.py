"""Reads a PDF's text back through its tags and compares it with the Tree, for every document.

This is the last net against lost text: a PDF may conform to every standard and lack a paragraph. The comparison is
exact: all words, in reading order, once. It reads only what Typst writes (glyph numbers of two bytes, a ToUnicode map
per font, replacement texts), which takes a fraction of the time of a general reader; anything else is a difference.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from sipkit.pdf.tags import Tags
from sipkit.pdf.typst_reader import TypstPdf, reference

_BYTE = rb"(?:\\[0-7]{3}|\\.|[^\\])"
_FIRST_BYTE = rb"(?:\\[0-7]{3}|\\.|[^\\)])"
_TOKEN = re.compile(
    rb"/\w+<<(?P<begin>.*?)>>BDC"
    rb"|(?P<artifact>/Artifact BMC)"
    rb"|(?P<end>EMC)"
    rb"|/(?P<font>\w+) [\d.]+ Tf"
    rb"|\((?P<literal>(?:" + _FIRST_BYTE + _BYTE + rb")*)\)"
    rb"|<(?P<hex>[0-9A-F]+)>",
    re.DOTALL,
)
"""Marked content, the choice of font, and strings: two bytes a glyph, so a parenthesis ends one only at even places."""

_MCID = re.compile(rb"/MCID (\d+)")
_RUNNING = re.compile(rb"/Subtype/(?:Header|Footer)")
_REPLACEMENT = re.compile(rb"/ActualText(?:<([0-9A-F]*)>|\(((?:\\.|[^\\)])*)\))", re.DOTALL)
_FONTS = re.compile(rb"/Font<<(.*?)>>", re.DOTALL)
_NAMED = re.compile(rb"/(\w+) (\d+) 0 R")
_PAPER = re.compile(rb"/MediaBox\[0 0 ([\d.]+) ([\d.]+)\]")
_TEXT_BEGINS = b"\nBT"
_PLACE = re.compile(rb" 1 0 0 -1 (\S+) (\S+) cm[^\n]*\nBT")
_MAPPED = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a PDF says.

    Attributes:
        text: all tagged text, in reading order.
        running: for each page what stands in its header and footer.
        outside: numbers of pages where a line begins outside the paper.
    """

    text: str
    running: list[str]
    outside: list[int]


def read(pdf: TypstPdf, tags: Tags) -> ReadBack:
    """Read a PDF that Typst wrote."""
    fonts: dict[int, _Font] = {}
    pages = {number: _read_page(pdf, number, fonts) for number in pdf.pages()}
    text = "".join([pages[page].marked[content] for page, content in tags.content])
    outside = [number for number, page in enumerate(pages.values(), 1) if page.outside]
    return ReadBack(text, [page.running for page in pages.values()], outside)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A marked content: the number that the tags know it by, or header and footer, or decoration.

    Attributes:
        hides: a text stands in place of the glyphs.
    """

    mcid: int | None = None
    running: bool = False
    hides: bool = False


_NO_MARK = _Mark()


@dataclass
class _Page:
    """Text of one page: by number of the marked content, and of its header and footer together.

    Attributes:
        outside: some of it begins outside the paper.
    """

    marked: dict[int, str] = field(default_factory=lambda: defaultdict(str))
    running: str = ""
    outside: bool = False

    def add(self, mark: _Mark, text: str) -> None:
        if mark.mcid is not None:
            self.marked[mark.mcid] += text
        elif mark.running:
            self.running += text


class _Font:
    """What the glyphs of one font stand for."""

    def __init__(self, to_unicode: bytes) -> None:
        self._texts = {
            int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
            for glyph, text in _MAPPED.findall(to_unicode)
        }

    def text(self, codes: str) -> str:
        """Text of a string, given as one character per byte, two bytes a glyph."""
        high, low = codes[::2], codes[1::2]
        if not high.strip("\0"):
            return low.translate(self._texts)
        glyphs = (256 * ord(first) + ord(second) for first, second in zip(high, low, strict=True))
        return "".join(self._texts.get(glyph, "\N{REPLACEMENT CHARACTER}") for glyph in glyphs)


def _unescaped(literal: bytes) -> str:
    """A string in parentheses as one character per byte. What is left for the codec is octal and named escapes."""
    plain = literal.replace(rb"\\", rb"\134").replace(rb"\(", b"(").replace(rb"\)", b")")
    return plain.decode("unicode_escape")


def _read_page(pdf: TypstPdf, number: int, fonts: dict[int, _Font]) -> _Page:
    written = pdf.object(number)
    resources = _FONTS.search(pdf.object(reference(written, b"Resources")))
    by_name: dict[bytes, _Font] = {}
    for name, font in _NAMED.findall(resources[1] if resources else b""):
        key = int(font)
        if key not in fonts:
            fonts[key] = _Font(pdf.stream(reference(pdf.object(key), b"ToUnicode")))
        by_name[name] = fonts[key]
    content = pdf.stream(reference(written, b"Contents"))
    page = _read_content(content, by_name)
    page.outside = not _is_inside(content, written)
    return page


def _is_inside(content: bytes, page: bytes) -> bool:
    """Whether every line begins on the paper. Typst lets what does not fit run over the edge without a word."""
    paper = _PAPER.search(page)
    if paper is None:
        raise ValueError("a page does not say how large it is")
    width, height = float(paper[1]), float(paper[2])
    places = _PLACE.findall(content)
    on_paper = all(0 <= float(x) <= width and 0 <= float(y) <= height for x, y in places)
    return on_paper and len(places) == content.count(_TEXT_BEGINS)


def _read_content(content: bytes, fonts: dict[bytes, _Font]) -> _Page:
    """Sort a page's text by the marked content it stands in. Replacement text hides the glyphs it replaces."""
    page = _Page()
    font = _Font(b"")
    mark, outside = _NO_MARK, []
    for token in _TOKEN.finditer(content):
        kind = token.lastgroup
        if kind == "font":
            font = fonts[token["font"]]
        elif kind == "literal" and not mark.hides:
            page.add(mark, font.text(_unescaped(token["literal"])))
        elif kind == "hex" and not mark.hides:
            page.add(mark, font.text(bytes.fromhex(token["hex"].decode()).decode("latin-1")))
        elif kind == "begin":
            outside.append(mark)
            text = _replacement(token["begin"])
            mark = _Mark(mark.mcid, mark.running, True) if text is not None else _mark(token["begin"])
            page.add(mark, text or "")
        elif kind == "artifact":
            outside.append(mark)
            mark = _NO_MARK
        elif kind == "end":
            mark = outside.pop()
    return page


def _mark(properties: bytes) -> _Mark:
    """What a marked content is: tagged content has a number, decoration nothing."""
    if tagged := _MCID.search(properties):
        return _Mark(mcid=int(tagged[1]))
    return _Mark(running=_RUNNING.search(properties) is not None)


def _replacement(properties: bytes) -> str | None:
    """Text that stands for the glyphs inside a marked content."""
    found = _REPLACEMENT.search(properties)
    if found is None:
        return None
    if found[1] is not None:
        return bytes.fromhex(found[1].decode()).decode("utf-16")
    return _unescaped(found[2])
