"""A stored ärende that a command has opened: its region, its deadlines, and what a change does to them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from sipkit.bord.lage import Lage, las_lage, las_nu
from sipkit.cli.arende.val import Oppnat, oppna
from sipkit.documents.underlag import Omstandigheter
from sipkit.domain.arende import Arende
from sipkit.domain.fieldtypes import parse_tidpunkt
from sipkit.domain.vocabulary import HandelseTyp
from sipkit.errors import UsageFault
from sipkit.rules.besked import Fristbesked
from sipkit.rules.fakta import fakta_ur
from sipkit.rules.frister import frister
from sipkit.rules.malgrupp import regler_for
from sipkit.rules.region import RegionPa
from sipkit.rules.tid import Tid, fore


@dataclass(frozen=True)
class Oppet:
    """An opened ärende and what it is judged in."""

    oppnat: Oppnat
    lage: Lage

    @property
    def arende(self) -> Arende:
        """The ärende as it was opened."""
        return self.oppnat.arende

    @property
    def argument(self) -> str:
        """What a later command is given to open it again: the id, or the file it lies in."""
        return str(self.oppnat.fil) if self.oppnat.fil else self.oppnat.id

    @cached_property
    def om(self) -> Omstandigheter:
        """The circumstances of a document about it."""
        return Omstandigheter(self.lage.region_pa, self.lage.lagen_pa, self.lage.nu, MappingProxyType({}))

    def frister(self, arende: Arende) -> Fristbesked:
        """The deadlines of a version of it."""
        return frister(self.galler(arende), arende, self.om.nu, fakta_ur(arende, self.om.idag))

    def galler(self, arende: Arende) -> RegionPa:
        """The rules that a version of it is judged by: the law's for a person whom the routine does not cover."""
        om = self.om
        return regler_for(om.region_pa, om.lagen_pa, arende, om.idag, fakta_ur(arende, om.idag))

    def las_tid(self, text: str) -> Tid:
        """A moment that has been, as typed; nothing means now.

        Raises:
            UsageFault: it is no time, or it has not been.
        """
        return self.har_varit(parse_tidpunkt(text, self.om.nu)) if text.strip() else self.om.nu

    def har_varit(self, tid: Tid, typ: HandelseTyp | None = None) -> Tid:
        """The same moment; `typ` is the event on the command line that it is the time of, None at the keyboard.

        Raises:
            UsageFault: `ogiltigt-datum`, it has not been.
        """
        if not fore(self.om.nu, tid):
            return tid
        vad = "Den tiden har inte varit än."
        if typ is None:
            raise UsageFault("ogiltigt-datum", vad, atgard="Skriv när det gjordes.")
        prova = f"sipkit frister {self.argument} --händelse {typ}=TID"
        cure = f"Skriv när det hände, till exempel {typ}={self.om.idag}. För att bara pröva en tid som kommer: {prova}"
        raise UsageFault("ogiltigt-datum", vad, f"--händelse {typ}", cure)


def oppna_arende(angivet: str | None, per: str | None, config: Path | None, *, fraga: bool) -> Oppet:
    """Open the ärende that a command's argument names, in its own region.

    Raises:
        SipkitError: as `sipkit.cli.arende.val.oppna` and `sipkit.bord.lage.las_lage`.
    """
    oppnat = oppna(angivet, las_nu(per), fraga=fraga)
    return Oppet(oppnat, las_lage(oppnat.region, per, config))
