"""Workbooks. Values are calamine's; what it does not tell (filters, formulas, errors) is read from the sheet's XML.

That is read first, so that a small file that would grow without end is refused before anything has grown.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from sipkit.batch.rader.filer.tabell import MAX_KOLUMNER, MAX_RADER, Blad, Linje, Trasig, for_stor, ruta
from sipkit.errors import FileFault

_MAX_UPPACKAT = 600 * 2**20
"""Bytes of a whole workbook without its packing."""
_ARK = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_RID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRIKT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"


@dataclass
class _Laget:
    """What a sheet's XML says beside its values; lines from 1, columns from 0."""

    dolda: set[int] = field(default_factory=set)
    trasiga: dict[tuple[int, int], Trasig] = field(default_factory=dict)


def las_xlsx(data: bytes) -> tuple[Blad, ...]:
    """The visible sheets, in order.

    Raises:
        FileFault: `rader-last` or `rader-storlek`.
    """
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            _krav_storlek(package)
            parts, fran_1904 = _delar(package)
            lagen = {name: _laget(package, part) for name, part in parts.items()}
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError, EOFError):
        raise _trasig() from None
    except (OSError, RuntimeError):  # a part packed in a way that is not known here, or with a password
        raise _trasig() from None
    return tuple(_blad(data, lagen, fran_1904))


def _trasig() -> FileFault:
    cure = "Öppna filen i kalkylprogrammet, och spara den som Excelbok (xlsx) utan lösenord."
    return FileFault("rader-last", "Filen går inte att läsa som en Excelbok.", atgard=cure)


def _for_stor() -> FileFault:
    return for_stor(f"{MAX_RADER} rader och {MAX_KOLUMNER} kolumner i ett blad")


def _krav_storlek(package: zipfile.ZipFile) -> None:
    """Refuse a package that is too big, or one part of which is not as big as it says (`testzip` reads them all)."""
    if sum(part.file_size for part in package.infolist()) > _MAX_UPPACKAT:
        raise _for_stor()
    if package.testzip() is not None:
        raise _trasig()


def _delar(package: zipfile.ZipFile) -> tuple[Mapping[str, str], bool]:
    """The part of each visible sheet, by the sheet's name; and whether days count from 1904."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    book = etree.fromstring(package.read("xl/workbook.xml"), parser)
    if book.tag.startswith(_STRIKT):
        raise ValueError("strict OOXML, which the reader of values does not read")
    links = etree.fromstring(package.read("xl/_rels/workbook.xml.rels"), parser)
    targets = {each.get("Id"): each.get("Target") or "" for each in links.iter(f"{_REL}Relationship")}
    parts = {
        each.get("name") or "": posixpath.normpath(posixpath.join("/xl", targets[each.get(_RID)])).lstrip("/")
        for each in book.iter(f"{_ARK}sheet")
        if each.get("state") in {None, "visible"}
    }
    names = set(package.namelist())
    properties = book.find(f"{_ARK}workbookPr")
    fran_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
    return {name: part for name, part in parts.items() if part in names and "worksheets/" in part}, fran_1904


def _laget(package: zipfile.ZipFile, part: str) -> _Laget:
    from lxml import etree

    found = _Laget()
    row = column = 0
    with package.open(part) as stream:
        tags = (f"{_ARK}row", f"{_ARK}c")
        for event, each in etree.iterparse(stream, ("start", "end"), tag=tags, resolve_entities=False):
            if each.tag == tags[0]:
                if event == "start":
                    row, column = int(each.get("r") or row + 1), -1
                    if each.get("hidden") in {"1", "true"}:
                        found.dolda.add(row)
                else:
                    each.clear()
                    while each.getprevious() is not None:
                        del each.getparent()[0]
            elif event == "end":
                row, column = _plats(each.get("r"), row, column + 1)
                if row > MAX_RADER or column >= MAX_KOLUMNER:
                    raise _for_stor()
                if trasig := _trasig_ruta(each):
                    found.trasiga[row, column] = trasig
    return found


def _trasig_ruta(cell: object) -> Trasig | None:
    from lxml import etree

    assert isinstance(cell, etree._Element)
    if cell.get("t") == "e":
        return Trasig.FELVARDE
    if cell.find(f"{_ARK}f") is None:
        return None
    value = cell.find(f"{_ARK}v")
    is_empty_text = cell.get("t") == "str" and value is not None
    return None if is_empty_text or (value is not None and value.text) else Trasig.OBERAKNAD


def _plats(ref: str | None, row: int, column: int) -> tuple[int, int]:
    """The line and the column that a reference as `C14` names; without one, those given."""
    if ref is None:
        return row, column
    letters = ref.rstrip("0123456789")
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter.upper()) - ord("A") + 1
    return int(ref[len(letters) :]), number - 1


def _blad(data: bytes, lagen: Mapping[str, _Laget], fran_1904: bool) -> Iterator[Blad]:
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name, laget in lagen.items():
            sheet = book.get_sheet_by_name(name)
            values = sheet.to_python(skip_empty_area=False)
            spann = {(top + 1, left): right for (top, left), (_, right) in sheet.merged_cell_ranges or ()}
            yield Blad(
                name,
                tuple(_linjer(values, laget)),
                MappingProxyType(spann),
                fran_1904,
                f"Läst som Excelbok, blad {name}",
            )
    except (python_calamine.CalamineError, OSError, ValueError):
        raise _trasig() from None


def _linjer(values: Sequence[Sequence[object]], laget: _Laget) -> Iterator[Linje]:
    height = max(len(values), max((row for row, _ in laget.trasiga), default=0))
    broken: dict[int, dict[int, Trasig]] = {}
    for (row, column), trasig in laget.trasiga.items():
        broken.setdefault(row, {})[column] = trasig
    for nr in range(1, height + 1):
        rutor = [ruta(value) for value in values[nr - 1]] if nr <= len(values) else []
        for column, trasig in broken.get(nr, {}).items():
            rutor += [None] * (column + 1 - len(rutor))
            rutor[column] = trasig
        yield Linje(nr, tuple(rutor), nr in laget.dolda)
