"""The files of a command: set and written, and as scripts are told of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from sipkit.bord.lage import Lage
from sipkit.cli.fragor.bestallning import Bestallning
from sipkit.cli.skapa.former import Mottagare, Papperfil
from sipkit.documents.dokument import Dokument
from sipkit.documents.filer import Utgava, utgava
from sipkit.documents.manifest import Post
from sipkit.documents.sattning import sattare
from sipkit.documents.skriv import skriv
from sipkit.domain.vocabulary import Filformat


def skrivna(
    best: Bestallning, lage: Lage, dokument: Dokument, format: Collection[Filformat], *, bunt: bool = True
) -> Utgava:
    """Make a document's files and write them; in a trial only make them.

    A paper that nobody needs is made only where the kinds of file or its receiver are named, and for an example.

    Args:
        best: what was asked for.
        lage: the region and its templates.
        dokument: what they are made of.
        format: which kinds of file.
        bunt: make the one file for the printer too.

    Raises:
        SipkitError: a file cannot be made or written; then none is.
    """
    alla = bool(best.format or best.mottagare or best.exempel)
    with sattare(best.pdf_motor) as satt:
        gjord = utgava(
            dokument, lage.region.lager, lage.mallar(), format, satt, mottagare=best.mottagare, bunt=bunt, alla=alla
        )
    if not best.torrkor:
        skriv(best.ut, gjord.filer, ersatt=best.ersatt)
    return gjord


def papperfiler(poster: Iterable[Post]) -> tuple[Papperfil, ...]:
    """Files as scripts are told of them."""
    return tuple(
        Papperfil(
            typ=post.typ,
            mottagare=Mottagare(post.mottagare, post.som) if post.mottagare and post.som else None,
            fil=post.fil,
            format=Path(post.fil).suffix.removeprefix("."),
            sha256=post.sha256,
        )
        for post in poster
    )
