"""Deadlines in the terms of working life."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from sipkit.domain.datum import echo_datum
from sipkit.domain.klockslag import echo_klockslag, echo_tid
from sipkit.rules.besked import Fristrad
from sipkit.rules.kvittens import Kvittens
from sipkit.rules.tidsformer import Grans


def nar(rad: Fristrad) -> str:
    """By when, as part of a sentence; the words of the rule where it has no number.

    `senast söndag 28 mars 2027 (påskdagen). Sista vardagen före är torsdag 25 mars 2027`.
    """
    if rad.senast is None:
        return rad.text or ("utan sista dag" if rad.tidigast is not None else "räknas inte än")
    helgdag = f" ({rad.helgdag})" if rad.helgdag else ""
    arbetsdag = ""
    sista = rad.senast.date() if isinstance(rad.senast, datetime) else rad.senast
    if rad.senast_arbetsdag is not None and rad.senast_arbetsdag != sista:
        arbetsdag = f". Sista vardagen före är {echo_datum(rad.senast_arbetsdag)}"
    return f"senast {echo_tid(rad.senast)}{_tidpunkt(rad)}{helgdag}{arbetsdag}"


def kort(tid: date | datetime, idag: date) -> str:
    """A day or a moment in a sentence, without the year that it is now: `torsdag 25 mars klockan 14.20`."""
    return echo_tid(tid).replace(f" {idag.year}", "", 1)


def i_tid(rad: Fristrad, idag: date, ord_: str) -> str:
    """That a duty is done, in time or later, and nobody blamed. `ord_` is what was done: "skickat".

    `fristen är uppfylld (senast söndag 28 mars, skickat torsdag 25 mars klockan 14.20)`
    """
    tider = [f"senast {kort(rad.senast, idag)}"] if rad.senast is not None else []
    tider += [f"{ord_} {kort(rad.gjord, idag)}"] if rad.gjord is not None else []
    vad = "gjort efter fristen" if rad.status == "klar-sent" else "fristen är uppfylld" if rad.senast else "klart"
    return f"{vad} ({', '.join(tider)})" if tider else vad


def kvitteras(besked: Kvittens | None, it_tjanst: str, idag: date) -> Iterator[str]:
    """By when what is sent today is to be acknowledged, where the hour decides it."""
    if besked is None:
        return
    senare = _kvitteras(besked.efter, idag)
    if besked.fore is None:
        yield f"Skickas den i {it_tjanst} nu ska den kvitteras {senare}."
        return
    klockan = echo_klockslag(besked.brytpunkt).removesuffix(".00")
    forst = _kvitteras(besked.fore, idag)
    yield f"Skickas den i {it_tjanst} före klockan {klockan} ska den kvitteras {forst}, annars {senare}."


def _kvitteras(grans: Grans, idag: date) -> str:
    if grans.senast is None or grans.senast == idag:
        return grans.text or "i dag"
    return f"{kort(grans.senast, idag)}{_tidpunkt(grans)}"


def _tidpunkt(rad: Fristrad | Grans) -> str:
    return f" på {rad.tidpunkt}en" if rad.tidpunkt == "morgon" else ""
