"""The papers of a checklist as it stands, to print. One to fill in on screen is a form: `sipkit blankett`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sipkit.bord.lage import Lage
from sipkit.cli.fragor.bestallning import Bestallning
from sipkit.documents.checklista.listan import MALL, Omslag, checklistan
from sipkit.documents.kontext import Avsandare
from sipkit.documents.papper import Papper
from sipkit.documents.sattning import Sattare, sattare
from sipkit.documents.skriv import Fil, skriv
from sipkit.documents.uttryck import kort_datum
from sipkit.domain.arende import Arende
from sipkit.domain.text import fold
from sipkit.domain.vocabulary import Filformat
from sipkit.errors import UsageFault
from sipkit.rules.besked import Fristbesked
from sipkit.rules.checklistor import Listlage

_FORMAT: tuple[Filformat, ...] = ("docx", "pdf")


@dataclass(frozen=True)
class Listor:
    """Lists to be printed. `arende` is None for empty ones, `frister` where no deadline has begun."""

    lage: Lage
    listor: Sequence[Listlage]
    arende: Arende | None
    frister: Fristbesked | None


def filformat(best: Bestallning) -> tuple[Filformat, ...]:
    """Which kinds of file to make. Raises UsageFault: `ogiltigt-varde`."""
    asked = {fold(part) for part in best.format.split(",")} if best.format else set(_FORMAT)
    if not asked <= set(_FORMAT):
        raise UsageFault("ogiltigt-varde", "Filformatet finns inte.", "--format", f"Välj: {', '.join(_FORMAT)}.")
    return tuple(each for each in _FORMAT if each in asked)


def skrivna(best: Bestallning, listor: Listor) -> tuple[Fil, ...]:
    """Make the papers and write them, in a trial only make them.

    Someone who goes on with a list at the keyboard gets it as it stands now in the place of the one before.

    Raises:
        SipkitError: a paper cannot be made or written; then none is.
    """
    with sattare(best.pdf_motor) as satt:
        made = tuple(_filer(best, listor, satt))
    if not best.torrkor:
        skriv(best.ut, made, ersatt=best.ersatt or not best.utan_fragor)
    return made


def _filer(best: Bestallning, listor: Listor, satt: Sattare) -> Iterator[Fil]:
    lage, format = listor.lage, filformat(best)
    mallar, om = lage.mallar(), _omslag(best, listor)
    namn = str(om.arende or lage.region_id)
    for each in listor.listor:
        docx = mallar.fyll(Papper("checklista", each.lista.id, "kallad", MALL, checklistan(each, om)))
        if "docx" in format:
            yield Fil(f"{namn}-checklista-{each.lista.id}.docx", docx)
        if "pdf" in format:
            yield Fil(f"{namn}-checklista-{each.lista.id}.pdf", satt(docx).data)


def _omslag(best: Bestallning, listor: Listor) -> Omslag:
    lage = listor.lage
    region = lage.region_pa(lage.idag)
    return Omslag(
        region,
        Avsandare(region.region.avsandare, exempel=best.exempel),
        arende=listor.arende.arende.id if listor.arende else None,
        datum=kort_datum(lage.idag) if listor.arende else None,
        frister=listor.frister,
    )
