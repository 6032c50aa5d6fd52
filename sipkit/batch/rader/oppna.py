"""Opening a file of rows, whatever it is, and choosing the sheet that has them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from sipkit.batch.rader.csvfil import las_csv
from sipkit.batch.rader.jsonrader import las_jsonrader, las_mapp
from sipkit.batch.rader.ordbok import Ordbok, ord_av
from sipkit.batch.rader.rubriker import Rubriksokare
from sipkit.batch.rader.tabell import FELBLAD, FORKLARINGAR, MAX_BYTES, MAX_KOLUMNER, MAX_RADER, Blad, Tabell
from sipkit.batch.rader.xlsxfil import las_xlsx
from sipkit.disk import skal
from sipkit.errors import AnswerMissing, FileFault, UsageFault
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
    except OSError as error:
        raise FileFault("fil-las", f"Filen går inte att läsa: {skal(error)}.", str(fil)) from None
    if len(data) > MAX_BYTES:
        cure = f"Dela filen: högst {MAX_BYTES >> 20} MB, {MAX_RADER} rader och {MAX_KOLUMNER} kolumner."
        raise FileFault("rader-storlek", "Filen är större än någon lista över personer.", str(fil), cure)
    return data


def valj_tabell(blad: Sequence[Blad], ordbok: Ordbok, karta: Collection[str] = (), valt: str | None = None) -> Tabell:
    """The sheet with the rows.

    Args:
        blad: the file's sheets.
        ordbok: names of columns.
        karta: headings of the user's own map.
        valt: the name of the sheet, where someone has said.

    Raises:
        AnswerMissing: several sheets have rows.
        UsageFault: there is no such sheet.
        FileFault: `rubriker-saknas`.
    """
    no_rows = {*map(ord_av, ordbok.parter.blad), ord_av(FELBLAD), ord_av(FORKLARINGAR)}
    chosen = [each for each in blad if ord_av(each.namn or "") not in no_rows]
    names = ", ".join(each.namn or "" for each in chosen)
    if valt is not None:
        chosen = [each for each in blad if ord_av(each.namn or "") == ord_av(valt)]
        if not chosen:
            raise UsageFault("ogiltigt-varde", "Filen har inget sådant blad.", "--blad", f"Välj: {names}.")
    sokare = Rubriksokare(ordbok, karta)
    found = [table for each in chosen if (table := sokare.tabell(each, [b for b in blad if b is not each]))]
    with_rows = [table for table in found if table.linjer] or found
    if len(with_rows) > 1:
        many = ", ".join(table.blad.namn or "" for table in with_rows)
        raise AnswerMissing("svar-saknas", "Flera blad har rader.", "--blad", f"Ge --blad NAMN. Välj: {many}.")
    if not with_rows:
        cure = "Skriv rubriker överst, som `sipkit batch mall` gör: minst två som känns igen."
        raise FileFault("rubriker-saknas", "Ingen rad i filen känns igen som rubriker.", atgard=cure)
    return with_rows[0]
