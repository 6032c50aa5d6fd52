"""Deadlines in the terms of working life."""

from __future__ import annotations

from datetime import datetime

from sipkit.domain.datum import echo_datum
from sipkit.domain.klockslag import echo_tid
from sipkit.rules.besked import Fristrad


def nar(rad: Fristrad) -> str:
    """By when, as part of a sentence; the words of the rule where it has no number.

    `senast söndag 28 mars 2027 (påskdagen). Sista vardagen före är torsdag 25 mars 2027`.
    """
    if rad.senast is None:
        return rad.text or "räknas inte än"
    helgdag = f" ({rad.helgdag})" if rad.helgdag else ""
    arbetsdag = ""
    sista = rad.senast.date() if isinstance(rad.senast, datetime) else rad.senast
    if rad.senast_arbetsdag is not None and rad.senast_arbetsdag != sista:
        arbetsdag = f". Sista vardagen före är {echo_datum(rad.senast_arbetsdag)}"
    return f"senast {echo_tid(rad.senast)}{_tidpunkt(rad)}{helgdag}{arbetsdag}"


def _tidpunkt(rad: Fristrad) -> str:
    return f" på {rad.tidpunkt}en" if rad.tidpunkt == "morgon" else ""
