"""Ärenden that are being worked with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sipkit.domain.arende import SCHEMA, Arende
from sipkit.domain.arendeid import nytt_arendeid
from sipkit.storage.forvar import Forvar
from sipkit.storage.kuvert import Sort
from sipkit.storage.lagrad import Lagrad
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


def arendefil(fil: Path, platser: Platser, nycklar: Nycklar, idag: date) -> Lagrad[Arende]:
    """An ärende in a file of the user's own choice, encrypted as those in the store are."""
    return Lagrad(fil, platser.tillstand, ARENDE, nycklar, idag)
