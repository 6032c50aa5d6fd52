"""The documents that rules are taken from: still in force, and read lately?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sipkit.admin.fynd import Fynd
from sipkit.admin.gang import hitta, rad_for
from sipkit.config.schema import RegionFil
from sipkit.config.tree import EMPTY, Table
from sipkit.config.varning import LAST_CHECK


def granska_kallor(region: RegionFil, trad: Table, dag: date) -> Iterator[Fynd]:
    """What is uncertain about the documents that hold on the day."""
    for each in region.dokument:
        table = hitta(trad, ("region", "dokument", each.id)) or EMPTY
        if each.osaker:
            yield Fynd(
                "osaker-kalla",
                f"Det är osäkert om {each.titel} gäller: {each.osaker}",
                rad_for(table, "osaker"),
                "Ta reda på vad som gäller. Skriv då om `osäker`, eller ta bort den.",
                each.regler,
            )
        if dag - each.kontrollerad > LAST_CHECK:
            yield Fynd(
                "gammal-kalla",
                f"{each.titel} kontrollerades senast {each.kontrollerad}.",
                rad_for(table, "kontrollerad"),
                "Läs källan igen, rätta det som har ändrats och skriv dagens datum.",
            )
