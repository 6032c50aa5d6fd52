"""Which papers a kallelse makes, and what stands in each.

A unit that is called gets what it needs to come prepared. One that is invited gets less: no number, no purpose, no home
address. The person gets a letter in plain words. What the person excluded, and parties that the consent does not cover,
are in none of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from sipkit.config.dokumenttyp import Pappersregel
from sipkit.documents import uttryck
from sipkit.documents.kontext import (
    ADRESSRADER,
    Avsandare,
    Brev,
    Deltagare,
    EnhetsKallelse,
    Inbjudan,
    Kontakt,
    Mote,
    Mottagaradress,
    Person,
    SarskildRutin,
)
from sipkit.documents.papper import Papper
from sipkit.documents.underlag import Underlag
from sipkit.domain.arende import Part
from sipkit.domain.datum import echo_datum
from sipkit.domain.identitet import parse_identitet
from sipkit.domain.klockslag import echo_tid
from sipkit.domain.postadress import parse_adress
from sipkit.domain.vocabulary import Huvudman
from sipkit.rules.besked import Mottagarbesked

HUVUDMAN: dict[Huvudman, str] = {"region": "Regionen", "kommun": "Kommunen", "annan": "Annan"}
SOM = {"kallad": "Kallad", "inbjuden": "Inbjuden"}


def papper(underlag: Underlag) -> tuple[Papper, ...]:
    """The papers of a kallelse, the person's letter first.

    A person with protected data gets one sheet without data, and nobody else gets anything.
    """
    regler = underlag.dokumenttyp.papper
    if underlag.skydd.skyddad:
        mall = underlag.dokumenttyp.mall_vid_skydd
        return (Papper("sarskild-rutin", "enhet", "kallad", mall, _sarskild_rutin(underlag)),) if mall else ()
    ordning = sorted(underlag.mottagare, key=lambda mottagare: mottagare.som != "enskild")
    return tuple(_papper(underlag, mottagare, regel) for mottagare in ordning for regel in _regler(regler, mottagare))


def _regler(regler: tuple[Pappersregel, ...], mottagare: Mottagarbesked) -> Iterator[Pappersregel]:
    return (regel for regel in regler if regel.till == mottagare.som)


def _papper(underlag: Underlag, mottagare: Mottagarbesked, regel: Pappersregel) -> Papper:
    if mottagare.som == "kallad":
        part = underlag.arende.part(mottagare.id)
        return Papper(regel.id, part.id, "kallad", regel.mall, _enhet(underlag, regel, part, mottagare))
    if mottagare.som == "inbjuden":
        part = underlag.arende.part(mottagare.id)
        return Papper(regel.id, part.id, "inbjuden", regel.mall, _inbjudan(underlag, regel, part))
    stor = "stor-stil" in (underlag.arende.enskild.behov or ())
    mall = regel.mall_stor_stil if stor and regel.mall_stor_stil else regel.mall
    return Papper(regel.id, mottagare.id, mottagare.som, mall, _brev(underlag, regel))


# --- to a unit --------------------------------------------------------------------------------------------------------


def _enhet(underlag: Underlag, regel: Pappersregel, part: Part, mottagare: Mottagarbesked) -> EnhetsKallelse:
    kallelse, enskild = underlag.kallelse, underlag.arende.enskild
    identitet = parse_identitet(enskild.personnummer or "", underlag.idag)
    return EnhetsKallelse(
        avsandare=_avsandare(underlag),
        titel=regel.titel,
        datum=uttryck.kort_datum(underlag.idag),
        till=_adress(part.namn, part.adress),
        mote=_mote(underlag, uttryck.plats_personal(underlag.arende, kallelse)),
        enskild=Person(enskild.namn or "", identitet.visning),
        sammankallande=_kontakt(underlag),
        plikt=" ".join(uttryck.mening(punkt.text) for punkt in mottagare.plikt) or "Ni är kallade till mötet.",
        syfte=uttryck.mening(kallelse.syfte or ""),
        fragor=kallelse.fragor or (),
        forberedelser=tuple(uttryck.mening(post.text or "") for post in underlag.region.kallelse.forberedelser),
        deltagare=deltagare(underlag),
        samtycke=samtyckesrad(underlag),
        behov=_behov(underlag),
        fot=_fot(underlag),
    )


def deltagare(underlag: Underlag) -> tuple[Deltagare, ...]:
    """Everyone who may be named as taking part: the caller, the parties that the consent covers, those close."""
    kontakt = _kontakt(underlag)
    sjalv = Deltagare(_namn_och(kontakt.namn, kontakt.enhet), "Sammankallande", HUVUDMAN["region"])
    parter = [underlag.arende.part(each.id) for each in underlag.mottagare if each.som in SOM]
    return (
        sjalv,
        *(Deltagare(part.neutralt_namn, SOM[part.som], HUVUDMAN[part.huvudman]) for part in parter),
        *(Deltagare(_namn_och(each.namn, each.relation), "Närstående", "–") for each in underlag.arende.narstaende),
    )


def _namn_och(namn: str, mer: str | None) -> str:
    return f"{namn}, {mer}" if mer else namn


def samtyckesrad(underlag: Underlag) -> str:
    """Form, day and who took it, for the units named; never what was excluded."""
    samtycke = next((each for each in reversed(underlag.arende.samtycken) if each.sort == "kalla-till-mote"), None)
    if samtycke is None:
        return "Ej angivet."
    dag = f" {uttryck.kort_datum(samtycke.dag)}" if samtycke.dag else ""
    mottaget = f", mottaget av {samtycke.mottaget_av}" if samtycke.mottaget_av else ""
    return f"{uttryck.versal(samtycke.form or 'lämnat')}{dag}{mottaget}. Gäller enheterna i deltagarlistan."


def _behov(underlag: Underlag) -> tuple[str, ...]:
    enskild = underlag.arende.enskild
    tolk = f"Tolk: {enskild.tolk_sprak}" if enskild.tolk_sprak else "Tolk"
    lage = {"behovs": "behöver beställas", "bestalld": "beställd", "bokad": "bokad"}
    texter = {
        "tolk": f"{tolk} ({lage[enskild.tolk_lage]})" if enskild.tolk_lage else tolk,
        "stor-stil": "Text i stor stil",
        "lattlast": "Lättläst text",
        "horsel": "Nedsatt hörsel",
        "annat": enskild.behov_annat or "Annat behov, fråga sammankallande",
    }
    return tuple(texter[behov] for behov in enskild.behov or ())


def _fot(underlag: Underlag) -> tuple[str, ...]:
    """Deadline, its source, and every interpretation it rests on."""
    frist = underlag.frist
    if frist is None:
        return ()
    nar = f"{frist.namn} senast {echo_tid(frist.senast)}." if frist.senast else uttryck.mening(frist.text or "")
    tolkning = f"Tolkning: {frist.tolkning}" if frist.tolkning else ""
    return tuple(rad for rad in (nar, str(frist.punkt), tolkning) if rad)


# --- to someone invited -----------------------------------------------------------------------------------------------


def _inbjudan(underlag: Underlag, regel: Pappersregel, part: Part) -> Inbjudan:
    return Inbjudan(
        avsandare=_avsandare(underlag),
        titel=regel.titel,
        datum=uttryck.kort_datum(underlag.idag),
        till=_adress(part.namn, part.adress),
        mote=_mote(underlag, uttryck.plats_inbjuden(underlag.kallelse)),
        namn=underlag.arende.enskild.namn if part.id in underlag.samtycke.tackta else None,
        fraga=part.fraga,
        sammankallande=_kontakt(underlag),
    )


# --- to the person ----------------------------------------------------------------------------------------------------


def _brev(underlag: Underlag, regel: Pappersregel) -> Brev:
    kallelse, enskild = underlag.kallelse, underlag.arende.enskild
    postas = kallelse.brev in ("postas", "bada")
    return Brev(
        avsandare=_avsandare(underlag),
        titel=regel.titel,
        datum=uttryck.kort_datum(underlag.idag),
        till=_adress(enskild.namn or "", enskild.adress if postas else None),
        fornamn=enskild.fornamn,
        nar=uttryck.motestid_person(kallelse),
        platsrad=uttryck.plats_person(kallelse),
        formrad=uttryck.FORM_PERSON[kallelse.motesform] if kallelse.motesform else "",
        fore_hemgang=kallelse.sip == "fore-utskrivning",
        efter_hemgang=kallelse.sip == "efter-utskrivning",
        amnen=("Vad är viktigt för dig?", *(kallelse.fragor or ())),
        kommer=_kommer(underlag),
        tolkrad=_tolkrad(underlag),
        avgiftsrad=next((uttryck.mening(post.text or "") for post in underlag.region.kallelse.avgift), None),
        kontakt=_kontakt(underlag),
    )


def _kommer(underlag: Underlag) -> tuple[str, ...]:
    """Who comes, in the letter's words: the role's plain name, or the unit's neutral one."""
    kontakt = _kontakt(underlag)
    i_brev = {roll.id: roll.i_brev for roll in underlag.region.roller}
    parter = [underlag.arende.part(each.id) for each in underlag.mottagare if each.som in SOM]
    fran = f" från {kontakt.enhet}" if kontakt.enhet else ""
    return (
        f"{kontakt.namn}{fran}. Jag leder mötet.",
        *dict.fromkeys(
            uttryck.versal(i_brev[part.roll]) if part.roll in i_brev else part.neutralt_namn for part in parter
        ),
        *(f"{each.namn}, din {each.relation}" if each.relation else each.namn for each in underlag.arende.narstaende),
    )


