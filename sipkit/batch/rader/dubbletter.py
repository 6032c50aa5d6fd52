"""Rows that are there twice: the same key, or the same person and the same meeting."""

from __future__ import annotations

from datetime import date

from sipkit.batch.rader.fel import cellfel
from sipkit.batch.rader.ordbok import RAD_ID
from sipkit.batch.rader.rad import Cellfel, Rad
from sipkit.batch.rader.vagar import kanon
from sipkit.domain.svar import tolka
from sipkit.errors import SipkitError, UsageFault

NUMMER = "enskild.personnummer"
_MOTET = ("kallelse.dag", "kallelse.tid")


class Dubblettsokare:
    """Remembers the rows that it has seen. The first of two stands; the later is the fault."""

    def __init__(self, idag: date) -> None:
        self._idag = idag
        self._ids: dict[str, int] = {}
        self._moten: dict[tuple[str, ...], int] = {}

    def fel(self, rad: Rad) -> tuple[Cellfel, ...]:
        """What a row has in common with one before it."""
        found = []
        if (first := self._ids.setdefault(rad.id, rad.nr)) != rad.nr:
            found.append(_fel(rad, RAD_ID, f"Rad nummer {first} har samma nyckel."))
        key = self._mote(rad)
        if key and (first := self._moten.setdefault(key, rad.nr)) != rad.nr:
            found.append(_fel(rad, NUMMER, f"Rad nummer {first} är om samma person och samma möte."))
        return tuple(found)

    def _mote(self, rad: Rad) -> tuple[str, ...] | None:
        """Who and which meeting; None where it cannot be read who."""
        who = tolkat(rad, NUMMER, self._idag)
        return (who, *(tolkat(rad, path, self._idag) or "" for path in _MOTET)) if who else None


def tolkat(rad: Rad, path: str, idag: date) -> str | None:
    """What a row says at a path, in the one way to write it; None where that cannot be read."""
    said = rad.svar.get(path)
    if said is None:
        said = next((each for other, each in rad.svar.items() if kanon(other) == kanon(path)), None)
    try:
        return None if said is None else str(tolka(kanon(path), said, idag))
    except SipkitError:
        return None


def _fel(rad: Rad, path: str, vad: str) -> Cellfel:
    fault = UsageFault("dubblett", vad, atgard="Ta bort den ena raden, eller rätta den.")
    return cellfel(fault, rad.celler.get(path), path)
