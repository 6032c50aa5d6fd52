"""Ärenden that are being worked with."""

from __future__ import annotations

from datetime import date

from sipkit.domain.arende import SCHEMA, Arende
from sipkit.domain.arendeid import nytt_arendeid
from sipkit.storage.forvar import Forvar, Sort
from sipkit.storage.nycklar import ANDELSE, Nycklar
from sipkit.storage.platser import Platser


class Arendelager(Forvar[Arende]):
    """The stored ärenden, by their id."""

    def __init__(self, platser: Platser, nycklar: Nycklar, idag: date) -> None:
        super().__init__(platser.arenden, Sort(Arende, SCHEMA, _id), nycklar, idag)
        self._platser = platser

    def nytt_id(self) -> str:
        """An id that neither an ärende nor a draft has."""
        while True:
            id_ = nytt_arendeid()
            if not any((mapp / f"{id_}{ANDELSE}").exists() for mapp in self._platser.lasta):
                return id_


def _id(arende: Arende) -> str:
    if arende.arende.id is None:
        raise ValueError("an ärende is stored under its id")
    return arende.arende.id
