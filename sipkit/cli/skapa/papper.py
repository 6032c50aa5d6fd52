"""From an ärende to papers on the disk, and what is told about them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sipkit.bord.bord import Bord
from sipkit.bord.svar import dokument_av
from sipkit.cli.fragor.bestallning import ALLA_FORMAT, Bestallning
from sipkit.cli.samtal.tider import nar
from sipkit.cli.skapa import former
from sipkit.cli.skapa.berattat import Gjort, berattat
from sipkit.cli.skapa.filer import papperfiler, skrivna
from sipkit.cli.utfall import Utfall, Varning
from sipkit.config.loading import hidden_document_type
from sipkit.documents.dokument import Dokument
from sipkit.documents.filer import Utgava
from sipkit.domain.arende import Arende
from sipkit.domain.arendeid import nytt_arendeid


@dataclass(frozen=True)
class Sparat:
    """That the ärende is stored, as it is told; and what opens it again."""

    besked: str
    argument: str


@dataclass(frozen=True)
class _Klart:
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
    dokument = dokument_av(arende, bord, nytt_arendeid())
    has_text = (bord.typ.meddelande or bord.typ.brev) and best.format is None
    format = ALLA_FORMAT if has_text else best.filformat
    gjord = skrivna(best, lage, dokument, format)
    sparat = None if best.torrkor else lagra(dokument)
    varningar = (*hidden_document_type(bord.typ.id, lage.sources), *lage.varningar)
    return _utfall(best, varningar, _Klart(dokument, gjord, sparat))


def _utfall(best: Bestallning, varningar: Sequence[Varning], gjort: _Klart) -> Utfall:
    dokument, sparat = gjort.dokument, gjort.sparat
    i_forvaret = sparat is not None and sparat.argument == dokument.underlag.arende.arende.id
    steg = dokument.gor_nu(gjort.utgava.poster, sparat=i_forvaret, mottagare=best.mottagare)
    argument = sparat.argument if sparat else None
    told = berattat(
        dokument,
        Gjort(best.typ, _form(best, gjort, steg), tuple(_huvud(best, gjort)), argument, fragad=not best.utan_fragor),
    )
    return replace(told, varningar=(*varningar, *dokument.varningar, *gjort.utgava.varningar, *told.varningar))


def _form(best: Bestallning, gjort: _Klart, steg: tuple[str, ...]) -> former.Papper:
    dokument = gjort.dokument
    filer = papperfiler(gjort.utgava.poster)
    rader = tuple(rad.som_json() for rad in dokument.underlag.frister.rader)
    return former.Papper(filer, str(best.ut), rader, dokument.kallar, steg)


def _huvud(best: Bestallning, gjort: _Klart) -> Iterator[str]:
    """What was made, before what there is to do."""
    under, filer = gjort.dokument.underlag, gjort.utgava.filer
    vad = f" {len(filer)} filer i {best.ut}:" if filer else ""
    if best.torrkor:
        yield f"PROVKÖRNING. Inget är skrivet. Ärende {under.arende.arende.id}."
    else:
        yield f"KLART. Ärende {under.arende.arende.id}.{vad}"
    yield from (f"  {fil.namn}" for fil in filer)
    if gjort.sparat is not None:
        yield gjort.sparat.besked
    counted = under.frist is not None and (under.frist.senast is not None or under.frist.text is not None)
    if under.frist is not None and (counted or not under.dokumenttyp.meddelande):
        yield f"{under.frist.namn} {nar(under.frist)}."
