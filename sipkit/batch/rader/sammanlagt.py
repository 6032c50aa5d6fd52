"""Several files as one: a row that was put right in a later file stands in the place of the first file's."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sipkit.batch.rader.dubbletter import Dubblettsokare
from sipkit.batch.rader.rad import Inlasning, Rad, Radfel


def lagg_ihop(bas: Inlasning, senare: Sequence[tuple[Inlasning, Collection[str]]], idag: date) -> Inlasning:
    """The rows of the first file, those that were put right as they stand where that was done.

    Args:
        bas: what the first file gave. It alone says which rows there are.
        senare: what each later file gave, and the ids of those of its rows that stand in the place of the first's.
        idag: today.
    """
    later = {rad.id: (fil, rad) for fil, ids in senare for rad in fil.alla if rad.id in ids}
    rader: list[Rad] = []
    fel: list[Radfel] = []
    andra: dict[int, tuple[Inlasning, int]] = {}
    for mine in bas.alla:
        rad = mine
        if mine.id in later:
            fil, there = later.pop(mine.id)
            andra[mine.nr] = (fil, there.nr)
            rad = replace(there, nr=mine.nr)
        if isinstance(rad, Rad):
            rader.append(rad)
        else:
            fel.append(rad)
    twice = {each.nr: each for each in _dubbletter(rader, andra, idag)}
    kvar = tuple(rad for rad in rader if rad.nr not in twice)
    return replace(bas, rader=kvar, fel=(*fel, *twice.values()), andra=andra)


def mot_alla(fil: Inlasning, alla: Inlasning) -> Inlasning:
    """A later file, where a row that says what a row of another file says is a fault.

    Args:
        fil: what it gave.
        alla: all files as one, with its rows in the place of the first's.
    """
    places = {nr: there for nr, (source, there) in alla.andra.items() if source is fil}
    known = {rad.nr for rad in fil.fel}
    twice = tuple(replace(rad, nr=places[rad.nr]) for rad in alla.fel if places.get(rad.nr, 0) not in {0, *known})
    there = {rad.nr for rad in twice}
    return replace(fil, rader=tuple(rad for rad in fil.rader if rad.nr not in there), fel=(*fil.fel, *twice))


def _dubbletter(rader: Sequence[Rad], andra: Mapping[int, object], idag: date) -> Iterator[Radfel]:
    """Rows that were put right to say what another row says. What each file has twice is told when that is read."""
    sokare = Dubblettsokare(idag)
    for rad in sorted(rader, key=lambda each: (each.nr in andra, each.nr)):
        if fel := sokare.fel(rad):
            yield Radfel(rad.nr, rad.id, fel)
