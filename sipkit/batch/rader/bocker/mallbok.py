"""The workbook that `batch mall` writes: headings, drop-downs, explanations, and a sheet for the parties.

`batch exempel` fills the same workbook with invented rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sipkit.batch.rader.bocker.bok import bokbytes, bredder, ruta_i, skriv_rubriker, skriv_ruta
from sipkit.batch.rader.filer.tabell import FORKLARINGAR, bokstav, ruta
from sipkit.batch.rader.kolumner.igenkanning import fraga_om, fragerubriker, valnamn
from sipkit.batch.rader.kolumner.ordbok import RAD_ID, SKYDD, Kolumnord, Ordbok
from sipkit.batch.rader.kolumner.vagar import kanon
from sipkit.batch.rader.rad import Svar
from sipkit.batch.rader.varden import ordval, sort_av
from sipkit.config.dokumenttyp import Dokumenttyp

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

RADER, VAL = "Rader", "Val"
_SISTA_RAD = 20_000
"""The last row that drop-downs are made for."""
_JA_NEJ = ("ja", "nej")
_KONTAKT = tuple(f"fast_vardkontakt.{name}" for name in ("namn", "titel", "enhet", "telefon", "telefontid"))
_ANDRA = frozenset({"fast_vardkontakt", "parter"})
"""Answers that stand in several columns, or on the other sheet."""
_PARTER = "parter."


@dataclass(frozen=True)
class Mallkolumn:
    """A column of the workbook.

    Attributes:
        sokvag: the path of its answers.
        rubrik: its heading.
        forklaring: what is written there.
        val: what can be chosen, as it is stored -> as it is called.
        kravs: whether every row must have it.
    """

    sokvag: str
    rubrik: str
    forklaring: str
    val: Mapping[str, str] = field(default_factory=dict)
    kravs: bool = False


def mallkolumner(typ: Dokumenttyp, ordbok: Ordbok, fler: Iterable[str] = ()) -> tuple[Mallkolumn, ...]:
    """The columns for a document type, and for other paths that someone has answers at."""
    paths = dict.fromkeys(path for path in _vagar(typ) if path not in _ANDRA)
    seen = {kanon(path) for path in paths}
    paths |= dict.fromkeys(path for path in fler if path not in seen and not path.startswith(_PARTER))
    key = Mallkolumn(RAD_ID, ordbok.rad_id.rubrik, ordbok.rad_id.forklaring)
    return (key, *(_kolumn(path, typ, ordbok) for path in paths))


def _vagar(typ: Dokumenttyp) -> Iterator[str]:
    """The paths that a row can answer, in the order that the document asks for them."""
    yield from ("enskild.namn", "enskild.personnummer", SKYDD, "enskild.adress")
    for fraga in typ.fragor:
        if fraga.falt == "fast_vardkontakt":
            yield from _KONTAKT
        elif fraga.typ not in {"grupp", "person"} and fraga.alternativ_fran is None:
            yield fraga.falt


def _kolumn(path: str, typ: Dokumenttyp, ordbok: Ordbok) -> Mallkolumn:
    known = next((each for each in ordbok.kolumner if kanon(each.sokvag) == kanon(path)), None)
    fraga = fraga_om(typ, path)
    asked = valnamn(fraga.fraga) if fraga else ""
    kravs = path in typ.kraver or path == SKYDD
    rubrik = known.rubrik if known else fragerubriker(typ, ordbok).get(path, path)
    return Mallkolumn(path, rubrik, known.forklaring if known else asked, _valbara(path, typ), kravs)


def _valbara(path: str, typ: Dokumenttyp) -> Mapping[str, str]:
    """What can be chosen in a cell; nothing where several can be, or anything be written."""
    if sort_av(path, typ) == "ja-nej":
        return {word: word for word in _JA_NEJ}
    fraga = fraga_om(typ, path)
    if fraga is None or fraga.typ != "val":
        return {}
    return {each.id: valnamn(each.namn) for each in fraga.alternativ if each.id != "vet-inte"}


def mallbok(typ: Dokumenttyp, ordbok: Ordbok, exempel: Svar) -> bytes:
    """An empty workbook with one row that shows how it is done, marked so that it is not read."""
    return _bok(typ, ordbok, mallkolumner(typ, ordbok), [(ordbok.exempel, exempel)])


def exempelbok(typ: Dokumenttyp, ordbok: Ordbok, rader: Sequence[Svar]) -> bytes:
    """The same workbook with rows; each has its number as its key."""
    columns = mallkolumner(typ, ordbok, rader[0] if rader else ())
    return _bok(typ, ordbok, columns, [(str(nr), rad) for nr, rad in enumerate(rader, 1)])


def _bok(typ: Dokumenttyp, ordbok: Ordbok, kolumner: Sequence[Mallkolumn], rader: Sequence[tuple[str, Svar]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = RADER
    _tabell(sheet, kolumner, [_svar(rad, kolumner, id_) for id_, rad in rader])
    parties = book.create_sheet(ordbok.parter.rubrik)
    partkolumner = _partkolumner(typ, ordbok)
    _tabell(parties, partkolumner, [each for id_, rad in rader for each in _partrader(rad, partkolumner, id_)])
    _forklaringar(book.create_sheet(FORKLARINGAR), [(RADER, kolumner), (ordbok.parter.rubrik, partkolumner)])
    _listor(book, {sheet.title: kolumner, parties.title: partkolumner})
    for each in (sheet, parties, book[FORKLARINGAR]):
        bredder(each)
    return bokbytes(book)


def _partkolumner(typ: Dokumenttyp, ordbok: Ordbok) -> tuple[Mallkolumn, ...]:
    def column(each: Kolumnord) -> Mallkolumn:
        kravs = each.sokvag in {"namn", "huvudman", "som"}
        words = {word: word for word in ordval(f"parter.p1.{each.sokvag}")}
        return Mallkolumn(each.sokvag, each.rubrik, each.forklaring, words, kravs)

    key = Mallkolumn(RAD_ID, ordbok.rad_id.rubrik, "Samma nyckel som raden på det första bladet.", kravs=True)
    return (key, *map(column, ordbok.parter.kolumner))


def _svar(rad: Svar, kolumner: Sequence[Mallkolumn], id_: str) -> list[object]:
    """A row's answers in the order of the columns."""
    by_path = {kanon(path): said for path, said in rad.items()} | {RAD_ID: id_}
    told = ((each, by_path.get(kanon(each.sokvag))) for each in kolumner)
    return [each.val.get(said, said) if isinstance(said, str) else said for each, said in told]


