"""From what a cell holds to the text that an answers file would have.

A spreadsheet changes what is typed: zeros go, dates become numbers, times parts of a day. What it was is put back where
it can only have been one thing, and told; else the cell is a fault. Nothing is guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Literal, get_args

from sipkit.batch.rader.filer.tabell import Ruta, Trasig
from sipkit.batch.rader.kolumner.igenkanning import fraga_om, valnamn
from sipkit.batch.rader.kolumner.ordbok import Ordbok, ord_av
from sipkit.batch.rader.kolumner.vagar import kanon
from sipkit.config.dokumenttyp import Dokumenttyp, SvarsTyp
from sipkit.domain import fieldtypes
from sipkit.domain.identitet import parse_identitet
from sipkit.domain.paths import type_at
from sipkit.domain.telefon import parse_telefon
from sipkit.domain.text import clean, fold
from sipkit.errors import UsageFault

Sort = Literal["dag", "moment", "klockslag", "nummer", "telefon", "ja-nej", "lista", "text"]

_TIDER = frozenset({"dag", "moment", "klockslag"})
"""Sorts of answer that a day or a time can be. Of `3-4` elsewhere a spreadsheet makes a day, and nobody sees it."""
_SORTER: tuple[tuple[object, Sort], ...] = (
    (fieldtypes.Framat, "dag"),
    (fieldtypes.Bakat, "dag"),
    (fieldtypes.Moment, "moment"),
    (fieldtypes.Klockslag, "klockslag"),
    (fieldtypes.Identitetsnummer, "nummer"),
    (fieldtypes.Telefon, "telefon"),
    (fieldtypes.JaNej, "ja-nej"),
)
_AV_FRAGA: Mapping[SvarsTyp, Sort] = MappingProxyType(
    {"datum": "dag", "moment": "moment", "tid": "klockslag", "ja-nej": "ja-nej", "flerval": "lista"}
)
_SERIETAL = re.compile(r"\d{5}(?:[.,]\d+)?")
"""A day as a number. No other way to write a day has five digits."""
_SIFFROR = re.compile(r"(\d+)(?:[.,]0+)?")
_FORKORTAT = re.compile(r"\d[.,]\d+e\+?\d+", re.IGNORECASE)
_HELT_NUMMER, _MINSTA_NUMMER = 10, 7
"""Digits of a personnummer without its century, and of the shortest that zeros can have been lost of."""
_MIDNATT = re.compile(r"(\d{4}-\d\d-\d\d)[ T]00:00(?::00(?:\.0+)?)?")
"""A day as databases write it."""
_FORSTA, _SISTA = date(1900, 3, 1), date(2199, 12, 31)
_DYGN = 24 * 60

NOLLOR = "nollor-tillagda"
SERIETAL = "serietal-lasta"


@dataclass
class Kolumnvarden:
    """Reads the cells of one column.

    Attributes:
        sort: what its answers are.
        val: words for a choice, as headings are compared -> what is stored.
        ja, nej: words for yes and no.
        fran_1904: days are counted from 1904.
        idag: today; decides the century of a short number.
        rattat: how many cells were put right, by the code of the warning that tells of it.
    """

    sort: Sort
    val: Mapping[str, str]
    ja: frozenset[str]
    nej: frozenset[str]
    fran_1904: bool
    idag: date
    rattat: Counter[str] = field(default_factory=Counter)

    def svar(self, ruta: Ruta) -> object:
        """The answer; None for a blank cell.

        Raises:
            UsageFault: the cell holds no value, or one that may be several.
        """
        if isinstance(ruta, Trasig):
            raise _trasig(ruta)
        if ruta is None or (isinstance(ruta, Sequence) and not isinstance(ruta, str)):
            return ruta
        if isinstance(ruta, date | time) and self.sort not in _TIDER:
            cure = "Skriv texten igen, i en cell som är formaterad som text."
            raise UsageFault("ogiltigt-varde", "Kalkylprogrammet har gjort ett datum av texten.", atgard=cure)
        return _LASARE[self.sort](self, ruta)


def kolumnvarden(path: str, typ: Dokumenttyp, ordbok: Ordbok, fran_1904: bool, idag: date) -> Kolumnvarden:
    """How the cells of the column with a path are read."""
    sort = sort_av(path, typ)
    ja, nej = (frozenset(map(fold, words)) for words in (ordbok.ja, ordbok.nej))
    return Kolumnvarden(sort, valord(path, typ), ja, nej, fran_1904, idag)


def sort_av(path: str, typ: Dokumenttyp) -> Sort:
    """What the answer at a path is."""
    annotation = type_at(kanon(path))
    for known, sort in _SORTER:
        if annotation == known or known in get_args(annotation):
            return sort
    fraga = fraga_om(typ, path)
    if fraga is None or (annotation is not None and fraga.typ != "flerval"):
        return "text"
    return _AV_FRAGA.get(fraga.typ, "text")


def valord(path: str, typ: Dokumenttyp) -> Mapping[str, str]:
    """The words that can be chosen at a path, as they are stored and as the question has them."""
    fraga = fraga_om(typ, path)
    words = {ord_av(each): each for each in ordval(path)}
    if fraga is not None and fraga.typ in {"val", "flerval"}:
        words |= {ord_av(name): each.id for each in fraga.alternativ for name in (each.id, valnamn(each.namn))}
    return words


def ordval(path: str) -> Sequence[str]:
    """The words that the ärende can have at a path; none where it can have any."""
    return _ordval(type_at(kanon(path)))


def _ordval(annotation: object) -> Sequence[str]:
    """The words of a type that is one of some words, also within another."""
    found = [each for each in get_args(annotation) if isinstance(each, str)]
    return found or [word for each in get_args(annotation) for word in _ordval(each)]


# --- one reader for each sort -----------------------------------------------------------------------------------------


def _text(column: Kolumnvarden, ruta: Ruta) -> str:
    text = _skrivet(ruta)
    return column.val.get(ord_av(text), text) if column.val else text


def _skrivet(ruta: Ruta) -> str:
    """A cell's value as it would be typed."""
    match ruta:
        case bool():
            return "ja" if ruta else "nej"
        case float():
            return format(ruta, ".15g").replace(".", ",") if ruta % 1 else format(ruta, ".0f")
        case datetime():
            return ruta.isoformat(timespec="minutes") if ruta.time() != time(0) else ruta.date().isoformat()
        case date():
            return ruta.isoformat()
        case time():
            return ruta.strftime("%H.%M")
    return str(ruta)


