"""Faults of rules and parsers, which know paths, at the cells of a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sipkit.batch.rader.kolumner.vagar import kanon
from sipkit.batch.rader.rad import Cell, Cellfel, Rad, Radfel
from sipkit.errors import SipkitError

Celler = Mapping[str, Cell]

_SAMTYCKE = "samtycke.status"


def tolka_fel(rad: Rad, faults: Sequence[SipkitError]) -> Radfel:
    """The faults of a row, each once and at its cell. One that no cell holds is at the row's file, if it has one."""
    canonical = {kanon(path): cell for path, cell in rad.celler.items()}
    found = (
        cellfel(each, _cell(kanon(path), rad, canonical) or rad.plats if (path := _om(each)) else rad.plats, each.var)
        for fault in faults
        for each in fault.faults
    )
    return Radfel(rad.nr, rad.id, tuple(dict.fromkeys(found)))


def _om(fault: SipkitError) -> str:
    """The path that a fault is about. A rule that forbids a paper for want of consent names none."""
    return fault.var or (_SAMTYCKE if fault.kod.startswith("samtycke-") else "")


def cellfel(fault: SipkitError, cell: Cell | None, path: str) -> Cellfel:
    """A fault at a cell."""
    return Cellfel(cell.rubrik or None if cell else None, cell, fault.kod, fault.vad, fault.atgard, path)


def _cell(path: str, rad: Rad, celler: Celler) -> Cell | None:
    """The cell of a path, of what it is a part of, or of the part of it that is blank."""
    if path in celler:
        return celler[path]
    inside = [each for each in celler if each.startswith(f"{path}.")]
    blank = [each for each in inside if each not in {kanon(said) for said in rad.svar}]
    if inside:
        return celler[(blank or inside)[0]]
    above = path
    while "." in above:
        above = above.rpartition(".")[0]
        if above in celler:
            return celler[above]
    return None
