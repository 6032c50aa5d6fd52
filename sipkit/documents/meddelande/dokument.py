"""A message between the parties: a paper for each receiver, and the text to paste."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import ClassVar

from sipkit.config.varning import Varning
from sipkit.documents.block import Block
from sipkit.documents.dokument import Dokument
from sipkit.documents.manifest import Post
from sipkit.documents.meddelande.gor_nu import gor_nu, skrivs_ut
from sipkit.documents.meddelande.klistra import klistra
from sipkit.documents.meddelande.kontext import Meddelandet
from sipkit.documents.meddelande.papper import papper
from sipkit.documents.meddelande.underlag import Meddelandeunderlag, meddelandeunderlag
from sipkit.documents.papper import Papper
from sipkit.documents.sprak import Versioner
from sipkit.domain.arende import Arende
from sipkit.rules.meddelanden import VALET

_OKLART = "Rutinen använder meddelandet bara ibland, och {0} är inte känt. Ge --fakta {0}=VÄRDE, så prövas det."


class MeddelandeDokument(Dokument):
    """Whatever message of the region's it is: what it states is the region's to say."""

    kontexter: ClassVar = {"meddelande": Meddelandet}

    @cached_property
    def om(self) -> Meddelandeunderlag:
        """The message; nothing is known of it where the person's data are protected."""
        return meddelandeunderlag(self.underlag)

    def _papper(self, versioner: Versioner) -> Iterable[Papper]:
        return papper(self.om)

    def _klistra(self) -> Iterable[Block]:
        return klistra(self.om)

    def _gor_nu(self, poster: Sequence[Post], *, sparat: bool) -> Iterable[str]:
        return gor_nu(self.om, poster, sparat=sparat)

    def _gjord(self) -> Arende:
        """The ärende that says which message it was, so that its text can be given again whatever is known then."""
        typ = self.underlag.dokumenttyp.id
        arende = self.underlag.arende
        own = {**arende.falt.get(typ, {}), VALET: self.om.slag.id}
        return arende.model_copy(update={"falt": {**arende.falt, typ: own}})

    @property
    def varningar(self) -> tuple[Varning, ...]:
        """What to know about it, and what the sender must judge before it is sent."""
        if self.underlag.skydd.skyddad:
            return super().varningar
        return (
            *super().varningar,
            *(Varning("samtycke-provas", str(each), each.regler) for each in self.underlag.samtycke.oklart),
            *(Varning("meddelande-oklart", _OKLART.format(each), self.om.slag.regel.regler) for each in self.om.okanda),
        )

    @property
    def regler(self) -> Collection[str]:
        """The ids of the rules that decided something about it."""
        if self.underlag.skydd.skyddad:
            return super().regler
        posts = (self.om.slag.regel, *(rad for each in self.om.innehall for rad in each.rader))
        return {*super().regler, *(regel for post in posts for regel in post.regler)}

    def exemplar(self, papper: Papper) -> int:
        """How many copies of a paper are printed. A unit reached in the IT service gets none."""
        if self.underlag.skydd.skyddad:
            return 1
        if self.om.slag.stannar:
            return 0
        return 1 if skrivs_ut(self.om, self.om.arende.part(papper.mottagare)) else 0

    def behovs(self, papper: Papper) -> bool:
        """Whether someone needs a paper: not who gets the text in the IT service."""
        if self.underlag.skydd.skyddad or self.om.slag.kanal is not None:
            return True
        return all(part.kanal != "it-tjanst" for part in self.om.till if part.id == papper.mottagare)
