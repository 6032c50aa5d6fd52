"""Whether a version of a plan is in force, and what it lacks to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sipkit.domain.arende import Arende
from sipkit.domain.plan import Plan
from sipkit.domain.samtycken import nummer
from sipkit.rules.besked import Brist, Punkt
from sipkit.rules.fakta import Fakta
from sipkit.rules.plan import plankrav
from sipkit.rules.plansignatur import Signaturrad, signaturrader
from sipkit.rules.region import Region

Tillstand = Literal["utkast", "klar", "gallande", "ersatt", "avslutad"]
"""Being written or lacking what it must state; final but not signed as it must be; in force; replaced; closed."""


@dataclass(frozen=True, slots=True)
class Giltighet:
    """How a version of a plan stands.

    Attributes:
        tillstand: see `Tillstand`.
        brister: what it must state and does not.
        osignerade: the lines that must be signed for it to be in force and are not.
        ersatt_av: the id of the version that replaced it.
    """

    tillstand: Tillstand
    brister: tuple[Brist, ...] = ()
    osignerade: tuple[Signaturrad, ...] = ()
    ersatt_av: str | None = None

    @property
    def gallande(self) -> bool:
        """Whether it is the version that holds."""
        return self.tillstand == "gallande"

    @property
    def punkter(self) -> tuple[Punkt, ...]:
        """The rules about signing that are not met yet, each once."""
        return tuple(dict.fromkeys(rad.punkt for rad in self.osignerade if rad.punkt))


def giltighet(region: Region, arende: Arende, plan: Plan, fakta: Fakta) -> Giltighet:
    """How a version stands. One that is written to replace it does so when it is in force itself, not before."""
    if plan.avslutad:
        return Giltighet("avslutad")
    for later in _later(arende, plan):
        if giltighet(region, arende, later, fakta).tillstand not in ("utkast", "klar"):
            return Giltighet("ersatt", ersatt_av=later.id)
    lacking = tuple(each for each in plankrav(region, arende, plan, fakta) if each.saknas == "stopp")
    rows = signaturrader(region, arende, plan, fakta)
    unsigned = tuple(rad for rad in rows if rad.kravs and rad.underskrift is None)
    if lacking or plan.dag is None:
        return Giltighet("utkast", lacking, unsigned)
    adjusts_nobody = plan.typ == "samordnad-vardplan" and not rows
    return Giltighet("klar" if unsigned or adjusts_nobody else "gallande", osignerade=unsigned)


def gallande_plan(region: Region, arende: Arende, fakta: Fakta) -> Plan | None:
    """The version that is in force; the latest, should there be several."""
    held = (each for each in reversed(arende.planer) if giltighet(region, arende, each, fakta).gallande)
    return next(held, None)


def _later(arende: Arende, plan: Plan) -> tuple[Plan, ...]:
    """The versions that were written to replace it. A version is never replaced by an older one."""
    return tuple(each for each in arende.planer if each.ersatter == plan.id and nummer(each.id) > nummer(plan.id))
