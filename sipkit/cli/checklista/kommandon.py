"""`sipkit checklista [ÄRENDE]`: what a role goes through at a step, point by point."""

from __future__ import annotations

from sipkit.cli.skapa.alternativ import alternativ
from sipkit.cli.skapa.kommandon import med_alternativ
from sipkit.cli.utfall import Utfall
from sipkit.cli.val import ListRoll, ListSteg, SparatArende


def _checklista(roll: ListRoll = None, steg: ListSteg = None, **options: object) -> Utfall:
    """Gå igenom det som din roll ska göra vid ett steg, en tangent för varje punkt. Läkaren avgör."""
    from sipkit.cli.checklista.gor import gor

    return gor(alternativ(**options), roll, steg)  # type: ignore[arg-type]


checklista = med_alternativ(_checklista, SparatArende)
