"""What the region says of the consents that decide about a document, made ready to print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sipkit.config.post import Post
from sipkit.domain.vocabulary import DokumentTyp
from sipkit.rules.besked import Lasningsbesked, Punkt
from sipkit.rules.fakta import Fakta, galler
from sipkit.rules.region import Region, punkt, punkter
from sipkit.rules.samtyckeslage import Provad


@dataclass(frozen=True, slots=True)
class Ord:
    """The words about some consents.

    Attributes:
        region, fakta: whose words, and what is known.
        dokumenttyp: what is to be made.
        om: the consents that decide.
        nej: it is refused, and why is said first.
    """

    region: Region
    fakta: Fakta
    dokumenttyp: DokumentTyp
    om: Sequence[Provad]
    nej: bool

    @property
    def far_goras(self) -> tuple[Punkt, ...]:
        """What may be done."""
        return self._punkter(post for each in self.om for utfall in each.utfall for post in utfall.far_goras)

    @property
    def far_inte(self) -> tuple[Punkt, ...]:
        """What may not."""
        return self._punkter(post for each in self.om for utfall in each.utfall for post in utfall.far_inte)

    @property
    def att_veta(self) -> tuple[Punkt, ...]:
        """What is good to know: first why it is refused."""
        why = [each.post for each in self.om] if self.nej else []
        who = [ratt for each in self.om for ratt in each.ratter if ratt.utslag == "nej"]
        return self._punkter(
            [*why, *who, *(post for each in self.om for utfall in each.utfall for post in utfall.att_veta)]
        )

    @property
    def oklart(self) -> tuple[Punkt, ...]:
        """What the sender must judge: what the law asks, and whether the one who said yes has the say."""
        who = [ratt for each in self.om for ratt in each.ratter if ratt.utslag == "provas"]
        return self._punkter([*(post for each in self.om for post in each.provningar(self.dokumenttyp)), *who])

    @property
    def information(self) -> tuple[Punkt, ...]:
        """Written information that the person gets."""
        return self._punkter(post for each in self.om if each.informeras for post in each.post.skriftlig_information)

    @property
    def laser_sig(self) -> tuple[Lasningsbesked, ...]:
        """Where the routine has no way out of its own."""
        return laser_sig(self.region, self.fakta, self.om)

    def anges(self, om: Provad) -> tuple[Punkt, ...]:
        """What a message that is made with less must say of a consent."""
        return self._punkter(post for utfall in om.utfall for post in utfall.anges)

    def regler(self) -> tuple[str, ...]:
        """Every rule that the words rest on."""
        locked = [each.punkt for each in self.laser_sig]
        ways = [way for each in self.laser_sig for way in each.utvagar]
        said = [*self.far_goras, *self.far_inte, *self.att_veta, *locked, *ways, *self.oklart, *self.information]
        ids = [regel for each in self.om for regel in each.post.regler] + [r for each in said for r in each.regler]
        return tuple(dict.fromkeys(ids))

    def _punkter(self, posts: Iterable[Post]) -> tuple[Punkt, ...]:
        return _punkter(posts, self.region, self.fakta)


def laser_sig(region: Region, fakta: Fakta, om: Iterable[Provad]) -> tuple[Lasningsbesked, ...]:
    """Where the routine has no way out of its own, for some consents."""
    locked = (post for each in om for utfall in each.utfall for post in utfall.laser_sig)
    return tuple(
        Lasningsbesked(punkt(post, region), _punkter(post.utvagar, region, fakta))
        for post in locked
        if galler(post, fakta) is not False
    )


def _punkter(posts: Iterable[Post], region: Region, fakta: Fakta) -> tuple[Punkt, ...]:
    return punkter((post for post in posts if galler(post, fakta) is not False), region)
