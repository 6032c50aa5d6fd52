"""Whether the region's routine covers the person. The law covers everyone, whatever the routine says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sipkit.domain.arende import Arende
from sipkit.domain.text import fold
from sipkit.rules.besked import Punkt
from sipkit.rules.fakta import Fakta, valj
from sipkit.rules.region import Region, RegionPa, punkt


@dataclass(frozen=True, slots=True)
class Malgruppsbesked:
    """Whether the region's routine covers the person.

    Attributes:
        omfattas: None when the municipality is not known.
        grund: the rule about whom it covers.
    """

    omfattas: bool | None
    grund: Punkt | None

    @property
    def lagen_galler(self) -> bool:
        """The routine does not cover the person but the law does: deadlines come from the lowest layer."""
        return self.omfattas is False


def malgrupp(region: Region, arende: Arende, fakta: Fakta) -> Malgruppsbesked:
    """Judged by the municipality where the person is registered. A region that names none covers everyone."""
    rules = valj(region.malgrupp, fakta).galler
    limiting = next((rule for rule in rules if rule.kommuner), None)
    if limiting is None:
        return Malgruppsbesked(True, punkt(rules[0], region) if rules else None)
    home = arende.enskild.folkbokforingskommun
    if home is None:
        return Malgruppsbesked(None, punkt(limiting, region))
    covered = _kommun(home) in {_kommun(each) for rule in rules for each in rule.kommuner}
    return Malgruppsbesked(covered, punkt(limiting, region))


def regler_for(region_pa: RegionPa, lagen_pa: RegionPa, arende: Arende, idag: date, fakta: Fakta) -> RegionPa:
    """The rules that an ärende is judged by: the law's for a person whom the region's routine does not cover."""
    return lagen_pa if malgrupp(region_pa(idag), arende, fakta).lagen_galler else region_pa


def _kommun(name: str) -> str:
    """`Karlskrona kommun`, `karlskrona` and `Karlskrona` are one."""
    return fold(name).removesuffix(" kommun")
