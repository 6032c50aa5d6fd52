"""`sipkit pdf FIL.docx`: a letter changed by hand in Word, as an accessible PDF."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sipkit.cli.utfall import Utfall
from sipkit.cli.val import Ersatt, Json, Motor


def pdf(
    fil: Annotated[Path, typer.Argument(metavar="FIL.docx", help="Wordfilen.")],
    ut: Annotated[
        Path | None, typer.Option("--ut", metavar="MAPP", help="Mappen som PDF:en skrivs i. Annars Wordfilens egen.")
    ] = None,
    ersatt: Ersatt = False,
    pdf_motor: Motor = "typst",
    json: Json = False,
) -> Utfall:
    """Gör en tillgänglig PDF av ett Worddokument som du har ändrat för hand."""
    from sipkit.cli.former import Pdf
    from sipkit.config.varning import Varning
    from sipkit.documents.manifest import sha256
    from sipkit.documents.sattning import sattare
    from sipkit.documents.skriv import Fil, skriv

    mapp = ut or fil.parent
    with sattare(pdf_motor) as satt:
        gjord = satt(_bytes(fil))
    namn = fil.with_suffix(".pdf").name
    skriv(mapp, [Fil(namn, gjord.data)], ersatt=ersatt)
    noter = [Varning("pdf-anmarkning", f"{note.vad} ({note.part})") for note in gjord.notes]
    if not gjord.tillganglig:
        noter.append(Varning("pdf-ej-tillganglig", "PDF:en är inte tillgänglig. Den går bra att skriva ut."))
    return Utfall("pdf", Pdf(str(mapp / namn), sha256(gjord.data), gjord.tillganglig), (str(mapp / namn),), noter)


def _bytes(fil: Path) -> bytes:
    from sipkit.errors import FileFault

    try:
        return fil.read_bytes()
    except OSError:
        raise FileFault("fil-las", "Wordfilen går inte att läsa.", var=str(fil)) from None
