"""The checklists of an ärende as papers, with the ticks as they stand; of no ärende, to tick by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import ClassVar

from sipkit.config.checklistor import Checklista
from sipkit.config.varning import Varning
from sipkit.documents.checklista.kontext import Checklistan
from sipkit.documents.checklista.listan import Omslag, checklistan, varningar
from sipkit.documents.dokument import Dokument
from sipkit.documents.manifest import Post
from sipkit.documents.papper import Papper
from sipkit.documents.sprak import Versioner
from sipkit.documents.underlag import Underlag
from sipkit.domain.vocabulary import Roll, Steg
from sipkit.errors import UsageFault
from sipkit.rules.checklistor import Listlage, listlage, listor, paborjade
from sipkit.rules.fakta import Fakta, fakta_ur


class ChecklistDokument(Dokument):
    """A paper for each list of a role at a step. It goes to nobody: the list's id stands for the receiver."""

    kontexter: ClassVar = {"checklista": Checklistan}

    def __init__(self, underlag: Underlag, par: tuple[Roll, Steg] | None = None) -> None:
        """The lists of `par`; without it those that someone has answered in."""
        super().__init__(underlag)
        self._par = par

    @cached_property
    def lagen(self) -> tuple[Listlage, ...]:
        """How each list stands.

        Raises:
            UsageFault: `checklista-saknas`, there is none, or nobody has answered in any.
        """
        under = self.underlag
        fakta = fakta_ur(under.arende, under.idag, under.omstandigheter.givna)
        return tuple(listlage(each, fakta, under.arende, under.alla_frister) for each in self._listor(fakta))

    def _listor(self, fakta: Fakta) -> tuple[Checklista, ...]:
        under = self.underlag
        if self._par is not None:
            return listor(under.region, *self._par, fakta)
        begun = paborjade(under.region, under.arende, fakta)
        if not begun:
            cure = f"Säg vilken: sipkit checklista {under.arende.arende.id} --roll ROLL --steg STEG."
            raise UsageFault("checklista-saknas", "Ingen checklista är påbörjad i ärendet.", atgard=cure)
        return begun

    def _papper(self, versioner: Versioner) -> Iterable[Papper]:
        under = self.underlag
        (regel,) = under.dokumenttyp.papper
        om = Omslag(under.region, under.idag, under.arende.arende.id, under.alla_frister, under.exempel)
        return (Papper(regel.id, each.lista.id, None, regel.mall, checklistan(each, om)) for each in self.lagen)

    def _gor_nu(self, poster: Sequence[Post], *, sparat: bool) -> tuple[str, ...]:
        printed = [post.fil for post in poster if post.fil.endswith(".pdf")] or [post.fil for post in poster]
        return (f"Skriv ut: {', '.join(printed)}",)

    @property
    def gemensamt(self) -> str:
        """What the names of the files that belong to all its papers begin with: other roles have theirs beside them."""
        return "-".join((self.underlag.dokumenttyp.id, *(self._par or ()), ""))

    @property
    def varningar(self) -> tuple[Varning, ...]:
        """What to know about it."""
        skyddad = self.underlag.skydd.skyddad
        return super().varningar if skyddad else (*super().varningar, *varningar(self.lagen))

    @property
    def regler(self) -> Collection[str]:
        """The ids of the rules that decided something about it."""
        if self.underlag.skydd.skyddad:
            return super().regler
        posts = (post for each in self.lagen for post in (each.lista, *(rad.punkt for rad in each.punkter)))
        return {*super().regler, *(regel for post in posts for regel in post.regler)}
