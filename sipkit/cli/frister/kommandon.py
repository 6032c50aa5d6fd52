"""`sipkit frister`: the deadlines of an ärende, or those that events and facts start in a region."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sipkit.cli.frister.kalender import Kalender, skriv_kalender
from sipkit.cli.utfall import Utfall
from sipkit.cli.val import UT, Config, Ersatt, Fakta, Handelser, Json, Per, Region, Ut

if TYPE_CHECKING:
    from sipkit.bord.lage import Lage
    from sipkit.documents.heldagar import Heldag
    from sipkit.domain.arende import Arende
    from sipkit.rules.besked import Fristbesked, Fristrad
    from sipkit.rules.fakta import Fakta as Givna

KALENDERFIL = "frister.ics"


@dataclass(frozen=True)
class _Fall:
    """What is judged: an ärende with what is supposed on top of it, never stored. `id` is None without one."""

    lage: Lage
    arende: Arende
    besked: Fristbesked
    laser_sig: tuple[str, ...]
    id: str | None


def frister(
    arende: Annotated[str | None, typer.Argument(metavar="[ÄRENDE]", help="Ärendets id, eller en fil.")] = None,
    region: Region = None,
    handelse: Handelser = None,
    fakta: Fakta = None,
    per: Per = None,
    format: Kalender = None,
    ut: Ut = UT,
    ersatt: Ersatt = False,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Räkna ut vilka tider som gäller, i ett ärende eller från det som har hänt. Det som prövas sparas inte."""
    from sipkit.cli.frister.former import Frister, Okand
    from sipkit.rules.fakta import las_fakta

    fall = _fall(arende, region, tuple(handelse or ()), las_fakta(fakta or ()), per, config)
    poster = _poster(fall)
    fil = skriv_kalender(KALENDERFIL, poster, fall.lage.nu, format=format, ut=ut, ersatt=ersatt)
    besked = fall.besked
    okanda = tuple(Okand(each.id, each.fakta) for each in besked.okanda)
    return Utfall(
        "frister",
        Frister(tuple(rad.som_json() for rad in besked.rader), okanda, fall.laser_sig, fil),
        (*_text(fall), *([f"Kalenderfil: {ut / fil}"] if fil else [])),
        (*fall.lage.varningar, *besked.varningar),
    )


def _fall(
    angivet: str | None,
    region: str | None,
    handelser: tuple[str, ...],
    givna: Givna,
    per: str | None,
    config: Path | None,
) -> _Fall:
    from sipkit.bord.lage import las_lage, las_nu
    from sipkit.cli.arende.val import oppna

    if angivet is None and region is not None:
        lage = las_lage(region, per, config)
        return _raknat(lage, lage.arende({}, handelser), givna, None)
    _krav_val(angivet)
    oppnat = oppna(angivet, las_nu(per))
    lage = las_lage(region or oppnat.region, per, config)
    supposed = lage.arende({}, handelser).handelser
    stored = oppnat.arende
    together = stored.model_copy(update={"handelser": (*stored.handelser, *supposed)})
    return _raknat(lage, together, givna, oppnat.id)


def _krav_val(angivet: str | None) -> None:
    """Without an ärende one is picked from a list, when someone sits there.

    Raises:
        UsageFault: `argument-saknas`.
    """
    from sipkit.errors import UsageFault

    if angivet is None and not sys.stdin.isatty():
        cure = "Ge ärendets id, eller --region ID."
        raise UsageFault("argument-saknas", "Varken ärende eller region är vald.", atgard=cure)


def _raknat(lage: Lage, arende: Arende, givna: Givna, id_: str | None) -> _Fall:
    """Judged by the law's own rules for a person whom the region's routine does not cover."""
    from sipkit.rules.fakta import fakta_ur
    from sipkit.rules.frister import frister as rakna
    from sipkit.rules.lasning import lasningar
    from sipkit.rules.malgrupp import regler_for

    fakta = fakta_ur(arende, lage.idag, givna)
    regler = regler_for(lage.region_pa, lage.lagen_pa, arende, lage.idag, fakta)
    besked = rakna(regler, arende, lage.nu, fakta)
    locked = lasningar(regler(lage.idag), arende, besked, idag=lage.idag, fakta=fakta)
    return _Fall(lage, arende, besked, tuple(rad for each in locked for rad in each.rader()), id_)


