"""That a fast vårdkontakt has been appointed: the message to the units, and the letter to the person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from sipkit.config.meddelande import Meddelande
from sipkit.config.varning import Varning
from sipkit.documents import delar, uttryck
from sipkit.documents.block import JOURNAL, Block
from sipkit.documents.brev.kontext import Kontaktbrev
from sipkit.documents.manifest import SKRIV_UT, Post
from sipkit.documents.meddelande.dokument import MeddelandeDokument
from sipkit.documents.meddelande.kontext import Meddelandet
from sipkit.documents.papper import Papper
from sipkit.documents.sprak import Versioner
from sipkit.documents.till_personen import adress, i_versioner, onskade
from sipkit.rules import brev

BREV = "brev"
_JOURNAL = "Personen har fått brev om vem som är fast vårdkontakt"


class FastVardkontaktDokument(MeddelandeDokument):
    """The message, and a letter where the region also has one to the person."""

    kontexter: ClassVar = {BREV: Kontaktbrev, "meddelande": Meddelandet}

    def _papper(self, versioner: Versioner) -> Iterable[Papper]:
        return (*self._brev(versioner), *super()._papper(versioner))

    def _klistra(self) -> Iterator[Block]:
        """The message's text; the journal's says that the person has the letter, and what that says is no secret."""
        journal = f"{_JOURNAL} [dag]." if self._regel else ""
        for each in super()._klistra() if self.om.till else ():
            yield replace(each, text=f"{each.text} {journal}".rstrip()) if each.rubrik == JOURNAL else each
        if not self.om.till:
            yield Block(JOURNAL, journal)

    def _gor_nu(self, poster: Sequence[Post], *, sparat: bool) -> Iterator[str]:
        made = [post.fil for post in poster if post.typ == SKRIV_UT]
        made += [post.fil for post in poster if post.mottagare == "enskild"]
        if self._regel:
            yield from (f"Skriv ut brevet till personen och lämna eller posta det: {fil}" for fil in made[:1])
        if self.om.till:
            yield from super()._gor_nu(poster, sparat=sparat)
        else:
            yield "Skriv i journalen när personen har fått brevet."

    @property
    def varningar(self) -> tuple[Varning, ...]:
        """What to know about it, and why the units get nothing."""
        beslut = self.underlag.samtycke
        if self.underlag.skydd.skyddad or beslut.kod is None:
            return super().varningar
        told = f"{beslut.text} Enheterna får inget meddelande, bara personen sitt brev."
        return (*super().varningar, Varning(beslut.kod, told, beslut.regler))

    @property
    def _regel(self) -> Meddelande | None:
        """What the region says of the letter; None where it has none."""
        return brev.till_personen(self.underlag.region, self.underlag.dokumenttyp.id)

    def _brev(self, versioner: Versioner) -> tuple[Papper, ...]:
        """The letter in each version that the person needs."""
        enskild = self.underlag.arende.enskild
        regel = next(each for each in self.underlag.dokumenttyp.papper if each.id == BREV)
        if self._regel is None:
            return ()
        return i_versioner(
            regel,
            enskild,
            onskade(enskild, versioner),
            lambda sprak: self._kontaktbrev(regel.titel, sprak),
        )

    def _kontaktbrev(self, titel: str, sprak: str) -> Kontaktbrev:
        enskild = self.underlag.arende.enskild
        return Kontaktbrev(
            avsandare=delar.avsandare(self.underlag),
            titel=titel,
            datum=uttryck.kort_datum(self.underlag.idag, sprak),
            till=adress(enskild),
            fornamn=enskild.fornamn,
            kontakt=delar.kontakt(self.underlag),
        )

    @property
    def regler(self) -> Collection[str]:
        """The ids of the rules that decided something about it."""
        own = self._regel.regler if self._regel and not self.underlag.skydd.skyddad else ()
        return {*super().regler, *own}

    def exemplar(self, papper: Papper) -> int:
        """How many copies of a paper are printed: of the letter one."""
        return 1 if papper.mottagare == "enskild" else super().exemplar(papper)
