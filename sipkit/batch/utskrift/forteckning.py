"""The index of a print: where each letter is, for machines. It names numbers and ids, never a person."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal, cast

from sipkit.disk import replace

FIL = "index.json"

Brevlage = Literal["skrivs-ut", "bilaga", "makulerat"]


@dataclass(frozen=True, slots=True)
class Plats:
    """Where a letter is.

    Attributes:
        lopnummer: its running number, `av` how many there were when it was numbered.
        rad: the row, by number; None where the letter is void.
        arende: the ärende's id where the row has none of its own.
        sida: its first page in the part; `sidor` how many it has, blank ones not counted.
        lage: `bilaga` where it is signed and follows as a file of its own; `makulerat` where it is not to be sent.
    """

    lopnummer: int
    av: int
    rad: int | None
    arende: str | None
    sida: int | None
    sidor: int
    lage: Brevlage


@dataclass(frozen=True, slots=True)
class Del:
    """One file for the printer.

    Attributes:
        fil: its name.
        sidor: its pages, separator sheets and blank ones counted; printed on both sides it takes half as many sheets.
        sha256: its hash.
        brev: its letters, in order.
    """

    fil: str
    sidor: int
    sha256: str
    brev: tuple[Plats, ...]


def las(mapp: Path) -> dict[str, Del]:
    """The parts that were written down, by file name; none where nothing was."""
    try:
        told = cast(list[dict[str, Any]], json.loads((mapp / FIL).read_bytes())["delar"])
    except FileNotFoundError:
        return {}
    return {each["fil"]: Del(**{**each, "brev": tuple(Plats(**plats) for plats in each["brev"])}) for each in told}


def skriv(mapp: Path, delar: Iterable[Del]) -> None:
    """Write them down in the place of what was. Raises OSError."""
    said = {"sipkit": 1, "delar": [asdict(each) for each in delar]}
    replace(mapp / FIL, (json.dumps(said, indent=1) + "\n").encode())
