"""Text about a plan to paste into the region's IT service and the journal: the same facts as the papers."""

from __future__ import annotations

from collections.abc import Iterator

from sipkit.documents import uttryck
from sipkit.documents.block import JOURNAL, Block
from sipkit.documents.plan import personer
from sipkit.documents.plan.mottagare import fatt
from sipkit.documents.plan.samtycke import ja
from sipkit.documents.plan.stycken import (
    andra,
    deltog,
    egna,
    enheternas,
    familj,
    gjord,
    insatsrad,
    kom_inte,
    nasta,
    nummer,
    nuvarande_mal,
)
from sipkit.documents.plan.underlag import Planunderlag
from sipkit.domain.dokumentord import DOKUMENTORD
from sipkit.rules.planavslut import Avslutsbesked

_PDL = "(PDL 3 kap. 11 §)"
_DAG = "[dag]"


def plantext(om: Planunderlag) -> tuple[Block, ...]:
    """A version of a plan: what it says, for the IT service, and that it was made, for the journal."""
    tjanst = om.region.region.it_tjanst
    rubrik = DOKUMENTORD[om.plan.typ].rubrik
    titel = f"{rubrik} ({tjanst.namn})" if tjanst else rubrik
    return (Block(titel, "\n".join(_rader(om))), Block(JOURNAL, "\n".join(_journal(om))))


def avslutstext(om: Planunderlag, besked: Avslutsbesked) -> tuple[Block, ...]:
    """That a plan has ended: for the journal."""
    said = next((each.namn for each in besked.alla_skal if each.id == besked.skal), "[skäl]")
    slutade = uttryck.kort_datum(om.plan.avslut.dag or om.idag)
    return (Block(JOURNAL, f"Planen (gjord {gjord(om)}) avslutad {slutade}. Skäl: {uttryck.mening(said)}"),)


def _rader(om: Planunderlag) -> Iterator[str]:
    plan, mal = om.plan, nuvarande_mal(om.plan)
    yield f"Gjord: {gjord(om)}"
    if plan.viktigt:
        yield f"Viktigt för personen: {uttryck.mening(plan.viktigt)}"
    if plan.behov:
        yield f"Bedömt behov: {uttryck.mening(plan.behov)}"
    yield from (f"Mål {nummer(mal)[each.id]}: {uttryck.mening(each.text)}" for each in mal)
    yield from _insatser(om)
    if plan.installning:
        yield f"Patientens inställning: {uttryck.mening(plan.installning)}"
    yield from (f"Personen själv: {each}" for each in egna(plan, mal))
    yield from (f"Närstående: {each}" for each in familj(om, mal))
    yield f"Andra: {'; '.join(andra(plan)) or 'inget'}"
    if plan.overgripande_ansvar:
        yield f"Övergripande ansvar: {personer.ANSVAR[plan.overgripande_ansvar].lower()}"
    samordnare = personer.kontakt(om.arende, plan.samordnare)
    if samordnare.namn:
        yield f"Samordnare: {personer.med_komma(samordnare.namn, samordnare.enhet, samordnare.telefon)}"
    if again := nasta(plan):
        yield f"Uppföljning: {again}"
    if plan.nar_samre:
        yield f"Om det blir sämre: {uttryck.mening(plan.nar_samre)}"


def _insatser(om: Planunderlag) -> Iterator[str]:
    mal = nuvarande_mal(om.plan)
    for each in enheternas(om.plan):
        row = insatsrad(om, each, mal)
        numbers = [nummer(mal)[goal] for goal in each.mal or () if goal in nummer(mal)]
        what = f"Insats (mål {uttryck.uppraknat(numbers)})" if numbers else "Insats"
        who = f"{row.vem}; {row.ansvar.lower()}; från: {row.fran}; följs upp av: {row.foljer_upp}"
        yield f"{what}: {uttryck.versal(each.vad)}. {who}"


def _journal(om: Planunderlag) -> Iterator[str]:
    made = {"plan": "SIP gjord", "samordnad-vardplan": "Samordnad vårdplan skriven"}[om.plan.typ]
    yield f"{made} {gjord(om)}."
    if com := deltog(om):
        yield f"Deltog: {'; '.join(com)}."
    if absent := kom_inte(om):
        yield f"Kallade som inte kom: {'; '.join(absent)}."
    if sagt := ja(om.arende, om.idag):
        yield f"Samtycke: {sagt}"
    got = "; ".join(f"{each.vem} {each.dag or _DAG}" for each in fatt(om))
    yield f"Fick planen: {got} {_PDL}."
