"""What stands in the papers of a kallelse, also one that gives a new time.

A unit that is called gets what it needs to come prepared. One that is invited gets less: no number, no purpose, no home
address. The person gets a letter in plain words. What the person excluded, and parties that the consent does not cover,
are in none of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from sipkit.config.dokumenttyp import Pappersregel
from sipkit.documents import delar, uttryck
from sipkit.documents.kallelse import delar as motesdelar
from sipkit.documents.kallelse import ny_tid
from sipkit.documents.kallelse.brevet import brevet
from sipkit.documents.kallelse.fordelning import Skrivare, fordelade
from sipkit.documents.kallelse.kontext import Deltagare, EnhetsKallelse, Inbjudan
from sipkit.documents.kallelse.underlag import Kallelseunderlag
from sipkit.documents.kontext import Person
from sipkit.documents.papper import Papper
from sipkit.documents.sprak import Versioner
from sipkit.domain.arende import Part, Samtycke
from sipkit.domain.identitet import parse_identitet
from sipkit.domain.klockslag import echo_tid
from sipkit.domain.samtycken import senaste
from sipkit.domain.vocabulary import Huvudman
from sipkit.rules.besked import Mottagarbesked

HUVUDMAN: dict[Huvudman, str] = {"region": "Regionen", "kommun": "Kommunen", "annan": "Annan"}
SOM = {"kallad": "Kallad", "inbjuden": "Inbjuden"}


def papper(underlag: Kallelseunderlag, sprak: Versioner) -> Iterator[Papper]:
    """The papers of a kallelse, the person's letter first, also in the versions `sprak`."""
    return fordelade(underlag, Skrivare(_enhet, _inbjudan, brevet), sprak)


# --- to a unit --------------------------------------------------------------------------------------------------------


def _enhet(underlag: Kallelseunderlag, regel: Pappersregel, part: Part, mottagare: Mottagarbesked) -> EnhetsKallelse:
    kallelse, enskild = underlag.kallelse, underlag.arende.enskild
    identitet = parse_identitet(enskild.personnummer or "", underlag.idag)
    return EnhetsKallelse(
        avsandare=delar.avsandare(underlag),
        titel=regel.titel,
        datum=uttryck.kort_datum(underlag.idag),
        till=delar.adress(part.namn, part.adress),
        tidigare=ny_tid.tidigare(underlag, part),
        mote=motesdelar.mote(underlag, uttryck.plats_personal(underlag.arende, kallelse)),
        enskild=Person(enskild.namn or "", identitet.visning),
        sammankallande=delar.kontakt(underlag),
        plikt=" ".join(uttryck.mening(punkt.text) for punkt in mottagare.plikt) or "Ni är kallade till mötet.",
        syfte=uttryck.mening(kallelse.syfte or ""),
        fragor=kallelse.fragor or (),
        forberedelser=tuple(uttryck.mening(post.text or "") for post in underlag.region.kallelse.forberedelser),
        deltagare=deltagare(underlag),
        samtycke=samtyckesrad(underlag, part),
        behov=_behov(underlag),
        fot=_fot(underlag),
    )


def deltagare(underlag: Kallelseunderlag) -> tuple[Deltagare, ...]:
    """Everyone who may be named as taking part: the caller, the parties that the consent covers, those close."""
    kontakt = delar.kontakt(underlag)
    sjalv = Deltagare(_namn_och(kontakt.namn, kontakt.enhet), "Sammankallande", HUVUDMAN["region"])
    parter = [underlag.arende.part(each.id) for each in underlag.mottagare if each.som in SOM]
    return (
        sjalv,
        *(Deltagare(part.neutralt_namn, SOM[part.som], HUVUDMAN[part.huvudman]) for part in parter),
        *(Deltagare(_namn_och(each.namn, each.relation), "Närstående", "–") for each in underlag.arende.narstaende),
    )


def _namn_och(namn: str, mer: str | None) -> str:
    return f"{namn}, {mer}" if mer else namn


def samtyckesrad(underlag: Kallelseunderlag, part: Part | None = None) -> str:
    """Form, day, who took it and through whom, for the units named; never what was excluded.

    Args:
        underlag: what the kallelse is made from.
        part: who reads it alone, and so may see what just that unit may be told.
    """
    samtycke = senaste(underlag.arende, "kalla-till-mote", underlag.idag)
    if samtycke is None:
        return "Ej angivet."
    dag = f" {uttryck.kort_datum(samtycke.dag)}" if samtycke.dag else ""
    mottaget = f", mottaget av {samtycke.mottaget_av}" if samtycke.mottaget_av else ""
    rad = f"{uttryck.versal(samtycke.form or 'lämnat')}{dag}{mottaget}{_pa_sprak(underlag, samtycke)}."
    bara = samtycke.uppgifter.get(part.id) if part else None
    return f"{rad} Gäller enheterna i deltagarlistan.{f' Ni får bara veta: {uttryck.mening(bara)}' if bara else ''}"


def _pa_sprak(underlag: Kallelseunderlag, samtycke: Samtycke) -> str:
    """Through an interpreter, or in which language other than Swedish."""
    if not samtycke.tolk:
        return f", på {samtycke.sprak}" if samtycke.sprak else ""
    sprak = samtycke.sprak or underlag.arende.enskild.tolk_sprak
    return f", genom tolk ({sprak})" if sprak else ", genom tolk"


def _behov(underlag: Kallelseunderlag) -> tuple[str, ...]:
    enskild = underlag.arende.enskild
    tolk = f"Tolk: {enskild.tolk_sprak}" if enskild.tolk_sprak else "Tolk"
    lage = {"behovs": "behöver beställas", "bestalld": "beställd", "bokad": "bokad"}
    texter = {
        "tolk": f"{tolk} ({lage[tolk_lage]})" if (tolk_lage := ny_tid.tolk_lage(underlag)) else tolk,
        "stor-stil": "Text i stor stil",
        "lattlast": "Lättläst text",
        "horsel": "Nedsatt hörsel",
        "annat": enskild.behov_annat or "Annat behov, fråga sammankallande",
    }
    return tuple(texter[behov] for behov in enskild.behov or ())


def _fot(underlag: Kallelseunderlag) -> tuple[str, ...]:
    """Deadline, its source, and every interpretation it rests on."""
    frist = underlag.frist
    if frist is None:
        return ()
    nar = f"{frist.namn} senast {echo_tid(frist.senast)}." if frist.senast else uttryck.mening(frist.text or "")
    tolkning = f"Tolkning: {frist.tolkning}" if frist.tolkning else ""
    return tuple(rad for rad in (nar, str(frist.punkt), tolkning) if rad)


# --- to someone invited -----------------------------------------------------------------------------------------------


def _inbjudan(underlag: Kallelseunderlag, regel: Pappersregel, part: Part) -> Inbjudan:
    return Inbjudan(
        avsandare=delar.avsandare(underlag),
        titel=regel.titel,
        datum=uttryck.kort_datum(underlag.idag),
        till=delar.adress(part.namn, part.adress),
        tidigare=ny_tid.tidigare(underlag, part),
        mote=motesdelar.mote(underlag, uttryck.plats_inbjuden(underlag.kallelse)),
        namn=underlag.arende.enskild.namn if part.id in underlag.samtycke.tackta else None,
        fraga=part.fraga,
        sammankallande=delar.kontakt(underlag),
    )
