"""Making a document's papers: answers → ärende → what the rules say → papers → files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from sipkit.cli import former
from sipkit.cli.lage import Lage, las_handelser, las_lage, las_nu
from sipkit.cli.saknade import saknade
from sipkit.cli.svarsfil import las_svar
from sipkit.cli.tider import nar
from sipkit.cli.utfall import Utfall, Varning
from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.config.lager import chain
from sipkit.config.loading import hidden_document_type, list_regions, load_document_type
from sipkit.config.sources import find_sources
from sipkit.documents.filer import Utgava, utgava
from sipkit.documents.gor_nu import gor_nu
from sipkit.documents.mallar import Mallar
from sipkit.documents.sattning import sattare
from sipkit.documents.skriv import skriv
from sipkit.documents.underlag import Omstandigheter, Underlag, hinder, underlag
from sipkit.documents.uttryck import it_tjanst
from sipkit.domain.arende import Arende
from sipkit.domain.arendeid import nytt_arendeid
from sipkit.domain.svar import platta
from sipkit.domain.text import fold
from sipkit.domain.vocabulary import Filformat, PdfMotor
from sipkit.errors import AnswerMissing, Refused, UsageFault, raise_all
from sipkit.interview.build import build
from sipkit.interview.flow import filled, missing
from sipkit.interview.start import start
from sipkit.interview.state import State
from sipkit.rules.fakta import Fakta, las_fakta
from sipkit.rules.fragor import regionens_fragor

if TYPE_CHECKING:
    from sipkit.cli.utkast import Sparare

ALLA_FORMAT: tuple[Filformat, ...] = ("docx", "pdf", "txt", "ics")
FORMAT: tuple[Filformat, ...] = ("docx", "pdf", "ics")
"""What scripts get unless they say otherwise; someone at a keyboard gets the text to paste as well."""
EXEMPELREGION = "blekinge"
SAMTYCKE = "samtycke.status"


@dataclass(frozen=True, kw_only=True)
class Bestallning:
    """What was asked for on the command line."""

    typ: str = ""
    region: str | None = None
    svar: str | None = None
    utan_fragor: bool = False
    exempel: bool = False
    per: str | None = None
    handelser: tuple[str, ...] = ()
    fakta: tuple[str, ...] = ()
    format: str | None
    pdf_motor: PdfMotor
    ut: Path
    ersatt: bool
    torrkor: bool = False
    config: Path | None


@dataclass(frozen=True)
class _Bord:
    """What the questions are asked in: the document type with the region's own demands, and the circumstances."""

    typ: Dokumenttyp
    lage: Lage
    om: Omstandigheter


def utfor(best: Bestallning) -> Utfall:
    """Make the papers that were asked for.

    Raises:
        SipkitError: whatever stops it; no paper is written then.
    """
    _format(best)
    typ = load_document_type(best.typ, find_sources(best.config))
    svar = _svar(best, typ)
    bord = _bord(best, typ, _region_id(best, svar), las_fakta(best.fakta), best.per or _skapad(best, svar))
    svar = {**svar, **las_handelser(best.handelser, bord.om.idag)}
    state = _start(bord, svar)
    if best.utan_fragor:
        return _papper(best, bord, _utan_fragor(state, bord.typ, bord.om))
    from sipkit.cli.utkast import ny_sparare

    return _fragat(best, bord, state, ny_sparare(bord.typ.id, bord.lage.region_id, bord.om, svar.get("arende.id")))


def aterupptag(best: Bestallning, id_: str | None) -> Utfall:
    """Go on with an interview that was stopped.

    Raises:
        SipkitError: the draft cannot be opened, or whatever stops `utfor`.
    """
    from sipkit.cli.utkast import Sparare, utkastlager, valt_utkast
    from sipkit.interview.draft import resumed

    lager = utkastlager(las_nu(None).date())
    utkast = lager.oppna(valt_utkast(lager, id_))
    best = replace(best, typ=utkast.dokumenttyp, region=utkast.region)
    typ = load_document_type(utkast.dokumenttyp, find_sources(best.config))
    bord = _bord(best, typ, utkast.region, utkast.fakta, None)
    return _fragat(best, bord, resumed(utkast, _start(bord, {})), Sparare(lager, utkast))


def _bord(best: Bestallning, typ: Dokumenttyp, region: str, givna: Fakta, per: str | None) -> _Bord:
    lage = las_lage(region, per, best.config)
    om = Omstandigheter(lage.region_pa, lage.lagen_pa, lage.nu, givna, best.exempel)
    fragor = regionens_fragor(typ.fragor, lage.region, typ.id, givna)
    return _Bord(typ.model_copy(update={"fragor": fragor}), lage, om)


def _start(bord: _Bord, svar: Mapping[str, object]) -> State:
    namn = {"it_tjanst": it_tjanst(bord.lage.region)}
    return start(bord.typ, bord.om.idag, svar=svar, fakta=bord.om.givna, namn=namn)


def _fragat(best: Bestallning, bord: _Bord, state: State, sparare: Sparare) -> Utfall:
    """The papers of what someone at the keyboard answers; the draft is kept until they are written.

    What a terminal needs is loaded only now: it takes time.
    """
    from sipkit.cli.intervju import intervju

    try:
        arende = intervju(state, bord.typ, bord.om, bord.lage.region, sparare)
    except Refused as nej:
        if sparare.sparat:
            nej.atgard = f"Vid nytt besked: sipkit fortsätt {sparare.id}, sedan < till frågan."
        raise
    utfall = _papper(best, bord, _med_id(arende, sparare.id))
    if not best.torrkor:
        sparare.ta_bort()
    return utfall


