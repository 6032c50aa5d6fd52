"""Who calls, who gets a paper, and what those who are called are told about their duty."""

from __future__ import annotations

from collections.abc import Iterator

from sipkit.config.schema import Deltagande
from sipkit.domain.arende import Arende, Part
from sipkit.domain.vocabulary import MottagareSom, Roll
from sipkit.rules.besked import Fristrad, Mottagarbesked, Punkt
from sipkit.rules.fakta import Fakta, valj
from sipkit.rules.region import Region, punkt, punkter


def mottagare(region: Region, arende: Arende, tackta: frozenset[str], fakta: Fakta) -> tuple[Mottagarbesked, ...]:
    """Everyone who gets a paper: the person, those who act for the person, and the parties that the consent covers.

    The person always gets a letter; `regel` says whether the region demands it.
    """
    rules: dict[MottagareSom, Punkt] = {
        post.som: punkt(post, region) for post in reversed(valj(region.kallelse.mottagare, fakta).galler)
    }
    duties = valj(region.kallelse.deltagande, fakta).galler

    def everyone() -> Iterator[Mottagarbesked]:
        yield Mottagarbesked("enskild", "enskild", regel=rules.get("enskild"))
        for foretradare in arende.foretradare:
            yield Mottagarbesked(foretradare.id, "foretradare", regel=rules.get("foretradare"))
        for part in arende.parter:
            if part.id in tackta:
                yield Mottagarbesked(part.id, part.som, _duty(part, duties, region), rules.get(part.som))

    return tuple(everyone())


def kallar(region: Region, frist: Fristrad | None, fakta: Fakta) -> tuple[Roll, ...]:
    """Who calls to the meeting: whom the governing deadline names, else whom the region's rule about it names.

    Args:
        region: whose rules.
        frist: the kallelse's governing deadline, if there is one.
        fakta: see `sipkit.rules.fakta.fakta_ur`.
    """
    if frist is not None and frist.ansvarig:
        return frist.ansvarig
    return next((rule.roller for rule in valj(region.kallelse.kallar, fakta).galler), ())


def _duty(part: Part, duties: tuple[Deltagande, ...], region: Region) -> tuple[Punkt, ...]:
    """What a called party is told: what is said to its role, else what is said to all. One invited has no duty."""
    if part.som != "kallad":
        return ()
    own = [post for post in duties if part.roll in post.roller]
    return punkter(own or [post for post in duties if "alla" in post.roller], region)
