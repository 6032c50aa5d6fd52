"""A message whose contents need a consent, made for those whom it does not cover: which fields may stand in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sipkit.config.meddelande import Meddelande
from sipkit.domain.vocabulary import DokumentTyp, SamtyckeSort
from sipkit.rules.besked import Begransning, Punkt, Samtyckeslage
from sipkit.rules.fakta import Fakta, galler
from sipkit.rules.region import Region


def med_samtycke(
    region: Region, dokumenttyp: DokumentTyp, fakta: Fakta, utom: Collection[SamtyckeSort]
) -> Iterator[tuple[Meddelande, SamtyckeSort]]:
    """The messages of the type, one for each sender, and the consent that their contents need.

    Args:
        region: whose messages.
        dokumenttyp: what is to be made.
        fakta: see `sipkit.rules.fakta.fakta_ur`.
        utom: consents without which nothing of it is made.
    """
    for each in region.meddelanden:
        needed = each.samtycke
        if each.dokument == dokumenttyp and needed and needed not in utom and galler(each, fakta) is not False:
            yield each, needed


def begransning(meddelande: Meddelande, lage: Samtyckeslage, anges: tuple[Punkt, ...], fakta: Fakta) -> Begransning:
    """What may stand in the message without the consent."""
    rows = [each for each in meddelande.innehall if galler(each, fakta) is not False]
    return Begransning(
        meddelande=meddelande.id,
        lage=lage,
        far=tuple(each for each in rows if each.utan_samtycke != "nej"),
        far_inte=tuple(each for each in rows if each.utan_samtycke == "nej"),
        anges=anges,
    )
