"""The papers of a message: one for each receiver, with as much in it as that one may read."""

from __future__ import annotations

from collections.abc import Iterator

from sipkit.documents import delar, uttryck
from sipkit.documents.kontext import Mottagaradress
from sipkit.documents.meddelande.kontext import Meddelandet
from sipkit.documents.meddelande.underlag import Innehall, Meddelandeunderlag
from sipkit.documents.papper import Papper
from sipkit.domain.klockslag import echo_tid
from sipkit.rules.region import hanvisning

JOURNALEN = "journalen"
"""Whose the paper is that goes to nobody."""


def papper(om: Meddelandeunderlag) -> Iterator[Papper]:
    """The papers, in the order of the parties within what they may read."""
    regel = next(each for each in om.under.dokumenttyp.papper if each.till == "mottagare")
    for innehall in om.innehall:
        if om.slag.stannar:
            yield Papper(
                regel.id, JOURNALEN, regel.till, regel.mall, _meddelandet(om, innehall, delar.adress("", None))
            )
        for part in innehall.till:
            till = delar.adress(part.namn, part.adress)
            yield Papper(regel.id, part.id, regel.till, regel.mall, _meddelandet(om, innehall, till))


def _meddelandet(om: Meddelandeunderlag, innehall: Innehall, till: Mottagaradress) -> Meddelandet:
    return Meddelandet(
        avsandare=delar.avsandare(om.under),
        titel=om.slag.regel.namn,
        datum=uttryck.kort_datum(om.under.idag),
        till=till,
        enskild=om.enskild,
        arende=om.arende.arende.id or "",
        fran=om.fran,
        kontakt=om.avsandare,
        anges=innehall.anges,
        uppgifter=om.uppgifter(innehall.rader),
        plikt=uttryck.mening(om.slag.regel.text or ""),
        fot=tuple(_fot(om, innehall)),
    )


def _fot(om: Meddelandeunderlag, innehall: Innehall) -> Iterator[str]:
    """The deadline, the source, and every interpretation that the paper rests on."""
    frist = om.under.frist
    if frist is not None and frist.senast:
        yield f"{frist.namn} senast {echo_tid(frist.senast)}."
    elif frist is not None and frist.text:
        yield uttryck.mening(f"{frist.namn} {frist.text}")
    kalla = hanvisning(om.slag.regel.kalla, om.region)
    yield from (f"Källa: {kalla}." for _ in range(bool(kalla)))
    tolkningar = (om.slag.regel.tolkning, *(each.tolkning for each in innehall.rader), frist and frist.tolkning)
    yield from dict.fromkeys(f"Tolkning: {each}" for each in tolkningar if each)
