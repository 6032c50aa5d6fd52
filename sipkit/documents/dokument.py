"""A document of an ärende: what is made of it, once the rules have let it through. One subclass a kind."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import ClassVar

from sipkit.config.varning import Varning
from sipkit.documents import skyddad
from sipkit.documents.block import Block
from sipkit.documents.kontext import Kontext
from sipkit.documents.manifest import SKRIV_UT, Post
from sipkit.documents.papper import Papper
from sipkit.documents.sprak import Versioner
from sipkit.documents.underlag import Underlag
from sipkit.domain.arende import Arende, HistorikVad
from sipkit.domain.vocabulary import Roll


class Dokument(ABC):
    """Everything that a command makes and says of one document.

    A person whose data are protected gets one sheet without data, whatever the kind: no text, no calendar, and nothing
    is noted in the ärende.
    """

    kontexter: ClassVar[Mapping[str, type[Kontext]]]
    """What the template of each paper may use, by the paper's id in the document type."""

    def __init__(self, underlag: Underlag) -> None:
        self.underlag = underlag

    # --- what is made -------------------------------------------------------------------------------------------------

    def papper(self, versioner: Versioner) -> tuple[Papper, ...]:
        """The papers, the person's own first. `versioner`: the languages that a template has beside Swedish."""
        under = self.underlag
        return skyddad.sarskild_rutin(under) if under.skydd.skyddad else tuple(self._papper(versioner))

    def klistra(self) -> tuple[Block, ...]:
        """The text to paste."""
        return () if self.underlag.skydd.skyddad else tuple(self._klistra())

    def kalender(self) -> bytes | None:
        """The calendar file; None where there is no time to keep."""
        return None if self.underlag.skydd.skyddad else self._kalender()

    def gor_nu(self, poster: Sequence[Post], *, sparat: bool, mottagare: str | None = None) -> tuple[str, ...]:
        """What there is to do, in the order of the day, each step one line.

        Args:
            poster: the files that were made.
            sparat: the ärende is stored, so that more can be told of it.
            mottagare: the only receiver that a paper was made for, once more: it is printed, and that is all.
        """
        if self.underlag.skydd.skyddad:
            return skyddad.gor_nu(self.underlag)
        if mottagare:
            printed = [post.fil for post in poster if post.typ == SKRIV_UT]
            return tuple(f"Skriv ut: {fil}" for fil in [*printed, *(post.fil for post in poster if post.mottagare)][:1])
        return tuple(self._gor_nu(poster, sparat=sparat))

    def gjord(self) -> Arende:
        """The ärende as it is when the papers are written."""
        return self.underlag.arende if self.underlag.skydd.skyddad else self._gjord()

    @abstractmethod
    def _papper(self, versioner: Versioner) -> Iterable[Papper]: ...

    @abstractmethod
    def _gor_nu(self, poster: Sequence[Post], *, sparat: bool) -> Iterable[str]: ...

    def _klistra(self) -> Iterable[Block]:
        return ()

    def _kalender(self) -> bytes | None:
        return None

    def _gjord(self) -> Arende:
        return self.underlag.arende

    # --- what is known of it ------------------------------------------------------------------------------------------

    @property
    def handelse(self) -> HistorikVad:
        """What the ärende's history tells when the papers are written."""
        return "papper"

    @property
    def avser(self) -> str | None:
        """The id of the member of the ärende that it is about."""
        return None

    @property
    def prefix(self) -> str:
        """What its files' names begin with after the ärende's id: other documents may lie in the same folder."""
        return self.underlag.dokumenttyp.filprefix

    @property
    def gemensamt(self) -> str:
        """What the names of the files that belong to all its papers begin with after the ärende's id."""
        return self.prefix

    @property
    def kallar(self) -> tuple[Roll, ...]:
        """Who calls, where it is about a meeting."""
        return ()

    @property
    def varningar(self) -> tuple[Varning, ...]:
        """What to know about it."""
        return self.underlag.varningar

    @property
    def regler(self) -> Collection[str]:
        """The ids of the rules that decided something about it."""
        under = self.underlag
        return {*(regel for rad in under.frister.rader for regel in rad.regler), *under.samtycke.regler}

    def exemplar(self, papper: Papper) -> int:
        """How many copies of a paper are printed."""
        return 1

    def behovs(self, papper: Papper) -> bool:
        """Whether someone needs a paper that nobody has asked for."""
        return True
