"""`sipkit batch kör`: rows are read and shown, some are made for someone to look at, and then all of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from sipkit.batch.jobb import Jobb
from sipkit.batch.mapp import PROV
from sipkit.batch.prov import prov
from sipkit.batch.rader.alder import gammal_export
from sipkit.batch.rader.arenden import ar_arendemapp
from sipkit.batch.rader.inlasning import Radval
from sipkit.batch.rader.rad import Inlasning
from sipkit.batch.utskick import borja
from sipkit.bord.lage import Lage, las_lage
from sipkit.cli.avbrott import Avbruten
from sipkit.cli.batch import former
from sipkit.cli.batch.alla_rader import gor_alla
from sipkit.cli.batch.felfil import krav_felfil
from sipkit.cli.batch.kalla import kalla
from sipkit.cli.batch.korsatt import Korsatt
from sipkit.cli.batch.order import Order
from sipkit.cli.batch.radkrav import krav_av_rader
from sipkit.cli.batch.radlasning import las
from sipkit.cli.batch.text import brister, felrader, kanda_fel, provtext
from sipkit.cli.fragor.bestallning import Bestallning
from sipkit.cli.samtal.prompter import fraga
from sipkit.cli.utfall import Utfall
from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.config.loading import load_document_type
from sipkit.config.sources import find_sources
from sipkit.domain.janej import parse_janej
from sipkit.domain.text import fold
from sipkit.errors import AnswerMissing
from sipkit.interview.layout import INDENT
from sipkit.interview.prompter import Prompt
from sipkit.storage.platser import platser
from sipkit.storage.profil import las_profil
from sipkit.storage.sigill import mitt_sigill


def kor(order: Order) -> Utfall:
    """Make the papers of every row.

    Raises:
        Avbruten: it was stopped, and can be gone on with.
        SipkitError: whatever stops all rows. What stops one is told in the result.
    """
    krav_felfil(order.felfil, order.rader)
    typ = load_document_type(fold(order.typ), find_sources(order.config))
    if not ar_arendemapp(order.rader):
        krav_av_rader(typ.id)
    lage = las_lage(_region(order), order.per, order.config)
    jobb = _jobb(order, typ, lage)
    val, inlasning = las(
        order.rader,
        typ,
        _radval(order, lage),
        lage.sources,
        fragar=not order.utan_fragor,
        varningar=tuple(gammal_export(order.rader)),
    )
    if inlasning.kolumner and not order.utan_fragor and not order.json:
        inlasning = replace(inlasning, varningar=())  # told with the columns
    if order.prov is not None:
        stopped = _provat(order, jobb, inlasning, order.prov)
        if stopped is not None:
            return stopped
    with borja(order.ut, jobb, kalla(order.rader, val), mitt_sigill()) as utskick:
        hur = Korsatt(order.processer, order.brev_per_del, order.felfil, as_json=order.json)
        return gor_alla("batch kör", utskick, inlasning, utskick.infor(inlasning.rader, inlasning.fel), hur)


def _radval(order: Order, lage: Lage) -> Radval:
    """What is said of the rows."""
    dolda = None if order.dolda is None else order.dolda == "ja"
    return Radval(lage.idag, order.blad, order.karta, order.skydd, dolda, order.utom)


def _jobb(order: Order, typ: Dokumenttyp, lage: Lage) -> Jobb:
    """What all rows have in common. The unit's profile says how long a letter takes, where there is one to ask."""
    papers = Bestallning(format=order.format, mottagare=order.mottagare)
    papers.krav()
    posttid = None if order.utan_fragor else las_profil(lage.sources.egna, platser()).posttid
    return Jobb(typ.id, lage.region_id, lage.nu, papers.filformat, order.mottagare, order.config, posttid)


def _region(order: Order) -> str:
    if order.region is None:
        known = ", ".join(find_sources(order.config).region_ids())
        raise AnswerMissing("svar-saknas", "Regionen är inte vald.", "arende.region", f"Ge --region ID. Välj: {known}.")
    return order.region


def _provat(order: Order, jobb: Jobb, inlasning: Inlasning, antal: int) -> Utfall | None:
    """Some papers to look at. None when they were good; without questions that is the end of it."""
    gjort = prov(jobb, order.ut, islice(inlasning.rader, antal))
    folder = order.ut / PROV
    failed = tuple(former.Felrad(each.nr, str(order.rader), brister(each.fel)) for each in gjort.rader if each.fel)
    known = tuple(former.Felrad(each.nr, str(order.rader), brister(each.fel)) for each in inlasning.fel)
    rows = (provtext(gjort, folder), *felrader(failed), *kanda_fel(known))
    if order.utan_fragor:
        told = former.Prov(
            str(folder), len(gjort.rader), gjort.brev, str(gjort.fil) if gjort.fil else None, failed, known
        )
        return Utfall("batch kör", told, rows, inlasning.varningar)
    prompt = Prompt(tuple(f"{INDENT}{row}" for row in rows), f"{INDENT}Titta på dem. Gå vidare? j/n: ")
    if not fraga(prompt, parse_janej, var="--prov", hjalp="j gör alla rader. n stannar här; inget mer är gjort."):
        raise Avbruten((f"Inget utskick är påbörjat. Proven ligger i {folder}.",))
    return None
