"""The papers of a meeting: one for each slot, and one overview for each that takes part the whole time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from sipkit.config.dokumenttyp import Samtalsrad
from sipkit.documents import uttryck
from sipkit.documents.avstamning.kontext import Luckblad, Luckrad, Motet, Oversikt, Personen, Rad, Uppgift
from sipkit.documents.avstamning.traffen import Lucka, Plats
from sipkit.documents.avstamning.underlag import Avstamningsunderlag, Enhet
from sipkit.documents.kontext import Avsandare
from sipkit.documents.papper import Papper
from sipkit.domain.arende import Arende, FastVardkontakt
from sipkit.domain.datum import echo_datum
from sipkit.domain.identitet import parse_identitet
from sipkit.domain.klockslag import echo_klockslag
from sipkit.domain.paths import kanonisk
from sipkit.domain.svar import las
from sipkit.rules.avstamning import Villkorad, om_personen
from sipkit.rules.besked import Punkt
from sipkit.rules.fakta import Fakta
from sipkit.rules.region import Region, rollnamn

KONTEXTER = {"lucka": Luckblad, "oversikt": Oversikt}

_INTE_ER = "Ett ärende som ni inte får uppgifter om"


def papper(under: Avstamningsunderlag) -> Iterator[Papper]:
    """The papers, in the order of the slots and then the overviews."""
    mallar = {regel.id: regel for regel in under.typ.papper}
    for lucka in under.luckor:
        regel = mallar["lucka"]
        yield Papper(regel.id, lucka.id, "mottagare", regel.mall, _luckblad(under, lucka, regel.titel))
    for enhet in (under.leder, *under.enheter):
        regel = mallar["oversikt"]
        yield Papper(regel.id, enhet.id, "mottagare", regel.mall, _oversikt(under, enhet, regel.titel))


def klockan(borjar: datetime, slutar: datetime) -> str:
    """`09.00–09.10`."""
    return f"{echo_klockslag(borjar.time())}–{echo_klockslag(slutar.time())}"


def vem(kontakt: FastVardkontakt) -> str:
    """Name, title and unit, as far as they are known."""
    return ", ".join(each for each in (kontakt.namn, kontakt.titel, kontakt.enhet) if each)


# --- a slot -----------------------------------------------------------------------------------------------------------


def _luckblad(under: Avstamningsunderlag, lucka: Lucka, titel: str) -> Luckblad:
    return Luckblad(
        avsandare=_avsandare(under),
        titel=titel,
        datum=uttryck.kort_datum(under.om.idag),
        mote=_motet(under, lucka.borjar, lucka.slutar),
        kontakt=vem(lucka.kontakt),
        personer=tuple(_personen(under, plats) for plats in lucka.platser),
        rutinen=tuple(_om_personerna(under, lucka)),
        deltar=tuple(_sagt(under.regler.deltar)),
        samordning=tuple(map(str, under.regler.overgar)),
        fot=tuple(_fot(under, under.regler.overgar_tolkningar)),
    )


def _personen(under: Avstamningsunderlag, plats: Plats) -> Personen:
    enskild = plats.arende.enskild
    return Personen(
        tid=klockan(plats.borjar, plats.slutar),
        namn=enskild.namn or "",
        personnummer=_nummer(under, plats.arende),
        arende=plats.id,
        uppgifter=tuple(Uppgift(namn, text) for namn, text in _uppgifter(under, plats.arende)),
    )


def _uppgifter(under: Avstamningsunderlag, arende: Arende) -> Iterator[tuple[str, str]]:
    """What is talked about. What the consent limits is left to be written by hand, and the paper does not say why."""
    hela = under.hela(arende)
    for rad in under.typ.tas_upp:
        yield rad.namn, _kant(rad, arende, under.om.region) if hela else ""


def _kant(rad: Samtalsrad, arende: Arende, region: Region) -> str:
    """What is known of a row, in words; empty where nothing is."""
    value = las(arende, kanonisk(rad.falt, arende)) if rad.falt else None
    if isinstance(value, tuple):
        namn = rollnamn(region)
        return uttryck.versal(uttryck.uppraknat(namn[each] for each in value if each in namn))
    sagt = ("nej", "ja")[value] if isinstance(value, bool) else value
    return next((each.namn for each in rad.alternativ if each.id == sagt), "")


def _om_personerna(under: Avstamningsunderlag, lucka: Lucka) -> Iterator[str]:
    """What the routine says where it depends on the person, each once, with those that it holds or may hold for."""
    said: dict[Villkorad, list[str]] = {}
    for plats in lucka.platser:
        for each in om_personen(under.om.region, _fakta(under, plats.arende)):
            said.setdefault(each, []).append(plats.id)
    for each, ids in said.items():
        yield " ".join(
            (f"Ärende {uttryck.uppraknat(ids)}:", str(each.punkt), *([each.bara_om] if each.bara_om else ()))
        )


def _fakta(under: Avstamningsunderlag, arende: Arende) -> Fakta:
    """What may be shown to be known: which of the routine's sentences stand there tells it."""
    return under.fakta(arende) if under.hela(arende) else under.om.givna


