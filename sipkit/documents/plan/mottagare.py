"""Who gets the papers about a plan: the person the original, and a copy to each unit that the consent covers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sipkit.config.dokumenttyp import Pappersregel
from sipkit.documents.kontext import Kontext
from sipkit.documents.papper import Papper
from sipkit.documents.plan.kontext import Fattrad
from sipkit.documents.plan.underlag import Planunderlag
from sipkit.documents.sprak import SVENSKA, Versioner, mallnamn
from sipkit.documents.uttryck import kort_datum
from sipkit.domain.fieldtypes import ENSKILD


@dataclass(frozen=True, slots=True)
class Enhet:
    """A unit that gets a copy: its id in the ärende, and its name."""

    id: str
    namn: str


def enheter(om: Planunderlag) -> tuple[Enhet, ...]:
    """The units: the one where the papers are made, then the others."""
    own = om.arende.huvudansvarig
    first = (Enhet(own.id, own.enhet),) if own and own.enhet else ()
    return (*first, *(Enhet(part.id, part.neutralt_namn) for part in om.enheter))


def exemplar(enhet: Enhet | None) -> str:
    """What a paper says that it is; nobody's copy is the person's original."""
    return "Original" if enhet is None else f"Kopia till {enhet.namn}"


def fatt(om: Planunderlag) -> tuple[Fattrad, ...]:
    """Who gets the plan, with the day where somebody has recorded it."""
    days = {
        each.part: kort_datum(row.tid) for row in om.arende.dokument if row.plan == om.plan.id for each in row.mottagare
    }
    person = Fattrad(f"{om.arende.enskild.namn} (originalet)", days.get(ENSKILD, ""))
    return (person, *(Fattrad(each.namn, days.get(each.id, "")) for each in enheter(om)))


def papperen(
    om: Planunderlag, regler: tuple[Pappersregel, ...], sprak: Versioner, skriv: Callable[[str, Enhet | None], Kontext]
) -> Iterator[Papper]:
    """The papers of one kind: the person's own, also in the versions that the person needs, then the units' copies.

    Args:
        om: what they are made from.
        regler: of the papers; the ones that are to the person or to a unit are made.
        sprak: the versions that a template has beside the Swedish one.
        skriv: makes what stands in one, from its title and whose copy it is; nobody's is the person's original.
    """
    for regel in regler:
        if regel.till == "enskild":
            yield from _till_personen(om, regel, sprak, skriv(regel.titel, None))
        else:
            for enhet in enheter(om):
                yield Papper(regel.id, enhet.id, regel.till, regel.mall, skriv(regel.titel, enhet))


def _till_personen(om: Planunderlag, regel: Pappersregel, sprak: Versioner, kontext: Kontext) -> Iterator[Papper]:
    stor = regel.mall_stor_stil if "stor-stil" in (om.arende.enskild.behov or ()) else None
    yield Papper(regel.id, ENSKILD, regel.till, stor or regel.mall, kontext)
    for each in sprak(regel.mall):
        if each != SVENSKA:
            yield Papper(f"{regel.id}-{each}", ENSKILD, regel.till, mallnamn(regel.mall, each), kontext)
