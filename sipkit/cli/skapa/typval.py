"""Which document type, where none was given: the region's messages and letters by name, to pick from or to read."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sipkit.bord.lage import las_lage, las_nu
from sipkit.cli.fragor.bestallning import Bestallning
from sipkit.cli.fragor.forval import profilens_region
from sipkit.config.loading import list_regions
from sipkit.config.sources import find_sources
from sipkit.domain.dokumentord import DOKUMENTORD, HEMGANG
from sipkit.domain.text import fold
from sipkit.domain.vocabulary import DokumentTyp
from sipkit.errors import UsageFault
from sipkit.interview.layout import INDENT
from sipkit.rules.avstamning import DOKUMENT as AVSTAMNING
from sipkit.rules.avstamning import halls
from sipkit.rules.brev import till_personen
from sipkit.rules.meddelanden import meddelandetyper, slag

if TYPE_CHECKING:
    from sipkit.rules.region import Region

EGNA = "kallelse, nytid, avboka, samtycke, plan, uppföljning, avslut, checklista"
"""The commands that make the other document types."""

Typrad = tuple[DokumentTyp, str]
"""A document type, and what it is called."""


def valt(best: Bestallning) -> tuple[str, Bestallning]:
    """The type that is picked at the keyboard, and what was asked for with the ärende that it is about.

    Raises:
        UsageFault: `argument-saknas`, nobody is there to pick, with every type there is.
        Avbruten: nothing was picked.
    """
    asks = sys.stdin.isatty() and not best.utan_fragor
    id_ = best.region or profilens_region(best.config) or (_fragad_region(best) if asks else None)
    rader = typrader(las_lage(id_, best.per, best.config).region) if id_ else _alla()
    if asks:
        typ = _fragad(rader)
        return typ, best if best.arende or typ == AVSTAMNING else replace(best, arende=_fragat_arende(best))
    wide = max(len(typ) for typ, _ in rader)
    listed = "".join(f"\n{typ:{wide}}  {namn}" for typ, namn in rader)
    raise UsageFault("argument-saknas", "TYP saknas.", atgard=f"Välj en, eller ett eget kommando ({EGNA}):{listed}")


def typrader(region: Region) -> tuple[Typrad, ...]:
    """What the region's routine has messages, letters and joint meetings of, in its own words where it has one word."""
    return tuple(_i_regionen(region))


def _i_regionen(region: Region) -> Iterator[Typrad]:
    for typ in meddelandetyper(region):
        names = [each.regel.namn for each in slag(region, typ)]
        yield typ, names[0] if len(names) == 1 else DOKUMENTORD[typ].rubrik
    brev = till_personen(region, HEMGANG)
    if brev is not None:
        yield HEMGANG, brev.namn
    if halls(region):
        yield AVSTAMNING, DOKUMENTORD[AVSTAMNING].rubrik


def _alla() -> tuple[Typrad, ...]:
    """Every type, where nobody says which region."""
    return tuple((typ, each.rubrik) for typ, each in DOKUMENTORD.items())


def _fragad_region(best: Bestallning) -> str:
    from sipkit.cli.fragor.intervju import fraga_region

    return fraga_region(list_regions(las_nu(best.per).date(), find_sources(best.config)))


def _fragad(rader: Sequence[Typrad]) -> str:
    """The one that is picked by number, type or name."""
    from sipkit.cli.samtal import prompter as samtal
    from sipkit.interview.prompter import Prompt

    listed = (f"{INDENT}{nr:2} {namn}" for nr, (_, namn) in enumerate(rader, 1))
    prompt = Prompt((f"{INDENT}Vad ska göras?", *listed), f"{INDENT}Nummer: ")

    def las(text: str) -> str:
        for nr, (typ, namn) in enumerate(rader, 1):
            if fold(text) in (str(nr), typ, fold(namn)):
                return typ
        raise UsageFault("ogiltigt-varde", "Det finns inte i listan.", atgard="Skriv numret.")

    hjalp = f"Skriv numret. Annat än meddelanden och brev har egna kommandon: {EGNA}."
    return samtal.fraga(prompt, las, var="TYP", hjalp=hjalp)


def _fragat_arende(best: Bestallning) -> str | None:
    """The stored ärende that it is about; None for a new one."""
    from sipkit.cli.arende.val import arendelager, oppna
    from sipkit.cli.samtal import prompter as samtal
    from sipkit.domain.janej import parse_janej
    from sipkit.interview.prompter import Prompt

    nu = las_nu(best.per)
    if not arendelager(nu.date()).lista():
        return None
    prompt = Prompt((), f"{INDENT}Gäller det någon som redan har ett ärende här? j/n: ")
    hjalp = "Svara n för att börja ett nytt ärende. Med j visas de som finns."
    return oppna(None, nu).id if samtal.fraga(prompt, parse_janej, var="arende.id", hjalp=hjalp) else None
