"""Fields as they stand in runs: marks where they begin and end, and what is put in their place."""

from __future__ import annotations

from typing import Final

from sipkit.word.reader.controls import form_field_text, read_form_field
from sipkit.word.reader.faults import CannotRead
from sipkit.word.reader.fields import GATHERED, INVISIBLE, LIVE, STORED, OpenField, link, live
from sipkit.word.reader.line import Line
from sipkit.word.reader.look import RunLook
from sipkit.word.reader.xml import Element, q
from sipkit.word.tree import Inline, Text

_KIND: Final = q("w:fldCharType")
_TO_TEXT: Final = "Markera fältet i Word och gör om det till text (Ctrl+Skift+F9)."
_STORED_USED: Final = "Fältet {} räknas inte om; texten som stod i filen används."


def field_mark(line: Line, element: Element, look: RunLook) -> None:
    """A `w:fldChar`: where a field begins, where its result begins, where it ends."""
    kind, opened = element.get(_KIND), line.reading.fields
    if kind == "begin":
        opened.append(OpenField(element, look))
    elif not opened:
        raise CannotRead(element)
    elif kind == "separate":
        begin_result(line, opened[-1])
    else:
        end_field(line, element)


def begin_result(line: Line, opened: OpenField) -> None:
    """From here on the field's result is read."""
    opened.phase = "result"
    if line.in_code:
        return
    name = opened.instruction.name
    if name in GATHERED:
        opened.gathers = True
        line.sinks.append([])
    elif name not in STORED:
        line.reading.note(_STORED_USED.format(name))


def end_field(line: Line, element: Element) -> None:
    """Put in place what a field comes to."""
    opened = line.reading.fields.pop()
    if line.in_code:
        return
    if opened.phase == "code":
        _without_result(line, element, opened)
    elif opened.gathers:
        if len(line.sinks) == 1:
            raise CannotRead(element)
        _put_result(line, opened, line.enclosed(line.sinks.pop()))


def _without_result(line: Line, element: Element, opened: OpenField) -> None:
    """A field that stores no result: a live number, a form field, an order to Word, or something that is lost."""
    control, instruction = read_form_field(opened.element), opened.instruction
    number = live(instruction, [], opened.look, line.reading.anchors) if instruction.name in LIVE else None
    if control is not None and control.kind != "text":
        shown = form_field_text(opened.element, control)
        line.reading.ledger.added += len(shown)
        line.put(control.field((Text(opened.look.style, shown),) if shown else ()))
    elif number is not None:
        line.put(number)
    elif instruction.name not in INVISIBLE and instruction.name:
        raise CannotRead(element, f"fältet {instruction.name} utan resultat", _TO_TEXT)


def _put_result(line: Line, opened: OpenField, inlines: tuple[Inline, ...]) -> None:
    instruction, control = opened.instruction, read_form_field(opened.element)
    if instruction.name == "HYPERLINK":
        put_link(line, instruction.argument, instruction.after("\\l"), inlines)
        return
    if instruction.name == "FORMTEXT" and control is not None:
        line.put(control.field(inlines))
        return
    number = live(instruction, list(inlines), opened.look, line.reading.anchors)
    if number is None:
        if instruction.name in LIVE:
            line.reading.note(_STORED_USED.format(instruction.name))
        for inline in inlines:
            line.put(inline)
        return
    line.reading.ledger.left_out += sum(len(inline.text) for inline in inlines if isinstance(inline, Text))
    line.put(number)


def put_link(line: Line, address: str, bookmark: str, inlines: tuple[Inline, ...]) -> None:
    """Put a link in place, or only what it encloses when it leads nowhere."""
    linked = link(address, bookmark, inlines, line.reading.anchors)
    if linked is not None and inlines:
        line.put(linked)
        return
    if inlines:
        line.reading.note("En länk leder ingenstans; bara dess text följer med.")
    for inline in inlines:
        line.put(inline)


def open_again(line: Line) -> None:
    """At a paragraph's beginning: links that go on from the paragraph before."""
    for opened in line.reading.fields:
        if opened.gathers:
            line.sinks.append([])


def close_for_now(line: Line) -> None:
    """At a paragraph's end: what is still being gathered is put in place; only links go on in the next paragraph."""
    for opened in reversed([opened for opened in line.reading.fields if opened.gathers]):
        inlines = line.enclosed(line.sinks.pop())
        if opened.instruction.name == "HYPERLINK":
            _put_result(line, opened, inlines)
            continue
        opened.gathers = False
        for inline in inlines:
            line.put(inline)
