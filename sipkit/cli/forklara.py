"""`sipkit förklara KOD`: what an error code means."""

from __future__ import annotations

from typing import Annotated

import typer

from sipkit.cli.utfall import Utfall
from sipkit.cli.val import Json
from sipkit.errors import UsageFault
from sipkit.felkoder import KODER


def forklara(
    kod: Annotated[str, typer.Argument(metavar="KOD", help="Felkoden, t.ex. samtycke-nekat.")],
    json: Json = False,
) -> Utfall:
    """Förklara en felkod: vad den betyder och vad du kan göra."""
    from sipkit.cli.former import Felkod
    from sipkit.domain.text import did_you_mean

    if kod not in KODER:
        cure = did_you_mean(kod, KODER, "Alla koder står i docs/referens/felkoder.md.")
        raise UsageFault("okand-kod", "Felkoden finns inte.", atgard=cure)
    return Utfall("förklara", Felkod(kod, KODER[kod]), (KODER[kod],))
