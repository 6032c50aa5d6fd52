"""Which papers an answer about consent asks for, and what stands in them.

No answer yet: the form. A yes, whole or in part: the person's own copy. A no needs no paper. A person who cannot take a
stand gets none either; the unit gets a note for the journal, and never the form.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from sipkit.documents import delar, uttryck
from sipkit.documents.kontext import Avsandare, Kontakt, Person
from sipkit.documents.papper import Papper
from sipkit.documents.samtycke.ej_mojligt import ej_mojligt
from sipkit.documents.samtycke.kontext import Besked, Blankett, Foretradarrad, Partrad, Vardnadshavarrad
from sipkit.documents.sprak import Versioner
from sipkit.documents.till_personen import adress, i_versioner
from sipkit.documents.underlag import Underlag
from sipkit.domain.arende import Arende, Foretradare, Samtycke
from sipkit.domain.identitet import Identitet, parse_identitet
from sipkit.domain.vocabulary import SamtyckeStatus
from sipkit.rules.fakta import MYNDIG

BLANKETT: Final = "blankett"
_PAPPER: Mapping[SamtyckeStatus | None, str] = {
    None: BLANKETT,
    "lamnat": "besked",
    "delvis": "besked",
    "ej-mojligt": "ej-mojligt",
}
"""The paper's id in the document type; an answer that is not here has none."""

_TOMMA_RADER: Final = 5
_VARDNADSHAVARE: Final = 2


def papper(underlag: Underlag, svar: Sequence[Samtycke], sprak: Versioner) -> tuple[Papper, ...]:
    """The papers of one answer: in Swedish, then in other versions.

    Args:
        underlag: what they are made from.
        svar: the answer, once for each kind that it is about; none where there is none yet.
        sprak: the versions to make beside the Swedish one, by its template's name.
    """
    id_ = _PAPPER.get(svar[0].status if svar else None)
    regel = next((each for each in underlag.dokumenttyp.papper if each.id == id_), None)
    if regel is None:
        return ()
    enskild = underlag.arende.enskild
    if not svar:
        return i_versioner(regel, enskild, sprak, lambda each: ifylld_blankett(underlag, regel.titel, each))
    if svar[0].status == "ej-mojligt":
        return (Papper(regel.id, "enhet", regel.till, regel.mall, ej_mojligt(underlag, svar, regel.titel)),)
    return i_versioner(regel, enskild, sprak, lambda each: _besked(underlag, svar, regel.titel, each))


def tom_blankett(avsandare: Avsandare, titel: str, kontakt: Kontakt | None) -> Blankett:
    """The form without anyone in it: names and numbers are written by hand."""
    return Blankett(
        avsandare=avsandare,
        titel=titel,
        datum=None,
        till=None,
        enskild=None,
        barn=True,
        parter=_TOMMA,
        vardnadshavare=_vardnadshavare(()),
        foretradare=(),
        tolk=None,
        kontakt=kontakt,
    )


# --- the form ---------------------------------------------------------------------------------------------------------


def ifylld_blankett(underlag: Underlag, titel: str, sprak: str) -> Blankett:
    """The form with what is known; the person's answers are left open."""
    arende = underlag.arende
    identitet = parse_identitet(arende.enskild.personnummer or "", underlag.idag)
    barn = _kan_vara_barn(identitet, underlag.idag)
    return Blankett(
        avsandare=delar.avsandare(underlag),
        titel=titel,
        datum=uttryck.kort_datum(underlag.idag, sprak),
        till=adress(arende.enskild),
        enskild=Person(arende.enskild.namn or "", identitet.visning),
        barn=barn,
        parter=tuple(Partrad(each.id, each.neutralt_namn, None) for each in arende.parter) or _TOMMA,
        vardnadshavare=_vardnadshavare(_far_veta(arende)) if barn else (),
        foretradare=tuple(Foretradarrad(each.namn, each.roll) for each in _andra_foretradare(arende)),
        tolk=arende.enskild.tolk_sprak if "tolk" in (arende.enskild.behov or ()) else None,
        kontakt=delar.kontakt(underlag),
    )


_TOMMA = tuple(Partrad(str(number), None, None) for number in range(1, 1 + _TOMMA_RADER))


def _kan_vara_barn(identitet: Identitet, idag: date) -> bool:
    """A child, or a number that does not tell."""
    alder = identitet.alder(idag)
    return alder is None or alder < MYNDIG


def _far_veta(arende: Arende) -> tuple[Foretradare, ...]:
    """Those who have custody, but for one that the child could be harmed by."""
    utan = {id_ for each in arende.samtycken for id_ in each.betydande_men or ()}
    return tuple(each for each in arende.foretradare if each.roll == "vardnadshavare" and each.id not in utan)


def _andra_foretradare(arende: Arende) -> tuple[Foretradare, ...]:
    return tuple(each for each in arende.foretradare if each.roll != "vardnadshavare")


def _vardnadshavare(kanda: tuple[Foretradare, ...]) -> tuple[Vardnadshavarrad, ...]:
    """Two rows, with the names that are known."""
    namn = [each.namn for each in kanda]
    rader = max(len(namn), _VARDNADSHAVARE)
    return tuple(Vardnadshavarrad(str(1 + place), namn[place] if place < len(namn) else None) for place in range(rader))


# --- the person's own copy --------------------------------------------------------------------------------------------


def _besked(underlag: Underlag, given: Sequence[Samtycke], titel: str, sprak: str) -> Besked:
    arende, svar = underlag.arende, given[0]
    sorter = tuple(each.sort for each in given)
    return Besked(
        avsandare=delar.avsandare(underlag),
        titel=titel,
        datum=uttryck.kort_datum(underlag.idag, sprak),
        till=adress(arende.enskild),
        fornamn=arende.enskild.fornamn,
        sorter=sorter,
        bara_lasa=sorter == ("sammanhallen-dokumentation",),
        en_del=svar.status == "delvis",
        sagt_av=_sagt_av(arende, svar),
        dag=uttryck.kort_datum(svar.dag, sprak) if svar.dag else None,
        muntligt=None if svar.form is None else svar.form == "muntligt",
        parter=_omfattade(arende, svar),
        undantag_finns=bool(svar.undantag),
        galler_till=uttryck.kort_datum(svar.galler_till, sprak) if svar.galler_till else None,
        kontakt=delar.kontakt(underlag),
    )


def _sagt_av(arende: Arende, svar: Samtycke) -> tuple[Foretradarrad, ...]:
    """Those who said yes for the person; nobody where the person did, alone or with others."""
    sade = svar.lamnat_av or ()
    if "enskild" in sade:
        return ()
    return tuple(Foretradarrad(each.namn, each.roll) for each in arende.foretradare if each.id in sade)


def _omfattade(arende: Arende, svar: Samtycke) -> tuple[Partrad, ...]:
    """The parties that the yes covers, by their neutral names: others may see the paper on the kitchen table."""
    valda = svar.parter if svar.parter is not None or svar.status == "delvis" else [each.id for each in arende.parter]
    parter = (each for each in arende.parter if each.id in (valda or ()))
    return tuple(Partrad(each.id, each.neutralt_namn, svar.uppgifter.get(each.id)) for each in parter)
