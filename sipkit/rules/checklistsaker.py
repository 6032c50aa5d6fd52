"""What a day asks about checklists: those that have been begun, and lack something that the routine demands."""

from __future__ import annotations

from collections.abc import Iterator

from sipkit.domain.arende import Arende
from sipkit.domain.vocabulary import Roll
from sipkit.rules.checklistor import listlage, nummer
from sipkit.rules.fakta import Fakta, galler
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
    begun = {each.lista for each in arende.checklistor}
    if not begun or any(each.typ == "utskriven" for each in arende.handelser):
        return
    for lista in region.checklistor:
        if lista.id in begun and not roller.isdisjoint(lista.roller) and galler(lista, fakta) is not False:
            lage = listlage(lista, fakta, arende)
            called = nummer(lage)
            saknas = tuple(dict.fromkeys(called[each.punkt.id] for each in lage.punkter if each.saknas))
            if saknas:
                yield Sak(arende.arende.id or "", "checklista", "snarast", True, (), None, lista=lista, saknas=saknas)
