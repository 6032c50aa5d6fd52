"""What a message states and leaves out, as it is told: by the ids and names of its rows, never what they say."""

from __future__ import annotations

from collections.abc import Iterator

from sipkit.cli.skapa import former
from sipkit.documents.meddelande.underlag import Meddelandeunderlag
from sipkit.documents.uttryck import uppraknat


def med_meddelandet(papper: former.Papper, om: Meddelandeunderlag) -> former.Meddelande:
    """The result with what the message is."""
    less = [each for each in om.innehall if each.utelamnade]
    return former.Meddelande(
        **vars(papper),
        meddelande=om.slag.id,
        till=tuple(part.id for part in om.till),
        falt=tuple(rad.id for each in om.innehall[:1] for rad in each.rader),
        utelamnade=tuple(rad.id for each in less for rad in each.utelamnade),
        begransade=tuple(part.id for each in less for part in each.till),
        anges=tuple(text for each in less for text in each.anges),
        villkor=tuple(each.text or "" for each in om.villkor),
        darefter=tuple(former.Steg(each.roller, each.text or "", each.regler) for each in om.darefter),
    )


def bortlamnat(om: Meddelandeunderlag) -> Iterator[str]:
    """That something is left out since no consent covers it, and what the message says of that."""
    for each in om.innehall:
        if each.utelamnade:
            till = "" if len(om.innehall) == 1 else f" till {uppraknat(part.namn for part in each.till)}"
            yield f"Samtycke saknas. Det här lämnas inte{till}: {uppraknat(rad.namn for rad in each.utelamnade)}."
            yield from (f"Meddelandet säger: {text}" for text in each.anges)
