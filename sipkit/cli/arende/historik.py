"""What has been done in an ärende, row by row, in plain Swedish: when, what, to whom. Nobody is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from sipkit.bord.lage import las_nu
from sipkit.cli.arende.former import Historik
from sipkit.cli.arende.val import oppna
from sipkit.cli.utfall import Utfall
from sipkit.domain.arende import Arende, Dokument, Historikrad, HistorikVad, Kallelse
from sipkit.domain.bokforing import AVSANDAREN
from sipkit.domain.fieldtypes import ENSKILD
from sipkit.domain.handelseord import HANDELSEORD
from sipkit.domain.klockslag import echo_tid
from sipkit.domain.modell import Medlem
from sipkit.domain.vocabulary import DokumentTyp

M = TypeVar("M", bound=Medlem)

_VAD: Mapping[HistorikVad, str] = {
    "skapat": "Ärendet påbörjades",
    "andrat": "Ärendet ändrades",
    "papper": "Papper gjordes",
    "skickat": "Skickat",
    "handelse": "Antecknat",
    "samtycke": "Besked om samtycke",
    "inlast": "Blankett lästes in",
    "overlamnat": "Överlämnat till en annan enhet",
    "mottaget": "Mottaget från en annan enhet",
    "underskrift": "Underskrift antecknades",
}
_PAPPER: Mapping[DokumentTyp, str] = {
    "ny-tid": "ny tid",
    "aterkallelse": "avbokning",
    "uppfoljning": "uppföljning",
    "samordnad-vardplan": "samordnad vårdplan",
}
"""What documents are called that are not called by their id."""
_VILKA: Mapping[str, str] = {
    ENSKILD: "personen",
    "foretradare": "företrädaren",
    "narstaende": "den närstående",
    AVSANDAREN: "enheten det kom från",
}
_SVAR = {
    "lamnat": "ja",
    "delvis": "ja till en del",
    "nekat": "nej",
    "aterkallat": "tog tillbaka sitt ja",
    "ej-mojligt": "kunde inte ta ställning",
}


def visa_historik(angivet: str | None, per: str | None, *, fraga: bool) -> Utfall:
    """The history of an ärende. Raises as `sipkit.cli.arendeval.oppna`."""
    oppnat = oppna(angivet, las_nu(per), fraga=fraga)
    arende = oppnat.arende
    rader = tuple({**rad.model_dump(mode="json"), "text": historiktext(arende, rad)} for rad in arende.historik)
    text = tuple(f"{rad.tid:%Y-%m-%d %H.%M}  {historiktext(arende, rad)}" for rad in arende.historik)
    return Utfall("ärende historik", Historik(oppnat.id, rader), text or ("Inget är antecknat.",))


def historiktext(arende: Arende, rad: Historikrad) -> str:
    """One row, such as `Skickat: kallelse till mötet 2027-04-07 (k1), till p1, p2.`."""
    details = [each for each in (_om(arende, rad), _till(arende, rad), _nyckel(rad)) if each]
    return f"{_VAD[rad.vad]}{': ' if details else ''}{', '.join(details)}."


def _om(arende: Arende, rad: Historikrad) -> str:
    """What it was done with."""
    kallelse = _med_id(arende.kallelser, rad.avser)
    if kallelse is not None:
        return f"{papperet(rad.dokumenttyp or 'kallelse')}{_mote(kallelse)} ({kallelse.id})"
    samtycke = _med_id(arende.samtycken, rad.avser)
    if samtycke is not None:
        dag = f" {samtycke.dag}" if samtycke.dag else ""
        return f"{_SVAR[samtycke.status]}{dag} ({samtycke.id})"
    plan = _med_id(arende.planer, rad.avser)
    if plan is not None:
        return f"{papperet(rad.dokumenttyp or plan.typ)}, version {plan.version}"
    dokument = _med_id(arende.dokument, rad.avser)
    if dokument is not None:
        return f"{papperet(dokument.typ)} ({dokument.id})"
    handelse = _med_id(arende.handelser, rad.avser)
    if handelse is not None:
        return f"{HANDELSEORD[handelse.typ]} {echo_tid(handelse.tid)}"
    return rad.avser or (papperet(rad.dokumenttyp) if rad.dokumenttyp else "")


def _mote(kallelse: Kallelse) -> str:
    return f" till mötet {kallelse.dag}" if kallelse.dag else ""


def _till(arende: Arende, rad: Historikrad) -> str:
    """To whom, by id, for what was sent: the row of documents that was written with this one."""
    if rad.vad != "skickat":
        return ""
    if (own := _med_id(arende.dokument, rad.avser)) is not None:
        return till_vem(arende, own)
    about = (rad.avser, rad.dokumenttyp)
    sent = [each for each in arende.dokument if (each.kallelse, each.typ) == about]
    told = [each for each in arende.historik if each.vad == "skickat" and (each.avser, each.dokumenttyp) == about]
    if len(sent) == len(told):
        return till_vem(arende, sent[told.index(rad)])
    return _ids(dict.fromkeys(mottagare.part for each in sent for mottagare in each.mottagare))


def till_vem(arende: Arende, row: Dokument) -> str:
    """To whom a document was sent, by id, and whether a later row says otherwise of them: `till personen, p1`."""
    till = [each.part for each in row.mottagare]
    later = arende.dokument[arende.dokument.index(row) + 1 :]
    again = [each for each in later if (each.typ, each.kallelse, each.plan) == (row.typ, row.kallelse, row.plan)]
    corrected = {mottagare.part for each in again for mottagare in each.mottagare}
    gone = [each for each in till if each in corrected]
    if gone == till and again:
        return ", ".join([each for each in (_ids(till), "ersatt av en senare rad") if each])
    return f"{_ids(till)}{f', ersatt av en senare rad {_ids(gone)}' if gone else ''}"


def _nyckel(rad: Historikrad) -> str:
    return f"nyckel {rad.nyckel}" if rad.nyckel else ""


def papperet(typ: DokumentTyp) -> str:
    """What a document is called in a row."""
    return _PAPPER.get(typ, typ)


def _ids(ids: Iterable[str]) -> str:
    """`till personen, p1, p2`; empty for nobody."""
    told = [_VILKA.get(each, each) for each in ids]
    return f"till {', '.join(told)}" if told else ""


def _med_id(members: tuple[M, ...], id_: str | None) -> M | None:
    return next((each for each in members if each.id == id_), None)
