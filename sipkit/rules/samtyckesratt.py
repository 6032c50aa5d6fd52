"""Who gave a yes, and whether they have the say: for a child the vårdnadshavare, alone or with the child.

Offentlighets- och sekretesslagen 12 kap. 2–3 §§. What each case means stands in the region's data; here it is told
which are at hand.
"""

from __future__ import annotations

from collections.abc import Iterator

from sipkit.config.samtycke import Samtyckesbrist, Samtyckesratt
from sipkit.domain.arende import Arende, Samtycke
from sipkit.domain.vocabulary import Foretradarroll
from sipkit.rules.fakta import Fakta, galler
from sipkit.rules.region import Region

PERSONEN = "enskild"


def ratter(region: Region, arende: Arende, answer: Samtycke, fakta: Fakta) -> tuple[Samtyckesratt, ...]:
    """What the region says of how a yes was given; nothing when those who have the say gave it.

    Args:
        region: whose rules.
        arende: the företrädare.
        answer: a yes, whole or in part.
        fakta: see `sipkit.rules.fakta.fakta_ur`.
    """
    at_hand = frozenset(_brister(arende, answer, fakta))
    return tuple(each for each in region.samtyckesratt if each.id in at_hand and galler(each, fakta) is not False)


def _brister(arende: Arende, answer: Samtycke, fakta: Fakta) -> Iterator[Samtyckesbrist]:
    roles = {each.id: each.roll for each in arende.foretradare}
    gave = frozenset(answer.lamnat_av or ()) & {PERSONEN, *roles}
    barn = fakta.get("barn")
    if barn == frozenset({"ja"}) or (barn is None and "vardnadshavare" in {roles.get(each) for each in gave}):
        yield from _barnets(answer, roles, gave)
    elif PERSONEN not in gave:
        yield from _nagon_annans(answer, roles, gave)


def _barnets(answer: Samtycke, roles: dict[str, Foretradarroll], gave: frozenset[str]) -> Iterator[Samtyckesbrist]:
    guardians = {id_ for id_, role in roles.items() if role == "vardnadshavare"}
    having_a_say = guardians.difference(answer.betydande_men or ())
    if not gave:
        yield "inte-antecknat"
        return
    if not having_a_say:
        yield "ingen-vardnadshavare"
    if not having_a_say <= gave:
        yield "vardnadshavare-saknas"
    if PERSONEN not in gave and answer.barnets_mognad != "vardnadshavaren-ensam":
        yield "barnet-saknas" if answer.barnets_mognad else "mognad-inte-bedomd"


def _nagon_annans(answer: Samtycke, roles: dict[str, Foretradarroll], gave: frozenset[str]) -> Iterator[Samtyckesbrist]:
    """A yes from others than a grown-up person. Where nobody has said whose it is, it is the person's own."""
    if answer.lamnat_av is not None and not gave:
        yield "inte-antecknat"
    for id_ in sorted(gave):
        role = roles[id_]
        yield "vardnadshavare-for-vuxen" if role == "vardnadshavare" else role