def _lista(column: Kolumnvarden, ruta: Ruta) -> str:
    text = _skrivet(ruta)
    if not column.val:
        return text
    return "\n".join(_text(column, item.strip()) for item in re.split(r"[\n,;]|\s/\s", text) if item.strip())


def _janej(column: Kolumnvarden, ruta: Ruta) -> str:
    text = fold(_skrivet(ruta))
    return "ja" if text in column.ja else "nej" if text in column.nej else _skrivet(ruta)


def _dag(column: Kolumnvarden, ruta: Ruta) -> str:
    if isinstance(ruta, datetime) and ruta.time() != time(0):
        raise UsageFault(
            "ogiltigt-datum",
            "Cellen har ett klockslag också.",
            atgard="Skriv dagen för sig och tiden i en egen kolumn.",
        )
    if (when := _serietal(column, ruta)) is None:
        text = _skrivet(ruta)
        return day[1] if (day := _MIDNATT.fullmatch(text)) else text
    if when.time() != time(0):
        raise UsageFault("ogiltigt-datum", "Cellen har ett tal som inte är en hel dag.", atgard=_DATUM)
    return when.date().isoformat()


_DATUM = "Skriv datumet som text, till exempel 2027-04-07."


def _moment(column: Kolumnvarden, ruta: Ruta) -> str:
    when = _serietal(column, ruta)
    return _skrivet(when if when is not None else ruta)


