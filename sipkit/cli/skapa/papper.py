"""From an ärende to papers on the disk, and what is told about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sipkit.cli.fragor.bestallning import Bestallning
from sipkit.cli.fragor.bord import Bord
from sipkit.cli.samtal.tider import nar
from sipkit.cli.skapa import former
from sipkit.cli.utfall import Utfall, Varning
from sipkit.config.loading import hidden_document_type
from sipkit.documents.dokument import Dokument
from sipkit.documents.filer import Utgava, utgava
from sipkit.documents.mallar import Mallar
from sipkit.documents.sattning import sattare
from sipkit.documents.skriv import skriv
from sipkit.documents.sorter import sort_for
from sipkit.documents.underlag import underlag
from sipkit.domain.arende import Arende
from sipkit.domain.arendeid import nytt_arendeid
from sipkit.domain.bokforing import med_huvud


@dataclass(frozen=True)
class Sparat:
    """That the ärende is stored, as it is told; and whether it is in the store, where its id finds it."""

    besked: str
    i_forvaret: bool


@dataclass(frozen=True)
class _Gjort:
    """What was made, and where the ärende was stored."""

    dokument: Dokument
    utgava: Utgava
    sparat: Sparat | None


def papper(best: Bestallning, bord: Bord, arende: Arende, lagra: Callable[[Dokument], Sparat | None]) -> Utfall:
    """Make and write the papers, then store the ärende.

    Args:
        best: what was asked for.
        bord: the circumstances.
        arende: what the answers made.
        lagra: stores the ärende when its papers are written, and tells where.

    Raises:
        SipkitError: whatever stops it; until all papers are written none is.
    """
    lage = bord.lage
    arende = med_huvud(arende, id_=nytt_arendeid(), skapad=lage.nu, region=lage.region_id)
    dokument = sort_for(bord.typ.id)(underlag(arende, bord.typ, bord.om))
    mallar = Mallar(lage.sources.templates, lage.region.lager, lage.region.logotyp)
    with sattare(best.pdf_motor) as satt:
        gjord = utgava(dokument, lage.region.lager, mallar, best.filformat, satt, mottagare=best.mottagare)
    sparat = None
    if not best.torrkor:
        skriv(best.ut, gjord.filer, ersatt=best.ersatt)
        sparat = lagra(dokument)
    varningar = (*hidden_document_type(bord.typ.id, lage.sources), *lage.varningar)
    return _utfall(best, varningar, _Gjort(dokument, gjord, sparat))


def _utfall(best: Bestallning, varningar: Sequence[Varning], gjort: _Gjort) -> Utfall:
    dokument, poster = gjort.dokument, gjort.utgava.poster
    finns = gjort.sparat is not None and gjort.sparat.i_forvaret
    steg = dokument.gor_nu(poster, sparat=finns, mottagare=best.mottagare)
    filer = tuple(
        former.Papperfil(
            typ=post.typ,
            mottagare=former.Mottagare(post.mottagare, post.som) if post.mottagare and post.som else None,
            fil=post.fil,
            format=Path(post.fil).suffix.removeprefix("."),
            sha256=post.sha256,
        )
        for post in poster
    )
    rader = tuple(rad.som_json() for rad in dokument.underlag.frister.rader)
    resultat = former.Papper(filer, str(best.ut), rader, dokument.kallar, steg)
    text = tuple(_text(best, gjort, steg))
    return Utfall(best.typ, resultat, text, (*varningar, *dokument.varningar, *gjort.utgava.varningar))


def _text(best: Bestallning, gjort: _Gjort, steg: tuple[str, ...]) -> Iterator[str]:
    under, filer = gjort.dokument.underlag, gjort.utgava.filer
    if best.torrkor:
        yield f"PROVKÖRNING. Inget är skrivet. Ärende {under.arende.arende.id}."
    else:
        yield f"KLART. Ärende {under.arende.arende.id}. {len(filer)} filer i {best.ut}:"
    yield from (f"  {fil.namn}" for fil in filer)
    if gjort.sparat is not None:
        yield gjort.sparat.besked
    if under.frist is not None:
        yield f"{under.frist.namn} {nar(under.frist)}."
    yield "Gör nu"
    yield from (f"  {nummer}  {text}" for nummer, text in enumerate(steg, 1))
