"""Opening a Word file: a zip of XML parts and the relationships between them.

The file may come from anywhere, so it is measured before anything is unpacked, document types and entities are refused,
and nothing is ever fetched.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from sipkit.errors import FileFault
from sipkit.word.reader.xml import Element

_MAX_FILE: Final = 20_000_000
_MAX_MEMBERS: Final = 2_000
_MAX_XML: Final = 5_000_000
_MAX_OTHER: Final = 20_000_000
_MAX_TOGETHER: Final = 100_000_000
_MAX_RATIO: Final = 100
_SMALL: Final = 100_000
_OLE: Final = b"\xd0\xcf\x11\xe0"
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT: Final = "http://purl.oclc.org/ooxml/"


@dataclass(frozen=True, slots=True)
class Relation:
    """One part's pointer to another part, or to an address outside when `external`."""

    kind: str
    target: str
    external: bool


class Package:
    """A Word file's parts by name ("word/document.xml").

    Raises:
        FileFault: `word-trasig` when the bytes are no Word file, are protected, or would unpack to something huge.
    """

    def __init__(self, data: bytes) -> None:
        if data.startswith(_OLE):
            raise _broken(
                "Filen är lösenordsskyddad eller i Words gamla format (.doc).", "Spara den som .docx utan lösenord."
            )
        if len(data) > _MAX_FILE:
            raise _broken("Filen är större än 20 MB.", "Komprimera bilderna i Word (Bildformat > Komprimera bilder).")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError) as fault:
            raise _broken("Filen är inget Word-dokument.") from fault
        self._members = {info.filename: info for info in self._zip.infolist()}
        self._measure()
        self.main = self._main_part()

    def _measure(self) -> None:
        """Refuse what would fill the memory, from the zip's directory alone."""
        members = self._zip.infolist()
        if len(members) > _MAX_MEMBERS or len(members) != len(self._members):
            raise _broken("Filen har för många delar, eller samma del två gånger.")
        if sum(info.file_size for info in members) > _MAX_TOGETHER:
            raise _broken("Filen blir orimligt stor när den packas upp.")
        for info in members:
            most = _MAX_XML if info.filename.endswith((".xml", ".rels")) else _MAX_OTHER
            ratio = info.file_size / max(info.compress_size, 1)
            if info.file_size > most or (info.file_size > _SMALL and ratio > _MAX_RATIO):
                raise _broken(f"Delen {info.filename} är orimligt stor.")

    def _main_part(self) -> str:
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self._members:
                return relation.target
        raise _broken("Filen är inget Word-dokument.")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(self._members)

    def checksum(self, name: str) -> tuple[str, int, int]:
        """What tells two versions of a part apart without unpacking it: name, CRC and length."""
        info = self._members[name]
        return (name, info.CRC, info.file_size)

    def bytes(self, name: str) -> bytes:
        """A part's content."""
        try:
            return self._zip.read(self._members[name])
        except (KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as fault:
            raise _broken(f"Delen {name} saknas eller går inte att läsa.") from fault
        except zlib.error as fault:
            raise _broken(f"Delen {name} går inte att packa upp.") from fault

    def xml(self, name: str) -> Element:
        """A part's root element."""
        return parse(self.bytes(name), name)

    def relations(self, part: str) -> Mapping[str, Relation]:
        """A part's relationships by id; the package's own for ""."""
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name not in self._members:
            return {}
        return {element.get("Id", ""): _relation(element, folder) for element in self.xml(name).iter(_RELATION)}

    def related(self, part: str, kind: str) -> str | None:
        """The name of the part that `part` points at as `kind`, if there is one."""
        for relation in self.relations(part).values():
            if relation.kind == kind and not relation.external and relation.target in self._members:
                return relation.target
        return None


def parse(data: bytes, name: str) -> Element:
    """XML without entities, document types or anything fetched; `name` stays with every element, for faults."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser, base_url=name)
    except etree.XMLSyntaxError as fault:
        raise _broken(f"Delen {name} är inte giltig XML.") from fault
    if etree.DocInfo(root).internalDTD is not None:
        raise _broken(f"Delen {name} har en dokumenttyp (DOCTYPE), som inte hör hemma i en Word-fil.")
    if str(root.tag).startswith("{" + _STRICT):
        raise _broken("Filen är sparad som strikt Open XML.", "Spara den som vanligt Word-dokument (.docx).")
    return root


def _relation(element: Element, folder: str) -> Relation:
    target = element.get("Target", "")
    external = element.get("TargetMode") == "External"
    if not external:
        target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return Relation(element.get("Type", "").rpartition("/")[2], target, external)


def _broken(what: str, how: str = "Öppna filen i Word och spara den på nytt som .docx.") -> FileFault:
    return FileFault("word-trasig", what, "Word-filen", how)