# --- the whole meeting ------------------------------------------------------------------------------------------------


def _oversikt(under: Avstamningsunderlag, enhet: Enhet, titel: str) -> Oversikt:
    leder = enhet is under.leder
    borjar, slutar = under.luckor[0].borjar, under.luckor[-1].slutar
    return Oversikt(
        avsandare=_avsandare(under),
        titel=titel,
        datum=uttryck.kort_datum(under.om.idag),
        till=enhet.namn,
        mote=_motet(under, borjar, slutar),
        luckor=tuple(_luckrad(under, lucka, enhet) for lucka in under.luckor),
        att_losa=tuple(_att_losa(under)) if leder else (),
        deltar=tuple(_sagt(under.regler.deltar)),
        regler=tuple(_sagt((under.regler.punkt, *under.regler.villkor, *(under.regler.uppgifter if leder else ())))),
        samordning=tuple(map(str, under.regler.overgar)) if leder else (),
        fot=tuple(_fot(under, under.regler.overgar_tolkningar if leder else ())),
    )


def _luckrad(under: Avstamningsunderlag, lucka: Lucka, enhet: Enhet) -> Luckrad:
    leder = enhet is under.leder
    knows_one = leder or any(under.enheten_far(plats.arende, enhet) for plats in lucka.platser)
    return Luckrad(
        tid=klockan(lucka.borjar, lucka.slutar),
        kontakt=vem(lucka.kontakt) if knows_one else "",
        personer=tuple(Rad(klockan(p.borjar, p.slutar), _for(under, p, enhet)) for p in lucka.platser),
    )


def _for(under: Avstamningsunderlag, plats: Plats, enhet: Enhet) -> str:
    """Whom the minutes are about, to one receiver. The ward gets the ärende's id where it may not know the name."""
    if under.enheten_far(plats.arende, enhet):
        return f"{plats.arende.enskild.namn}, {_nummer(under, plats.arende)} (ärende {plats.id})"
    return f"Ärende {plats.id}" if enhet is under.leder else _INTE_ER


def _att_losa(under: Avstamningsunderlag) -> Iterator[str]:
    """Where a unit that takes part the whole time would hear of somebody whom no consent lets it know of."""
    for enhet in under.enheter:
        ids = [
            plats.id for lucka in under.luckor for plats in lucka.platser if not under.enheten_far(plats.arende, enhet)
        ]
        if ids:
            yield (
                f"{enhet.namn} får inte uppgifter om {uttryck.uppraknat(f'ärende {each}' for each in ids)}. "
                f"{uttryck.versal(uttryck.roller([enhet.roll], under.om.region))} deltar hela tiden enligt rutinen: "
                "låt enheten lämna mötet då."
            )


# --- both -------------------------------------------------------------------------------------------------------------


def _avsandare(under: Avstamningsunderlag) -> Avsandare:
    return Avsandare(under.om.region.region.avsandare, under.om.exempel)


def _motet(under: Avstamningsunderlag, borjar: datetime, slutar: datetime) -> Motet:
    nar = f"{uttryck.versal(echo_datum(under.traff.dag))} klockan {klockan(borjar, slutar)}"
    return Motet(nar, under.traff.lank or "", f"{under.traff.minuter} minuter.")


def _nummer(under: Avstamningsunderlag, arende: Arende) -> str:
    return parse_identitet(arende.enskild.personnummer or "", under.om.idag).visning


def _sagt(punkter: Iterable[Punkt]) -> Iterator[str]:
    return (uttryck.mening(each.text) for each in punkter)


def _fot(under: Avstamningsunderlag, fler: Iterable[str]) -> Iterator[str]:
    """The source, and every interpretation that the paper rests on."""
    yield f"Källa: {under.regler.punkt.hanvisning}."
    yield from (f"Tolkning: {each}" for each in (*under.regler.tolkningar, *fler))
