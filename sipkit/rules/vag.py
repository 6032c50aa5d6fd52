"""One way that it may be, judged: what the tables and the region's other rules say when every fact asked for is known.

A column that no table speaks of follows from the rules: whether a plan is a SIP, who must take part, who calls.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import get_args

from sipkit.config.arbete import Uppgift
from sipkit.config.meddelande import Meddelande
from sipkit.config.post import Post
from sipkit.config.schema import Kallar, SipVillkor
from sipkit.config.vagval import Rad, Utskick
from sipkit.domain.text import fold
from sipkit.domain.vocabulary import DokumentTyp, Huvudman, Insats, Roll, Sip
from sipkit.rules.fakta import Fakta, Okand, prova, valj
from sipkit.rules.planform import planform
from sipkit.rules.region import Region
from sipkit.rules.roller import huvudman_for
from sipkit.rules.sip import moter_villkor
from sipkit.rules.vagbesked import Deltagare, Utskicksbesked
from sipkit.rules.varldar import INSATSER, Varld

SAMTYCKE = "samtycke-till-sip"
NEJ = frozenset({"nej"})

_INSATSER: tuple[Insats, ...] = get_args(Insats)
_NAR: tuple[Sip, ...] = ("fore-utskrivning", "efter-utskrivning", "utan-slutenvard")


@dataclass(frozen=True, slots=True)
class Vag:
    """The path in one world: the columns as in `Vagbesked`, none of them unknown.

    Who calls and takes part is said of a meeting that is held, whether there can be one or not.

    Attributes:
        fakta: the world's facts with those that the tables give: the colour, and when the meeting is.
        grunder: the rules beside the tables that it rests on.
    """

    fakta: Fakta
    kategori: str | None
    farg: str | None
    vagar: tuple[str, ...]
    ska: bool
    kan: bool
    nar: Sip | None
    bestamt: bool
    var: str | None
    berorda: tuple[Roll, ...]
    fast_vardkontakt: bool
    kallar: tuple[Roll, ...]
    meddelanden: tuple[Utskicksbesked, ...]
    ersattningsskyldighet: bool
    deltagare: tuple[Deltagare, ...]
    forbereder: tuple[Roll, ...]
    leder: tuple[Roll, ...]
    inskrivning: bool | None
    ansvar: Huvudman | None
    grunder: tuple[Post, ...]

    @property
    def kolumner(self) -> tuple[object, ...]:
        """Everything that is judged: the worlds where it is the same are one."""
        return tuple(getattr(self, name) for name in self.__slots__ if name not in ("fakta", "grunder"))


def vag(region: Region, varld: Varld, kanda: Fakta) -> Vag:
    """The path in one world.

    Args:
        region: whose rules.
        varld: one way that it may be.
        kanda: what is known. A no to SIP counts where it has been said; where it has not, only a table can ask for it.
    """
    return _Bedomning(region, varld, kanda).vag()


@dataclass(frozen=True, slots=True)
class _Bedomning:
    region: Region
    varld: Varld
    kanda: Fakta

    def vag(self) -> Vag:
        ska, kan, met = self.sip()
        nar, farg = self.nar(), self.farg()
        fakta = self.med_foljder(farg, nar, ska=ska)
        berorda, kallar, work = self.berorda(), self.kallar(fakta), self.arbete(fakta)
        return Vag(
            fakta=fakta,
            kategori=next(iter(self.varld.namn("kategori")), None),
            farg=farg,
            vagar=() if self.annan_plan() else self.varld.namn("vag"),
            ska=ska,
            kan=kan,
            nar=nar if kan else None,
            bestamt=self.varld.sagt(_tidpunkt, styrande=True) is not None,
            var=self.varld.sagt(lambda rad: rad.sip_mote.plats if rad.sip_mote else None) if kan else None,
            berorda=berorda,
            fast_vardkontakt=self.fast_vardkontakt(),
            kallar=tuple(dict.fromkeys(roll for post in kallar for roll in post.roller)),
            meddelanden=self.meddelanden(fakta, berorda, kan=kan),
            ersattningsskyldighet=self.ersattningsskyldighet(berorda),
            deltagare=self.deltagare(work),
            forbereder=_roller(work, "forbereder"),
            leder=_roller(work, "leder"),
            inskrivning=self.varld.sagt(lambda rad: rad.inskrivning),
            ansvar=self.varld.sagt(lambda rad: rad.ansvar),
            grunder=(*met, *self.motet(fakta, work), *kallar, *work),
        )

    # --- SIP ----------------------------------------------------------------------------------------------------------

    def sip(self) -> tuple[bool, bool, tuple[SipVillkor, ...]]:
        """Whether there shall be a SIP, whether there can be one, and the conditions that are met.

        A table that governs decides; without its word the region's conditions for a SIP do. Without consent, and
        where another plan is made instead, there is none.
        """
        if self.annan_plan() or self.kanda.get(SAMTYCKE) == NEJ:
            return False, False, ()
        gors = self.varld.sagt(lambda rad: rad.sip_mote.gors if rad.sip_mote else None, styrande=True)
        givers = [each for each in map(self._huvudman, self._insatser()) if each]
        met = tuple(each for each in valj(self.region.sip, self.varld.fakta).galler if moter_villkor(each, givers))
        if gors is not None:
            return gors == "ska", gors != "nej", met if gors == "ska" else ()
        return any(each.modal == "ska" for each in met), bool(met), met

    def annan_plan(self) -> bool:
        """Whether another plan is made instead of SIP."""
        return planform(self.region, "plan", self.varld.fakta).i_stallet is not None

    def nar(self) -> Sip | None:
        """When the meeting is: as the tables say, else as someone has decided."""
        said: Sip | None = self.varld.sagt(_tidpunkt)
        if said is not None:
            return said
        return next((each for each in _NAR if each in self.varld.fakta.get("sip", ())), None)

    # --- units and messages -------------------------------------------------------------------------------------------

    def berorda(self) -> tuple[Roll, ...]:
        """The units concerned: as a table says, else those that help the person and those that must take part."""
        said = self.varld.sagt(lambda rad: rad.berorda)
        return said if said is not None else tuple(dict.fromkeys([*self._insatser(), *self._medverkan()]))

    def fast_vardkontakt(self) -> bool:
        """Whether one is appointed: as a table says, else for everyone who needs help after the stay."""
        said = self.varld.sagt(lambda rad: rad.fast_vardkontakt)
        return said if said is not None else bool(self._insatser() and self.region.vagval.fast_vardkontakt)

    def ersattningsskyldighet(self, berorda: Sequence[Roll]) -> bool:
        """Whether the kommun can become liable: never where an exception holds or nothing is asked of it."""
        if valj(self.region.betalning.undantag, self.varld.fakta).galler:
            return False
        said = self.varld.sagt(lambda rad: rad.ersattningsskyldighet)
        if said is not None:
            return said
        return bool(self.region.betalning.granser) and "kommun" in map(self._huvudman, berorda)

    def meddelanden(self, fakta: Fakta, berorda: Sequence[Roll], *, kan: bool) -> tuple[Utskicksbesked, ...]:
        """What the tables say of each message; others that the region has are sent when someone is concerned."""
        told: dict[DokumentTyp, Utskicksbesked] = {}
        for each in self.varld.traffar:
            for utskick in each.rad.meddelanden if each.rad else ():
                told.setdefault(utskick.id, _utskick(utskick, told, fakta))
        if berorda:
            for typ, poster in self._egna().items():
                told.setdefault(typ, self._meddelande(typ, poster, fakta, kan=kan))
        return tuple(told.values())

    def _egna(self) -> dict[DokumentTyp, list[Meddelande]]:
        by_type: dict[DokumentTyp, list[Meddelande]] = {}
        for post in self.region.meddelanden:
            by_type.setdefault(post.dokument, []).append(post)
        return by_type

    def _meddelande(self, typ: DokumentTyp, poster: Sequence[Meddelande], fakta: Fakta, *, kan: bool) -> Utskicksbesked:
        """One type of message: sent when any of its rules holds. What needs the consent to SIP is not without it."""
        gated = any(typ in post.kravs_for for post in self.region.samtycke if post.id == "kalla-till-mote")
        if gated and not kan:
            return Utskicksbesked(typ, "nej")
        chosen = valj(poster, fakta)
        if any(post.modal in ("ska", "bor", "galler", None) for post in chosen.galler):
            return Utskicksbesked(typ, "ja")
        if chosen.galler:
            return Utskicksbesked(typ, "villkorat", chosen.galler[0].text)
        if chosen.oklara:
            return Utskicksbesked(typ, "villkorat", None, chosen.fakta)
        return Utskicksbesked(typ, "nej")

    # --- the meeting --------------------------------------------------------------------------------------------------

    def kallar(self, fakta: Fakta) -> tuple[Kallar, ...]:
        """Who calls: the region's first rule that holds."""
        return valj(self.region.kallelse.kallar, fakta).galler[:1]

    def arbete(self, fakta: Fakta) -> tuple[Uppgift, ...]:
        """What is said of the meeting to those who take part in it, prepare it and lead it."""
        of_meeting = (each for each in self.region.uppgifter if "sip-mote" in each.steg)
        return valj((each for each in of_meeting if each.sort in ("deltar", "forbereder", "leder")), fakta).galler

    def motet(self, fakta: Fakta, arbete: Sequence[Uppgift]) -> tuple[Post, ...]:
        """What the routine says of the meeting on this path and not of every meeting, where nothing else says it."""
        carried = {regel for post in (*(each.post for each in self.varld.traffar), *arbete) for regel in post.regler}
        posts = valj((each for each in self.region.kallelse.motet if each.nar), fakta).galler
        return tuple(each for each in posts if not each.regler or not carried.issuperset(each.regler))

    def deltagare(self, arbete: Sequence[Uppgift]) -> tuple[Deltagare, ...]:
        """Who takes part, with a profession where one is named, and the others who must be there."""
        named = [Deltagare(roll, each.funktion) for each in arbete if each.sort == "deltar" for roll in each.roller]
        roles = {each.roll for each in named}
        others = (Deltagare(roll) for roll in self._medverkan() if roll not in roles)
        return tuple(dict.fromkeys([*named, *others]))

    # --- facts --------------------------------------------------------------------------------------------------------

    def farg(self) -> str | None:
        """The colour that someone has chosen, else what the table of colours gives."""
        given = self.varld.fakta.get("farg")
        made = next((fold(namn) for namn in self.varld.namn("farg")), None)
        return next(iter(given)) if given else made

    def med_foljder(self, farg: str | None, nar: Sip | None, *, ska: bool) -> Fakta:
        """The world's facts with what follows from the tables, for the rules that ask for that."""
        given = {"farg": farg, "sip": nar}
        follows = {namn: frozenset({str(value)}) for namn, value in given.items() if value is not None}
        follows["sip-ska-goras"] = frozenset({"ja"}) if ska else NEJ
        return MappingProxyType({**follows, **self.varld.fakta})

    def _insatser(self) -> tuple[Insats, ...]:
        needed = self.varld.fakta[INSATSER]
        return tuple(each for each in _INSATSER if each in needed)

    def _medverkan(self) -> tuple[Roll, ...]:
        posts = valj(self.region.kallelse.medverkan, self.varld.fakta).galler
        return tuple(roll for post in posts for roll in post.roller)

    def _huvudman(self, roll: Roll) -> Huvudman | None:
        return huvudman_for(roll, self.region)


