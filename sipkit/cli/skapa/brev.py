"""What the letter to the person tells of and what it lacks, as it is told to staff: never what it says."""

from __future__ import annotations

from collections.abc import Iterator

from sipkit.cli.skapa import former
from sipkit.documents.brev.innehall import Brevunderlag
from sipkit.rules.region import hanvisning


def med_brevet(papper: former.Papper, om: Brevunderlag) -> former.Brev:
    """The result with what the letter is."""
    return former.Brev(
        **vars(papper),
        till=om.till,
        falt=tuple(each.id for each in om.med),
        papper=tuple(each.id for each in om.papper if each.med),
        saknas=tuple(
            former.Saknat(each.rad.id, each.namn, hanvisning(each.rad.kalla, om.under.region), each.rad.regler)
            for each in om.saknas
        ),
        villkor=tuple(each.text or "" for each in om.villkor),
    )


def saknat(brev: former.Brev) -> Iterator[str]:
    """What is missing, with where the routine says that it should be there."""
    for each in brev.saknas:
        yield f"Saknas: {each.namn}. Källa: {each.kalla} ({', '.join(each.regler)})."
