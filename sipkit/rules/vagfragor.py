"""Which questions a region's path takes: those about facts that its tables and conditions ask for, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from sipkit.config.dokumenttyp import Fraga
from sipkit.config.post import Post
from sipkit.rules.fakta import FALT, Fakta
from sipkit.rules.region import Region
from sipkit.rules.vag import SAMTYCKE
from sipkit.rules.varldar import INSATSER

FAKTUM: Mapping[str, str] = MappingProxyType(
    {"samtycke.status": SAMTYCKE, **{falt: namn for namn, falt in FALT.items()}}
)
"""The fact that the answer in a field tells."""

KOMMUN = "enskild.folkbokforingskommun"
"""Asked where the routine covers some kommuner only."""


def vagfragor(fragor: Iterable[Fraga], region: Region, givna: Fakta) -> tuple[Fraga, ...]:
    """The questions as they are asked in the region.

    A question about a fact is asked where the region needs the fact and it is not given. A condition on a field that
    no question asks for here is no condition.

    Args:
        fragor: the questionnaire's.
        region: whose path.
        givna: facts that are known beside the ärende.
    """
    needed = fragade_fakta(region)
    only_some = any(post.kommuner for post in region.malgrupp)
    of_facts = (each for each in fragor if each.falt != KOMMUN or only_some)
    asked = [each for each in of_facts if _is_needed(each, needed, givna)]
    fields = {each.falt for each in asked}
    return tuple(each.model_copy(update={"nar": {k: v for k, v in each.nar.items() if k in fields}}) for each in asked)


def fragade_fakta(region: Region) -> frozenset[str]:
    """The facts on which the path depends: what the tables ask, and the conditions of what is due on it.

    A fact that a table gives is not asked for.
    """
    tables = region.vagval.tabeller
    posts: tuple[Post, ...] = (*region.planform, *region.meddelanden)
    sent = (utskick.nar for each in tables for rad in each.rader for utskick in rad.meddelanden)
    conditions = {namn for nar in (*sent, *(post.nar for post in posts)) for namn in nar}
    asked = {namn for each in tables for namn in each.fakta}
    return frozenset({*asked, *conditions, INSATSER, SAMTYCKE} - {each.ger for each in tables})


def _is_needed(fraga: Fraga, needed: frozenset[str], givna: Fakta) -> bool:
    if fraga.falt.startswith("enskild"):
        return True
    namn = SAMTYCKE if fraga.falt.startswith("samtycke.") else FAKTUM.get(fraga.falt)
    return namn in needed and namn not in givna
