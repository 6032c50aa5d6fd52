"""Pieces that stand in several papers about a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from sipkit.documents import uttryck
from sipkit.documents.kontext import Person
from sipkit.documents.plan import personer
from sipkit.documents.plan.kontext import Insatsrad
from sipkit.documents.plan.underlag import Planunderlag
from sipkit.documents.sprak import SVENSKA
from sipkit.domain.datum import echo_datum
from sipkit.domain.identitet import parse_identitet
from sipkit.domain.klockslag import echo_klockslag
from sipkit.domain.plan import Mal, Plan, Planinsats
from sipkit.rules.fakta import galler
from sipkit.rules.plan import planinnehall, tolkningar
from sipkit.rules.region import hanvisning

_INTE_BESTAMT = "Inte bestämt"


def person(om: Planunderlag) -> Person:
    """The person. The number is for the foot."""
    enskild = om.arende.enskild
    return Person(enskild.namn or "", parse_identitet(enskild.personnummer or "", om.idag).visning)


def gjord(om: Planunderlag, sprak: str = SVENSKA) -> str:
    """`7 april 2027, version 1`; only the day is in another language."""
    return gjord_version(om.plan, om, sprak)


def gjord_version(plan: Plan, om: Planunderlag, sprak: str = SVENSKA) -> str:
    """The same of another version."""
    return f"{uttryck.kort_datum(plan.dag or om.idag, sprak)}, version {plan.version}"


def nasta(plan: Plan) -> str | None:
    """When, at what time and how one meets again; None where that is not known."""
    when = plan.uppfoljning
    if when.dag is None:
        return None
    klockan = f" klockan {echo_klockslag(when.tid).removesuffix('.00')}" if when.tid else ""
    told = uttryck.versal(echo_datum(when.dag)) + klockan
    return f"{told}. {uttryck.mening(when.satt)}" if when.satt else f"{told}."


def nuvarande_mal(plan: Plan) -> tuple[Mal, ...]:
    """The goals that are left: not those that a follow-up found were reached."""
    return tuple(each for each in plan.mal if each.resultat != "natt")


def enheternas(plan: Plan) -> tuple[Planinsats, ...]:
    """What the units do, but for what a follow-up ended."""
    return tuple(each for each in plan.huvudmannens_insatser if each.lage != "slutar")


def insatsrad(om: Planunderlag, insats: Planinsats, mal: tuple[Mal, ...]) -> Insatsrad:
    """One of them, ready to print."""
    return Insatsrad(
        vad=uttryck.versal(insats.vad.strip().rstrip(".")) + _ocksa(insats, mal),
        vem=personer.den_som_gor(om.arende, insats) or _INTE_BESTAMT,
        enhet=personer.enhet(om.arende, insats.vem),
        ansvar=personer.ansvar(insats) or _INTE_BESTAMT,
        fran=uttryck.kort_datum(insats.fran) if insats.fran else _INTE_BESTAMT,
        foljer_upp=insats.foljer_upp or _INTE_BESTAMT,
    )


def familj(om: Planunderlag, mal: tuple[Mal, ...]) -> tuple[str, ...]:
    """What those close do, each with who."""
    rows = _ovriga(om.plan, lambda vem: vem != "enskild")
    return tuple(f"{personer.namn(om.arende, each.vem)}: {_eget(each, mal, versal=False)}" for each in rows)


def egna(plan: Plan, mal: tuple[Mal, ...]) -> tuple[str, ...]:
    """What the person does."""
    return tuple(_eget(each, mal) for each in _ovriga(plan, lambda vem: vem == "enskild"))


def andra(plan: Plan) -> tuple[str, ...]:
    """What somebody else than the kommun and the region does; none where it was said that nobody does anything."""
    return tuple(f"{each.vem}: {each.vad}" if each.vad else each.vem for each in plan.andra_atgarder or ())


def deltog(om: Planunderlag) -> tuple[str, ...]:
    """Those who took part, but for one from a unit that the consent does not cover."""
    return tuple(_deltagare(om, kom=True))


def kom_inte(om: Planunderlag) -> tuple[str, ...]:
    """Those who were called and did not come, in the same way."""
    return tuple(_deltagare(om, kom=False))


def fot(om: Planunderlag) -> tuple[str, ...]:
    """For staff: where the demands on the plan stand, and the choices that they rest on."""
    posts = (post for post in planinnehall(om.region, om.plan, om.fakta) if galler(post, om.fakta) is True)
    sources = dict.fromkeys(hanvisning(post.kalla, om.region) for post in posts if post.kalla)
    signing = dict.fromkeys(str(rad.punkt) for rad in om.rader if rad.punkt and rad.kravs)
    chosen = dict.fromkeys(str(each) for each in tolkningar(om.region, om.plan, om.fakta))
    told = f"Källor: {'; '.join(sources)}."
    return (told, *signing, *chosen) if sources else (*signing, *chosen)


def nummer(mal: tuple[Mal, ...]) -> Mapping[str, str]:
    """The goals' numbers on page one, by id."""
    return {each.id: str(number) for number, each in enumerate(mal, 1)}


def under_mal(insats: Planinsats, mal: tuple[Mal, ...]) -> str | None:
    """The goal that it stands under: the first of those it is for; None where it is for none that is left."""
    ids = insats.mal or ()
    return next((each.id for each in mal if each.id in ids), None)


def _ocksa(insats: Planinsats, mal: tuple[Mal, ...]) -> str:
    """The other goals that it is for."""
    numbers = [nummer(mal)[each.id] for each in mal if each.id in (insats.mal or ())][1:]
    return f" (också mål {uttryck.uppraknat(numbers)})" if numbers else ""


def _ovriga(plan: Plan, gor: Callable[[str], bool]) -> Iterator[Planinsats]:
    """What the person and those close do, of those that `gor` chooses by who does it."""
    for each in plan.insatser:
        if not each.av_huvudman and each.lage != "slutar" and gor(each.vem or ""):
            yield each


def _eget(insats: Planinsats, mal: tuple[Mal, ...], *, versal: bool = True) -> str:
    numbers = [nummer(mal)[each.id] for each in mal if each.id in (insats.mal or ())]
    what = uttryck.versal(insats.vad) if versal else insats.vad
    told = f"{what.strip().rstrip('.')}{f', från {uttryck.kort_datum(insats.fran)}' if insats.fran else ''}"
    return f"{told} (mål {uttryck.uppraknat(numbers)})" if numbers else told


def _deltagare(om: Planunderlag, *, kom: bool) -> Iterator[str]:
    for each in om.plan.deltagare:
        if (each.narvaro != "kom-inte") is kom and each.vem not in om.samtycke.utanfor:
            told = personer.deltagare(om.arende, each)
            if told:
                yield told
