"""What a day asks about checklists: those that have been begun, and lack something that the routine demands."""

from __future__ import annotations

from collections.abc import Iterator

from sipkit.domain.arende import Arende
from sipkit.domain.vocabulary import Roll
from sipkit.rules.checklistor import listlage, paborjade, saknade
from sipkit.rules.fakta import Fakta
from sipkit.rules.region import Region
from sipkit.rules.sak import Sak


def checklistsaker(region: Region, arende: Arende, fakta: Fakta, roller: frozenset[Roll]) -> Iterator[Sak]:
    """A reminder to those who have the list, until the person has gone home.

    Args:
        region: whose lists.
        arende: what has been answered.
        fakta: what decides which points apply.
        roller: whose day it is.
    """
    if not arende.checklistor or any(each.typ == "utskriven" for each in arende.handelser):
        return
    for lista in paborjade(region, arende, fakta):
        saknas = () if roller.isdisjoint(lista.roller) else saknade(listlage(lista, fakta, arende))
        if saknas:
            yield Sak(arende.arende.id or "", "checklista", "snarast", True, (), None, lista=lista, saknas=saknas)
