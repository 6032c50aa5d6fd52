"""The documents about a plan: the plan, the samordnad vårdplan, a follow-up, and that it has ended."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import ClassVar

from sipkit.config.dokumenttyp import Pappersregel
from sipkit.config.varning import Varning
from sipkit.documents.block import Block
from sipkit.documents.dokument import Dokument
from sipkit.documents.kontext import Kontext
from sipkit.documents.manifest import Post
from sipkit.documents.papper import Papper
from sipkit.documents.plan import avslutet, gor_nu, klistra, uppfoljningen
from sipkit.documents.plan.kontext import AvslutBrev, AvslutEnhet, Planen, Uppfoljningen, Vardplanen
from sipkit.documents.plan.mottagare import Enhet, papperen
from sipkit.documents.plan.planen import planen
from sipkit.documents.plan.underlag import krav_fullstandig, med_plan, planunderlag
from sipkit.documents.plan.vardplanen import vardplanen
from sipkit.documents.sprak import Versioner
from sipkit.documents.till_personen import onskade
from sipkit.documents.underlag import Underlag
from sipkit.domain.arende import Arende
from sipkit.domain.plan import Plantyp
from sipkit.rules import planavslut
from sipkit.rules.planavslut import Avslutsbesked, avslutsbesked, planfakta


class PlanDokument(Dokument):
    """A plan that states all that it must: the person's original, and a copy to each unit."""

    kontexter: ClassVar = {"original": Planen, "kopia": Planen}
    typ: ClassVar[Plantyp | None] = "plan"

    def __init__(self, underlag: Underlag) -> None:
        super().__init__(underlag)
        self.om = planunderlag(underlag, self.typ)
        self._krav()

    def _krav(self) -> None:
        krav_fullstandig(self.om)

    def _papper(self, versioner: Versioner) -> Iterable[Papper]:
        return papperen(self.om, self._regler("original", "kopia"), self._sprak(versioner), self._skriv)

    def _skriv(self, titel: str, enhet: Enhet | None) -> Kontext:
        return planen(self.om, titel, enhet)

    def _sprak(self, versioner: Versioner) -> Versioner:
        return onskade(self.om.arende.enskild, versioner)

    def _regler(self, *ids: str) -> tuple[Pappersregel, ...]:
        return tuple(each for each in self.om.dokumenttyp.papper if each.id in ids)

    def _klistra(self) -> Iterable[Block]:
        return klistra.plantext(self.om)

    def _gor_nu(self, poster: Sequence[Post], *, sparat: bool) -> Iterable[str]:
        return gor_nu.planen_gors(self.om, poster, sparat=sparat)

    def _gjord(self) -> Arende:
        """The ärende whose plan says which day it was made."""
        return med_plan(self.underlag.arende, self.om.plan)

    @property
    def avser(self) -> str | None:
        """The version."""
        return self.om.plan.id

    @property
    def prefix(self) -> str:
        """What its files' names begin with: with the version when there has been one before."""
        plan = self.om.plan
        return f"{super().prefix}{plan.version}-" if plan.version > 1 else super().prefix

    @property
    def varningar(self) -> tuple[Varning, ...]:
        """What to know, the plan's own first."""
        return (*self.om.egna, *super().varningar)

    @property
    def regler(self) -> Collection[str]:
        """The ids of the rules that decided something about the papers."""
        signing = (regel for rad in self.om.rader if rad.punkt for regel in rad.punkt.regler)
        return {*super().regler, *signing}


class VardplanDokument(PlanDokument):
    """A samordnad vårdplan: to the patient, and to each unit, which adjusts it."""

    kontexter: ClassVar = {"original": Vardplanen, "kopia": Vardplanen}
    typ: ClassVar = "samordnad-vardplan"

    def _skriv(self, titel: str, enhet: Enhet | None) -> Kontext:
        return vardplanen(self.om, titel, enhet)


class UppfoljningDokument(PlanDokument):
    """The sheet of a follow-up; and the new version of the plan, unless it ended."""

    kontexter: ClassVar = {"blad": Uppfoljningen, "blad-kopia": Uppfoljningen, **PlanDokument.kontexter}

    def _krav(self) -> None:
        if self.om.skydd.skyddad:
            return
        uppfoljningen.krav(self.om)
        if not self.om.plan.avslutad:
            krav_fullstandig(self.om)

    def _papper(self, versioner: Versioner) -> Iterator[Papper]:
        sheets = self._regler("blad", "blad-kopia")
        yield from papperen(self.om, sheets, self._sprak(versioner), self._bladet)
        if not self.om.plan.avslutad:
            yield from super()._papper(versioner)

    def _gor_nu(self, poster: Sequence[Post], *, sparat: bool) -> Iterable[str]:
        if self.om.plan.avslutad:
            return gor_nu.bladet_delas(self.om, poster, sparat=sparat)
        return super()._gor_nu(poster, sparat=sparat)

    def _bladet(self, titel: str, enhet: Enhet | None) -> Kontext:
        return uppfoljningen.uppfoljningen(self.om, uppfoljningen.krav(self.om), titel, enhet)


class AvslutDokument(PlanDokument):
    """That the plan has ended: a letter to the person, and a note to each unit that was in it."""

    kontexter: ClassVar = {"brev": AvslutBrev, "enhet": AvslutEnhet}
    typ: ClassVar = None

    @cached_property
    def besked(self) -> Avslutsbesked:
        """Whether it may be closed, for the reason that was given."""
        om = self.om
        fakta = planfakta(om.region, om.arende, om.plan, om.idag, om.fakta)
        return avslutsbesked(om.region, om.plan, fakta, om.plan.avslut.skal)

    def _krav(self) -> None:
        if not self.om.skydd.skyddad:
            planavslut.krav(self.besked)

    def _papper(self, versioner: Versioner) -> Iterable[Papper]:
        return avslutet.papper(self.om, self.besked, self._sprak(versioner))

    def _klistra(self) -> Iterable[Block]:
        return klistra.avslutstext(self.om, self.besked)

    def _gor_nu(self, poster: Sequence[Post], *, sparat: bool) -> Iterator[str]:
        yield from gor_nu.skriv_ut(poster, "brevet till personen", ("besked", "besked till enheter"))
        yield from gor_nu.klistra(self.om, poster, sparat=sparat)
        yield from map(str, self.besked.gors)

    def _gjord(self) -> Arende:
        """The ärende whose plan is closed."""
        plan = self.om.plan
        skal = plan.avslut.skal or self.besked.skal
        avslut = plan.avslut.model_copy(update={"dag": plan.avslut.dag or self.om.idag, "skal": skal})
        return med_plan(self.underlag.arende, plan.model_copy(update={"avslut": avslut}))