def _partrader(rad: Svar, kolumner: Sequence[Mallkolumn], id_: str) -> Iterator[list[object]]:
    parties: dict[str, dict[str, object]] = {}
    for path, said in rad.items():
        if path.startswith(_PARTER) and path.count(".") > 1:
            _, party, name = path.split(".", 2)
            parties.setdefault(party, {})[name] = said
    for each in parties.values():
        yield _svar(each, kolumner, id_)


def _tabell(sheet: Worksheet, kolumner: Sequence[Mallkolumn], rader: Sequence[Sequence[object]]) -> None:
    from openpyxl.comments import Comment

    skriv_rubriker(sheet, [each.rubrik for each in kolumner])
    for column, each in enumerate(kolumner):
        if each.forklaring:
            ruta_i(sheet, 1, column).comment = Comment(each.forklaring, "sipkit", height=120, width=320)
    for row, values in enumerate(rader, 2):
        for column, value in enumerate(values):
            skriv_ruta(ruta_i(sheet, row, column), ruta(value))
    sheet.freeze_panes = "A2"
    for column, _ in enumerate(kolumner):
        sheet.column_dimensions[bokstav(column)].number_format = "@"


def _forklaringar(sheet: Worksheet, blad: Sequence[tuple[str, Sequence[Mallkolumn]]]) -> None:
    skriv_rubriker(sheet, ("Blad", "Rubrik på det bladet", "Vad som skrivs", "Måste fyllas i", "Går att välja"))
    rows = ((name, each) for name, kolumner in blad for each in kolumner)
    for row, (name, each) in enumerate(rows, 2):
        must, words = "måste" if each.kravs else "", " / ".join(each.val.values())
        values = (f"bladet {name}", f"{each.rubrik}:", each.forklaring, must, words)
        for column, value in enumerate(values):
            skriv_ruta(ruta_i(sheet, row, column), ruta(value))


def _listor(book: Workbook, blad: Mapping[str, Sequence[Mallkolumn]]) -> None:
    """Drop-downs. What can be chosen stands on a hidden sheet, since the words may hold commas."""
    from openpyxl.worksheet.datavalidation import DataValidation

    hidden = book.create_sheet(VAL)
    hidden.sheet_state = "hidden"
    choices = [(name, at, each.val) for name, kolumner in blad.items() for at, each in enumerate(kolumner) if each.val]
    for place, (name, at, words) in enumerate(choices):
        for row, word in enumerate(words.values(), 1):
            skriv_ruta(ruta_i(hidden, row, place), word)
        formula = f"{VAL}!${bokstav(place)}$1:${bokstav(place)}${len(words)}"
        validation = DataValidation(type="list", formula1=formula, allow_blank=True)
        validation.error = "Välj ett av svaren i listan."
        validation.add(f"{bokstav(at)}2:{bokstav(at)}{_SISTA_RAD}")
        book[name].add_data_validation(validation)
