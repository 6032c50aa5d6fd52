"""The document about consent: what is made of an answer, or of there being none yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from sipkit.documents.dokument import Dokument
from sipkit.documents.manifest import SKRIV_UT, Post
from sipkit.documents.papper import Papper
from sipkit.documents.samtycke.kontext import Besked, Blankett, EjMojligt
from sipkit.documents.samtycke.papper import papper
from sipkit.documents.sprak import Versioner
from sipkit.documents.till_personen import onskade
from sipkit.domain.arende import HistorikVad, Samtycke


class SamtyckeDokument(Dokument):
    """The form that asks, the person's own copy of a yes, or the note that nobody could answer."""

    kontexter: ClassVar = {"blankett": Blankett, "besked": Besked, "ej-mojligt": EjMojligt}

    @property
    def nya(self) -> tuple[Samtycke, ...]:
        """What the person says now, of each kind; none where that is to be asked with the form."""
        known = {each.id for each in self.underlag.fore.samtycken}
        return tuple(each for each in self.underlag.arende.samtycken if each.id not in known)

    @property
    def nytt(self) -> Samtycke | None:
        """The first of them."""
        return next(iter(self.nya), None)

    @property
    def avser(self) -> str | None:
        """The answer."""
        return self.nytt.id if self.nytt else None

    @property
    def prefix(self) -> str:
        """What its files' names begin with: with the answer's id where there is one."""
        return f"{super().prefix}{self.nytt.id}-" if self.nytt else super().prefix

    @property
    def handelse(self) -> HistorikVad:
        """What the history tells of it."""
        return "samtycke" if self.nytt else "papper"

    def _papper(self, versioner: Versioner) -> Iterable[Papper]:
        return papper(self.underlag, self.nya, onskade(self.underlag.arende.enskild, versioner))

    def _gor_nu(self, poster: Sequence[Post], *, sparat: bool) -> Iterator[str]:
        skriv_ut = next((post.fil for post in poster if post.typ == SKRIV_UT), None)
        fil = skriv_ut or next((post.fil for post in poster if post.mottagare), None)
        nytt = self.nytt
        if nytt is None:
            med = " och tolk" if "tolk" in (self.underlag.arende.enskild.behov or ()) else ""
            yield f"Skriv ut blanketten, gå igenom den med personen{med} och låt personen fylla i den: {fil}"
            if sparat:
                id_ = self.underlag.arende.arende.id
                yield f"Skriv in svaret: sipkit samtycke {id_}"
                yield f"Fylls den hellre i på skärm: sipkit blankett samtycke {id_}, och sedan sipkit läs-in FIL"
        elif fil and nytt.status == "ej-mojligt":
            yield f"Lägg anteckningen i journalen. Den lämnas inte till någon annan: {fil}"
        elif fil:
            yield f"Lämna personens eget exemplar: {fil}"
