"""What is new in a kallelse that replaces another. It is a whole kallelse: the one before can be thrown away."""

from __future__ import annotations

from typing import Literal

from sipkit.documents import uttryck
from sipkit.documents.kallelse.underlag import Kallelseunderlag
from sipkit.domain.arende import Kallelse, Part
from sipkit.domain.klockslag import echo_klockslag

Tolklage = Literal["behovs", "bestalld", "bokad"]
Andrat = Literal["tid-bestamd", "ny-dag", "ny-tid", "annat"]


def galler_inte(underlag: Kallelseunderlag) -> str | None:
    """The time that no longer holds; None when there was none, or only something else is new."""
    forra = underlag.forra
    if forra is None or forra.dag is None or not _ny_tid(forra, underlag.kallelse):
        return None
    return uttryck.motestid(forra)


def tidigare(underlag: Kallelseunderlag, part: Part) -> str | None:
    """The time that no longer holds, to a party that was called to it."""
    kallade = {each.part for each in underlag.forra.mottagare} if underlag.forra else set()
    return galler_inte(underlag) if not kallade or part.id in kallade else None


def andrat(underlag: Kallelseunderlag) -> Andrat | None:
    """What is new; None when nothing is replaced."""
    forra, kallelse = underlag.forra, underlag.kallelse
    if forra is None:
        return None
    if forra.dag is None:
        return "tid-bestamd"
    if kallelse.dag != forra.dag:
        return "ny-dag"
    return "ny-tid" if _ny_tid(forra, kallelse) else "annat"


def andring(underlag: Kallelseunderlag) -> str | None:
    """The same, said to the person."""
    forra, vad = underlag.forra, andrat(underlag)
    if forra is None or forra.dag is None:
        return "Nu har ditt möte en tid." if vad else None
    motet = f"Ditt möte {uttryck.den(forra.dag)}"
    if vad == "ny-dag":
        return f"{motet} blir inte av den dagen. Vi har bestämt en ny tid."
    if vad == "ny-tid":
        klockan = f" klockan {echo_klockslag(forra.tid).removesuffix('.00')}" if forra.tid else ""
        return f"{motet}{klockan} får en ny tid. Dagen är samma som förut."
    return f"{motet} blir på ett annat sätt än vi skrev förut. Tiden är samma."


def platsrad(underlag: Kallelseunderlag) -> str:
    """Where, said to the person, and whether it is as before."""
    plats = uttryck.plats_person(underlag.kallelse)
    return f"{plats} Det är samma plats som förut." if samma_plats(underlag) else plats


def samma_plats(underlag: Kallelseunderlag) -> bool:
    """Whether the place is known, and the one that the kallelse before had."""
    forra, kallelse = underlag.forra, underlag.kallelse
    same = forra is not None and (forra.plats, forra.plats_text) == (kallelse.plats, kallelse.plats_text)
    return same and kallelse.plats is not None


def tolk_lage(underlag: Kallelseunderlag) -> Tolklage | None:
    """How far the interpreter is arranged: one who is booked is not booked for a time that has just been set."""
    lage = underlag.arende.enskild.tolk_lage
    return "behovs" if lage and galler_inte(underlag) else lage


def _ny_tid(forra: Kallelse, kallelse: Kallelse) -> bool:
    return (forra.dag, forra.tid) != (kallelse.dag, kallelse.tid)