def _serietal(column: Kolumnvarden, ruta: Ruta) -> datetime | None:
    """The moment that a number is in a column of days; None where the cell holds no number.

    Raises:
        UsageFault: the number is no day of our time.
    """
    if isinstance(ruta, str) and _SERIETAL.fullmatch(ruta):
        number = float(ruta.replace(",", "."))
    elif isinstance(ruta, float) and not isinstance(ruta, bool):
        if ruta >= 19_000_101 and not ruta % 1:
            return None  # 20270407: the day itself, typed without dashes
        number = ruta
    else:
        return None
    start = datetime(1904, 1, 1) if column.fran_1904 else datetime(1899, 12, 30)
    if not 0 < number < 200_000:
        raise UsageFault("ogiltigt-datum", "Talet i cellen är inget datum.", atgard=_DATUM)
    when = start + timedelta(minutes=round(number * _DYGN))
    if not _FORSTA <= when.date() <= _SISTA:
        raise UsageFault("ogiltigt-datum", "Talet i cellen är inget datum.", atgard=_DATUM)
    column.rattat[SERIETAL] += 1
    return when


def _klockslag(column: Kolumnvarden, ruta: Ruta) -> str:
    if isinstance(ruta, datetime):
        if ruta.date() > date(1904, 1, 1):
            raise UsageFault("ogiltigt-klockslag", "Cellen har en dag också.", atgard="Skriv bara klockslaget: 13.00.")
        return ruta.strftime("%H.%M")
    if isinstance(ruta, float) and not isinstance(ruta, bool) and ruta % 1:
        minutes = ruta * _DYGN
        if not 0 < ruta < 1 or abs(minutes - round(minutes)) > 0.02:
            cure = "Skriv klockslaget som text, till exempel 13.30."
            raise UsageFault("ogiltigt-klockslag", "Talet i cellen kan vara mer än ett klockslag.", atgard=cure)
        column.rattat[SERIETAL] += 1
        return (datetime(2000, 1, 1) + timedelta(minutes=round(minutes))).strftime("%H.%M")
    return _skrivet(ruta)


def _nummer(column: Kolumnvarden, ruta: Ruta) -> str:
    text = _skrivet(ruta)
    if _FORKORTAT.fullmatch(text):
        cure = "Exportera igen med kolumnen som text. Siffrorna finns inte kvar i den här filen."
        raise UsageFault("ogiltigt-personnummer", "Kalkylprogrammet har kortat av numret.", atgard=cure)
    digits = _SIFFROR.fullmatch(text)
    if digits is None:
        return text
    number = digits[1]
    if len(number) >= _HELT_NUMMER:
        return number
    try:
        if len(number) < _MINSTA_NUMMER:
            raise UsageFault("ogiltigt-personnummer", "Numret har för få siffror.")
        parse_identitet(number.zfill(_HELT_NUMMER), column.idag)
    except UsageFault:
        cure = "Skriv alla tolv siffrorna, och gör kolumnen till text."
        raise UsageFault("ogiltigt-personnummer", "Numret har för få siffror.", atgard=cure) from None
    column.rattat[NOLLOR] += 1
    return number.zfill(_HELT_NUMMER)


def _telefon(column: Kolumnvarden, ruta: Ruta) -> str:
    text = _skrivet(ruta)
    number = clean(text)
    if not number.isdecimal() or number.startswith(("0", "46")):
        return text
    try:
        parse_telefon(f"0{number}")
    except UsageFault:
        return text
    column.rattat[NOLLOR] += 1
    return f"0{number}"


_LASARE: Mapping[Sort, Callable[[Kolumnvarden, Ruta], str]] = MappingProxyType(
    {
        "dag": _dag,
        "moment": _moment,
        "klockslag": _klockslag,
        "nummer": _nummer,
        "telefon": _telefon,
        "ja-nej": _janej,
        "lista": _lista,
        "text": _text,
    }
)


def _trasig(ruta: Trasig) -> UsageFault:
    if ruta is Trasig.FELVARDE:
        return UsageFault("cell-felvarde", "Formeln i cellen gick fel.", atgard="Rätta formeln, eller skriv värdet.")
    cure = "Öppna filen i kalkylprogrammet och spara den, så räknas formeln. Eller skriv värdet."
    return UsageFault("cell-oberaknad", "Cellen har en formel vars värde inte finns i filen.", atgard=cure)
