"""A spreadsheet as people have them: title rows, merged headings, blank rows, and every cell in some form of its own.

Each fault is planned, and known by the row's number, the heading and the code that it must be told with.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from openpyxl import Workbook
from openpyxl.cell.cell import Cell

from tests.testnummer import PERSONNUMMER

IDAG = date(2027, 3, 25)
GRUPPER = ("Patient", "", "", "", "", "", "SIP-möte", "", "")
RUBRIKER = ("Namn", "Pnr ", "Skyddad?", "Gatuadress", "Post-nr", "ORT", "Datum", "Klockslag", "Plats")
FORMEL, FELVARDE = "=1+1", "#N/A"
_EPOK = date(1899, 12, 30)

Varde = str | int | float | date | time | None
Fel = tuple[int, str, str]


@dataclass
class Verklig:
    """The rows, as values of cells; what is right in them, and what is wrong."""

    rader: list[list[Varde]] = field(default_factory=list)
    fel: set[Fel] = field(default_factory=set)
    ratt: dict[int, tuple[str, str, str, str]] = field(default_factory=dict)
    """Of rows without a fault: number, day, time, address, each in the one way to write it."""


Felsort = Callable[[Verklig, int], tuple[str, str]]
"""Spoils a row, and says at which heading and with what code it must be told."""


def verklig(antal: int, fel: int, seed: int = 1) -> Verklig:
    """Rows, of which `fel` have one fault each; the last ten also a second one."""
    chance = Random(seed)
    wrong = sorted(chance.sample(range(2, antal + 1), fel))
    made = Verklig()
    for nr in range(1, antal + 1):
        row, right = _rad(nr, chance)
        made.rader.append(row)
        made.ratt[nr] = right
    for at, nr in enumerate(wrong):
        kinds = [_FEL[at % len(_FEL)], *([_ANDRA] if at >= fel - 10 else [])]
        for kind in dict.fromkeys(kinds):
            made.fel.add((nr, *kind(made, nr)))
        made.ratt.pop(nr)
    return made


def _rad(nr: int, chance: Random) -> tuple[list[Varde], tuple[str, str, str, str]]:
    who = PERSONNUMMER[nr * 37 % len(PERSONNUMMER)]
    day = IDAG + timedelta(days=1 + nr // len(PERSONNUMMER))
    hour, minute = 8 + nr % 9, (0, 15, 30)[nr % 3]
    post, ort = f"999{nr % 90 + 10}", "Exempelstad"
    row: list[Varde] = [
        chance.choice(("Ingrid Provqvist", "Provqvist, Åsa", "Östen Provåker  ", "\u00a0Maj Testäng")),
        _nummer(who, chance),
        chance.choice(("n", "N", "nej", "0", 0, "n ")),
        f"Provgatan {nr}",
        chance.choice((post, f"{post[:3]} {post[3:]}", int(post))),
        ort,
        chance.choice(
            (day, day.isoformat(), f"{day.day}/{day.month} {day.year}", (day - _EPOK).days, str((day - _EPOK).days))
        ),
        chance.choice((time(hour, minute), f"{hour}.{minute:02}", f"{hour}:{minute:02}", f"kl {hour}.{minute:02}")),
        chance.choice(("hemma", "Hemma ", "vårdcentralen", None)),
    ]
    printed = f"{post[:3]} {post[3:]}" if isinstance(row[4], str) and " " in row[4] else post
    return row, (who, day.isoformat(), f"{hour:02}:{minute:02}:00", f"Provgatan {nr}, {printed} {ort}")


def _nummer(who: str, chance: Random) -> Varde:
    ways: list[Varde] = [who, f"{who[:8]}-{who[8:]}", f" {who} ", int(who), float(who)]
    if who.startswith(("193", "194", "195", "196", "197", "198", "199", "200")):
        ways += [int(who[2:]), f"{who[2:8]}-{who[8:]}", who[2:].lstrip("0") if int(who[2:]) >= 10**6 else who]
    return chance.choice(ways)


# --- kinds of fault ---------------------------------------------------------------------------------------------------


def _felraknat(made: Verklig, nr: int) -> tuple[str, str]:
    who = made.ratt[nr][0]
    made.rader[nr - 1][1] = f"{who[:-1]}{(int(who[-1]) + 1) % 10}"
    return "Pnr", "ogiltigt-personnummer"


def _i_cellen(kolumn: int, varde: Varde, kod: str) -> Felsort:
    """A cell that says something else."""

    def spoil(made: Verklig, nr: int) -> tuple[str, str]:
        made.rader[nr - 1][kolumn] = varde
        return RUBRIKER[kolumn].strip(), kod

    return spoil


def _dubblett(made: Verklig, nr: int) -> tuple[str, str]:
    first = made.rader[0]
    made.rader[nr - 1][1], made.rader[nr - 1][6:8] = first[1], first[6:8]
    return "Pnr", "dubblett"


_FEL: tuple[Felsort, ...] = (
    _felraknat,
    _i_cellen(1, "1,94E+11", "ogiltigt-personnummer"),
    _i_cellen(1, 12345678, "ogiltigt-personnummer"),
    _i_cellen(2, None, "skydd-tomt"),
    _i_cellen(2, "kanske", "ja-eller-nej"),
    _i_cellen(3, "  ", "svar-saknas"),
    _i_cellen(4, 9999, "ogiltig-adress"),
    _i_cellen(6, "31/2 2027", "ogiltigt-datum"),
    _i_cellen(6, 7, "ogiltigt-datum"),
    _i_cellen(7, 13.3, "ogiltigt-klockslag"),
    _i_cellen(5, FELVARDE, "cell-felvarde"),
    _dubblett,
)
_ANDRA = _i_cellen(8, "på månen", "ogiltigt-varde")


# --- as files ---------------------------------------------------------------------------------------------------------


def _linjer(made: Verklig) -> Iterator[list[Varde]]:
    """The lines below the headings: a blank one now and then."""
    for nr, row in enumerate(made.rader, 1):
        if nr % 17 == 0:
            yield []
        yield row


def som_csv(made: Verklig, kod: str, tecken: str) -> bytes:
    """The file as an export of lines in some code, with merged headings as blanks after the first."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=tecken)
    writer.writerows([["Kallelser våren 2027"], ["Uttag ur systemet, enhet Åkerö"], [], GRUPPER, RUBRIKER])
    writer.writerows([list(map(_skrivet, row)) for row in _linjer(made)])
    return stream.getvalue().encode(kod)


