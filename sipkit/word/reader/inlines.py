"""Inlines: what stands in a paragraph's runs, element by element. An element that is not known here is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, TypeAlias

from sipkit.word.reader.controls import CONTENT, read_control
from sipkit.word.reader.faults import CannotRead
from sipkit.word.reader.field_runs import begin_result, end_field, field_mark, put_link
from sipkit.word.reader.fields import OpenField
from sipkit.word.reader.line import Line, PageTurn
from sipkit.word.reader.look import RunLook
from sipkit.word.reader.pictures import read_drawing
from sipkit.word.reader.reading import shown_text
from sipkit.word.reader.symbols import sign, translate
from sipkit.word.reader.xml import MARKS, VAL, Element, T, elements, hexadecimal, q
from sipkit.word.tree import Bookmark, Break, Footnote, PageNumber, Tab, TabStop

_RUN_PROPERTIES: Final = q("w:rPr")
_NO_BREAK_HYPHEN: Final = "\u2011"
_SOFT_HYPHEN: Final = "\u00ad"
_COMMENTS: Final = "En Word-kommentar följer inte med."


InlineReader: TypeAlias = Callable[[Line, Element], None]
InRunReader: TypeAlias = Callable[[Line, Element, RunLook], None]


def _nothing(_line: Line, _element: Element) -> None:
    """For marks that print nothing."""


def _nothing_in_run(_line: Line, _element: Element, _look: RunLook) -> None:
    """For marks that print nothing."""


# --- in a paragraph ----------------------------------------------------------------------------------------------


def _run(line: Line, run: Element) -> None:
    look = line.reading.looks.run(line.look, run.find(_RUN_PROPERTIES))
    for name in look.left_out:
        line.reading.note(f"Formatet {name} används inte.")
    for child in elements(run):
        reader = _IN_RUN.get(str(child.tag))
        if reader is None:
            raise CannotRead(child)
        reader(line, child, look)


def _hyperlink(line: Line, element: Element) -> None:
    relation = line.reading.relations.get(element.get(q("r:id"), ""))
    address = relation.target if relation is not None and relation.external else ""
    put_link(line, address, element.get(q("w:anchor"), ""), line.gathered(element))


def _control(line: Line, element: Element) -> None:
    content = element.find(CONTENT)
    control = read_control(element)
    if content is None:
        return
    if control is None or content.find(f".//{q('w:sdt')}") is not None:
        line.read(content)
    else:
        line.put(control.field(line.gathered(content)))


def _simple_field(line: Line, element: Element) -> None:
    opened = OpenField(element, line.reading.looks.run(line.look, None), code=[element.get(q("w:instr"), "")])
    line.reading.fields.append(opened)
    begin_result(line, opened)
    line.read(element)
    end_field(line, element)


def _bookmark(line: Line, element: Element) -> None:
    name = line.reading.first_met(element)
    if name:
        line.put(Bookmark(name))


def _direction(line: Line, element: Element) -> None:
    if element.get(VAL) == "rtl":
        raise CannotRead(element, "text från höger till vänster", "Sådan skrift kan inte sättas.")
    line.read(element)


# --- in a run ----------------------------------------------------------------------------------------------------


def _text(line: Line, element: Element, look: RunLook) -> None:
    if len(element):
        raise CannotRead(element[0])
    line.reading.ledger.texts += 1
    text = shown_text(element)
    if look.symbols:
        text = _translated(element, text, look.style.font)
        look = _in_letters(line, look)
    for count, piece in enumerate(text.replace("\n", " ").replace("\r", " ").split("\t")):
        if count:
            line.reading.ledger.left_out += 1
            _tab(line, element, look)
        line.text(piece, look)


def _translated(element: Element, text: str, font: str) -> str:
    translated = translate(text, font)
    if translated is None:
        raise CannotRead(element, f"text i symbolteckensnittet {font}", "Skriv med vanliga tecken (Infoga > Symbol).")
    return translated


def _in_letters(line: Line, look: RunLook) -> RunLook:
    """The same look in the paragraph's own font, for signs that have become ordinary characters."""
    mark = line.look.mark
    style = replace(look.style, font="Arial" if mark.symbols else mark.style.font)
    return replace(look, style=line.reading.looks.shared(style), symbols=False)


