"""`--format ics` of the commands that list days: one calendar file beside the list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sipkit.domain.text import fold
from sipkit.errors import UsageFault

if TYPE_CHECKING:
    from sipkit.documents.heldagar import Heldag

Kalender = Annotated[
    str | None,
    typer.Option("--format", metavar="ics", help="Skriv också en kalenderfil, med ärendets id och inga namn."),
]


def skriv_kalender(
    namn: str, poster: Iterable[Heldag], nu: datetime, *, format: str | None, ut: Path, ersatt: bool
) -> str | None:
    """Write the calendar file when one was asked for.

    Returns:
        Its name in the folder; None when none was asked for.

    Raises:
        UsageFault: another format than ics.
        FileFault: `fil-finns`, `fil-skriv`.
    """
    if format is None:
        return None
    if fold(format) != "ics":
        raise UsageFault("ogiltigt-varde", "Listan skrivs bara som kalenderfil.", "--format", "Välj: ics.")
    from sipkit.documents.heldagar import heldagar
    from sipkit.documents.skriv import Fil, skriv

    skriv(ut, [Fil(namn, heldagar(poster, nu))], ersatt=ersatt)
    return namn
