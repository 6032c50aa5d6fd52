"""The letter to the person alone that a region's routine has among its messages: what it states, and what it lacks.

What the routine says stands in the region's `meddelanden.yaml`, as for any message; the words that it is asked in stand
in the document type's own file.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sipkit.config.dokumenttyp import Alternativ, Dokumenttyp, Fraga
from sipkit.config.innehall import Uppgiftsrad
from sipkit.config.meddelande import Meddelande
from sipkit.domain.arende import Arende, Kallelse
from sipkit.domain.vocabulary import DokumentTyp
from sipkit.errors import UsageFault
from sipkit.rules.besked import Brist
from sipkit.rules.fakta import Fakta, galler
from sipkit.rules.meddelanden import egen, falt, radens_brister
from sipkit.rules.plangiltighet import gallande_plan
from sipkit.rules.region import Region

TILL = "till"
"""The open field that says to whom the letter is given: the person, or someone in the person's place."""
PLANER = "befintliga-planer"
SIP = "sip"
"""Rows about which the ärende itself may know something."""


def brevet(region: Region, dokumenttyp: DokumentTyp) -> Meddelande:
    """What the region says of the letter.

    Raises:
        UsageFault: `okand-dokumenttyp`, it has no such letter.
    """
    found = till_personen(region, dokumenttyp)
    if found is None:
        told = f"{region.region.namn} har inget brev av den typen."
        raise UsageFault("okand-dokumenttyp", told, var=dokumenttyp, atgard="Välj en annan region med --region.")
    return found


def till_personen(region: Region, dokumenttyp: DokumentTyp) -> Meddelande | None:
    """The region's message of the type that goes to the person and to no unit, where it has one."""
    of_type = (each for each in region.meddelanden if each.dokument == dokumenttyp)
    return next((each for each in of_type if each.till_personer and not each.till), None)


def foljer_med(region: Region, typ: Dokumenttyp) -> bool:
    """Whether a message between the parties comes with a letter to the person, who gets it whatever the consent is."""
    has_paper = typ.meddelande and any(each.till == "enskild" for each in typ.papper)
    return has_paper and till_personen(region, typ.id) is not None


def brevrader(regel: Meddelande, fakta: Fakta) -> tuple[Uppgiftsrad, ...]:
    """What the letter states, in the region's order: what holds, or cannot be told not to."""
    return tuple(each for each in regel.innehall if galler(each, fakta) is not False)


def kommande_mote(arende: Arende, idag: date) -> Kallelse | None:
    """The meeting that there is to come, where its day is known."""
    kallelse = arende.kallelse
    if kallelse is None or kallelse.dag is None or kallelse.installd_av is not None:
        return None
    return kallelse if kallelse.dag >= idag else None


def kant(region: Region, arende: Arende, idag: date, fakta: Fakta) -> frozenset[str]:
    """What the letter states, by its row, whether or not anything is typed: the plan, and what the meeting is."""
    known = {PLANER: gallande_plan(region, arende, fakta), SIP: kommande_mote(arende, idag)}
    return frozenset(row for row, found in known.items() if found is not None)


def brister(region: Region, arende: Arende, dokumenttyp: DokumentTyp, idag: date, fakta: Fakta) -> tuple[Brist, ...]:
    """What the letter lacks."""
    known = kant(region, arende, idag, fakta)
    rader = (each for each in brevrader(brevet(region, dokumenttyp), fakta) if each.id not in known)
    return tuple(brist for rad in rader for brist in radens_brister(rad, arende, dokumenttyp, fakta))


# --- what is asked ----------------------------------------------------------------------------------------------------


def brevtyp(typ: Dokumenttyp, region: Region, fakta: Fakta) -> Dokumenttyp:
    """The document type as it is in the region: only what the letter states there is asked.

    A question about something that it states names it in `regel`. What the region states, and no question is about, is
    asked by its own name.

    Raises:
        UsageFault: `okand-dokumenttyp`, the region has no such letter.
    """
    regel = brevet(region, typ.id)
    stated = {path: rad for rad in brevrader(regel, fakta) for path, _ in falt(rad, typ.id)}
    asked = tuple(fraga for each in typ.fragor if (fraga := _i_regionen(each, typ.id, regel, stated)))
    return typ.model_copy(update={"namn": regel.namn, "fragor": (*asked, *_egna(typ.id, regel, stated, asked))})


def _i_regionen(
    fraga: Fraga, dokumenttyp: DokumentTyp, regel: Meddelande, stated: dict[str, Uppgiftsrad]
) -> Fraga | None:
    """The question as it is asked in the region; None where what it is about is not stated there."""
    to_whom = egen(dokumenttyp, TILL)
    if to_whom in (fraga.falt, *fraga.nar):
        return _till_vem(fraga, regel) if len(regel.till_personer) > 1 else None
    if not (fraga.regel or "").startswith(_rader(regel)):
        return fraga
    rad = next((rad for path, rad in stated.items() if _fyller(fraga, path)), None)
    if rad is None:
        return None
    return fraga.model_copy(update={"frivillig": rad.saknas != "stopp", "regel": f"{_rader(regel)}{rad.id}"})


def _till_vem(fraga: Fraga, regel: Meddelande) -> Fraga:
    chosen: tuple[Alternativ, ...] = tuple(each for each in fraga.alternativ if each.id in regel.till_personer)
    return fraga.model_copy(update={"alternativ": chosen})


def _egna(
    dokumenttyp: DokumentTyp, regel: Meddelande, stated: dict[str, Uppgiftsrad], asked: tuple[Fraga, ...]
) -> Iterator[Fraga]:
    for nummer, (path, rad) in enumerate(stated.items(), 1):
        if not any(_fyller(fraga, path) for fraga in asked):
            namn = dict(falt(rad, dokumenttyp))[path]
            yield Fraga(
                id=f"{rad.id}-{nummer}",
                falt=path,
                typ="text",
                steg=rad.id,
                nar={"enskild.skyddade_uppgifter": "nej"},
                fraga=f"{namn[:1].upper()}{namn[1:]}:",
                frivillig=rad.saknas != "stopp",
                tomt="inget",
                varfor=rad.text or "Brevet anger det.",
                regel=f"{_rader(regel)}{rad.id}",
            )


def _rader(regel: Meddelande) -> str:
    return f"meddelanden.{regel.id}.innehall."


def _fyller(fraga: Fraga, path: str) -> bool:
    """Whether a question asks for what stands at the path, or for the whole that it is part of."""
    return path in (fraga.falt, fraga.ger_aven) or path.startswith(f"{fraga.falt}.")
