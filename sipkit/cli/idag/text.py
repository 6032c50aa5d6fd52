"""What a day asks for, in the terms of working life. It tells what to do, and blames nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache

from sipkit.documents.uttryck import versal
from sipkit.domain.datum import echo_datum
from sipkit.domain.dokumentord import DOKUMENTORD
from sipkit.domain.klockslag import echo_klockslag
from sipkit.rules.sak import Hinder, Sak
from sipkit.rules.tid import Tid, dag

_NARA = {-1: "i går", 0: "i dag", 1: "i morgon"}

_GOR = {"frist": "Gör det i dag.", "kallelse": "Skicka den i dag.", "svar": "Påminn i dag."}


def sakens_text(sak: Sak, idag: date) -> str:
    """One thing as one line, without its ärende. `Kallelsen skickas: senast söndag 28 mars, …`."""
    if sak.sort == "mote":
        utan_tid = "" if isinstance(sak.nar, datetime) or sak.nar is None else ", ingen tid är satt"
        return f"SIP-möte {dagord(sak.nar or idag, idag)}{utan_tid}"
    if sak.sort == "avboka":
        motet = f" {dagord(sak.nar, idag)}" if sak.nar else ""
        return f"Avboka mötet{motet}: personen har sagt nej. De som är kallade ska få veta att det inte blir av"
    if sak.sort == "uppfoljning":
        return f"Uppföljning {dagord(sak.nar or idag, idag)}: kallelse är inte skickad"
    if sak.sort == "kvittens" and sak.dokument is not None:
        return f"Kvittens på {DOKUMENTORD[sak.dokument].bestamd} är inte antecknad. Rutinen säger ingen tid: hör efter"
    if sak.sort == "checklista" and sak.lista is not None:
        saknas = ", ".join(sak.saknas)
        return f"Påbörjad checklista ({sak.lista.namn}). Saknas: {saknas}. Gå vidare: sipkit checklista {sak.arende}"
    vem = "" if sak.egen else f"{', '.join(sak.vem)}: "
    return f"{vem}{_vad(sak)}: {'. '.join(_nar(sak, idag))}"


def dagord(tid: Tid, idag: date) -> str:
    """A day as it is said: `i dag`, `söndag 28 mars`, with the year when it is another; a moment with its time."""
    klockan = f" klockan {echo_klockslag(tid.time())}" if isinstance(tid, datetime) else ""
    return f"{_dagord(dag(tid), idag)}{klockan}"


@cache
def _dagord(dagen: date, idag: date) -> str:
    near = _NARA.get((dagen - idag).days)
    return near or echo_datum(dagen).removesuffix(f" {idag.year}")


def _vad(sak: Sak) -> str:
    """What a thing is called: by its deadline, or where none names it by what is to be sent."""
    match sak.sort:
        case "kallelse" | "ny-tid" | "aterkallelse":
            return f"{versal(DOKUMENTORD[sak.sort].bestamd)} är gjord men inte skickad"
        case "svar":
            return "Svar på kallelsen"
        case "underskrift":
            return "Planen är gjord men inte underskriven"
        case "frist" | "mote" | "uppfoljning" | "avboka" | "kvittens" | "checklista":
            om = f", om {sak.om}" if sak.om else ""
            return f"{sak.rad.namn}{om}" if sak.rad else ""


def _nar(sak: Sak, idag: date) -> Iterator[str]:
    """By when; what is late ends with what to do now."""
    if sak.hinder is not None:
        yield from _hindrad(sak, sak.hinder, idag)
    elif sak.lage == "hindrad":
        yield "skicka inte, samtycke saknas"
    elif sak.nar is None:
        yield (sak.rad.text if sak.rad else None) or "så snart det går"
    elif sak.lage == "gatt-ut":
        yield _gick_ut(sak, sak.nar, idag)
    else:
        yield _senast(sak, sak.nar, idag)
    if sak.svar is not None:
        yield f"{sak.svar[0]} av {sak.svar[1]} har svarat"
    if sak.egen and sak.lage == "gatt-ut":
        yield _gor(sak)


def _gick_ut(sak: Sak, nar: Tid, idag: date) -> str:
    helgdag = ", en helgdag" if sak.rad and sak.rad.helgdag else ""
    return f"{'skulle ha kommit' if sak.sort == 'svar' else 'fristen gick ut'} {dagord(nar, idag)}{helgdag}"


def _senast(sak: Sak, nar: Tid, idag: date) -> str:
    morgon = " på morgonen" if sak.rad and sak.rad.tidpunkt == "morgon" else ""
    arbetsdag = ""
    if sak.arbetsdag is not None and sak.arbetsdag != dag(nar):
        verb = "är" if sak.arbetsdag >= idag else "var"
        arbetsdag = f", sista vardagen före {verb} {_dagord(sak.arbetsdag, idag)}"
    return f"senast {dagord(nar, idag)}{morgon}{arbetsdag}"


def _hindrad(sak: Sak, hinder: Hinder, idag: date) -> Iterator[str]:
    if hinder.till is None:
        yield f"hindrad sedan {utan_veckodag(hinder.fran, idag)}, samtycke saknas"
        if sak.nar is not None:
            yield f"Fristen {'var' if dag(sak.nar) < idag else 'är'} {dagord(sak.nar, idag)}"
    else:
        yield f"hindrad {dagar(hinder.fran, hinder.till, idag)}, samtycke saknades"


def dagar(fran: date, till: date, idag: date) -> str:
    """`25–30 mars`, `30 mars–2 april`."""
    if fran == till:
        return utan_veckodag(fran, idag)
    borjan = str(fran.day) if (fran.year, fran.month) == (till.year, till.month) else utan_veckodag(fran, idag)
    return f"{borjan}–{utan_veckodag(till, idag)}"


def utan_veckodag(dagen: date, idag: date) -> str:
    """`28 mars`: a day without its weekday, and without a year that is the present one."""
    return echo_datum(dagen).partition(" ")[2].removesuffix(f" {idag.year}")


def _gor(sak: Sak) -> str:
    if sak.frist == "kvittens":
        return "Se efter om det är kvitterat."
    return "Kalla i dag." if sak.sort == "frist" and sak.frist == "kallelse" else _GOR.get(sak.sort, _GOR["frist"])
