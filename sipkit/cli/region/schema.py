"""`sipkit region schema`: the shape of a region's files, for an editor."""

from __future__ import annotations

import json as jsonform
from typing import Annotated

import typer

from sipkit.cli.utfall import Utfall
from sipkit.cli.val import Json

Amne = Annotated[
    str | None, typer.Argument(metavar="[ÄMNE]", help="T.ex. frister. Annars för ett helt lager i en fil.")
]


def schema(amne: Amne = None, json: Json = False) -> Utfall:
    """Skriv ut ett JSON Schema för regionens filer, så att en redigerare kan visa nycklar och fel."""
    from sipkit.admin.regionschema import regionschema
    from sipkit.cli.region.former import Regionschema

    found = regionschema(amne)
    return Utfall("region schema", Regionschema(found), (jsonform.dumps(found, ensure_ascii=False, indent=1),))