def _tolkrad(underlag: Underlag) -> str | None:
    enskild = underlag.arende.enskild
    if "tolk" not in (enskild.behov or ()):
        return None
    talar = f" Tolken talar {enskild.tolk_sprak}." if enskild.tolk_sprak else ""
    if enskild.tolk_lage == "bokad":
        return f"Vi har bokat en tolk till mötet.{talar} Tolken har tystnadsplikt."
    if enskild.tolk_lage == "bestalld":
        return f"Vi har beställt en tolk till mötet.{talar} Tolken har tystnadsplikt."
    return "Vi ska ordna en tolk till mötet. Tolken har tystnadsplikt."


# --- protected identity -----------------------------------------------------------------------------------------------


def _sarskild_rutin(underlag: Underlag) -> SarskildRutin:
    return SarskildRutin(
        avsandare=_avsandare(underlag),
        titel="Särskild rutin",
        datum=uttryck.kort_datum(underlag.idag),
        text=tuple(uttryck.mening(punkt.text) for punkt in underlag.skydd.punkter),
        frist=uttryck.frist_anda(underlag.frist),
    )


# --- shared -----------------------------------------------------------------------------------------------------------


def _avsandare(underlag: Underlag) -> Avsandare:
    return Avsandare(underlag.region.region.avsandare, underlag.exempel)


def _mote(underlag: Underlag, var: str) -> Mote:
    kallelse = underlag.kallelse
    return Mote(
        nar=uttryck.motestid(kallelse),
        var=var,
        form=uttryck.FORM_PERSONAL[kallelse.motesform] if kallelse.motesform else uttryck.INTE_BESTAMT,
        svara_senast=echo_datum(kallelse.svara_senast) if kallelse.svara_senast else None,
    )


def _kontakt(underlag: Underlag) -> Kontakt:
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


def _adress(namn: str, adress: str | None) -> Mottagaradress:
    rader = tuple(chain((namn,), parse_adress(adress).rader() if adress else ()))[:ADRESSRADER]
    return Mottagaradress(rader + ("",) * (ADRESSRADER - len(rader)))
