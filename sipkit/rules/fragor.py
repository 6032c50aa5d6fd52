"""A document type's questions as they are asked in a region: its deadlines and its demands decide which and how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from sipkit.config.dokumenttyp import Fraga
from sipkit.config.innehall import Innehall
from sipkit.domain.text import fold
from sipkit.domain.vocabulary import DokumentTyp, FristId, HandelseTyp, SamtyckeSort, Sip, words
from sipkit.rules.fakta import FALT, Fakta, galler, valj
from sipkit.rules.innehall import demands
from sipkit.rules.region import Region

SORTER = "falt.samtycke.sorter"
"""The question about which kinds of consent an answer is about."""

_HANDELSE = "handelse."
_INFORMATION = "samtycke.skriftlig_information"


def regionens_fragor(
    fragor: Iterable[Fraga], region: Region, dokumenttyp: DokumentTyp, givna: Fakta = MappingProxyType({})
) -> tuple[Fraga, ...]:
    """The questions as they are asked in the region.

    - A question about an event that a deadline counts from (`frist`) is asked only when it does: before, after or
      without a hospital stay, as the region says. Where it never does, the question is left out.
    - A question that may be left empty may not where the region stops a paper without the answer.

    Args:
        fragor: the document type's questions.
        region: whose deadlines and demands.
        dokumenttyp: what is made.
        givna: facts that are known beforehand.
    """
    demanded = {falt for post in demands(region, dokumenttyp) if _stops(post, givna) for falt in post.falt}
    asked = (each for fraga in fragor if (each := _about_event(fraga, region, givna)) is not None)
    return tuple(each.model_copy(update={"frivillig": False}) if each.falt in demanded else each for each in asked)


def planens_fragor(
    fragor: Iterable[Fraga], region: Region, plantyp: DokumentTyp, givna: Fakta = MappingProxyType({})
) -> tuple[Fraga, ...]:
    """The questions at a keyboard, where one about what the plan must state may not be left empty.

    In answers from a file it may: then the rule itself tells what the plan lacks, in its own words.
    """
    posts = (post for post in region.plan.innehall if post.dokument == plantyp)
    demanded = {fold(falt) for post in posts if _stops(post, givna) and not post.en_racker for falt in post.falt}
    return tuple(
        each.model_copy(update={"frivillig": False}) if fold(each.falt) in demanded and each.typ != "grupp" else each
        for each in fragor
    )


def informationsfragor(fragor: Sequence[Fraga], region: Region, sort: SamtyckeSort) -> tuple[Fraga, ...]:
    """The questions without the one about written information, where the region demands none.

    Where one question asks which kinds of consent an answer is about, it is asked only for the kinds that demand it.

    Args:
        fragor: the document type's questions.
        region: whose demands.
        sort: the kind that the questions are about, where none asks.
    """
    demanding = tuple(post.id for post in region.samtycke if post.skriftlig_information)
    asks = any(each.falt == SORTER for each in fragor)

    def asked(fraga: Fraga) -> Fraga | None:
        if fraga.falt != _INFORMATION:
            return fraga
        if asks and demanding:
            return fraga.model_copy(update={"nar": {**fraga.nar, SORTER: demanding}})
        return fraga if sort in demanding else None

    return tuple(each for fraga in fragor if (each := asked(fraga)) is not None)


def _stops(post: Innehall, fakta: Fakta) -> bool:
    return post.saknas == "stopp" and galler(post, fakta) is True


def _about_event(fraga: Fraga, region: Region, givna: Fakta) -> Fraga | None:
    if fraga.frist is None:
        return fraga
    typ = fraga.falt.removeprefix(_HANDELSE)
    when = tuple(sip for sip in words(Sip) if _event(fraga.frist, region, {**givna, "sip": frozenset({sip})}) == typ)
    return fraga.model_copy(update={"nar": {**fraga.nar, FALT["sip"]: when}}) if when else None


def _event(frist: FristId, region: Region, fakta: Fakta) -> HandelseTyp | None:
    """What the deadline counts from: in the region's own variant, the last one that holds and counts from something."""
    variants = (variant for each in region.frister if each.id == frist for variant in each.varianter)
    counted = [each.raknas_fran for each in valj(variants, fakta).galler if each.raknas_fran is not None]
    return counted[-1] if counted else None
