"""Opening a file of rows, whatever it is."""

from __future__ import annotations

from pathlib import Path

from sipkit.batch.rader.filer.csvfil import las_csv
from sipkit.batch.rader.filer.jsonrader import las_jsonrader, las_mapp
from sipkit.batch.rader.filer.tabell import MAX_BYTES, MAX_KOLUMNER, MAX_RADER, Blad, for_stor
from sipkit.batch.rader.filer.xlsxfil import las_xlsx
from sipkit.disk import skal
from sipkit.errors import FileFault
from sipkit.storage.nycklar import Nycklar
from sipkit.storage.platser import platser

_AGE = b"age-encryption.org/"
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
"""How an Excel file of before 2007 begins, or one with a password."""


def las_blad(fil: Path) -> tuple[Blad, ...]:
    """The sheets of a file: one, unless it is a workbook.

    Raises:
        FileFault: `fil-las`, or what is wrong in the file; or, where it is encrypted, it cannot be opened.
    """
    if fil.is_dir():
        return (las_mapp(fil),)
    data = las_bytes(fil)
    if data.startswith(_AGE):
        data = Nycklar(platser()).dekryptera(data, fil)
    if data.startswith(_ZIP):
        return las_xlsx(data)
    if data.startswith(_OLE):
        cure = "Öppna filen i kalkylprogrammet, och spara den som Excelbok (xlsx) utan lösenord."
        raise FileFault("rader-last", "Filen är i Excels gamla format, eller har ett lösenord.", str(fil), cure)
    if data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        return (las_jsonrader(data),)
    return (las_csv(data),)


def las_bytes(fil: Path) -> bytes:
    """What is in the file. Raises FileFault: it cannot be read, or is too big."""
    try:
        with fil.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        cure = "Kontrollera sökvägen, och skriv var filen ligger."
        raise FileFault("fil-las", "Filen finns inte.", str(fil), cure) from None
    except OSError as error:
        raise FileFault("fil-las", f"Filen går inte att läsa: {skal(error)}.", str(fil)) from None
    if len(data) > MAX_BYTES:
        raise for_stor(f"{MAX_BYTES >> 20} MB, {MAX_RADER} rader och {MAX_KOLUMNER} kolumner", str(fil))
    return data