def _symbol(line: Line, element: Element, look: RunLook) -> None:
    font, code = element.get(q("w:font"), ""), element.get(q("w:char"), "")
    shown = sign(hexadecimal(code), font) if hexadecimal(code) else None
    if shown is None:
        raise CannotRead(element, f"symbolen {code} ur {font}", "Infoga ett vanligt tecken i stället.")
    _added(line, shown, look)


def _added(line: Line, text: str, look: RunLook) -> None:
    """Text that stands in the file as something else than text."""
    line.reading.ledger.added += len(text)
    line.text(text, look)


def _tab(line: Line, _element: Element, look: RunLook) -> None:
    if not (look.hidden or line.in_code):
        line.put(Tab(look.style))


def _aligned_tab(line: Line, element: Element, look: RunLook) -> None:
    """A tab to the middle or the right edge, whatever stops the paragraph has; the stop is added by the paragraph."""
    align = element.get(q("w:alignment"))
    if align == "center":
        line.stops.append(TabStop(0.5, "center"))
    elif align == "right":
        line.stops.append(TabStop(1.0, "right"))
    _tab(line, element, look)


def _break(line: Line, element: Element, look: RunLook) -> None:
    if look.hidden or line.in_code:
        return
    line.put(Break() if element.get(q("w:type"), "textWrapping") == "textWrapping" else PageTurn())


def _drawing(line: Line, element: Element, look: RunLook) -> None:
    if look.hidden:
        line.reading.note("En dold bild följer inte med.")
    elif not line.in_code:
        line.put(read_drawing(line.reading, element))


def _footnote(line: Line, element: Element, look: RunLook) -> None:
    if line.reading.kind != "body" or element.get(q("w:customMarkFollows")) in ("1", "true", "on"):
        raise CannotRead(element, "en fotnot med eget tecken, eller utanför brödtexten", "Infoga en vanlig fotnot.")
    line.put(Footnote(look.style, line.reading.footnote(element)))


def _comment(line: Line, _element: Element, _look: RunLook) -> None:
    line.reading.note(_COMMENTS)


def _page_number(line: Line, _element: Element, look: RunLook) -> None:
    line.put(PageNumber(look.style))


def _code(line: Line, element: Element, _look: RunLook) -> None:
    if line.reading.fields:
        line.reading.fields[-1].code.append(element.text or "")


_CONTENT: Final[Mapping[str, InlineReader]] = {
    q("w:r"): _run,
    q("w:hyperlink"): _hyperlink,
    q("w:sdt"): _control,
    q("w:fldSimple"): _simple_field,
    q("w:bookmarkStart"): _bookmark,
    q("w:dir"): _direction,
    q("w:smartTag"): Line.read,
    q("w:customXml"): Line.read,
    **dict.fromkeys(MARKS, _nothing),
    **dict.fromkeys(
        (q(f"w:{name}") for name in ("pPr", "smartTagPr", "customXmlPr", "fldData", "sdtEndPr")),
        _nothing,
    ),
}
_IN_RUN: Final[Mapping[str, InRunReader]] = {
    T: _text,
    q("w:tab"): _tab,
    q("w:ptab"): _aligned_tab,
    q("w:br"): _break,
    q("w:cr"): lambda line, _element, look: None if look.hidden else line.put(Break()),
    q("w:noBreakHyphen"): lambda line, _element, look: _added(line, _NO_BREAK_HYPHEN, look),
    q("w:softHyphen"): lambda line, _element, look: _added(line, _SOFT_HYPHEN, look),
    q("w:sym"): _symbol,
    q("w:drawing"): _drawing,
    q("w:fldChar"): field_mark,
    q("w:instrText"): _code,
    q("w:footnoteReference"): _footnote,
    q("w:commentReference"): _comment,
    q("w:pgNum"): _page_number,
    **dict.fromkeys(
        (q(f"w:{name}") for name in ("rPr", "lastRenderedPageBreak", "annotationRef", "footnoteRef", "endnoteRef")),
        _nothing_in_run,
    ),
}


def read_inline(line: Line, element: Element) -> None:
    """Read one element of a paragraph into its line.

    Raises:
        CannotRead: at an element that nothing is known about.
    """
    reader = _CONTENT.get(str(element.tag))
    if reader is None:
        raise CannotRead(element)
    reader(line, element)
