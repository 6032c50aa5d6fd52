"""A file of rows before anyone knows what its columns are: cells as they stand, and where."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import Enum

from sipkit.domain.paths import grupp
from sipkit.domain.svar import INGET_ETT_SVAR
from sipkit.errors import FileFault


class Trasig(Enum):
    """A cell that holds no value."""

    FELVARDE = "felvarde"
    """A formula went wrong: `#N/A`."""
    OBERAKNAD = "oberaknad"
    """A formula whose value is not in the file."""


Ruta = str | float | bool | date | datetime | time | Trasig | Sequence[object] | None
"""What stands in a cell. None: nothing, or only blanks. A sequence: a list, in a file of JSON lines."""

FELBLAD, FORKLARINGAR = "Fel", "Förklaringar"
"""Sheets that sipkit writes beside rows: they are never rows."""

MAX_BYTES = 64 * 2**20
MAX_RADER = 200_000
MAX_KOLUMNER = 500
"""More than any list of people; they bound the memory that a file can take."""


def for_stor(most: str, var: str = "") -> FileFault:
    """The fault of a file with more than `most`."""
    cure = f"Dela filen: högst {most}."
    return FileFault("rader-storlek", "Filen är större än någon lista över personer.", var, cure)


@dataclass(frozen=True, slots=True)
class Linje:
    """One line of the file. `nr` counts as the program that people see it in does, from 1."""

    nr: int
    rutor: Sequence[Ruta] = field(repr=False)
    dold: bool = False

    @property
    def ar_tom(self) -> bool:
        """Whether nothing stands in it."""
        return all(ruta is None for ruta in self.rutor)

    def ruta(self, column: int) -> Ruta:
        """What stands in a column from 0, also where the line ends before it."""
        return self.rutor[column] if column < len(self.rutor) else None


@dataclass(frozen=True)
class Blad:
    """A sheet, or the whole of a file of lines.

    Attributes:
        namn: the sheet's; None for a file of lines.
        linjer: every line that is there, blank ones too.
        spann: for a cell merged with those to the right of it, as (line's number, column from 0), its last column.
        fran_1904: days are counted from 1904, not 1900.
        last: how it was read, in words: `Läst som Windows-1252, semikolon`.
    """

    namn: str | None
    linjer: Sequence[Linje] = field(repr=False)
    spann: Mapping[tuple[int, int], int]
    fran_1904: bool
    last: str


@dataclass(frozen=True)
class Tabell:
    """The rows' headings and lines.

    Attributes:
        blad: the sheet that they stand in.
        grupper: for each column, what stands over several headings; empty where nothing does.
        rubriker: for each column its heading; empty where there is none.
        linjer: the lines below, without blank ones.
        over: how many lines above the headings were passed over.
        andra: the file's other sheets.
    """

    blad: Blad
    grupper: Sequence[str]
    rubriker: Sequence[str]
    linjer: Sequence[Linje] = field(repr=False)
    over: int
    andra: Sequence[Blad] = field(repr=False)


_FELTEXTER = re.compile(
    r"#(?:N/A|SAKNAS!|VALUE!|VÄRDEFEL!|REF!|REFERENS!|NAME\?|NAMN\?|DIV/0!|DIVISION/0!|NUM!|OGILTIGT!|NULL!|SKÄRNING!|#+)",
    re.IGNORECASE,
)
"""What a spreadsheet saves as text where a formula went wrong, or a column was too narrow."""


def ruta(value: object) -> Ruta:
    """A value as a cell: text without blanks at its ends, and nothing where only blanks stand."""
    if isinstance(value, str):
        text = value.strip().strip("\ufeff\u200b").strip()
        return Trasig.FELVARDE if _FELTEXTER.fullmatch(text) else text or None
    if isinstance(value, bool | float | date | datetime | time) or value is None:
        return value
    if isinstance(value, int):
        return float(value) if abs(value) < 2**53 else str(value)
    if isinstance(value, list | tuple):
        return value or None
    return str(value)


_INGA = "inga"


def sagt_i_ruta(path: str, said: object) -> object:
    """What is said at a path as a cell has it: that there is nothing, where that can be said, is a word there."""
    return _INGA if said in ([], ()) and grupp(path) in INGET_ETT_SVAR else said


def bokstav(kolumn: int) -> str:
    """The letters of a column from 0: A, B, …, Z, AA."""
    letters = ""
    kolumn += 1
    while kolumn:
        kolumn, rest = divmod(kolumn - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
