"""Who is meant when a rule names a role: it may name a unit and the user a person in it, or the other way round."""

from __future__ import annotations

from sipkit.domain.vocabulary import Huvudman, Roll
from sipkit.rules.region import Region

ENHETER: frozenset[Roll] = frozenset(
    {"slutenvard", "regional-oppenvard", "kommunal-halso-och-sjukvard", "socialtjanst", "akutmottagning"}
)
"""The roles that are units. The others are held by someone at a unit."""


def huvudman_for(roll: Roll | None, region: Region) -> Huvudman | None:
    """Who answers for the role here; None for no role, or one that either can have."""
    return next((each.huvudman for each in region.roller if each.id == roll), None)


def samma(roll: Roll, annan: Roll, region: Region) -> bool | None:
    """Whether two roles can be the same one's. None: it cannot be told, as of a fast vårdkontakt and a unit."""
    if roll == annan or "alla" in (roll, annan):
        return True
    if roll in ENHETER and annan in ENHETER:
        return False
    one, other = huvudman_for(roll, region), huvudman_for(annan, region)
    return False if one and other and one != other else None
