"""Joint meetings about those who are in hospital (avstämningsträffar): whether they are held, and who may know of whom.

Many persons are talked about at one meeting, before people who change. What is written to each of them is judged for
each person by itself: a consent to one receiver says nothing of another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sipkit.config.arbete import Avstamning, Uppgift
from sipkit.config.post import Post
from sipkit.config.schema import FristVariant
from sipkit.domain.arende import Arende
from sipkit.domain.samtycken import senaste
from sipkit.domain.vocabulary import DokumentTyp, FristId, Roll
from sipkit.errors import Refused
from sipkit.rules import samtycke, skydd
from sipkit.rules.besked import Punkt, Samtyckesbeslut
from sipkit.rules.fakta import Fakta, galler, valj
from sipkit.rules.region import Region, punkt, punkter
from sipkit.rules.villkorsord import bara_om

DOKUMENT: DokumentTyp = "avstamning"
OVERGAR: FristId = "samordning-overgar"
_VADAN = "Vad rutinen säger om vägen till en SIP: sipkit vägval."


@dataclass(frozen=True, slots=True)
class Villkorad:
    """What the routine says of one person. `bara_om`: what it hangs on that is not known, in words."""

    punkt: Punkt
    bara_om: str | None


@dataclass(frozen=True, slots=True)
class Traffbesked:
    """What the routine says of the meeting.

    Attributes:
        punkt: that it is held, and what for.
        deltar: who takes part, and how long.
        hela_tiden: the roles that take part the whole time.
        villkor: what else holds for it.
        uppgifter: what is done for every meeting, whoever is talked about.
        overgar: when the coordination passes on. More than one where routines differ.
        tolkningar: the choices that these rest on, but for when the coordination passes on.
        overgar_tolkningar: the choices that that rests on.
    """

    punkt: Punkt
    deltar: tuple[Punkt, ...]
    hela_tiden: tuple[Roll, ...]
    villkor: tuple[Punkt, ...]
    uppgifter: tuple[Punkt, ...]
    overgar: tuple[Punkt, ...]
    tolkningar: tuple[str, ...]
    overgar_tolkningar: tuple[str, ...]

    @property
    def regler(self) -> frozenset[str]:
        """The ids of the rules behind it."""
        said = (self.punkt, *self.deltar, *self.villkor, *self.uppgifter, *self.overgar)
        return frozenset(regel for each in said for regel in each.regler)


def traff(region: Region, fakta: Fakta) -> Traffbesked:
    """What the region's routine says of the meeting, where there is one.

    Raises:
        Refused: `inga-avstamningar`, with what is done instead; `avstamning-utan-regel`, the routine has none;
            `avstamning-galler-inte`, it is not held in these circumstances.
    """
    post = _post(region, fakta)
    gemensamma = valj((each for each in region.uppgifter if _om_traffen(each) and not each.nar), fakta).galler
    overgar = _overgar(region, fakta)
    deltar = (*post.deltar, *(each for each in gemensamma if each.sort == "deltar"))
    uppgifter = tuple(each for each in gemensamma if each.sort != "deltar")
    return Traffbesked(
        punkt=punkt(post, region),
        deltar=punkter(deltar, region),
        hela_tiden=tuple(roll for each in post.deltar if each.narvaro == "hela-tiden" for roll in each.roller),
        villkor=punkter(post.villkor, region),
        uppgifter=punkter(uppgifter, region),
        overgar=punkter(overgar, region),
        tolkningar=_tolkningar((post, *deltar, *post.villkor, *uppgifter)),
        overgar_tolkningar=_tolkningar(overgar),
    )


def halls(region: Region) -> bool:
    """Whether the routine has such meetings, for some form of care."""
    return bool(region.avstamning) and all(each.halls for each in region.avstamning)


def om_personen(region: Region, fakta: Fakta) -> tuple[Villkorad, ...]:
    """What the routine says where it depends on the person; what cannot be judged is among it, with what is lacking."""
    said = []
    for post in region.uppgifter:
        urval = valj([post], fakta)
        if _om_traffen(post) and post.nar and (urval.galler or urval.oklara):
            said.append(Villkorad(punkt(post, region), bara_om(post, urval.fakta)))
    return tuple(said)


def krav(region: Region, arende: Arende, idag: date, fakta: Fakta) -> None:
    """Let a person be talked about at the meeting and be written of to somebody.

    Raises:
        Refused: the meeting is not for the person's form of care, the person's data are protected, or there is no
            consent that lets anyone know.
        AnswerMissing: nobody has asked whether the data are protected.
    """
    _post(region, fakta)
    beskyddad = skydd.skydd(region, arende, fakta)
    skydd.krav(beskyddad)
    cure = "Följ enhetens rutin för skyddade personuppgifter."
    skydd.krav_oskyddad(beskyddad, "inget papper till träffen skrivs", cure)
    samtycke.krav(_beslut(region, arende, (), idag, fakta))


def far_veta(
    region: Region, arende: Arende, parter: Iterable[str], idag: date, fakta: Fakta, *, oombedd: bool = False
) -> bool:
    """Whether a receiver may read of the person: the consent covers every party of the ärende that the receiver is.

    Args:
        region: whose rules.
        arende: the consents.
        parter: ids of those parties.
        idag: the day of the judgement.
        fakta: see `sipkit.rules.fakta.fakta_ur`.
        oombedd: the receiver takes part whether or not it is a party. Then a whole yes is enough; a yes in part does
            not cover one that it does not name.
    """
    named = tuple(parter)
    beslut = _beslut(region, arende, named, idag, fakta)
    if beslut.kod is not None:
        return False
    if not named:
        return oombedd and all(each.status == "lamnat" for each in beslut.lagen)
    return beslut.tackta.issuperset(named)


def hela_uppgifter(region: Region, arende: Arende, parter: Iterable[str], idag: date, fakta: Fakta) -> bool:
    """Whether all that is known may be written to these parties: a yes without exceptions and without limits.

    What a person has excepted is written in the person's own words, so nothing can be held against it.
    """
    lagen = _beslut(region, arende, parter, idag, fakta).lagen
    said = (senaste(arende, each.sort, idag) for each in lagen)
    return all(each is not None and each.status == "lamnat" and not (each.undantag or each.uppgifter) for each in said)


def parter_med(arende: Arende, *roller: Roll) -> tuple[str, ...]:
    """The ids of the ärende's parties that have one of these roles."""
    return tuple(part.id for part in arende.parter if part.roll in roller)


