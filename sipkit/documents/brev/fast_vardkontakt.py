"""That a fast vårdkontakt has been appointed: the message to the units, and the letter to the person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import ClassVar

from sipkit.config.meddelande import Meddelande
from sipkit.documents import delar, uttryck
from sipkit.documents.brev.kontext import Kontaktbrev
from sipkit.documents.manifest import SKRIV_UT, Post
from sipkit.documents.meddelande.dokument import MeddelandeDokument
from sipkit.documents.meddelande.kontext import Meddelandet
from sipkit.documents.papper import Papper
from sipkit.documents.samtycke.versioner import onskade
from sipkit.documents.sprak import Versioner
from sipkit.documents.till_personen import adress, i_versioner
from sipkit.rules import brev

BREV = "brev"


class FastVardkontaktDokument(MeddelandeDokument):
    """The message, and a letter where the region also has one to the person."""

    kontexter: ClassVar = {BREV: Kontaktbrev, "meddelande": Meddelandet}

    def _papper(self, versioner: Versioner) -> Iterable[Papper]:
        return (*self._brev(versioner), *super()._papper(versioner))

    def _gor_nu(self, poster: Sequence[Post], *, sparat: bool) -> Iterator[str]:
        made = [post.fil for post in poster if post.typ == SKRIV_UT]
        made += [post.fil for post in poster if post.mottagare == "enskild"]
        if self._regel:
            yield from (f"Skriv ut brevet till personen och lämna eller posta det: {fil}" for fil in made[:1])
        yield from super()._gor_nu(poster, sparat=sparat)

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
            lambda mall: onskade(enskild, versioner(mall)),
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
