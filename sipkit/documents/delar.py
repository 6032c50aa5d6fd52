"""Pieces that stand in several papers: who it is from and to, whom to ring."""

from __future__ import annotations

from itertools import chain

from sipkit.documents.kontext import ADRESSRADER, Avsandare, Kontakt, Mottagaradress
from sipkit.documents.underlag import Underlag
from sipkit.domain.postadress import parse_adress


def avsandare(underlag: Underlag) -> Avsandare:
    """Who the paper is from."""
    return Avsandare(underlag.region.region.avsandare, underlag.exempel)


def adress(namn: str, adress: str | None) -> Mottagaradress:
    """The address block: the name, and the address where there is one."""
    rader = tuple(chain((namn,), parse_adress(adress).rader() if adress else ()))[:ADRESSRADER]
    return Mottagaradress(rader + ("",) * (ADRESSRADER - len(rader)))


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
