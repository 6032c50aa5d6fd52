"""The checklists of an ärende as papers, with the ticks as they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import ClassVar

from sipkit.config.varning import Varning
from sipkit.documents import delar, uttryck
from sipkit.documents.checklista.kontext import Checklistan
from sipkit.documents.checklista.listan import Omslag, checklistan, saknas, varningar
from sipkit.documents.dokument import Dokument
from sipkit.documents.manifest import SKRIV_UT, Post
from sipkit.documents.papper import Papper
from sipkit.documents.sprak import Versioner
from sipkit.errors import UsageFault
from sipkit.rules.checklistor import Listlage, listlage
from sipkit.rules.fakta import fakta_ur, galler


class ChecklistDokument(Dokument):
    """A paper for each list that someone has answered in. It goes to nobody: the list's id stands for the receiver."""

    kontexter: ClassVar = {"checklista": Checklistan}

    @cached_property
    def lagen(self) -> tuple[Listlage, ...]:
        """How each list stands.

        Raises:
            UsageFault: `checklista-saknas`, nobody has answered in any.
        """
        under = self.underlag
        fakta = fakta_ur(under.arende, under.idag, under.omstandigheter.givna)
        begun = {each.lista for each in under.arende.checklistor}
        listor = (each for each in under.region.checklistor if each.id in begun and galler(each, fakta) is not False)
        lagen = tuple(listlage(each, fakta, under.arende, under.alla_frister) for each in listor)
        if not lagen:
            cure = f"Säg vilken: sipkit checklista {under.arende.arende.id} --roll ROLL --steg STEG."
            raise UsageFault("checklista-saknas", "Ingen checklista är påbörjad i ärendet.", atgard=cure)
        return lagen

    def _papper(self, versioner: Versioner) -> Iterable[Papper]:
        (regel,) = self.underlag.dokumenttyp.papper
        om = Omslag(
            self.underlag.region,
            delar.avsandare(self.underlag),
            arende=self.underlag.arende.arende.id,
            datum=uttryck.kort_datum(self.underlag.idag),
            frister=self.underlag.alla_frister,
        )
        return (Papper(regel.id, each.lista.id, regel.till, regel.mall, checklistan(each, om)) for each in self.lagen)

    def _gor_nu(self, poster: Sequence[Post], *, sparat: bool) -> Iterator[str]:
        skriv_ut = [post.fil for post in poster if post.typ == SKRIV_UT] or [p.fil for p in poster if p.mottagare]
        yield from (f"Skriv ut: {fil}" for fil in skriv_ut)
        yield from (f"{each.lista.namn} Det här saknas: {brist}" for each in self.lagen if (brist := saknas(each)))
        if sparat:
            id_, lista = self.underlag.arende.arende.id, self.lagen[0].lista
            yield f"Kryssa det som blir gjort: sipkit checklista {id_} --roll {lista.roller[0]} --steg {lista.steg}"

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
