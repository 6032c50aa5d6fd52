"""Compile a Word template: everything that does not depend on data, once, and every fault found, together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from lxml import etree

from sipkit.errors import SipkitError, TemplateFault, raise_all
from sipkit.word.archive import Archive
from sipkit.word.compiling.hazards import hazards
from sipkit.word.compiling.opening import open_template
from sipkit.word.compiling.package import CORE_PROPERTIES, Member, rewrite
from sipkit.word.compiling.story import compile_part, holds_tags
from sipkit.word.compiling.traces import number_pictures, remove_traces
from sipkit.word.fields import FieldTree
from sipkit.word.places import name_file, place
from sipkit.word.reader.package import parse
from sipkit.word.reader.xml import Element, q
from sipkit.word.template import Part, Template

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DOCUMENT = _WORD + "document.main+xml"
_WITH_TAGS = (
    _DOCUMENT,
    CORE_PROPERTIES,
    *(f"{_WORD}{kind}+xml" for kind in ("header", "footer", "footnotes", "endnotes")),
)
_PICTURE_IDS = 1000
"""Pictures are numbered from here in the body, as docxtpl does, and from another thousand in each other part."""

_NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})


def compile_template(
    data: bytes, fields: FieldTree | None = None, pictures: Mapping[str, bytes] = _NO_PICTURES, name: str = ""
) -> Template:
    """Compile a Word file whose text holds docxtpl's tags.

    Args:
        data: the .docx file.
        fields: what the contexts will offer; a template that uses anything else is refused. None accepts any field.
        pictures: PNG or JPEG files by the name of the picture that each replaces (see `pictures.py`).
        name: what to call the template in faults, such as its path.

    Raises:
        TemplateFault, Several: everything that is wrong, each with its part and paragraph.
    """
    try:
        parts, fixed = _compiled_parts(data, fields, pictures)
    except SipkitError as fault:
        name_file(fault, name)
        raise
    return Template(name, hashlib.sha256(data).hexdigest(), tuple(parts), Archive().extended(fixed))


def _compiled_parts(
    data: bytes, fields: FieldTree | None, pictures: Mapping[str, bytes]
) -> tuple[list[Part], list[tuple[str, bytes]]]:
    """Return the compiled parts, and the name and bytes of those that are the same in every document."""
    faults: list[SipkitError] = list(hazards(open_template(data)))
    members: list[Member] = []
    with _collected(faults):
        members = rewrite(data, pictures)
    parts: list[Part] = []
    fixed: list[tuple[str, bytes]] = []
    for number, member in enumerate(members, 2):
        with _collected(faults):
            done = _compiled(member, fields, number * _PICTURE_IDS)
            if isinstance(done, Part):
                parts.append(done)
            else:
                fixed.append((member.name, done))
    raise_all(faults)
    return parts, fixed


@contextmanager
def _collected(faults: list[SipkitError]) -> Iterator[None]:
    """Put what is raised inside among the faults, and go on."""
    try:
        yield
    except SipkitError as fault:
        faults.append(fault)


def _compiled(member: Member, fields: FieldTree | None, pictures_from: int) -> Part | bytes:
    """Return a compiled part, or the bytes of one that is the same in every document."""
    if not member.name.endswith((".xml", ".rels")):
        return member.data
    root = parse(member.data, member.name)
    if member.kind == _DOCUMENT:
        number_pictures(root, _PICTURE_IDS)
    if member.kind in _WITH_TAGS:
        remove_traces(root)
        part = compile_part(member.name, root, fields, _PICTURE_IDS if member.kind == _DOCUMENT else pictures_from)
        return part or _serialised(root)
    if holds_tags(root):
        raise TemplateFault("mall-konstruktion", "Taggar stöds inte i den här delen av dokumentet.", place(member.name))
    if str(root.tag).startswith(q("w:")):
        remove_traces(root)
        return _serialised(root)
    return member.data


def _serialised(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
