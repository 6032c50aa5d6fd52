"""A region's checklist as a form."""

from __future__ import annotations

import json

from sipkit.config.checklistor import Checklista
from sipkit.documents.blankett.blankett import Blankett
from sipkit.documents.checklista.listan import MALL, Omslag, checklistan
from sipkit.documents.papper import Papper
from sipkit.rules.checklistor import Listlage


def blankett(lage: Listlage, om: Omslag) -> Blankett:
    """The form of one checklist."""
    lista = lage.lista
    papper = Papper("checklista", lista.id, None, MALL, checklistan(lage, om))
    return Blankett("checklista", papper, lista.id, grund(lista))


def grund(lista: Checklista) -> str:
    """What the ticks are about: the points as the region words them."""
    return json.dumps([lista.id, [(each.id, each.text, [r.id for r in each.rutor]) for each in lista.punkter]])
