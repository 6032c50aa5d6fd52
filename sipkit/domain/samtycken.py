"""Consents in an interview: it sees the one that it may ask about, and what is said anew becomes one more.

Nothing is overwritten: what the person said before is what was known when the papers of that day were made.
"""

from __future__ import annotations

from collections.abc import Collection

from sipkit.domain.arende import Arende, Samtycke
from sipkit.domain.vocabulary import SamtyckeSort


def senaste(arende: Arende, sort: SamtyckeSort) -> Samtycke | None:
    """The last answer of a kind."""
    return next((each for each in reversed(arende.samtycken) if each.sort == sort), None)


def framlagt(arende: Arende, sorter: Collection[SamtyckeSort], *, pa_nytt: bool) -> Arende:
    """The ärende as an interview sees it.

    Args:
        arende: as it is stored.
        sorter: the kinds that the document asks about; where it asks about none, all are seen.
        pa_nytt: the person is asked again, as if nothing had been said.
    """
    seen = tuple(each for each in arende.samtycken if not pa_nytt and each.sort in sorter)
    return arende.model_copy(update={"samtycken": seen}) if sorter else arende


def aterlagt(fore: Arende, efter: Arende) -> Arende:
    """The ärende that an interview made, with every consent from before it, and what was said anew after them."""
    known = {each.id: each for each in fore.samtycken}
    number = max((int(id_.removeprefix("s")) for id_ in known), default=0)
    new = [each for each in efter.samtycken if known.get(each.id) != each]
    numbered = (each.model_copy(update={"id": f"s{number + place}"}) for place, each in enumerate(new, 1))
    return efter.model_copy(update={"samtycken": (*fore.samtycken, *numbered)})
