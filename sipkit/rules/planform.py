"""Whether another kind of plan applies instead of SIP. Judged before anything else about a document."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.domain.vocabulary import DokumentTyp, Roll
from sipkit.errors import Refused
from sipkit.rules.besked import Punkt
from sipkit.rules.fakta import Fakta, valj
from sipkit.rules.region import Region, punkt


@dataclass(frozen=True, slots=True)
class Istallet:
    """The document to make instead."""

    dokument: DokumentTyp
    upprattas_av: Roll
    giltig_nar: str
    lagrum: tuple[str, ...]
    punkt: Punkt

    def som_json(self) -> dict[str, object]:
        """As it stands in `fel[].i_stallet`."""
        return {
            "dokument": self.dokument,
            "upprattas_av": self.upprattas_av,
            "giltig_nar": self.giltig_nar,
            "lagrum": list(self.lagrum),
        }


@dataclass(frozen=True, slots=True)
class Planformsbesked:
    """Whether another kind of plan applies. `okanda`: facts that would tell."""

    i_stallet: Istallet | None
    okanda: tuple[str, ...] = ()


def planform(region: Region, dokumenttyp: DokumentTyp, fakta: Fakta) -> Planformsbesked:
    """The document to make instead, if the facts demand another; the first of the region's rules that holds decides."""
    chosen = valj((post for post in region.planform if dokumenttyp in post.galler_for), fakta)
    if not chosen.galler:
        return Planformsbesked(None, chosen.fakta)
    post = chosen.galler[0]
    return Planformsbesked(
        Istallet(post.dokument, post.upprattas_av, post.giltig_nar, post.lagrum, punkt(post, region)), ()
    )


def krav(besked: Planformsbesked) -> None:
    """Let the document through, or refuse it.

    Raises:
        Refused: `annan-planform`, with the document to make in `i_stallet`.
    """
    if besked.i_stallet is None:
        return
    said = besked.i_stallet.punkt
    raise Refused(
        "annan-planform",
        said.text or "En annan plan ska göras.",
        regler=said.regler,
        att_veta=(str(said),) if said.hanvisning else (),
        i_stallet=besked.i_stallet.som_json(),
    )
