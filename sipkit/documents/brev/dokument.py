"""The letter to the person at discharge, and the one that tells who the fast vårdkontakt is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import ClassVar

from sipkit.config.varning import Varning
from sipkit.documents.block import Block
from sipkit.documents.brev.gor_nu import gor_nu, klistra
from sipkit.documents.brev.innehall import Brevunderlag
from sipkit.documents.brev.kontext import Hemgangsbrev
from sipkit.documents.dokument import Dokument
from sipkit.documents.manifest import Post
from sipkit.documents.papper import Papper
from sipkit.documents.sprak import Versioner
from sipkit.documents.till_personen import i_versioner, onskade


class HemgangsDokument(Dokument):
    """The letter that the person takes home. It is the person's own: it needs no consent, and goes to nobody else."""

    kontexter: ClassVar = {"brev": Hemgangsbrev}

    @cached_property
    def om(self) -> Brevunderlag:
        """The letter; nothing is known of it where the person's data are protected."""
        return Brevunderlag(self.underlag)

    def _papper(self, versioner: Versioner) -> Iterable[Papper]:
        (regel,) = self.underlag.dokumenttyp.papper
        enskild = self.underlag.arende.enskild
        return i_versioner(
            regel,
            enskild,
            onskade(enskild, versioner),
            lambda each: self.om.brev(regel.titel, each),
        )

    def _klistra(self) -> Iterable[Block]:
        return klistra(self.om)

    def _gor_nu(self, poster: Sequence[Post], *, sparat: bool) -> Iterable[str]:
        return gor_nu(self.om, poster, sparat=sparat)

    @property
    def varningar(self) -> tuple[Varning, ...]:
        """What to know about it, and each paper that the routine wants and the person does not get yet."""
        if self.underlag.skydd.skyddad:
            return super().varningar
        return (
            *super().varningar,
            *(
                Varning("papper-foljer-inte", f"Papperet följer inte med brevet: {each.namn}.", each.rad.regler)
                for each in self.om.saknas
                if each.ar_papper
            ),
        )

    @property
    def regler(self) -> Collection[str]:
        """The ids of the rules that decided something about it."""
        if self.underlag.skydd.skyddad:
            return super().regler
        posts = (self.om.regel, *self.om.rader, *self.om.villkor)
        return {*super().regler, *(regel for post in posts for regel in post.regler)}
