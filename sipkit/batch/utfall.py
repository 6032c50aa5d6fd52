"""What became of one row: plain data that a worker hands back, with nothing of what stands in the row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sipkit.batch.rader.rad import Cell


@dataclass(frozen=True, slots=True)
class Uppgift:
    """A row to make.

    Attributes:
        nr: its running number in the batch, which its folder is called after.
        arende: the ärende's id, where the row has none of its own.
        svar: the row's answers.
        celler: path -> the cell that its answer stands in.
    """

    nr: int
    arende: str
    svar: Mapping[str, object] = field(repr=False)
    celler: Mapping[str, Cell] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Gjordfil:
    """A file of a row. `exemplar` is how many times it is printed: 0 for what is not."""

    namn: str
    typ: str
    sha256: str
    mottagare: str | None = None
    exemplar: int = 0


@dataclass(frozen=True, slots=True)
class Brist:
    """One fault of a row.

    Attributes:
        kod: a key of `sipkit.errors.KODER`.
        vad: what is wrong.
        var: the path of the answer; empty where it is about none.
        atgard: how to fix it.
        kolumn: the heading of the column that the answer stands in; empty where it stands in none.
        cell: its cell.
    """

    kod: str
    vad: str
    var: str = ""
    atgard: str = ""
    kolumn: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Radutfall:
    """What became of a row: the files in a folder of the worker's own, or faults.

    Attributes:
        nr: the row.
        mapp: the name of the folder beside `papper/` that the files lie in, all of them safe on the disk.
        filer: the files, in the order that they are printed in.
        stoppad: the person's data are protected: what was made is one sheet without data, and nothing is to be sent.
        fel: why there is nothing.
    """

    nr: int
    mapp: str | None = None
    filer: tuple[Gjordfil, ...] = ()
    stoppad: bool = False
    fel: tuple[Brist, ...] = ()
