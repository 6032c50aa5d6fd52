"""Fill a compiled template with a context: the same bytes for the same input, and nothing read or written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import count
from traceback import walk_tb
from types import TracebackType

from jinja2 import TemplateRuntimeError

from sipkit.errors import SipkitError, TemplateFault, UsageFault
from sipkit.word.environment import IllegalCharacter, MissingValue, UnprintableValue, is_illegal
from sipkit.word.places import name_file, place
from sipkit.word.template import Part, Template

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PICTURE = re.compile(r'(<wp:docPr\b[^<>]*?\sid=")[^"]*')
_BROKEN_TEXT = re.compile(r"<w:t(?: [^<>]*)?>[^<]*[\n\t][^<]*</w:t>")
_FORMAT = re.compile(r"<w:rPr>.*?</w:rPr>")


def fill(template: Template, context: Mapping[str, object]) -> bytes:
    """Return the template filled, as a .docx file.

    Args:
        template: what `compile_template` made.
        context: plain data: mappings, lists, texts, whole numbers, None (written as nothing), and truth values to judge
            by. A line break in a text becomes a line break in the paper, a tab a tab. Nothing in a text is markup.

    Raises:
        TemplateFault: the template asks for what the context does not have, or prints what is no text.
        UsageFault: a text holds a character that no Word file can hold; `var` is its path in the context.
    """
    try:
        filled = [(part.name, _filled(part, context)) for part in template.parts]
    except TemplateFault as fault:
        name_file(fault, template.name)
        raise
    return template.fixed.extended(filled).to_bytes()


def _filled(part: Part, context: Mapping[str, object]) -> bytes:
    try:
        xml = part.source.render(context)
    except (TemplateRuntimeError, TypeError) as error:
        raise _explained(error, part, context) from None
    if part.first_picture is not None:
        numbers = count(part.first_picture + 1)
        xml = _PICTURE.sub(lambda picture: f"{picture[1]}{next(numbers)}", xml)
    if "\n" in xml or "\t" in xml:
        xml = _BROKEN_TEXT.sub(_break_lines, xml)
    return (_DECLARATION + xml).encode()


def _break_lines(text: re.Match[str]) -> str:
    """Write line breaks and tabs as Word's own elements, in runs that look like the one they stand in."""
    before = text.string
    start = max(before.rfind("<w:r>", 0, text.start()), before.rfind("<w:r ", 0, text.start()))
    style = _FORMAT.search(before, start, text.start())
    look = style[0] if style else ""
    tab = f'</w:t></w:r><w:r>{look}<w:tab/></w:r><w:r>{look}<w:t xml:space="preserve">'
    return text[0].replace("\t", tab).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')


def _explained(error: Exception, part: Part, context: Mapping[str, object]) -> SipkitError:
    """Turn what went wrong into a fault that names part, paragraph and field, and no value."""
    line = _line(error.__traceback__)
    where = place(part.name, part.lines[line - 1])
    if isinstance(error, IllegalCharacter):
        return UsageFault(
            "otillatet-tecken",
            "Ett svar innehåller ett styrtecken, som inte kan stå i ett dokument.",
            ", ".join(_illegal_paths(context)),
            "Skriv om svaret; tecknet kommer ofta med när text klistras in.",
        )
    if isinstance(error, MissingValue):
        used = (use.path for use in part.uses if use.line == line)
        field = next((path for path in used if path.rpartition(".")[2] == error.name), error.name)
        return TemplateFault("mall-varde", f"Fältet {field} har inget värde.", where)
    fields = sorted({use.path for use in part.uses if use.line == line})
    what = "kan inte skrivas ut" if isinstance(error, UnprintableValue) else "kan inte jämföras eller gås igenom"
    return TemplateFault("mall-varde", f"Ett värde {what} ({', '.join(fields)}).", where)


def _line(trace: TracebackType | None) -> int:
    """Return the line of the template's source where an error was raised."""
    return next((line for frame, line in reversed(list(walk_tb(trace))) if frame.f_code.co_filename == "<template>"), 1)


def _illegal_paths(value: object, path: str = "") -> Iterator[str]:
    if isinstance(value, str) and is_illegal(value):
        yield path
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _illegal_paths(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _illegal_paths(inner, f"{path}[{index}]")
