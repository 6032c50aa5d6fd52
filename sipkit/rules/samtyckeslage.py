"""How one kind of consent stands on a day: what was said last, whom it covers, and whether those with a say gave it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sipkit.config.samtycke import Provning, SamtyckePost, Samtyckesratt, Utfall
from sipkit.domain.arende import Arende, Samtycke
from sipkit.domain.samtycken import senaste
from sipkit.domain.vocabulary import DokumentTyp, SamtyckeSort
from sipkit.rules.besked import Samtyckeslage, Samtyckesstatus
from sipkit.rules.fakta import Fakta
from sipkit.rules.region import Region
from sipkit.rules.samtyckesratt import ratter

GES: frozenset[Samtyckesstatus] = frozenset({"lamnat", "delvis"})


@dataclass(frozen=True, slots=True)
class Provad:
    """One kind of consent, judged.

    Attributes:
        post: what the region says of the kind.
        svar: the answer that holds.
        lage: how it stands.
        ratter: what is to be said of who gave it.
    """

    post: SamtyckePost
    svar: Samtycke | None
    lage: Samtyckeslage
    ratter: tuple[Samtyckesratt, ...]

    @property
    def ges(self) -> bool:
        """Whether there is a yes, to all or to a part."""
        return self.lage.status in GES

    @property
    def utfall(self) -> tuple[Utfall, ...]:
        """What the region says about the state; a consent that has run out is one that is missing."""
        return tuple(each for each in self.post.utfall if self._sagd in each.status)

    def provningar(self, dokumenttyp: DokumentTyp) -> tuple[Provning, ...]:
        """What lets the document through without a yes, once the sender has judged it."""
        return tuple(p for p in self.post.provas if dokumenttyp in p.dokument and self._sagd in p.status)

    @property
    def _sagd(self) -> Samtyckesstatus:
        return "saknas" if self.lage.status == "utgatt" else self.lage.status

    @property
    def informeras(self) -> bool:
        """Whether the person is asked, or has been asked without the written information."""
        asked = self.ges or self.lage.status in ("saknas", "utgatt", "ofullstandigt")
        return asked and not (self.svar is not None and self.svar.skriftlig_information)


def prova(region: Region, arende: Arende, sort: SamtyckeSort, idag: date, fakta: Fakta) -> Provad:
    """How a kind of consent stands; a kind that the region says nothing of has no words of its own."""
    post = next((each for each in region.samtycke if each.id == sort), SamtyckePost(id=sort, kravs_for=()))
    svar = senaste(arende, sort, idag)
    status = status_av(svar, idag)
    said = ratter(region, arende, svar, fakta) if svar is not None and status in GES else ()
    if any(each.utslag == "nej" for each in said):
        status = "ofullstandigt"
    covered = _covered(svar, arende) if svar is not None and status in GES else frozenset[str]()
    return Provad(post, svar, Samtyckeslage(sort, status, covered, post.regler), said)


def status_av(svar: Samtycke | None, idag: date) -> Samtyckesstatus:
    """What was said, unless that had run out on the day."""
    if svar is None:
        return "saknas"
    if svar.status in GES and svar.galler_till is not None and svar.galler_till < idag:
        return "utgatt"
    return svar.status


def _covered(answer: Samtycke, arende: Arende) -> frozenset[str]:
    """The parties that a yes names. A whole yes without names covers all; a partial one without names covers none."""
    known = frozenset(part.id for part in arende.parter)
    if answer.parter is not None:
        return known.intersection(answer.parter)
    return known if answer.status == "lamnat" else frozenset()
