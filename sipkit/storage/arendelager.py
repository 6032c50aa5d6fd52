"""Ärenden that are being worked with."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

from sipkit.domain.arende import SCHEMA, Arende
from sipkit.domain.arendeid import nytt_arendeid
from sipkit.storage.forvar import Forvar
from sipkit.storage.kuvert import Sort
from sipkit.storage.lagrad import Krypterad, Lagrad, Lasbar
from sipkit.storage.nycklar import ANDELSE, Nycklar
from sipkit.storage.platser import Platser


def _id(arende: Arende) -> str:
    if arende.arende.id is None:
        raise ValueError("an ärende is stored under its id")
    return arende.arende.id


ARENDE = Sort(Arende, SCHEMA, _id)


class Arendelager(Forvar[Arende]):
    """The stored ärenden, by their id."""

    def __init__(self, platser: Platser, nycklar: Nycklar, idag: date) -> None:
        super().__init__(platser.arenden, ARENDE, nycklar, idag)
        self._platser = platser

    def nytt_id(self) -> str:
        """An id that neither an ärende nor a draft has."""
        while True:
            id_ = nytt_arendeid()
            if not any((mapp / f"{id_}{ANDELSE}").exists() for mapp in self._platser.lasta):
                return id_


def arendefil(
    fil: Path, platser: Platser, nycklar: Nycklar, idag: date, *, okrypterad: bool = False, ersatt: bool = False
) -> Lagrad[Arende]:
    """An ärende in a file of the user's own choice.

    Args:
        fil: the file; it need not exist.
        platser: where sipkit keeps what is its own.
        nycklar: what to encrypt with.
        idag: today.
        okrypterad: a new file is JSON that anyone can read. One that exists stays what it is.
        ersatt: whatever is there may be replaced, unopened.
    """
    readable = okrypterad if ersatt or not fil.exists() else _is_json(fil)
    form = Lasbar(ARENDE, idag) if readable else Krypterad(ARENDE, nycklar, idag)
    return Lagrad(fil, platser.tillstand, form, ersatt=ersatt)


def _is_json(fil: Path) -> bool:
    """Whether it begins as JSON does. What cannot be read is told by the one who opens it."""
    with suppress(OSError), fil.open("rb") as stream:
        return stream.read(1) == b"{"
    return False
