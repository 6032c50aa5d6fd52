"""A row, where each of its answers stands, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from sipkit.config.varning import Varning
from sipkit.domain.arende import Arende

if TYPE_CHECKING:
    from sipkit.batch.rader.filer.tabell import Tabell
    from sipkit.batch.rader.parter import Partblad

Hur = Literal["karta", "sökväg", "namn", "tom", "okänd", "dubbel"]
"""How a column's path is known: the user's map says so, the heading is the path, or is one of the names for it.

`tom`: it has a heading and nothing else. `okänd` and `dubbel` (another column has the same path) must be answered.
"""

Svar = Mapping[str, object]
"""Answers as an answers file has them: path -> text (a list, where a JSON line has one)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where an answer stands. `ref` is `C14` in a sheet; where `blad` is None it is `rad 14, Pnr` in a file of lines.

    Of a whole row it is `Rader rad 14`, of a stored ärende `fil 3, ärende 7K2M`, and `rubrik` is empty.
    """

    blad: str | None
    ref: str
    rubrik: str

    def __str__(self) -> str:
        return f"{self.blad}!{self.ref}" if self.blad else self.ref


@dataclass(frozen=True, slots=True)
class Rad:
    """A row.

    Attributes:
        nr: its place among the rows, from 1, in the file's order; what people count by.
        id: what stands in its column `rad-id`, else `nr`.
        svar: its answers. Nothing of it is in `repr`.
        celler: path -> the cell that it stands in, also where that is empty.
        bas: the stored ärende that it goes on with, where the row is one.
        plats: where what stands in no cell is: the row as a whole, `Rader rad 14`, or its file, where it is one.
    """

    nr: int
    id: str
    svar: Svar = field(repr=False)
    celler: Mapping[str, Cell] = field(repr=False)
    bas: Arende | None = field(default=None, repr=False)
    plats: Cell | None = None


@dataclass(frozen=True, slots=True)
class Cellfel:
    """One fault. Plain data without any value.

    Attributes:
        kolumn: the column's heading; None where no column holds it.
        cell: where; None where no cell holds it.
        kod: a key of `sipkit.felkoder.KODER`.
        vad: what is wrong.
        atgard: how to fix it.
        sokvag: the path of the answer; empty where it is about none.
    """

    kolumn: str | None
    cell: Cell | None
    kod: str
    vad: str
    atgard: str = ""
    sokvag: str = ""


@dataclass(frozen=True, slots=True)
class Radfel:
    """All that is wrong with one row."""

    nr: int
    id: str
    fel: tuple[Cellfel, ...]


@dataclass(frozen=True, slots=True)
class Kolumn:
    """A column and what it is taken for.

    Attributes:
        rubrik: its heading, unique in the table.
        bokstav: its letter in a sheet.
        sokvag: the path; None where it is passed over or unknown.
        hur: how that is known.
        forslag: for an unknown one, paths that it may be.
        tomt: what an empty cell in it says; None: nothing.
    """

    rubrik: str
    bokstav: str
    sokvag: str | None
    hur: Hur
    forslag: tuple[str, ...] = ()
    tomt: str | None = None


@dataclass(frozen=True)
class Inlasning:
    """What a file of rows gave.

    Attributes:
        rader: the rows that can be tried.
        fel: the rows that cannot, each with all its faults.
        kolumner: what each column is taken for.
        dolda: how many rows a filter hides, that are not among the rows since nobody wanted them there.
        uteslutna: the numbers of the rows that the list of people to leave out has.
        varningar: how the file was read, and what was put right in it.
        tabell: the file as it stood, for a workbook of its faults; row number `n` is its line `n - 1`. None: the rows
            are files.
        parter: the sheet with parties, where there is one.
        andra: for each row that was put right in another file, by number: that file, and its number there.
    """

    rader: tuple[Rad, ...] = field(repr=False)
    fel: tuple[Radfel, ...]
    kolumner: tuple[Kolumn, ...]
    dolda: int
    uteslutna: tuple[int, ...]
    varningar: Sequence[Varning]
    tabell: Tabell | None = field(repr=False)
    parter: Partblad | None = field(repr=False)
    andra: Mapping[int, tuple[Inlasning, int]] = field(default_factory=dict, repr=False)

    @property
    def alla(self) -> tuple[Rad | Radfel, ...]:
        """Every row that was not left out, by number."""
        rader: list[Rad | Radfel] = [*self.rader, *self.fel]
        return tuple(sorted(rader, key=lambda each: each.nr))
