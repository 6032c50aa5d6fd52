"""The papers of a meeting: one for each slot, one overview for the ward, and one for each unit of socialtjänsten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

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
from sipkit.rules.avstamning import Villkorad, om_personen
from sipkit.rules.besked import Punkt
from sipkit.rules.fakta import Fakta
from sipkit.rules.region import rollnamn

KONTEXTER = {"lucka": Luckblad, "oversikt": Oversikt}
SLUTENVARDEN = Enhet("slutenvarden", "Slutenvården")

_FARG: Mapping[str, str] = {"rod": "Rött", "gul": "Gult", "gron": "Grönt", "bla": "Blått", "ingen": "Inget"}
_INSKRIVEN = "Inskriven i kommunal hälso- och sjukvård"
_ATT_TA_UPP = ("Planerad utskrivning", "Insatser", _INSKRIVEN, "SIP", "Färgspår")
_JA_NEJ: Mapping[bool | None, str] = {True: "Ja", False: "Nej", None: ""}
_FINNS: Mapping[bool | None, str] = {True: "Finns redan", False: "Finns inte", None: ""}
_INTE_ER = "Ett ärende som ni inte får uppgifter om"


def papper(under: Avstamningsunderlag) -> Iterator[Papper]:
    """The papers, in the order of the slots and then the overviews."""
    mallar = {regel.id: regel for regel in under.typ.papper}
    for lucka in under.luckor:
        regel = mallar["lucka"]
        yield Papper(regel.id, lucka.id, "mottagare", regel.mall, _luckblad(under, lucka, regel.titel))
    for enhet in (SLUTENVARDEN, *under.socialtjanst):
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
    known = _kant(under, arende) if under.hela(arende) else {}
    for namn in (*_ATT_TA_UPP, "Fast vårdkontakt tar över samordningen (ja eller nej)"):
        yield namn, known.get(namn, "")


def _kant(under: Avstamningsunderlag, arende: Arende) -> Mapping[str, str]:
    vagval = arende.vagval
    vard = arende.vardtillfallen[-1] if arende.vardtillfallen else None
    namn = rollnamn(under.om.region)
    insatser = [namn[each] for each in (vard.insatser if vard else None) or () if each in namn]
    return {
        "Insatser": uttryck.versal(uttryck.uppraknat(insatser)) if insatser else "",
        _INSKRIVEN: _JA_NEJ[vagval.inskriven_i_hemsjukvard],
        "SIP": _FINNS[vagval.sip_finns],
        "Färgspår": _FARG.get(vagval.farg or "", ""),
    }


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
    leder = enhet is SLUTENVARDEN
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
    leder = enhet is SLUTENVARDEN
    knows_one = leder or any(under.enheten_far(plats.arende, enhet.namn) for plats in lucka.platser)
    return Luckrad(
        tid=klockan(lucka.borjar, lucka.slutar),
        kontakt=vem(lucka.kontakt) if knows_one else "",
        personer=tuple(Rad(klockan(p.borjar, p.slutar), _for(under, p, enhet)) for p in lucka.platser),
    )


def _for(under: Avstamningsunderlag, plats: Plats, enhet: Enhet) -> str:
    """Whom the minutes are about, to one receiver. The ward gets the ärende's id where it may not know the name."""
    leder = enhet is SLUTENVARDEN
    may = under.slutenvarden_far(plats.arende) if leder else under.enheten_far(plats.arende, enhet.namn)
    if may:
        return f"{plats.arende.enskild.namn}, {_nummer(under, plats.arende)} (ärende {plats.id})"
    return f"Ärende {plats.id}" if leder else _INTE_ER


def _att_losa(under: Avstamningsunderlag) -> Iterator[str]:
    """Where a unit that takes part the whole time would hear of somebody whom no consent lets it know of."""
    for enhet in under.socialtjanst:
        ids = [
            plats.id
            for lucka in under.luckor
            for plats in lucka.platser
            if not under.enheten_far(plats.arende, enhet.namn)
        ]
        if ids:
            yield (
                f"{enhet.namn} får inte uppgifter om {uttryck.uppraknat(f'ärende {each}' for each in ids)}. "
                "Rutinen säger att socialtjänsten deltar hela tiden, och löser inte det: låt enheten lämna mötet då."
            )


# --- both -------------------------------------------------------------------------------------------------------------


def _avsandare(under: Avstamningsunderlag) -> Avsandare:
    return Avsandare(under.om.region.region.avsandare, under.om.exempel)


def _motet(under: Avstamningsunderlag, borjar: datetime, slutar: datetime) -> Motet:
    nar = f"{uttryck.versal(echo_datum(under.traff.dag))} klockan {klockan(borjar, slutar)}"
    return Motet(nar, under.traff.lank or "", f"{under.traff.minuter} minuter. Rutinen säger inte hur lång tid.")


def _nummer(under: Avstamningsunderlag, arende: Arende) -> str:
    return parse_identitet(arende.enskild.personnummer or "", under.om.idag).visning


def _sagt(punkter: Iterable[Punkt]) -> Iterator[str]:
    return (uttryck.mening(each.text) for each in punkter)


def _fot(under: Avstamningsunderlag, fler: Iterable[str]) -> Iterator[str]:
    """The source, and every interpretation that the paper rests on."""
    yield f"Källa: {under.regler.punkt.hanvisning}."
    yield from (f"Tolkning: {each}" for each in (*under.regler.tolkningar, *fler))
