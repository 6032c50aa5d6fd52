"""A checklist from the command line: the points that apply, what is answered, the paper as it stands."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sipkit.bord.lage import Lage, las_handelser, las_lage, las_nu
from sipkit.cli.checklista.svar import dela, las, med
from sipkit.cli.checklista.utfall import Gjort, utfall
from sipkit.cli.checklista.valet import Par, exemplets, valj
from sipkit.cli.fragor.bestallning import PAPPER, Bestallning
from sipkit.cli.fragor.svarsfil import las_svar
from sipkit.cli.skapa.filer import skrivna
from sipkit.cli.utfall import Utfall
from sipkit.config.lager import chain
from sipkit.config.loading import load_document_type
from sipkit.config.sources import find_sources
from sipkit.documents.checklista.dokument import ChecklistDokument
from sipkit.documents.underlag import Omstandigheter, Underlag, underlag
from sipkit.domain.arende import Arende
from sipkit.domain.arendeid import nytt_arendeid
from sipkit.domain.bokforing import med_huvud
from sipkit.domain.svar import bygg, platta
from sipkit.domain.text import fold
from sipkit.domain.vocabulary import Filformat, Roll
from sipkit.errors import UsageFault
from sipkit.rules.fakta import fakta_ur, las_fakta
from sipkit.rules.region import Region
from sipkit.rules.skydd import krav_oskyddad

if TYPE_CHECKING:
    from sipkit.cli.arende.val import Oppnat
    from sipkit.cli.fragor.lagring import Mal


@dataclass(frozen=True)
class Fall:
    """What the checklist is gone through in.

    Attributes:
        best: what was asked for.
        lage: the circumstances.
        oppnat: where the ärende is stored; None for one that is not.
        underlag: what the rules say of the ärende before, which is without an id where the list is empty.
    """

    best: Bestallning
    lage: Lage
    oppnat: Oppnat | None
    underlag: Underlag

    @property
    def arende(self) -> Arende:
        """The ärende before."""
        return self.underlag.arende

    @property
    def region(self) -> Region:
        """The region's rules today."""
        return self.underlag.region

    def dokument(self, par: Par, arende: Arende) -> ChecklistDokument:
        """The lists of a role at a step in a version of the ärende: ticks change nothing else that the rules say."""
        return ChecklistDokument(replace(self.underlag, arende=arende), par)


def gor(best: Bestallning, roll: str | None, steg: str | None) -> Utfall:
    """Go through the lists of a role at a step.

    Raises:
        Avbruten: the user stopped; what was answered is kept.
        Refused: the person's data are protected.
        SipkitError: an answer is missing or cannot be read, or something cannot be written.
    """
    _krav(best)
    kryss, rest = dela(las_svar(best.svar) if best.svar else {})
    fall = _fall(best, rest, har_svar=bool(kryss or rest))
    _krav_oskyddad(fall)
    par = _par(fall, roll, steg)
    arende = med(fall.arende, las(kryss, fall.dokument(par, fall.arende).lagen), fall.lage.nu)
    if not best.utan_fragor:
        from sipkit.cli.checklista.fragat import fragat

        return fragat(fall, par, arende)
    return avsluta(fall, par, arende, _keeps(fall) if best.spara else None)


def _keeps(fall: Fall) -> Mal | None:
    from sipkit.cli.fragor.lagring import mal

    return mal(fall.best, fall.oppnat, fall.lage.nu)


def avsluta(fall: Fall, par: Par, arende: Arende, keeps: Mal | None) -> Utfall:
    """Write the papers, store the ärende where it is to be, and tell how the lists stand.

    Someone who goes on with a list at the keyboard gets it as it stands now in the place of the one before.
    """
    best, dokument = fall.best, fall.dokument(par, arende)
    over = replace(best, ersatt=best.ersatt or not best.utan_fragor)
    gjord = skrivna(over, fall.lage, dokument, _format(best), bunt=False)
    if keeps is not None and best.utan_fragor:
        keeps.efter_kryss(arende)
    return utfall(Gjort(fall, par, dokument, gjord, keeps))


