"""The documents about a meeting: a kallelse, also one with a new time, and that the meeting is off."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import ClassVar

from sipkit.config.varning import Varning
from sipkit.documents.block import Block
from sipkit.documents.dokument import Dokument
from sipkit.documents.kallelse import aterkallelse, klistra, papper
from sipkit.documents.kallelse.gor_nu import gor_nu, skrivs_ut
from sipkit.documents.kallelse.kalenderfil import kalenderfil
from sipkit.documents.kallelse.kontext import Brev, EnhetsKallelse, Inbjudan, Installt, InstalltBrev
from sipkit.documents.kallelse.underlag import kallelseunderlag
from sipkit.documents.manifest import Post
from sipkit.documents.papper import Papper
from sipkit.documents.sprak import Versioner
from sipkit.documents.till_personen import onskade
from sipkit.documents.underlag import Underlag
from sipkit.domain.arende import Arende, Leverans, Mottagare
from sipkit.domain.vocabulary import Roll
from sipkit.rules import kallelsekedja

_BREV: dict[Leverans | None, int] = {None: 1, "lamnas": 1, "postas": 1, "bada": 2}
"""The person's letter is printed once for each way it is delivered."""


class KallelseDokument(Dokument):
    """A kallelse to the units, invitations, a letter to the person."""

    kontexter: ClassVar = {"kallelse": EnhetsKallelse, "inbjudan": Inbjudan, "brev": Brev}

    def __init__(self, underlag: Underlag) -> None:
        super().__init__(underlag)
        self.om = kallelseunderlag(underlag)

    def _papper(self, versioner: Versioner) -> Iterable[Papper]:
        return papper.papper(self.om, onskade(self.om.arende.enskild, versioner))

    def _klistra(self) -> Iterable[Block]:
        return klistra.klistra(self.om)

    def _kalender(self) -> bytes | None:
        return kalenderfil(self.om.arende, self.om.kallelse)

    def _gor_nu(self, poster: Sequence[Post], *, sparat: bool) -> Iterable[str]:
        return gor_nu(self.om, poster, sparat=sparat)

    def _gjord(self) -> Arende:
        """The ärende whose kallelse says who got its papers, so that later ones know who was called; answers stay."""
        arende, kallelse = self.om.arende, self.om.kallelse
        kanda = {each.part: each for each in kallelse.mottagare}
        nya = tuple(
            kanda.get(each.id, Mottagare(part=each.id, som=each.som)).model_copy(update={"som": each.som})
            for each in self.om.mottagare
        )
        kallelser = (
            each.model_copy(update={"mottagare": nya}) if each.id == kallelse.id else each for each in arende.kallelser
        )
        return arende.model_copy(update={"kallelser": tuple(kallelser)})

    @property
    def avser(self) -> str | None:
        """The kallelse."""
        return self.om.kallelse.id

    @property
    def prefix(self) -> str:
        """What its files' names begin with: with a number when there has been a kallelse before."""
        nummer = kallelsekedja.nummer(self.om.arende, self.om.kallelse)
        return f"{super().prefix}{nummer}-" if nummer > 1 else super().prefix

    @property
    def kallar(self) -> tuple[Roll, ...]:
        """Who calls."""
        return self.om.kallar

    @property
    def varningar(self) -> tuple[Varning, ...]:
        """What to know, the meeting's own first."""
        return self.om.varningar

    @property
    def regler(self) -> Collection[str]:
        """The ids of the rules that decided something about the papers."""
        plikt = (regel for each in self.om.mottagare for punkt in each.plikt for regel in punkt.regler)
        return {*super().regler, *plikt}

    def exemplar(self, papper: Papper) -> int:
        """How many copies of a paper are printed. A unit reached in the IT service gets none."""
        if papper.som not in ("kallad", "inbjuden"):
            return _BREV[self.om.kallelse.brev]
        skyddad = self.underlag.skydd.skyddad
        return 1 if skyddad or skrivs_ut(papper.som, self.om.arende.part(papper.mottagare).kanal) else 0


class Aterkallelse(KallelseDokument):
    """That the meeting is off, to all who were called. Nobody is written down as called to it."""

    kontexter: ClassVar = {"enhet": Installt, "inbjudan": Installt, "brev": InstalltBrev}

    def _papper(self, versioner: Versioner) -> Iterable[Papper]:
        return aterkallelse.papper(self.om, onskade(self.om.arende.enskild, versioner))

    def _klistra(self) -> Iterable[Block]:
        return klistra.klistra_installt(self.om)

    def _gjord(self) -> Arende:
        return self.om.arende
