"""Open a template that nobody vouches for: measured before it is unpacked, and every XML part parsed.

An ordinary template unpacks to some hundred kilobytes. A template is read whole, part by part, and so has a limit for
all parts together besides those that `reader.package` has for each.
"""

from __future__ import annotations

import io
import zipfile

from sipkit.errors import FileFault, TemplateFault
from sipkit.word.reader.package import Package
from sipkit.word.reader.xml import Element

MAX_FILE = 10_000_000
MAX_UNPACKED = 50_000_000

_XML_NAMES = (".xml", ".rels", ".vml", ".svg")


def open_template(data: bytes) -> dict[str, Element]:
    """Return the root element of every XML part of a .docx file, by its name in the zip.

    Raises:
        TemplateFault: it is no Word file, damaged, too large, or declares a document type.
    """
    if len(data) > MAX_FILE:
        raise _too_large()
    try:
        package = Package(data)
        return {name: package.xml(name) for name in _names(data) if name.lower().endswith(_XML_NAMES)}
    except FileFault as fault:
        raise TemplateFault("mall-trasig", fault.vad, fault.var, fault.atgard) from fault


def _names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise _too_large()
    names = [member.filename for member in members]
    if not all(name.isascii() and "\\" not in name and ".." not in name.split("/") for name in names):
        raise TemplateFault(
            "mall-trasig", "En del av filen har ett otillåtet namn.", atgard="Spara filen på nytt i Word."
        )
    return names


def _too_large() -> TemplateFault:
    return TemplateFault(
        "mall-for-stor", "Filen är för stor för en mall.", atgard="Ta bort stora bilder och inklistrat innehåll."
    )
