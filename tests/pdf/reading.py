"""Reads a PDF's text with pikepdf's own parser, apart from the reading that `sipkit.pdf` does itself."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

import pikepdf

Key = tuple[int, int]


@dataclass
class PageText:
    """Text of a page: by number of marked content, and what a screen reader skips."""

    marked: dict[int, str] = field(default_factory=lambda: defaultdict(str))
    artifacts: str = ""


def tagged_text(pdf: pikepdf.Pdf) -> str:
    """Text that the tags hold, in reading order."""
    pages = {page.obj.objgen: page_text(page) for page in pdf.pages}
    return "".join(_texts(pdf.Root.StructTreeRoot.K, (0, 0), pages))


def text_under(element: pikepdf.Object, pdf: pikepdf.Pdf) -> str:
    """Text that one structure element holds."""
    pages = {page.obj.objgen: page_text(page) for page in pdf.pages}
    return "".join(_texts(element, (0, 0), pages))


def _texts(node: pikepdf.Object | int, page: Key, pages: dict[Key, PageText]) -> list[str]:
    if isinstance(node, int):
        return [pages[page].marked[node]]
    if isinstance(node, pikepdf.Array):
        return [text for child in node for text in _texts(child, page, pages)]
    here = node.Pg.objgen if "/Pg" in node else page
    if "/MCID" in node:
        return _texts(int(node.MCID), here, pages)
    return _texts(node.K, here, pages) if "/K" in node else []


def page_text(page: pikepdf.Page) -> PageText:
    """A page's text, sorted."""
    fonts = {name: _mapping(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
    text, font = PageText(), dict[bytes, str]()
    marks: list[tuple[int | None, bool]] = [(None, False)]
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = list(instruction.operands), str(instruction.operator)
        mcid, replaced = marks[-1]
        if operator in ("BDC", "BMC"):
            properties = operands[1] if len(operands) > 1 else pikepdf.Dictionary()
            inner = int(properties.MCID) if "/MCID" in properties else mcid
            if "/ActualText" in properties:
                _add(text, inner, str(properties.ActualText))
            marks.append((inner, replaced or "/ActualText" in properties))
        elif operator == "EMC":
            marks.pop()
        elif operator == "Tf":
            font = fonts[str(operands[0])]
        elif operator in ("Tj", "TJ") and not replaced:
            strings = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
            _add(text, mcid, "".join(_decoded(each, font) for each in strings if isinstance(each, pikepdf.String)))
    return text


def _add(text: PageText, mcid: int | None, shown: str) -> None:
    if mcid is None:
        text.artifacts += shown
    else:
        text.marked[mcid] += shown


def _mapping(font: pikepdf.Object) -> dict[bytes, str]:
    pairs = re.findall(rb"<(\w{4})> <(\w+)>", font.ToUnicode.read_bytes())
    return {bytes.fromhex(code.decode()): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}


def _decoded(string: pikepdf.Object, font: dict[bytes, str]) -> str:
    codes = bytes(string)
    return "".join(font[codes[at : at + 2]] for at in range(0, len(codes), 2))
