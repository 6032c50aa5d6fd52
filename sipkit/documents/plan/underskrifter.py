"""The lines to sign on, and what the person is told of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sipkit.documents.plan.kontext import Underskriftsrad
from sipkit.documents.plan.underlag import Planunderlag
from sipkit.domain.plan import Undertecknare
from sipkit.rules.planansvar import overlamning
from sipkit.rules.plansignatur import Signaturrad

_ROLLER: Mapping[Undertecknare, str] = {
    "samordnare": "Samordnare",
    "enskild": "Den som planen är till för",
    "foretradare": "Den som företräder personen",
    "enhet": "Enhet",
    "chefsoverlakare": "Chefsöverläkare",
    "deltagare": "Deltagare",
}


def kravda(om: Planunderlag) -> tuple[Underskriftsrad, ...]:
    """The lines without which the plan is not in force."""
    return tuple(_rad(each) for each in om.rader if each.kravs)


def frivilliga(om: Planunderlag) -> tuple[Underskriftsrad, ...]:
    """The lines for those who want to sign."""
    return tuple(_rad(each) for each in om.rader if not each.kravs)


def galler(om: Planunderlag) -> tuple[str, ...]:
    """What the person should know of when the plan is in force, and of which copy is the person's own."""
    return tuple(_galler(om))


def _galler(om: Planunderlag) -> Iterator[str]:
    samordnare = om.plan.samordnare.namn
    if samordnare:
        yield f"{samordnare} är din samordnare. Det betyder att {samordnare.split()[0]} håller ihop planen."
    required = [each for each in om.rader if each.kravs]
    if any(each.som == "samordnare" for each in required):
        yield "Planen gäller när din samordnare har skrivit under."
    elif required:
        yield "Planen gäller när den är underskriven."
    if any(each.exemplar == "original" for each in overlamning(om.region, om.arende, om.plan, om.fakta)):
        yield "Du får originalet. Spara det."


def _rad(rad: Signaturrad) -> Underskriftsrad:
    return Underskriftsrad(rad.id, _ROLLER[rad.som], rad.namn or "")