def _format(best: Bestallning) -> tuple[Filformat, ...]:
    """Which kinds of paper to make, of those that were asked for. Raises UsageFault: `ogiltigt-varde`."""
    papers = tuple(each for each in best.filformat if each in PAPPER)
    if not papers:
        told = "En checklista är ett papper, och inget av filformaten är det."
        raise UsageFault("ogiltigt-varde", told, "--format", "Ta med docx eller pdf.")
    return papers


def _par(fall: Fall, roll: str | None, steg: str | None) -> Par:
    """Whose list, and at which step. Raises as `valj`."""
    best, under = fall.best, fall.underlag
    fakta = fakta_ur(under.arende, under.idag, under.omstandigheter.givna)
    if best.exempel:
        return exemplets(fall.region, fakta, roll, steg)
    someone = not best.utan_fragor and (fall.oppnat is not None or sys.stdin.isatty())
    return valj(fall.region, fakta, roll, steg, fraga=someone, egen=_egen_roll(best) if someone else None)


def _egen_roll(best: Bestallning) -> Roll | None:
    from sipkit.cli.fragor.forval import profilens_roll

    return profilens_roll(best.config)


def _krav(best: Bestallning) -> None:
    """Refuse options that a checklist has no use for. Raises UsageFault: `ogiltigt-varde`."""
    best.krav(exemplet_svarar=False)
    _format(best)
    if best.mottagare is not None:
        raise UsageFault("ogiltigt-varde", "En checklista har ingen mottagare.", "--mottagare", "Ta bort det.")


def _fall(best: Bestallning, svar: Mapping[str, object], *, har_svar: bool) -> Fall:
    if best.exempel:
        best, svar = _exempel(best)
    oppnat = _oppnat(best)
    bas = oppnat.arende if oppnat else Arende()
    huvud = {path: value for path, value in platta(svar, bas).items() if path.startswith("arende.")}
    given = best.region or huvud.get("arende.region") or bas.arende.region
    per = str(huvud["arende.skapad"]) if best.exempel and best.per is None else best.per
    lage = las_lage(str(given or _region(best)), per, best.config)
    flat = {**platta(svar, bas, idag=lage.idag), **las_handelser(best.handelser, lage.nu)}
    id_ = nytt_arendeid() if oppnat or har_svar or flat else None
    arende = med_huvud(bygg(flat, lage.idag, bas), id_=id_, skapad=lage.nu, region=lage.region_id)
    om = Omstandigheter(lage.region_pa, lage.lagen_pa, lage.nu, las_fakta(best.fakta), best.exempel)
    return Fall(best, lage, oppnat, underlag(arende, load_document_type("checklista", lage.sources), om))


def _oppnat(best: Bestallning) -> Oppnat | None:
    """The ärende that was given, or is picked: where someone sits there, nothing else is said, and there is one."""
    is_told = best.utan_fragor or best.region or best.svar
    if best.arende is None and is_told:
        return None
    from sipkit.cli.arende.val import arendelager, oppna

    nu = las_nu(best.per)
    return oppna(best.arende, nu) if best.arende or arendelager(nu.date()).lista() else None


def _region(best: Bestallning) -> str:
    """The region where neither the command nor any answer says: as `valj_region`."""
    from sipkit.bord.svar import Forhand
    from sipkit.cli.fragor.forhand import valj_region

    return valj_region(best, Forhand({}, {}, har_samtycke=False), Arende())


def _exempel(best: Bestallning) -> tuple[Bestallning, Mapping[str, object]]:
    """The invented ärende of a region's kallelse."""
    from sipkit.cli.fragor.forhand import EXEMPELREGION

    best = replace(best, region=best.region or EXEMPELREGION)
    sources = find_sources(best.config)
    lager = [each.id for each in chain(fold(str(best.region)), sources)]
    return best, las_svar(str(sources.example("kallelse", lager)))


def _krav_oskyddad(fall: Fall) -> None:
    """Refuse a list about someone whose data are protected: nothing about them is printed."""
    cure = "Följ enhetens rutin. En tom checklista går att göra: utan ärende, med --region."
    krav_oskyddad(fall.underlag.skydd, "ingen checklista fylls i", cure)