def _tidpunkt(rad: Rad) -> Sip | None:
    return rad.sip_mote.tidpunkt if rad.sip_mote else None


def _utskick(utskick: Utskick, told: Mapping[DokumentTyp, Utskicksbesked], fakta: Fakta) -> Utskicksbesked:
    """A table's word on a message: what depends on facts or on another message is settled where they are known."""
    if utskick.skickas != "villkorat":
        return Utskicksbesked(utskick.id, utskick.skickas, utskick.villkor)
    if utskick.foljer is not None:
        other = told.get(utskick.foljer)
        if other is not None and other.skickas != "villkorat":
            return Utskicksbesked(utskick.id, other.skickas, utskick.villkor)
        return Utskicksbesked(utskick.id, "villkorat", utskick.villkor, other.fakta if other else ())
    holds = prova(utskick.nar, fakta) if utskick.nar else Okand(())
    if isinstance(holds, Okand):
        return Utskicksbesked(utskick.id, "villkorat", utskick.villkor, holds.fakta)
    return Utskicksbesked(utskick.id, "ja" if holds else "nej", utskick.villkor)


def _roller(arbete: Sequence[Uppgift], sort: str) -> tuple[Roll, ...]:
    return tuple(dict.fromkeys(roll for each in arbete if each.sort == sort for roll in each.roller))
