"""What stands in the sheet of a follow-up: the differences between the version it made and the one before."""

from __future__ import annotations

from collections.abc import Iterator

from sipkit.documents import delar, uttryck
from sipkit.documents.plan import personer
from sipkit.documents.plan.andringar import LAGE, RESULTAT, nytt
from sipkit.documents.plan.kontext import Insatsresultatrad, Malresultatrad, Uppfoljningen
from sipkit.documents.plan.mottagare import Enhet, exemplar
from sipkit.documents.plan.stycken import deltog, gjord_version, nasta, person
from sipkit.documents.plan.underlag import Planunderlag
from sipkit.domain.plan import Plan
from sipkit.errors import AnswerMissing, Refused, raise_all
from sipkit.rules.planansvar import kallare


def krav(om: Planunderlag) -> Plan:
    """The version that was followed up, when it is said of each goal and insats in it what became of it.

    Raises:
        Refused: `plan-saknas`, there is none.
        AnswerMissing: nothing is said of a goal or an insats, for each.
    """
    if om.forra is None:
        cure = "Uppföljningen görs av en plan som finns. Gör planen först: sipkit plan."
        raise Refused("plan-saknas", "Ärendet har ingen plan att följa upp.", atgard=cure)
    before = {each.id for each in (*om.forra.mal, *om.forra.insatser)}
    paths = [f"mal.{each.id}.resultat" for each in om.plan.mal if each.id in before and each.resultat is None]
    paths += [f"insatser.{each.id}.lage" for each in om.plan.insatser if each.id in before and each.lage is None]
    raise_all([AnswerMissing("svar-saknas", "Svaret saknas.", f"planer.{om.plan.id}.{each}") for each in paths])
    return om.forra


def uppfoljningen(om: Planunderlag, forra: Plan, titel: str, enhet: Enhet | None) -> Uppfoljningen:
    """The sheet, as the person's or as a unit's copy."""
    return Uppfoljningen(
        avsandare=delar.avsandare(om),
        titel=titel,
        exemplar=exemplar(enhet),
        enskild=person(om),
        fornamn=om.arende.enskild.fornamn,
        datum=uttryck.kort_datum(om.plan.dag or om.idag),
        foljde_upp=gjord_version(forra, om),
        mal=tuple(
            Malresultatrad(str(number), each.text, RESULTAT[each.resultat], uttryck.mening(each.resultat_text or ""))
            for number, each in enumerate(om.plan.mal, 1)
            if each.resultat
        ),
        insatser=tuple(
            Insatsresultatrad(
                vad=uttryck.versal(each.vad),
                vem=personer.den_som_gor(om.arende, each, med_telefon=False),
                lage=LAGE[each.lage],
                kommentar=uttryck.mening(each.lage_text or ""),
            )
            for each in om.plan.insatser
            if each.lage
        ),
        nytt=nytt(om),
        harnast=tuple(_harnast(om)),
        deltog=deltog(om),
        kontakt=personer.kontakten(om.arende, om.plan.kontaktperson),
        fot=tuple(_fot(om)) if enhet else (),
    )


def _harnast(om: Planunderlag) -> Iterator[str]:
    """What comes next: the plan has ended, or a new version, and when one meets again."""
    if om.plan.avslutad:
        yield "Planen slutar nu."
        return
    yield f"Planen fortsätter. Den nya planen är version {om.plan.version}."
    again = nasta(om.plan)
    if again:
        yield f"Vi ses igen: {again[0].lower()}{again[1:]}"
    elif om.plan.uppfoljning.ingen:
        yield "Ingen dag är bestämd för när vi ses igen."


def _fot(om: Planunderlag) -> Iterator[str]:
    """For staff: who calls to the next one."""
    said = kallare(om.region, om.arende, om.plan, om.fakta)
    if said.punkt and not om.plan.avslutad:
        yield str(said.punkt)
