"""Rewrite a template's package: blank its properties, drop what no paper needs, put in the pictures that are given."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import XmlPart
from docx.opc.rel import Relationships
from docx.package import Package

from sipkit.errors import TemplateFault
from sipkit.word.compiling.pictures import replace_pictures

APP_PROPERTIES = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
CORE_PROPERTIES = "application/vnd.openxmlformats-package.core-properties+xml"

_KEPT_PROPERTIES = ("title", "language")
_DROPPED = frozenset(
    ["comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "thumbnail", "custom-properties"]
)
_BLANK_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company></Company></Properties>'
)


@dataclass(frozen=True)
class Member:
    """A member of the rewritten package: its name in the zip, its content type, its bytes."""

    name: str
    kind: str
    data: bytes


def rewrite(data: bytes, pictures: Mapping[str, bytes]) -> list[Member]:
    """Return the members of the package, those that Word reads first standing first.

    Comments, the thumbnail and custom properties go away; of the core properties only title and language stay.

    Raises:
        TemplateFault: the parts do not hang together, or a picture is neither PNG nor JPEG.
    """
    try:
        package = Package.open(io.BytesIO(data))
    except (KeyError, ValueError, PackageNotFoundError) as error:
        raise TemplateFault(
            "mall-trasig", "Filens delar hänger inte ihop.", atgard="Öppna dokumentet i Word och spara det på nytt."
        ) from error
    for rels in _all_rels(package):
        _drop(rels)
    _blank_core(package)
    replace_pictures(package, pictures)
    return list(_members(package))


def _all_rels(package: Package) -> Iterator[Relationships]:
    yield package.rels
    for part in list(package.iter_parts()):
        yield part.rels


def _drop(rels: Relationships) -> None:
    for name in [rel.rId for rel in rels.values() if rel.reltype.rpartition("/")[2] in _DROPPED]:
        del rels[name]


def _blank_core(package: Package) -> None:
    """Leave title and language: no author, no editor, and no dates, which would all be the template's."""
    if not any(rel.reltype == RT.CORE_PROPERTIES for rel in package.rels.values()):
        return
    element = cast(XmlPart, package.part_related_by(RT.CORE_PROPERTIES)).element
    for child in list(element):
        if str(child.tag).rpartition("}")[2] not in _KEPT_PROPERTIES:
            element.remove(child)


def _members(package: Package) -> Iterator[Member]:
    kinds = {part.partname.lstrip("/"): part.content_type for part in package.iter_parts()}
    buffer = io.BytesIO()
    package.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        for name in archive.namelist():
            kind = kinds.get(name, "")
            yield Member(name, kind, _BLANK_APP if kind == APP_PROPERTIES else archive.read(name))
