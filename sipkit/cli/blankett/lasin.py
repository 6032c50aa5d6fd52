"""Taking a form in: what it says is shown first, and taken in when someone says that it is right."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sipkit.bord.lage import las_nu
from sipkit.cli.arende.oppet import Oppet, oppna_arende
from sipkit.cli.arende.val import med_rad
from sipkit.cli.blankett import underskrift
from sipkit.cli.blankett.text import FRAGAN, Last, tabell, utfall
from sipkit.cli.samtal import prompter as samtal
from sipkit.cli.samtycke.foljder import nytt_besked
from sipkit.cli.signering.filer import rotter
from sipkit.cli.utfall import Utfall
from sipkit.config.sources import find_sources
from sipkit.documents.blankett.falt import Falt
from sipkit.documents.blankett.fil import Ifylld, las_fil
from sipkit.documents.blankett.inlasning import Blankettlasare, Inlast
from sipkit.documents.mallar import Mallar
from sipkit.domain.arende import Samtycke
from sipkit.domain.janej import parse_janej
from sipkit.errors import FileFault
from sipkit.interview.layout import indented
from sipkit.storage.platser import platser
from sipkit.storage.sigill import Sigill, mitt_sigill


@dataclass(frozen=True)
class Lasning:
    """What was asked for on the command line."""

    fil: Path
    arende: str | None
    rot: tuple[Path, ...]
    per: str | None
    config: Path | None
    fraga: bool
    torrkor: bool


def las_in(lasning: Lasning) -> Utfall:
    """Read a form, show it, and take it in.

    Raises:
        Avbruten: the user stopped; nothing is taken in.
        SipkitError: the form is refused, or cannot be read; nothing is taken in.
    """
    data, sigill = _bytes(lasning.fil), mitt_sigill()
    ifylld = las_fil(data, sigill)
    if ifylld.signerad:
        roots = rotter(lasning.rot, find_sources(lasning.config), platser())
        underskrift.krav(data, roots, las_nu(lasning.per))
    oppet = oppna_arende(lasning.arende or ifylld.vem.arende or None, lasning.per, lasning.config, fraga=lasning.fraga)
    last = _last(oppet, sigill, ifylld)
    visa = lasning.fraga and not lasning.torrkor
    if lasning.torrkor or (visa and not _stammer(last)):
        return utfall(oppet, last, inlast=False, fragad=visa)
    _spara(oppet, last)
    return utfall(oppet, last, inlast=True, fragad=visa)


def _last(oppet: Oppet, sigill: Sigill, ifylld: Ifylld) -> Last:
    lage, vem = oppet.lage, ifylld.vem
    mallar = Mallar(lage.sources.templates, lage.region.lager, lage.region.logotyp)
    lasare = Blankettlasare(oppet.arende, lage.region_id, lage.region_pa, mallar, sigill, oppet.om.idag)
    lasare.krav(vem)
    inlast = lasare.las(vem, Falt(ifylld.falt, oppet.om.idag))
    nya = _viktigast(inlast)
    nytt = nytt_besked(inlast.arende, nya, oppet.om, oppet.argument) if nya else None
    return Last(vem, inlast, nytt, ifylld.signerad)


def _stammer(last: Last) -> bool:
    """Whether someone who has seen it says that it is right."""
    talk = samtal.prompter()
    for rad in tabell(last, namn=True, hemligt=sys.stderr.isatty()):
        talk.say(indented(rad))
    return samtal.fraga(FRAGAN, parse_janej, var="blankett", hjalp="Jämför med det som personen eller enheten sa.")


def _spara(oppet: Oppet, last: Last) -> None:
    """Store the ärende, with a row in its history for the form, and one for each new consent."""
    oppnat, inlast, vem = oppet.oppnat, last.inlast, last.vem
    if not inlast.samtycken:
        oppnat.spara(inlast.arende, "inlast", dokumenttyp=vem.typ, blankett=vem.id)
        return
    before = med_rad(oppnat.arende, "inlast", oppnat.nu, dokumenttyp=vem.typ, blankett=vem.id)
    *others, sist = inlast.samtycken
    for each in others:
        before = med_rad(before, "samtycke", oppnat.nu, dokumenttyp="samtycke", avser=each.id)
    replace(oppnat, arende=before).spara(inlast.arende, "samtycke", dokumenttyp="samtycke", avser=sist.id)


def _viktigast(inlast: Inlast) -> Sequence[Samtycke]:
    """The consents whose consequences are told: the one that a kallelse needs, and those that say the same."""
    ordered = sorted(inlast.samtycken, key=lambda each: each.sort != "kalla-till-mote")
    return [each for each in ordered if each.status == ordered[0].status]


def _bytes(fil: Path) -> bytes:
    try:
        return fil.read_bytes()
    except OSError:
        raise FileFault("fil-las", "Blanketten går inte att läsa.", var=str(fil)) from None
