"""What became of one row: plain data that a worker hands back, with nothing of what stands in the row."""

from __future__ import annotations

from dataclasses import dataclass, field

from sipkit.batch.rader.rad import Cellfel, Rad


@dataclass(frozen=True, slots=True)
class Uppgift:
    """A row to make.

    Attributes:
        nr: its running number in the batch, which its folder is called after.
        arende: the ärende's id, where the row has none of its own.
        rad: the row as it was read.
    """

    nr: int
    arende: str
    rad: Rad = field(repr=False)


@dataclass(frozen=True, slots=True)
class Gjordfil:
    """A file of a row. `exemplar` is how many times it is printed: 0 for what is not."""

    namn: str
    typ: str
    sha256: str
    mottagare: str | None = None
    exemplar: int = 0


@dataclass(frozen=True, slots=True)
class Radutfall:
    """What became of a row: the files in a folder of the worker's own, or faults.

    Attributes:
        nr: the row.
        arende: the ärende's id; None where nothing was made.
        mapp: the name of the folder beside `papper/` that the files lie in, all of them safe on the disk.
        filer: the files, in the order that they are printed in.
        stoppad: the person's data are protected: what was made is one sheet without data, and nothing is to be sent.
        fel: why there is nothing.
    """

    nr: int
    arende: str | None = None
    mapp: str | None = None
    filer: tuple[Gjordfil, ...] = ()
    stoppad: bool = False
    fel: tuple[Cellfel, ...] = ()
