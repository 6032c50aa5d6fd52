"""Compile one part that holds tags: repair, judge, let docxtpl make it a Jinja template, judge that, compile it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError
from lxml import etree

from sipkit.errors import TemplateFault, raise_all
from sipkit.word.compiling.findings import Finding
from sipkit.word.compiling.grammar import violations
from sipkit.word.compiling.paragraphs import PARAGRAPH_MARK, Prepared, prepare
from sipkit.word.compiling.structure import shape
from sipkit.word.compiling.usage import usage
from sipkit.word.environment import ENVIRONMENT
from sipkit.word.fields import FieldTree
from sipkit.word.reader.xml import Element
from sipkit.word.template import Part

_NEW_LINE = "{#\n#}"
_LEVEL = re.compile(r"^\{%(?:p|tr)\s")
_TAG = re.compile(r"\{[{%#]")
_LANDMARK = re.compile(
    rf'<w:p(?P<before>(?: [^<>]*?)?) {PARAGRAPH_MARK}="(?P<index>\d+)"(?P<after>[^<>]*)>'
    r"|(?P<end></w:p>)|(?P<statement>\{%.*?%\})",
    re.DOTALL,
)


def compile_part(name: str, root: Element, fields: FieldTree | None, pictures_from: int) -> Part | None:
    """Compile a part; the tree is changed.

    Args:
        name: the part's name.
        root: a part with paragraphs, or the core properties.
        fields: what the context offers, or None.
        pictures_from: the id before its first picture's, should their number vary.

    Returns:
        The compiled part; None when it holds no tags.

    Raises:
        TemplateFault, Several: everything that is wrong with its tags.
    """
    prepared = prepare(name, root)
    if prepared.faults:
        raise_all([*prepared.faults, *_further_faults(name, prepared, fields)])
    if not holds_tags(root):
        etree.strip_attributes(root, PARAGRAPH_MARK)
        return None
    patched = DocxTemplate("").patch_xml(etree.tostring(root, encoding="unicode"))
    source, lines = _number_lines(patched, prepared.texts)
    try:
        tree = ENVIRONMENT.parse(source)
    except TemplateSyntaxError as error:
        raise Finding(error.lineno, "mall-tagg", "Taggarna i stycket går inte att tolka.").fault(name, lines) from error
    uses, unknown = usage(tree, fields)
    shaped = shape(tree)
    findings = sorted([*violations(tree), *unknown, *shaped.findings], key=lambda finding: finding.line)
    raise_all([finding.fault(name, lines) for finding in findings])
    first_picture = pictures_from if shaped.varying_pictures else None
    return Part(name, ENVIRONMENT.from_string(tree), lines, tuple(uses), first_picture)


def _further_faults(name: str, prepared: Prepared, fields: FieldTree | None) -> list[TemplateFault]:
    """Judge the tags that can be read though others cannot, so that all is said at once."""
    try:
        tree = ENVIRONMENT.parse(prepared.tags)
    except TemplateSyntaxError:
        return []
    _, unknown = usage(tree, fields)
    return [finding.fault(name, prepared.texts) for finding in [*violations(tree), *unknown]]


def holds_tags(root: Element) -> bool:
    """Tell whether a part's text or attributes hold a tag, also one that is spread over elements."""
    text = "".join(map(str, root.itertext()))
    values = (str(value) for element in root.iter() for value in element.attrib.values())
    return bool(_TAG.search(text)) or any(map(_TAG.search, values))


def _number_lines(xml: str, texts: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Give each paragraph, and each statement outside paragraphs, a line of its own within Jinja comments.

    Jinja then knows by its line number in which paragraph it stands, and the comments leave nothing in the document.

    Returns:
        The source, and for each of its lines the text that stands there.
    """
    lines = ["" if PARAGRAPH_MARK in xml else "".join(texts)]
    written = {_LEVEL.sub("{% ", text.strip()): text for text in texts}
    depth = 0

    def numbered(landmark: re.Match[str]) -> str:
        nonlocal depth
        if landmark["end"]:
            depth -= 1
        elif landmark["index"]:
            depth += not landmark["after"].endswith("/")
            lines.append(texts[int(landmark["index"])])
            return f"{_NEW_LINE}<w:p{landmark['before']}{landmark['after']}>"
        elif not depth:
            lines.append(written.get(landmark["statement"], landmark["statement"]))
            return _NEW_LINE + landmark["statement"]
        return landmark[0]

    return _LANDMARK.sub(numbered, xml), tuple(lines)
