"""Pieces that stand in several papers: who it is from and to, the meeting, whom to ring."""

from __future__ import annotations

from itertools import chain

from sipkit.documents import uttryck
from sipkit.documents.kontext import ADRESSRADER, Avsandare, Kontakt, Mote, Mottagaradress
from sipkit.documents.underlag import Underlag
from sipkit.domain.datum import echo_datum
from sipkit.domain.postadress import parse_adress


def avsandare(underlag: Underlag) -> Avsandare:
    """Who the paper is from."""
    return Avsandare(underlag.region.region.avsandare, underlag.exempel)


def adress(namn: str, adress: str | None) -> Mottagaradress:
    """The address block: the name, and the address where there is one."""
    rader = tuple(chain((namn,), parse_adress(adress).rader() if adress else ()))[:ADRESSRADER]
    return Mottagaradress(rader + ("",) * (ADRESSRADER - len(rader)))


def personens_adress(underlag: Underlag) -> Mottagaradress:
    """The address block of a letter to the person: with the address only when it is posted."""
    enskild = underlag.arende.enskild
    postas = underlag.kallelse.brev in ("postas", "bada")
    return adress(enskild.namn or "", enskild.adress if postas else None)


def mote(underlag: Underlag, var: str) -> Mote:
    """The meeting, to a unit. `var`: the place, as much of it as the unit may know."""
    kallelse = underlag.kallelse
    return Mote(
        nar=uttryck.motestid(kallelse),
        var=var,
        form=uttryck.FORM_PERSONAL[kallelse.motesform] if kallelse.motesform else uttryck.INTE_BESTAMT,
        svara_senast=echo_datum(kallelse.svara_senast) if kallelse.svara_senast else None,
    )


def kontakt(underlag: Underlag) -> Kontakt:
    """The one who calls."""
    kontakt = underlag.arende.huvudansvarig
    if kontakt is None:
        raise LookupError("no fast vårdkontakt in an ärende that passed the rules")
    return Kontakt(
        namn=kontakt.namn,
        titel=kontakt.titel or "fast vårdkontakt",
        enhet=kontakt.enhet or "",
        telefon=kontakt.telefon or "",
        telefontid=kontakt.telefontid,
    )
