"""Whether a plan is still a SIP with the parties that are left, and whether those who must take part do."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from sipkit.config.schema import SipVillkor
from sipkit.config.varning import Varning
from sipkit.domain.arende import Arende, Part
from sipkit.domain.text import fold
from sipkit.domain.vocabulary import Huvudman, Insats, Roll, words
from sipkit.rules.besked import Sipbesked
from sipkit.rules.fakta import Fakta, valj
from sipkit.rules.region import Region, punkt
from sipkit.rules.roller import huvudman_for, samma


def fortsatt_sip(
    region: Region, arende: Arende, tackta: frozenset[str], kallar: Roll | None, fakta: Fakta
) -> Sipbesked:
    """Whether the region's conditions for a SIP are met by the called parties that are covered and the one who calls.

    Args:
        region: whose conditions; one that is met is enough.
        arende: the parties and the caller's unit.
        tackta: ids of the parties that the consent covers.
        kallar: the caller's role.
        fakta: see `sipkit.rules.fakta.fakta_ur`.
    """
    called = [part for part in arende.parter if part.som == "kallad"]
    left = [part for part in called if part.id in tackta]
    givers = [part.huvudman for part in left]
    own = huvudman_for(kallar, region)
    if own is not None and not any(_is_callers_unit(part, arende) for part in left):
        givers.append(own)
    chosen = valj(region.sip, fakta)
    met = [post for post in chosen.galler if moter_villkor(post, givers)]
    unclear = any(moter_villkor(post, givers) for post in chosen.oklara)
    ground = next(iter(met or chosen.galler), None)
    return Sipbesked(
        ar_sip=True if met or not region.sip else None if unclear else False,
        huvudman=frozenset(givers),
        grund=punkt(ground, region) if ground else None,
        okanda=chosen.fakta if unclear and not met else (),
        varningar=_absent(region, called, left, kallar, fakta),
    )


def _is_callers_unit(part: Part, arende: Arende) -> bool:
    caller = arende.huvudansvarig
    return caller is not None and caller.enhet is not None and fold(caller.enhet) == fold(part.namn)


def moter_villkor(post: SipVillkor, givers: Sequence[Huvudman]) -> bool:
    """Whether a condition for a SIP is met by those who give the person care and help: each giver's huvudman."""
    if {"region", "kommun"} <= set(givers):
        return True
    return post.huvudman == "en-med-tva-givare" and any(givers.count(each) > 1 for each in ("region", "kommun"))


def _absent(
    region: Region, called: Sequence[Part], left: Sequence[Part], kallar: Roll | None, fakta: Fakta
) -> tuple[Varning, ...]:
    """A warning for each role that must take part and is not left.

    Where nobody has said which insatser are needed, the roles of those who were called tell it.
    """
    needed = frozenset(str(part.roll) for part in called if part.roll in words(Insats))
    facts = MappingProxyType({"insatser": needed, **fakta})
    present: list[Roll] = [*(part.roll for part in left if part.roll), *((kallar,) if kallar else ())]
    return tuple(
        Varning("medverkan-saknas", str(punkt(post, region)), post.regler)
        for post in valj(region.kallelse.medverkan, facts).galler
        for roll in post.roller
        if all(samma(roll, each, region) is False for each in present)
    )
