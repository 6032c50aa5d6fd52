"""Whether a plan may be closed, for which reasons, and what is done instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sipkit.config.planregler import Avslutshinder, Avslutsskal
from sipkit.domain.arende import Arende
from sipkit.domain.faktaord import Varden
from sipkit.domain.plan import Plan
from sipkit.domain.samtycken import senaste
from sipkit.domain.vocabulary import AvslutSkal
from sipkit.errors import Refused
from sipkit.rules.besked import Punkt
from sipkit.rules.fakta import Fakta, Urval, galler, valj
from sipkit.rules.region import Region, punkt, punkter
from sipkit.rules.sip import moter_villkor


@dataclass(frozen=True, slots=True)
class Skal:
    """A reason that the region lets a plan be closed for. `galler` is None where a fact would decide."""

    id: AvslutSkal
    namn: str
    galler: bool | None
    punkt: Punkt


@dataclass(frozen=True, slots=True)
class Avslutsbesked:
    """What a follow-up leads to.

    Attributes:
        avsluta: whether the plan may be closed; None when a fact is missing.
        skal: the reason, the one that was asked about or the first that holds.
        alla_skal: every reason that the region has.
        hinder: what forbids closing.
        atgard: what is done instead.
        gors: what is done when it is closed.
        okanda: facts that would decide.
        kod, text: why it is refused; None when it is not.
    """

    avsluta: bool | None
    skal: AvslutSkal | None
    alla_skal: tuple[Skal, ...]
    hinder: tuple[Punkt, ...] = ()
    atgard: tuple[str, ...] = ()
    gors: tuple[Punkt, ...] = ()
    okanda: tuple[str, ...] = ()
    kod: str | None = None
    text: str = ""


def avslutsbesked(region: Region, plan: Plan, fakta: Fakta, skal: AvslutSkal | None = None) -> Avslutsbesked:
    """Whether the plan may be closed.

    Args:
        region: whose reasons and hindrances.
        plan: the version to close.
        fakta: see `planfakta`.
        skal: the reason that someone gives. That says what no fact tells, but it cannot go against one that is known.
    """
    alla = tuple(Skal(each.id, each.namn, _known(each, fakta), punkt(each, region)) for each in region.avslut.skal)
    chosen = next((each for each in alla if (each.id == skal if skal else each.galler)), None)
    hinder = _hinder(region, fakta, chosen)
    kod, text = _refusal(alla, chosen, given=skal is not None, hindered=bool(hinder.galler))
    okanda = () if kod else hinder.fakta if chosen else valj(region.avslut.skal, fakta).fakta
    return Avslutsbesked(
        avsluta=False if kod else None if okanda else True,
        skal=skal or (chosen.id if chosen else None),
        alla_skal=alla,
        hinder=punkter(hinder.galler, region),
        atgard=tuple(dict.fromkeys(each for post in hinder.galler for each in post.i_stallet)),
        gors=punkter(valj(region.avslut.gors, fakta).galler, region),
        okanda=okanda,
        kod=kod,
        text=text,
    )


def krav(besked: Avslutsbesked) -> None:
    """Let the plan be closed, or refuse it.

    Raises:
        Refused: `avslut-hindrat`, with what is done instead in `i_stallet`; `avslut-skal`.
    """
    if besked.kod is None:
        return
    raise Refused(
        besked.kod,
        besked.text,
        atgard=_cure(besked),
        regler=tuple(rule for each in besked.hinder for rule in each.regler),
        far_goras=tuple(map(str, besked.hinder)),
        i_stallet={"atgard": list(besked.atgard)} if besked.atgard else None,
    )


def _cure(besked: Avslutsbesked) -> str:
    if besked.hinder:
        return "Följ upp planen i stället: sipkit uppföljning."
    return f"Skäl som kan gälla: {', '.join(each.id for each in besked.alla_skal if each.galler is not False)}."


def planfakta(region: Region, arende: Arende, plan: Plan, idag: date, fakta: Fakta) -> Fakta:
    """The facts, with those that the plan and the consent tell; a given fact goes before them."""
    return MappingProxyType({**dict(_told(region, arende, plan, idag, fakta)), **fakta})


def _hinder(region: Region, fakta: Fakta, chosen: Skal | None) -> Urval[Avslutshinder]:
    """What forbids closing for the reason. One that goes before what forbids it does not when it is not true."""
    anyway = {post.id for post in region.avslut.skal if post.trots_hinder}
    goes_before = chosen is not None and chosen.galler is not False and chosen.id in anyway
    return valj(() if goes_before else region.avslut.hindrar, fakta)


def _refusal(alla: tuple[Skal, ...], chosen: Skal | None, *, given: bool, hindered: bool) -> tuple[str | None, str]:
    if chosen is None and given:
        return "avslut-skal", "Regionen har inte det skälet för att avsluta en plan."
    if chosen is not None and chosen.galler is False:
        return "avslut-skal", f"Skälet stämmer inte med det som är känt: {chosen.namn}."
    if hindered:
        return "avslut-hindrat", "Planen kan inte avslutas."
    if all(each.galler is False for each in alla):
        return "avslut-skal", "Inget skäl för att avsluta planen gäller nu."
    return None, ""


def _known(post: Avslutsskal, fakta: Fakta) -> bool | None:
    verdict = galler(post, fakta)
    return verdict if isinstance(verdict, bool) else None


def _told(region: Region, arende: Arende, plan: Plan, idag: date, fakta: Fakta) -> Iterator[tuple[str, Varden]]:
    if plan.mal and any(each.resultat in ("delvis", "inte") for each in plan.mal):
        yield "mal-uppfyllda", frozenset({"nej"})
    elif plan.mal and all(each.resultat == "natt" for each in plan.mal):
        yield "mal-uppfyllda", frozenset({"ja"})
    consent = senaste(arende, "uppratta-plan", idag)
    if plan.typ == "plan" and consent and consent.status != "ej-mojligt":
        yield "samtycke-till-sip", frozenset({"ja" if consent.status in ("lamnat", "delvis") else "nej"})
    given = {(each.vem or each.id): each.huvudman for each in plan.huvudmannens_insatser if each.lage != "slutar"}
    givers = [each for each in given.values() if each]
    if {"region", "kommun"} <= set(givers):
        yield "behov-fran-bada-huvudman", frozenset({"ja"})
    elif plan.insatser and not any(moter_villkor(post, givers) for post in valj(region.sip, fakta).galler):
        yield "behov-fran-bada-huvudman", frozenset({"nej"})