def _papper(best: Bestallning, bord: _Bord, arende: Arende) -> Utfall:
    lage = bord.lage
    under = underlag(_med_huvud(arende, lage), bord.typ, bord.om)
    mallar = Mallar(lage.sources.templates, lage.region.lager, lage.region.logotyp)
    with sattare(best.pdf_motor) as satt:
        gjord = utgava(under, lage.region.lager, mallar, _format(best), satt)
    if not best.torrkor:
        skriv(best.ut, gjord.filer, ersatt=best.ersatt)
    return _utfall(best, (*hidden_document_type(bord.typ.id, lage.sources), *lage.varningar), under, gjord)


# --- answers ----------------------------------------------------------------------------------------------------------


def _svar(best: Bestallning, typ: Dokumenttyp) -> Mapping[str, object]:
    """The answers given beforehand, by path."""
    if best.exempel:
        sources = find_sources(best.config)
        lager = [each.id for each in chain(fold(best.region or EXEMPELREGION), sources)]
        return platta(las_svar(str(sources.example(typ.id, lager))))
    return platta(las_svar(best.svar)) if best.svar else {}


def _region_id(best: Bestallning, svar: Mapping[str, object]) -> str:
    given = best.region or svar.get("arende.region")
    if given is None and not best.utan_fragor:
        from sipkit.cli.intervju import fraga_region

        return fraga_region(list_regions(las_nu(None).date(), find_sources(best.config)))
    if given is None:
        known = ", ".join(find_sources(best.config).region_ids())
        raise AnswerMissing("svar-saknas", "Regionen är inte vald.", "arende.region", f"Ge --region ID. Välj: {known}.")
    return str(given)


def _skapad(best: Bestallning, svar: Mapping[str, object]) -> str | None:
    """An example is always made on the day that it was made up for."""
    return str(svar["arende.skapad"]) if best.exempel else None


def _utan_fragor(state: State, typ: Dokumenttyp, om: Omstandigheter) -> Arende:
    """The ärende that the answers make without a keyboard.

    Raises:
        Refused: what is known already forbids the document.
        AnswerMissing: for each answer that is needed, by path. When only the consent is missing that is left to the
            consent gate, which says what may be done without it.
    """
    state = filled(state)
    arende = build(state, om.idag)
    hinder(arende, typ, om)
    saknas = missing(state).certain
    if saknas and [fraga.falt for fraga in saknas] != [SAMTYCKE]:
        raise_all(saknade(state, typ, om))
    return arende


def _med_id(arende: Arende, id_: str) -> Arende:
    """The ärende under its draft's id, where it had none."""
    return arende.model_copy(update={"arende": arende.arende.model_copy(update={"id": arende.arende.id or id_})})


def _med_huvud(arende: Arende, lage: Lage) -> Arende:
    """The ärende with an id and the moment it was made, where it has none."""
    huvud = arende.arende
    given = {"id": huvud.id or nytt_arendeid(), "skapad": huvud.skapad or lage.nu, "region": lage.region_id}
    return arende.model_copy(update={"arende": huvud.model_copy(update=given)})


def _format(best: Bestallning) -> tuple[Filformat, ...]:
    if best.format is None:
        return FORMAT if best.utan_fragor and not best.exempel else ALLA_FORMAT
    asked = {fold(part) for part in best.format.split(",")}
    if not asked <= set(ALLA_FORMAT):
        raise UsageFault("ogiltigt-varde", "Filformatet finns inte.", "--format", f"Välj: {', '.join(ALLA_FORMAT)}.")
    return tuple(each for each in ALLA_FORMAT if each in asked)


# --- what is told -----------------------------------------------------------------------------------------------------


def _utfall(best: Bestallning, varningar: Sequence[Varning], under: Underlag, gjord: Utgava) -> Utfall:
    steg = gor_nu(under, gjord.poster)
    filer = tuple(
        former.Papperfil(
            typ=post.typ,
            mottagare=former.Mottagare(post.mottagare, post.som) if post.mottagare and post.som else None,
            fil=post.fil,
            format=Path(post.fil).suffix.removeprefix("."),
            sha256=post.sha256,
        )
        for post in gjord.poster
    )
    rader = tuple(rad.som_json() for rad in under.frister.rader)
    resultat = former.Papper(filer, str(best.ut), rader, under.kallar.ansvarig, steg)
    return Utfall(
        best.typ,
        resultat,
        tuple(_text(best, under, gjord, steg)),
        (*varningar, *under.varningar, *gjord.varningar),
    )


def _text(best: Bestallning, under: Underlag, gjord: Utgava, steg: tuple[str, ...]) -> Iterator[str]:
    if best.torrkor:
        yield f"PROVKÖRNING. Inget är skrivet. Ärende {under.arende.arende.id}."
    else:
        yield f"KLART. Ärende {under.arende.arende.id}. {len(gjord.filer)} filer i {best.ut}:"
    yield from (f"  {fil.namn}" for fil in gjord.filer)
    if under.frist is not None:
        yield f"{under.frist.namn} {nar(under.frist)}."
    yield "Gör nu"
    yield from (f"  {nummer}  {text}" for nummer, text in enumerate(steg, 1))