def _skrivet(value: Varde) -> str:
    match value:
        case None:
            return ""
        case time():
            return value.strftime("%H:%M:%S")
        case date():
            return f"{value.isoformat()} 00:00:00"
        case float():
            return str(value).replace(".", ",")
    return str(value)


def som_xlsx(made: Verklig, dold: int = 0) -> bytes:
    """The file as a workbook, with merged headings and a filter that hides `dold` lines."""
    book = Workbook()
    cover, sheet = book.active, book.create_sheet("Export")
    assert cover is not None
    cover.title = "Om filen"
    cover["A1"] = "Kallelser våren 2027"
    for row in (["Kallelser våren 2027"], ["Uttag ur systemet, enhet Åkerö"], [], list(GRUPPER), list(RUBRIKER)):
        sheet.append(row)
    sheet.merge_cells("A1:I1")
    sheet.merge_cells("A4:F4")
    sheet.merge_cells("G4:I4")
    for at, values in enumerate(_linjer(made), 6):
        for column, value in enumerate(values, 1):
            cell = sheet.cell(at, column)
            assert isinstance(cell, Cell)
            _satt(cell, value)
    for at in range(6, 6 + dold):
        sheet.row_dimensions[at].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _satt(cell: Cell, value: Varde) -> None:
    if value == FELVARDE:
        cell.value = value
        cell.data_type = "e"
    elif isinstance(value, date) and not isinstance(value, datetime):
        cell.value = value
        cell.number_format = "yyyy-mm-dd"
    else:
        cell.value = value
