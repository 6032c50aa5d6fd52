"""Rows that are there twice: the same key, or the same person and the same meeting. And meetings at the same time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sipkit.batch.rader.fel import cellfel
from sipkit.batch.rader.kolumner.ordbok import RAD_ID
from sipkit.batch.rader.kolumner.vagar import kanon
from sipkit.batch.rader.rad import Cellfel, Rad
from sipkit.domain.svar import las, tolka
from sipkit.domain.text import fold
from sipkit.errors import SipkitError, UsageFault

NUMMER = "enskild.personnummer"
_MOTET = ("kallelse.dag", "kallelse.tid")


class Dubblettsokare:
    """Remembers the rows that it has seen. The first of two stands; the later is the fault."""

    def __init__(self, idag: date) -> None:
        self._idag = idag
        self._ids: dict[str, Rad] = {}
        self._moten: dict[tuple[str, ...], Rad] = {}

    def fel(self, rad: Rad) -> tuple[Cellfel, ...]:
        """What a row has in common with one before it."""
        found = []
        if (first := self._ids.setdefault(rad.id, rad)).nr != rad.nr:
            found.append(_fel(rad, RAD_ID, f"{_raden(first)} har samma nyckel."))
        key = self._mote(rad)
        if key and (first := self._moten.setdefault(key, rad)).nr != rad.nr:
            found.append(_fel(rad, NUMMER, f"{_raden(first)} är om samma person och samma möte."))
        return tuple(found)

    def _mote(self, rad: Rad) -> tuple[str, ...] | None:
        """Who and which meeting; None where it cannot be read who."""
        who = tolkat(rad, NUMMER, self._idag)
        return (who, *(tolkat(rad, path, self._idag) or "" for path in _MOTET)) if who else None


def moten_samtidigt(rader: Iterable[Rad], idag: date) -> tuple[tuple[int, ...], ...]:
    """The numbers of rows whose meetings begin at the same time with the same fast vårdkontakt.

    Of stored ärenden nothing is said: their meetings may be over.
    """
    moten: dict[tuple[str, ...], list[int]] = {}
    for rad in (each for each in rader if each.bas is None):
        said = [_vem_kallar(rad, idag), *(tolkat(rad, path, idag) for path in _MOTET)]
        key = tuple(each for each in said if each)
        if len(key) == len(said):
            moten.setdefault(key, []).append(rad.nr)
    return tuple(tuple(each) for each in moten.values() if len(each) > 1)


def _vem_kallar(rad: Rad, idag: date) -> str | None:
    """The fast vårdkontakt: by name, or by the line that has telephone and unit too."""
    line = rad.svar.get("fast_vardkontakt")
    return tolkat(rad, "fast_vardkontakt.namn", idag) or (fold(line) if isinstance(line, str) else None)


def tolkat(rad: Rad, path: str, idag: date) -> str | None:
    """What a row says at a path, in the one way to write it; None where that cannot be read."""
    said = rad.svar.get(path)
    if said is None:
        said = next((each for other, each in rad.svar.items() if kanon(other) == kanon(path)), None)
    if said is None and rad.bas is not None:
        said = las(rad.bas, path)
    try:
        return None if said is None else str(tolka(kanon(path), said, idag))
    except SipkitError:
        return None


def _raden(rad: Rad) -> str:
    """A row where people find it: titles and headings stand above the first. By its number where no file has it."""
    place = str(rad.plats or f"rad nummer {rad.nr}")
    return place[0].upper() + place[1:]


def _fel(rad: Rad, path: str, vad: str) -> Cellfel:
    fault = UsageFault("dubblett", vad, atgard="Ta bort den ena raden, eller rätta den.")
    return cellfel(fault, rad.celler.get(path) or rad.plats, path)
