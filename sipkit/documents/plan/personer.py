"""Who someone in a plan is: name, workplace and telephone, told by the id of a member of the ärende."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sipkit.documents.plan.kontext import Plankontakt
from sipkit.domain.arende import Arende, FastVardkontakt
from sipkit.domain.fieldtypes import ENSKILD
from sipkit.domain.plan import Deltagare, Kontakt, Planhuvudman, Planinsats

_HARD = "\N{NO-BREAK SPACE}"
"""Between the parts of a number, in a narrow column."""

ANSVAR: Mapping[Planhuvudman, str] = {"kommun": "Kommunen", "region": "Regionen"}


@dataclass(frozen=True, slots=True)
class _Vem:
    """What the ärende says of a member."""

    namn: str = ""
    titel: str = ""
    enhet: str = ""
    telefon: str = ""
    telefontid: str = ""


def enhet(arende: Arende, vem: str | None) -> str:
    """The unit with an id, by the name that other receivers may read; of a person, where they work."""
    return _vem(arende, vem).enhet


def kontakt(arende: Arende, given: Kontakt) -> Plankontakt:
    """Whom to ring: as it stands in the plan, the rest as the ärende knows it."""
    known = _vem(arende, given.vem)
    own = given.namn is None or given.namn == known.namn
    return Plankontakt(
        namn=given.namn or known.namn,
        enhet=known.enhet,
        telefon=given.telefon or (known.telefon if own else ""),
        telefontid=given.telefontid or (known.telefontid if own else ""),
    )


def kontakten(arende: Arende, given: Kontakt) -> Plankontakt:
    """The same; the fast vårdkontakt where the plan names nobody."""
    told = kontakt(arende, given)
    huvudansvarig = arende.huvudansvarig
    return _som_kontakt(huvudansvarig) if not told.namn and huvudansvarig else told


def den_som_gor(arende: Arende, insats: Planinsats, *, med_telefon: bool = True) -> str:
    """`Lena Exempelgren, Hemsjukvården Exempelviken, 070-174 06 12`, or as much of it as is known."""
    who = kontakt(arende, Kontakt(vem=insats.vem, namn=insats.kontakt, telefon=insats.telefon))
    return med_komma(who.namn, who.enhet, who.telefon.replace(" ", _HARD) if med_telefon else None)


def ansvar(insats: Planinsats) -> str:
    """Whether it is the kommun's or the region's."""
    return ANSVAR[insats.huvudman] if insats.huvudman else ""


def namn(arende: Arende, vem: str | None) -> str:
    """Someone close or the person, by name."""
    return _vem(arende, vem).namn


def deltagare(arende: Arende, each: Deltagare) -> str:
    """Someone who took part or was called: name, title and workplace."""
    known = _vem(arende, each.vem)
    who = med_komma(each.namn or known.namn, each.titel or known.titel, known.enhet)
    return f"{who} (på distans)" if each.narvaro == "pa-distans" else who


def med_komma(*delar: str | None) -> str:
    """Those that there are, with commas."""
    return ", ".join(each for each in delar if each)


def _vem(arende: Arende, vem: str | None) -> _Vem:
    if vem == ENSKILD:
        return _Vem(namn=arende.enskild.namn or "")
    for part in arende.parter:
        if part.id == vem:
            return _Vem(enhet=part.neutralt_namn)
    for each in arende.fast_vardkontakter:
        if each.id == vem:
            return _Vem(each.namn, each.titel or "", each.enhet or "", each.telefon or "", each.telefontid or "")
    for close in arende.narstaende:
        if close.id == vem:
            return _Vem(namn=close.namn, titel=close.relation or "")
    for acting in arende.foretradare:
        if acting.id == vem:
            return _Vem(namn=acting.namn)
    plan = arende.plan
    present = next((each for each in plan.deltagare if each.id == vem), None) if plan else None
    return _Vem(namn=present.namn or "", titel=present.titel or "") if present else _Vem()


def _som_kontakt(each: FastVardkontakt) -> Plankontakt:
    return Plankontakt(each.namn, each.enhet or "", each.telefon or "", each.telefontid or "")
