"""Stored ärenden to run commands on: a shipped example with changes, kept as an interview keeps it."""

from __future__ import annotations

from datetime import date, datetime

from sipkit.cli.arende.val import arendelager
from sipkit.domain.arende import Arende
from sipkit.domain.klockslag import lokal
from sipkit.domain.svar import bygg, platta
from tests.cli.korning import NU, Changes, answers

IDAG = date.fromisoformat(NU[:10])
ID = "7K2M"


def sparat(changes: Changes | None = None, region: str = "blekinge") -> Arende:
    """Keep the example, as ärende 7K2M of the region, and give it back."""
    tree = answers(region, {"arende.id": ID, "arende.region": region, **(changes or {})})
    arende = bygg(platta(tree), IDAG)
    skapad = {"skapad": lokal(datetime.fromisoformat(NU))}
    arende = arende.model_copy(update={"arende": arende.arende.model_copy(update=skapad)})
    lager = arendelager(IDAG)
    if lager.finns(ID):
        lager.ta_bort(ID)
        lager = arendelager(IDAG)
    lager.spara(arende)
    return arende


def oppnat(id_: str = ID) -> Arende:
    """The ärende as it is stored now."""
    return arendelager(IDAG).oppna(id_)
