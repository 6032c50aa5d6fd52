"""What stands in the letter to the person about a meeting, also one with a new time."""

from __future__ import annotations

from sipkit.config.dokumenttyp import Pappersregel
from sipkit.documents import delar, uttryck
from sipkit.documents.kallelse import delar as motesdelar
from sipkit.documents.kallelse import ny_tid
from sipkit.documents.kallelse.kontext import Brev, Motesfakta
from sipkit.documents.kallelse.underlag import Kallelseunderlag
from sipkit.domain.arende import Part
from sipkit.domain.klockslag import echo_klockslag

VIKTIGAST = "Vad är viktigt för dig?"
"""What every meeting begins with."""


def brevet(underlag: Kallelseunderlag, regel: Pappersregel, sprak: str) -> Brev:
    """The letter in one version."""
    kallelse, enskild = underlag.kallelse, underlag.arende.enskild
    return Brev(
        avsandare=delar.avsandare(underlag),
        titel=regel.titel,
        datum=uttryck.kort_datum(underlag.idag, sprak),
        till=motesdelar.personens_adress(underlag),
        fornamn=enskild.fornamn,
        andring=ny_tid.andring(underlag),
        nar=uttryck.motestid_person(kallelse),
        platsrad=ny_tid.platsrad(underlag),
        formrad=uttryck.FORM_PERSON[kallelse.motesform] if kallelse.motesform else "",
        fore_hemgang=kallelse.sip == "fore-utskrivning",
        efter_hemgang=kallelse.sip == "efter-utskrivning",
        amnen=(VIKTIGAST, *(kallelse.fragor or ())),
        kommer=_kommer(underlag),
        tolkrad=_tolkrad(underlag),
        avgiftsrad=next((uttryck.mening(post.text or "") for post in underlag.region.kallelse.avgift), None),
        fakta=_fakta(underlag, sprak),
        kontakt=delar.kontakt(underlag),
    )


def _fakta(underlag: Kallelseunderlag, sprak: str) -> Motesfakta:
    kallelse, forra = underlag.kallelse, underlag.forra
    return Motesfakta(
        dag=uttryck.motesdag(kallelse.dag, sprak) if kallelse.dag else None,
        klockslag=echo_klockslag(kallelse.tid) if kallelse.tid else None,
        minuter=str(kallelse.langd),
        plats=kallelse.plats,
        plats_text=kallelse.plats_text,
        samma_plats=ny_tid.samma_plats(underlag),
        form=kallelse.motesform,
        andrat=ny_tid.andrat(underlag),
        forra_dag=uttryck.motesdag(forra.dag, sprak) if forra and forra.dag else None,
        forra_klockslag=echo_klockslag(forra.tid) if forra and forra.tid else None,
        fragor=kallelse.fragor or (),
        enheter=tuple(dict.fromkeys(part.neutralt_namn for part in _parter(underlag))),
        narstaende=tuple(each.namn for each in underlag.arende.narstaende),
        tolk=_tolk(underlag),
    )


def _parter(underlag: Kallelseunderlag) -> tuple[Part, ...]:
    """The parties that come."""
    return tuple(underlag.arende.part(each.id) for each in underlag.mottagare if each.som in ("kallad", "inbjuden"))


def _kommer(underlag: Kallelseunderlag) -> tuple[str, ...]:
    """Who comes, in the letter's words: the role's plain name, or the unit's neutral one."""
    kontakt = delar.kontakt(underlag)
    i_brev = {roll.id: roll.i_brev for roll in underlag.region.roller}
    fran = f" från {kontakt.enhet}" if kontakt.enhet else ""
    return (
        f"{kontakt.namn}{fran}. Jag leder mötet.",
        *dict.fromkeys(
            uttryck.versal(i_brev[part.roll]) if part.roll in i_brev else part.neutralt_namn
            for part in _parter(underlag)
        ),
        *(f"{each.namn}, din {each.relation}" if each.relation else each.namn for each in underlag.arende.narstaende),
    )


def _tolk(underlag: Kallelseunderlag) -> ny_tid.Tolklage | None:
    """How far the interpreter is arranged; None where none is needed."""
    return (ny_tid.tolk_lage(underlag) or "behovs") if "tolk" in (underlag.arende.enskild.behov or ()) else None


def _tolkrad(underlag: Kallelseunderlag) -> str | None:
    sprak = underlag.arende.enskild.tolk_sprak
    talar = f" Tolken talar {sprak}." if sprak else ""
    match _tolk(underlag):
        case "bokad":
            return f"Vi har bokat en tolk till mötet.{talar} Tolken har tystnadsplikt."
        case "bestalld":
            return f"Vi har beställt en tolk till mötet.{talar} Tolken har tystnadsplikt."
        case "behovs":
            return "Vi ska ordna en tolk till mötet. Tolken har tystnadsplikt."
        case None:
            return None