def _post(region: Region, fakta: Fakta) -> Avstamning:
    none_held = next((each for each in valj(region.avstamning, fakta).galler if not each.halls), None)
    if none_held is not None:
        raise _avskaffad(region, none_held)
    if not region.avstamning:
        vad = "Regionens rutin har inga avstämningsträffar den här dagen: ingen regel säger att de hålls."
        raise Refused("avstamning-utan-regel", vad, atgard=_VADAN)
    held = next((each for each in region.avstamning if galler(each, fakta) is not False), None)
    if held is None:
        said = punkt(region.avstamning[0], region)
        raise Refused(
            "avstamning-galler-inte",
            "Avstämningsträffarna gäller inte den vårdform som personen får.",
            atgard=_VADAN,
            regler=said.regler,
            att_veta=(str(said),),
        )
    return held


def _avskaffad(region: Region, post: Avstamning) -> Refused:
    said = punkt(post, region)
    instead = post.i_stallet
    return Refused(
        "inga-avstamningar",
        said.text,
        atgard=instead or "",
        regler=said.regler,
        far_goras=(instead,) if instead else (),
        att_veta=(str(said),),
        i_stallet={"text": instead} if instead else None,
    )


def _om_traffen(post: Uppgift) -> bool:
    """Whether a duty is one at the meeting, which is part of the planning that some take part in."""
    return "avstamning" in post.steg or (post.sort == "deltar" and "planering" in post.steg)


def _tolkningar(poster: Iterable[Post]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.tolkning for each in poster if each.tolkning))


def _overgar(region: Region, fakta: Fakta) -> tuple[FristVariant, ...]:
    varianter = [each for frist in region.frister if frist.id == OVERGAR for each in frist.varianter]
    return valj(varianter, fakta).galler


def _beslut(region: Region, arende: Arende, parter: Iterable[str], idag: date, fakta: Fakta) -> Samtyckesbeslut:
    return samtycke.samtyckesbeslut(region, arende, DOKUMENT, parter, idag=idag, fakta=fakta)
