"""Whether joint meetings about those who are in hospital (avstämningsträffar) are held in a region."""

from __future__ import annotations

from sipkit.errors import Refused
from sipkit.rules.fakta import Fakta, valj
from sipkit.rules.region import Region, punkt


def krav(region: Region, fakta: Fakta) -> None:
    """Let a paper for such a meeting through, unless the region has said that there are none.

    Raises:
        Refused: `inga-avstamningar`, with what is done instead.
    """
    post = next((each for each in valj(region.avstamning, fakta).galler if not each.halls), None)
    if post is None:
        return
    said = punkt(post, region)
    raise Refused(
        "inga-avstamningar",
        said.text,
        atgard=post.i_stallet or "",
        regler=said.regler,
        far_goras=(post.i_stallet,) if post.i_stallet else (),
        att_veta=(str(said),),
    )
