"""What docxtpl itself makes of a template, and how our paper is held against it, element for element."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from docxtpl import DocxTemplate
from lxml import etree

from sipkit.word import compile_template, fill
from sipkit.word.environment import ENVIRONMENT
from tests.word.wordfiles import W, members

Fields: TypeAlias = "dict[str, Fields]"
Shown: TypeAlias = "tuple[str, tuple[tuple[str, str], ...], str, str, tuple[Shown, ...]]"

_COMPARED = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml$")
_TRACES = re.compile(r"\}(rsid\w*|paraId|textId)$")
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def assert_same_as_docxtpl(template: Path | bytes, context: Mapping[str, object]) -> None:
    """Fill a template both ways, in the same safe environment, and compare every part that may hold tags.

    Traces of editing are left out of the comparison: only ours removes them. docxtpl escapes the title twice.
    """
    data = template if isinstance(template, bytes) else template.read_bytes()
    ours, theirs = members(fill(compile_template(data), context)), members(by_docxtpl(data, context))
    compared = {name for name in theirs if _COMPARED.match(name)}
    assert compared == {name for name in ours if _COMPARED.match(name)}
    for name in sorted(compared):
        assert _shown(etree.fromstring(ours[name])) == _shown(etree.fromstring(theirs[name])), name
    assert _title(ours) == html.unescape(_title(theirs))


def by_docxtpl(data: bytes, context: Mapping[str, object]) -> bytes:
    """Fill a template with docxtpl."""
    template = DocxTemplate(io.BytesIO(data))
    template.render(dict(context), ENVIRONMENT)
    buffer = io.BytesIO()
    template.save(buffer)
    return buffer.getvalue()


def sample_context(fields: Iterable[str], value: object, items: int) -> dict[str, object]:
    """Make a context that offers every field (`parter[].namn`), each text being `value` and each list `items` long."""
    tree: Fields = {}
    for path in fields:
        inner = tree
        for step in re.findall(r"\[\]|[^.\[\]]+", path):
            inner = inner.setdefault(step, {})
    return {name: _sample(inner, value, items) for name, inner in tree.items()}


def _sample(fields: Fields, value: object, items: int) -> object:
    if "[]" in fields:
        return [_sample(fields["[]"], value, items) for _ in range(items)]
    return {name: _sample(inner, value, items) for name, inner in fields.items()} or value


def _shown(element: etree._Element) -> Shown:
    """Return an element as a value that compares, without the traces of who edited it."""
    attributes = tuple(sorted((str(k), str(v)) for k, v in element.attrib.items() if not _TRACES.search(str(k))))
    children = tuple(_shown(child) for child in element if child.tag != W + "dataBinding")
    return str(element.tag), attributes, element.text or "", element.tail or "", children


def _title(content: Mapping[str, bytes]) -> str:
    return etree.fromstring(content["docProps/core.xml"]).findtext(_TITLE) or ""
