"""The path: what a region's routine says of one person, from its decision tables and its other rules together.

What governs goes before what guides, and the upper layer's table before the one below. Nothing is inferred that the
routine leaves to someone: a colour that several decide together is known only when they have said it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import TypeVar

from sipkit.config.post import Post
from sipkit.domain.arende import Arende
from sipkit.domain.vocabulary import SamtyckeSort, Sip
from sipkit.rules.besked import Fristrad, Punkt
from sipkit.rules.fakta import Fakta, fakta_ur, valj
from sipkit.rules.frister import frister
from sipkit.rules.planform import planform
from sipkit.rules.region import Region, RegionPa, punkt, punkter
from sipkit.rules.samtycke import samtyckesstatus
from sipkit.rules.tid import dag
from sipkit.rules.vag import NEJ, SAMTYCKE, Vag, vag
from sipkit.rules.vagbesked import Sipvag, Utskicksbesked, Vagbesked
from sipkit.rules.varldar import Varld, okanda, varldar

T = TypeVar("T")

_OM_SIP: tuple[SamtyckeSort, ...] = ("uppratta-plan", "kalla-till-mote")
"""The kinds of consent that say whether the person wants a SIP; the one that was answered last tells."""


def vagval(region_pa: RegionPa, arende: Arende, nu: datetime, fakta: Fakta) -> Vagbesked:
    """What the routine says about the path.

    Args:
        region_pa: the region as it stands on a day.
        arende: its events and consents.
        nu: the moment of the judgement, aware.
        fakta: what is known, see `kanda_fakta`.

    Raises:
        ConfigFault: as `sipkit.rules.frister.frister`.
    """
    region = region_pa(dag(nu))
    worlds = varldar(region, fakta)
    ways = tuple(vag(region, each, fakta) for each in worlds)
    common = _common([each.fakta for each in ways], fakta)
    undecided = okanda([(world.fakta, way.kolumner) for world, way in zip(worlds, ways, strict=True)], fakta)
    besked = frister(region_pa, arende, nu, common)
    i_stallet = planform(region, "plan", fakta).i_stallet
    sip = _sipvag(ways, besked.styrande("sip-mote"))
    meeting = () if sip.kan is False else ways
    return Vagbesked(
        kategori=_same(ways, lambda each: each.kategori),
        farg=_same(ways, lambda each: each.farg),
        vagar=_certain([each.vagar for each in ways]),
        sip=sip,
        berorda=_same(ways, lambda each: each.berorda),
        fast_vardkontakt=_same(ways, lambda each: each.fast_vardkontakt),
        kallar=_certain([each.kallar for each in meeting]),
        meddelanden=tuple(_messages(ways, undecided)),
        ersattningsskyldighet=_same(ways, lambda each: each.ersattningsskyldighet),
        deltagare=_certain([each.deltagare for each in meeting]),
        forbereder=_certain([each.forbereder for each in meeting]),
        leder=_certain([each.leder for each in meeting]),
        inskrivning=_same(ways, lambda each: each.inskrivning),
        ansvar=_same(ways, lambda each: each.ansvar),
        i_stallet=i_stallet,
        punkter=(i_stallet.punkt,) if i_stallet else tuple(dict.fromkeys(_statements(region, ways, worlds, common))),
        frister=tuple(row for row in besked.rader if row.id in ("kallelse", "samordning-overgar")),
        far_goras=_without_consent(region, fakta),
        okanda=undecided,
        forutsatter=_presumed(region, fakta, undecided),
    )


def kanda_fakta(arende: Arende, idag: date, givna: Fakta = MappingProxyType({})) -> Fakta:
    """What the ärende tells on a day, also whether the person has said yes to SIP. What is given goes first.

    That nobody has asked is not a no; that the person cannot answer is no yes.
    """
    sort = next((each.sort for each in reversed(arende.samtycken) if each.sort in _OM_SIP), _OM_SIP[0])
    status = samtyckesstatus(arende, sort, idag)
    told = {} if status in ("saknas", "utgatt") else {SAMTYCKE: _yes_or_no(status in ("lamnat", "delvis"))}
    return MappingProxyType({**told, **fakta_ur(arende, idag, givna)})


def _same(ways: Sequence[Vag], value: Callable[[Vag], T | None]) -> T | None:
    """What every way says; None where they differ."""
    said = value(ways[0])
    return said if all(value(each) == said for each in ways) else None


def _sipvag(ways: Sequence[Vag], rad: Fristrad | None) -> Sipvag:
    nar: Sip | None = _same(ways, lambda each: each.nar)
    kan = _same(ways, lambda each: each.kan)
    return Sipvag(
        ska=_same(ways, lambda each: each.ska),
        kan=kan,
        nar=nar,
        var=_same(ways, lambda each: each.var),
        bestamt=all(each.bestamt for each in ways),
        rad=rad if kan is not False else None,
    )


def _certain(of_worlds: Sequence[tuple[T, ...]]) -> tuple[T, ...]:
    """What is there whatever the unknown is."""
    return tuple(each for each in (of_worlds or [()])[0] if all(each in others for others in of_worlds))


def _without_consent(region: Region, fakta: Fakta) -> tuple[Punkt, ...]:
    """What may be done all the same when the person has said no."""
    if fakta.get(SAMTYCKE) != NEJ:
        return ()
    outcomes = (each for post in region.samtycke if post.id == "kalla-till-mote" for each in post.utfall)
    posts = (post for each in outcomes if "nekat" in each.status for post in each.far_goras)
    return punkter(valj(posts, fakta).galler, region)


def _yes_or_no(said: bool) -> frozenset[str]:
    return frozenset({"ja" if said else "nej"})


def _common(of_worlds: Sequence[Fakta], fakta: Fakta) -> Fakta:
    """What is known, and what is the same whatever the unknown is."""
    first = of_worlds[0]
    same = {namn: first[namn] for namn in first if all(each.get(namn) == first[namn] for each in of_worlds)}
    return MappingProxyType({**same, **fakta})


def _messages(ways: Sequence[Vag], undecided: tuple[str, ...]) -> Iterator[Utskicksbesked]:
    """Each message that some way has; sent on a condition where the ways differ."""
    for typ in dict.fromkeys(each.typ for way in ways for each in way.meddelanden):
        found = [next((each for each in way.meddelanden if each.typ == typ), None) for way in ways]
        told = [each for each in found if each is not None]
        if len(told) == len(found) and len({each.skickas for each in told}) == 1:
            yield told[0]
        else:
            words = next((each.villkor for each in told if each.villkor), None)
            facts = dict.fromkeys([*undecided, *(namn for each in told for namn in each.fakta)])
            yield Utskicksbesked(typ, "villkorat", words, tuple(facts))


def _presumed(region: Region, fakta: Fakta, undecided: tuple[str, ...]) -> tuple[str, ...]:
    """Facts that take what is said back if they are not as they mostly are: no other kind of care, a yes, a stay."""
    exceptions: Iterable[Post] = (*region.planform, *region.betalning.undantag)
    named = [namn for post in exceptions for namn in post.nar]
    named += [namn for each in (*region.vagval.tabeller, *region.sip, *region.kallelse.kallar) for namn in each.utom]
    named += [SAMTYCKE]
    return tuple(namn for namn in dict.fromkeys(named) if namn not in fakta and namn not in undecided)


def _statements(region: Region, ways: Sequence[Vag], worlds: Sequence[Varld], common: Fakta) -> Iterator[Punkt]:
    """The routine's own words: of the rows that hold whatever the unknown is, then what guides, then who does what."""
    for each in worlds[0].traffar:
        if all(each in world.traffar for world in worlds):
            rad = each.rad
            posts = (*((each.tabell,) if rad else ()), each.post, *(rad.exempel if rad else ()))
            yield from (punkt(post, region) for post in posts if post.text or post.regler)
    grounds = (post for post in ways[0].grunder if all(post in way.grunder for way in ways))
    appointed = any(way.fast_vardkontakt for way in ways)
    guidance: Iterable[Post] = (*region.vagval.vagledning, *(region.vagval.fast_vardkontakt if appointed else ()))
    yield from (punkt(post, region) for post in (*grounds, *valj(guidance, common).galler) if post.text)
