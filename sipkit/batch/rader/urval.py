"""Which of the rows that were read are tried: not those to leave out, nor those that are there twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sipkit.batch.rader.dubbletter import Dubblettsokare, moten_samtidigt
from sipkit.batch.rader.rad import Cellfel, Rad, Radfel
from sipkit.batch.rader.uteslutna import Uteslutna
from sipkit.config.varning import Varning

_FLEST = 10
"""Meetings at the same time that are told one by one."""


@dataclass(frozen=True)
class Urval:
    """Rows that can be tried, those with faults, the numbers of those left out, and what to know of them all."""

    rader: tuple[Rad, ...] = field(repr=False)
    fel: tuple[Radfel, ...]
    uteslutna: tuple[int, ...]
    varningar: tuple[Varning, ...]


def valj_ut(lasta: Iterable[tuple[Rad, tuple[Cellfel, ...]]], utom: Uteslutna, idag: date) -> Urval:
    """Choose among rows as they were read, each with what is wrong with it."""
    kvar, borta = [], []
    for rad, fel in lasta:
        if utom.har(rad, idag):
            borta.append(rad.nr)
        else:
            kvar.append((rad, fel))
    sokare = Dubblettsokare(idag)
    provade = [(rad, (*fel, *sokare.fel(rad))) for rad, fel in kvar]
    rader = tuple(rad for rad, fel in provade if not fel)
    return Urval(
        rader,
        tuple(Radfel(rad.nr, rad.id, fel) for rad, fel in provade if fel),
        tuple(borta),
        tuple(_varningar(borta, moten_samtidigt(rader, idag))),
    )


def _varningar(borta: Sequence[int], samtidigt: Sequence[Sequence[int]]) -> Iterator[Varning]:
    if borta:
        told = "En rad utelämnas: den står" if len(borta) == 1 else f"{len(borta)} rader utelämnas: de står"
        yield Varning("rader-lasta", f"{told} i listan efter --utom.")
    if samtidigt:
        rows = "; ".join(_samtidigt(each) for each in samtidigt[:_FLEST])
        more = " …" if len(samtidigt) > _FLEST else ""
        yield Varning("moten-samtidigt", f"Samma fasta vårdkontakt har möten samtidigt: rad {rows}{more}.")


def _samtidigt(rader: Sequence[int]) -> str:
    """`3 och 17`, `3, 17 och 21`, `3, 17, … och 40`."""
    *first, last = rader
    shown = [*map(str, first[:_FLEST]), *(["…"] if len(first) > _FLEST else [])]
    return f"{', '.join(shown)} och {last}"
