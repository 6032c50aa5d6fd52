"""Protected personal data: then no paper is made but one sheet without data, and the deadline still runs."""

from __future__ import annotations

from sipkit.domain.arende import Arende
from sipkit.errors import AnswerMissing, Refused
from sipkit.rules.besked import Skyddsbesked
from sipkit.rules.fakta import Fakta, valj
from sipkit.rules.region import Region, punkter

FALT = "enskild.skyddade_uppgifter"


def skydd(region: Region, arende: Arende, fakta: Fakta) -> Skyddsbesked:
    """Whether the person's data are protected, and what the region says of it. A yes counts wherever it was given."""
    answers = {arende.enskild.skyddade_uppgifter} | {each == "ja" for each in fakta.get("skyddade-uppgifter", ())}
    skyddad = True if True in answers else False if False in answers else None
    if not skyddad:
        return Skyddsbesked(skyddad)
    told = {**fakta, "skyddade-uppgifter": frozenset({"ja"})}
    return Skyddsbesked(True, punkter(valj(region.skydd, told).galler, region))


def krav_oskyddad(besked: Skyddsbesked, vad: str, atgard: str) -> None:
    """Refuse what is never made of a protected person, not even without data.

    Args:
        besked: whether the person is.
        vad: what is not made.
        atgard: what to do instead, before what the region says of it.

    Raises:
        Refused: `skyddade-uppgifter`.
    """
    if besked.skyddad:
        raise Refused(
            "skyddade-uppgifter",
            f"Personen har skyddade personuppgifter, så {vad}.",
            atgard=atgard,
            regler=tuple(dict.fromkeys(regel for punkt in besked.punkter for regel in punkt.regler)),
            far_goras=tuple(map(str, besked.punkter)),
        )


def krav(besked: Skyddsbesked) -> None:
    """Let through what has been asked, whatever the answer.

    Raises:
        AnswerMissing: nobody has asked; that is never taken for a no.
    """
    if besked.skyddad is None:
        raise AnswerMissing(
            "svar-saknas",
            "Frågan om skyddade personuppgifter är inte besvarad.",
            var=FALT,
            atgard="Svara ja eller nej.",
        )