# --- for people -------------------------------------------------------------------------------------------------------


def _text(fall: _Fall) -> Iterator[str]:
    besked = fall.besked
    if not besked.rader and not besked.okanda:
        yield "Inga frister har börjat."
    elif _draws():
        yield from _tabell(fall)
    else:
        yield from _rader(besked, med_lage=fall.id is not None)
    if fall.laser_sig:
        yield from ("Rutinen låser sig", *(f"  – {rad}" for rad in fall.laser_sig))


def _draws() -> bool:
    """Whether a table helps: not in a pipe, and not read aloud line by line."""
    from sipkit.cli.samtal.prompter import RADLAGE

    return sys.stdout.isatty() and not os.environ.get(RADLAGE)


def _tabell(fall: _Fall) -> Iterator[str]:
    from sipkit.cli.frister.tabell import tabell, tidslinje
    from sipkit.rules.region import rollnamn

    yield from tabell(fall.besked, rollnamn(fall.lage.region), fall.lage.idag)
    if fall.id is not None:
        yield from ("", f"Tidslinje, ärende {fall.id}", *tidslinje(fall.besked, fall.arende, fall.lage.nu))
    yield from _reglerna(fall)


def _reglerna(fall: _Fall) -> Iterator[str]:
    """The words behind each time that is counted, once; a duty without a number has its words in the table."""
    dated = [rad for rad in fall.besked.rader if rad.senast is not None]
    rows = dict.fromkeys(row for rad in dated for row in (rad.namn, *_regel(rad)))
    if rows:
        yield from ("", *rows)
    yield from ("", f"Alla regler, med källor: sipkit region förklara {fall.lage.region_id} frister")


def _rader(besked: Fristbesked, *, med_lage: bool) -> Iterator[str]:
    """A line for each deadline, in an ärende with how it stands, and the rule's words below."""
    from sipkit.cli.frister.tabell import laget, raknade, vantar
    from sipkit.cli.samtal.tider import nar
    from sipkit.documents.uttryck import versal

    for rad in raknade(besked):
        marke = "" if rad.styrande else "  (gäller också, men styr inte)"
        tidigast = f"tidigast {_echo(rad)}, " if rad.tidigast is not None else ""
        hur = f". {versal(laget(rad))}" if med_lage or rad.for_tidigt else ""
        yield f"{rad.namn}: {tidigast}{nar(rad)}{hur}{marke}"
        yield from _regel(rad)
    if names := vantar(besked):
        yield f"Har inte börjat: {'; '.join(names)}."
    for okand in besked.okanda:
        yield f"{okand.namn}: går inte att räkna ut utan {', '.join(okand.fakta)} (--fakta NAMN=VÄRDE)."


def _echo(rad: Fristrad) -> str:
    from sipkit.domain.klockslag import echo_tid

    return echo_tid(rad.tidigast) if rad.tidigast else ""


def _regel(rad: Fristrad) -> Iterator[str]:
    if rad.tolkning:
        yield f"  Tolkning: {rad.tolkning}"
    yield f"  {rad.punkt}"


# --- for calendars ----------------------------------------------------------------------------------------------------


def _poster(fall: _Fall) -> Iterator[Heldag]:
    """The deadlines that govern and are not met, each on the last working day that is left."""
    from sipkit.documents.heldagar import Heldag
    from sipkit.domain.klockslag import echo_tid
    from sipkit.rules.tid import dag

    namn = fall.id or fall.lage.region_id
    for rad in fall.besked.rader:
        if rad.senast is not None and rad.styrande and rad.status not in ("klar", "klar-sent"):
            senast, arbetsdag = dag(rad.senast), rad.senast_arbetsdag
            uid = f"{namn}-{rad.id}-{rad.variant}-{senast:%Y%m%d}"
            on = arbetsdag if arbetsdag and arbetsdag >= fall.lage.idag else senast
            yield Heldag(uid, on, f"{namn}: {rad.namn}, senast {echo_tid(rad.senast)}")
