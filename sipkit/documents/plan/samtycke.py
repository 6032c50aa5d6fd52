"""That the person has said yes to the plan, as the plan tells it: how and when, never to what not."""

from __future__ import annotations

from datetime import date

from sipkit.documents import uttryck
from sipkit.domain.arende import Arende, Samtycke
from sipkit.domain.samtycken import senaste

_JA = ("lamnat", "delvis")


def ja(arende: Arende, idag: date) -> str | None:
    """The sentence; None where the person has said nothing of it."""
    svar = senaste(arende, "uppratta-plan", idag)
    if svar is None or svar.status not in (*_JA, "ej-mojligt"):
        return None
    if svar.status == "ej-mojligt":
        return f"{arende.enskild.fornamn} kunde inte själv säga ja eller nej till planen."
    form = f", {svar.form}" if svar.form else ""
    dag = f" {uttryck.den(svar.dag)} {svar.dag.year}" if svar.dag else ""
    return f"{_vem(arende, svar)} har sagt ja till planen{form}{dag}."


def _vem(arende: Arende, svar: Samtycke) -> str:
    """Those who said yes: the person, unless somebody else did it for them."""
    said = svar.lamnat_av or ("enskild",)
    others = [each.namn for each in arende.foretradare if each.id in said]
    own = [arende.enskild.namn or ""] if "enskild" in said else []
    return uttryck.uppraknat([*own, *others]) or arende.enskild.namn or ""
