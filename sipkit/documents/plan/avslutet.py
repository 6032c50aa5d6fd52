"""What stands in the papers about a plan that has ended.

The letter says why in words to the person, and there is none to someone who has died. The units are told the region's
own words for the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sipkit.config.dokumenttyp import Pappersregel
from sipkit.documents import delar, uttryck
from sipkit.documents.papper import Papper
from sipkit.documents.plan import personer
from sipkit.documents.plan.kontext import AvslutBrev, AvslutEnhet
from sipkit.documents.plan.mottagare import Enhet
from sipkit.documents.plan.stycken import gjord, person
from sipkit.documents.plan.underlag import Planunderlag
from sipkit.documents.sprak import SVENSKA, Versioner
from sipkit.documents.till_personen import i_versioner
from sipkit.domain.vocabulary import AvslutSkal
from sipkit.rules.planavslut import Avslutsbesked

_TILL_PERSONEN: Mapping[AvslutSkal, str] = {
    "mal-uppfyllda": "Målen i planen är nådda.",
    "inget-behov": "Du behöver inte längre hjälp från både kommunen och regionen.",
    "samtycke-aterkallat": "Du har sagt att du inte vill ha kvar planen.",
    "forandrade-forhallanden": "Mycket har ändrats, så planen passar inte längre.",
    "flyttat": "Du har flyttat. Andra ger dig hjälp nu.",
}
"""Why, said to the person. A reason that is not here is not said: then no letter is written."""


def papper(om: Planunderlag, besked: Avslutsbesked, sprak: Versioner) -> tuple[Papper, ...]:
    """The letter to the person, where the reason is one to tell, and a note to each unit that was in the plan.

    Args:
        om: what they are made from.
        besked: that it may end, and why.
        sprak: the versions of the letter to make beside the Swedish one.
    """
    return tuple(each for regel in om.dokumenttyp.papper for each in _papper(om, besked, regel, sprak))


def _papper(om: Planunderlag, besked: Avslutsbesked, regel: Pappersregel, sprak: Versioner) -> Iterator[Papper]:
    skal = besked.skal
    if regel.till != "enskild":
        for enhet in enheter(om):
            yield Papper(regel.id, enhet.id, regel.till, regel.mall, _enhet(om, besked, regel.titel, enhet.namn))
    elif skal and skal in _TILL_PERSONEN:
        yield from i_versioner(regel, om.arende.enskild, sprak, lambda each: _brev(om, regel.titel, skal, each))


def enheter(om: Planunderlag) -> tuple[Enhet, ...]:
    """The units that had something to do in the plan, or got it: also when the person has taken the yes back."""
    got = {each.part for row in om.arende.dokument if row.plan for each in row.mottagare}
    ids = got | {each.vem for each in om.plan.huvudmannens_insatser}
    return tuple(Enhet(part.id, part.neutralt_namn) for part in om.arende.parter if part.id in ids)


def _brev(om: Planunderlag, titel: str, skal: AvslutSkal, sprak: str) -> AvslutBrev:
    return AvslutBrev(
        avsandare=delar.avsandare(om),
        titel=titel,
        datum=uttryck.kort_datum(om.idag, sprak),
        fornamn=om.arende.enskild.fornamn,
        gjord=gjord(om, sprak),
        dag=uttryck.kort_datum(om.plan.dag or om.idag, sprak),
        slutade=_slutade(om, sprak),
        skal=_TILL_PERSONEN[skal],
        skal_id=skal,
        kontakt=personer.kontakten(om.arende, om.plan.kontaktperson),
    )


def _enhet(om: Planunderlag, besked: Avslutsbesked, titel: str, namn: str) -> AvslutEnhet:
    said = next((each.namn for each in besked.alla_skal if each.id == besked.skal), "")
    return AvslutEnhet(
        avsandare=delar.avsandare(om),
        titel=titel,
        datum=uttryck.kort_datum(om.idag),
        enhet=namn,
        enskild=person(om),
        gjord=gjord(om),
        slutade=_slutade(om),
        skal=uttryck.mening(said),
        gors=tuple(map(str, besked.gors)),
        kontakt=personer.kontakten(om.arende, om.plan.kontaktperson),
    )


def _slutade(om: Planunderlag, sprak: str = SVENSKA) -> str:
    return uttryck.kort_datum(om.plan.avslut.dag or om.idag, sprak)
