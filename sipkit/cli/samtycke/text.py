"""What is told of an answer about consent: what it means now, and what to do."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import get_args

from sipkit.cli.arende.oppet import Oppet
from sipkit.cli.idag.text import dagar, sakens_text, utan_veckodag
from sipkit.cli.samtycke import former
from sipkit.cli.utfall import Utfall
from sipkit.documents.uttryck import uppraknat
from sipkit.domain.arende import Arende, Samtycke
from sipkit.domain.samtycken import senaste
from sipkit.domain.samtyckesord import BESKED, TILL_VAD
from sipkit.domain.vocabulary import Huvudman, SamtyckeSort
from sipkit.rules.besked import Sipbesked
from sipkit.rules.besked_om_samtycke import Foljder
from sipkit.rules.dagen import Sak
from sipkit.rules.tid import dag

_HUVUDMAN: dict[Huvudman, str] = {"kommun": "kommunen", "region": "regionen", "annan": "andra"}
_NEJ = ("nekat", "aterkallat")


@dataclass(frozen=True)
class Nytt:
    """The answer that was recorded, and what follows."""

    samtycke: Samtycke
    foljder: Foljder


def senast(arende: Arende, sort: SamtyckeSort, idag: date) -> Iterator[str]:
    """What was said last about a kind, then about each other kind."""
    for each in (sort, *(other for other in get_args(SamtyckeSort) if other != sort)):
        held = senaste(arende, each, idag)
        if held is not None:
            om = "" if each == sort else f" om {TILL_VAD[each]}"
            yield f"Senast{om}: {_sagt(held, idag)} (sparas i historiken)."
        elif each == sort:
            yield "Inget besked finns sedan förut."


def _sagt(samtycke: Samtycke, idag: date) -> str:
    """`NEJ 24 mars, muntligt till slutenvården`."""
    nar = f" {utan_veckodag(samtycke.dag, idag)}" if samtycke.dag else ""
    till = f"till {samtycke.mottaget_av}" if samtycke.mottaget_av else ""
    hur = " ".join(each for each in (samtycke.form, till) if each)
    return f"{BESKED[samtycke.status].upper()}{nar}{f', {hur}' if hur else ''}"


def utfall(oppet: Oppet, efter: Arende, nytt: Nytt, *, fragad: bool) -> Utfall:
    """The result of the command.

    Whom a person is called with says something of the person. So units are named to someone at work, who was asked
    (`fragad`) or sits at a terminal; a pipe and JSON get ids.
    """
    utan_namn = _utan_namn(efter)
    visat = efter if fragad or sys.stdout.isatty() else utan_namn
    steg = enumerate(_gor_nu(oppet, visat, nytt), 1)
    text = (*_text(visat, nytt, oppet.om.idag), "Gör nu", *(f"  {nr}  {each}" for nr, each in steg))
    varningar = (*oppet.lage.varningar, *(nytt.foljder.sip.varningar if _ges(nytt) else ()))
    return Utfall("samtycke", _form(oppet, nytt, tuple(_gor_nu(oppet, utan_namn, nytt))), text, varningar)


def _utan_namn(arende: Arende) -> Arende:
    """The ärende with its units' ids for names, and without whose unit the caller's is."""
    parter = tuple(part.model_copy(update={"namn": part.id}) for part in arende.parter)
    return arende.model_copy(update={"parter": parter, "fast_vardkontakter": ()})


def _ges(nytt: Nytt) -> bool:
    return nytt.foljder.beslut is not None and nytt.foljder.beslut.kod is None


# --- what it means ----------------------------------------------------------------------------------------------------


def _text(efter: Arende, nytt: Nytt, idag: date) -> Iterator[str]:
    yield f"Antecknat: {_sagt(nytt.samtycke, idag)}. Det som sagts förut är kvar i historiken."
    galler = senaste(efter, nytt.samtycke.sort, idag)
    if galler is not None and galler.id != nytt.samtycke.id:
        yield f"Ett besked som gavs senare gäller ändå: {_sagt(galler, idag)}."
    yield from _parterna(efter, nytt) if _ges(nytt) else _hindret(nytt)
    for sak in nytt.foljder.frister:
        yield _frist(sak, idag)
    if nytt.foljder.underratta:
        yield f"Har fått papper och ska få veta det: {_namn(efter, (u.part for u in nytt.foljder.underratta))}."


def _parterna(efter: Arende, nytt: Nytt) -> Iterator[str]:
    """Who is left, whether it is a SIP with them, and what the exclusion does."""
    beslut, sip = nytt.foljder.beslut, nytt.foljder.sip
    if beslut is None:
        return
    yield f"Kvar: {uppraknat(_per_huvudman(efter, beslut.tackta, nytt))}. {_ar_sip(sip)}"
    if beslut.utanfor:
        yield f"{_namn(efter, beslut.utanfor)} får inget och nämns inte."
    if nytt.samtycke.undantag:
        yield "Det som inte får nämnas visas för dig när du skriver, och kommer aldrig med i något papper."


def _ar_sip(sip: Sipbesked) -> str:
    if sip.ar_sip is None:
        return "Om det är en SIP går inte att avgöra än."
    return "SIP kan göras." if sip.ar_sip else f"Med dem är det inte en SIP: {sip.grund}"


def _per_huvudman(efter: Arende, tackta: frozenset[str], nytt: Nytt) -> Iterator[str]:
    kontakt = efter.huvudansvarig
    own = kontakt.enhet if kontakt and kontakt.enhet else "den egna enheten"
    for huvudman, ord_ in _HUVUDMAN.items():
        namn = [part.namn for part in efter.parter if part.id in tackta and part.huvudman == huvudman]
        if namn:
            yield f"{ord_} ({', '.join(namn)})"
        elif huvudman in nytt.foljder.sip.huvudman:
            yield f"{ord_} ({own})"


def _hindret(nytt: Nytt) -> Iterator[str]:
    """Why nothing may be sent, what may be done, and what may not."""
    beslut = nytt.foljder.beslut
    if beslut is None:
        return
    yield beslut.text
    for rubrik, punkter in (
        ("Får göras", beslut.far_goras),
        ("Får inte", beslut.far_inte),
        ("Att veta", beslut.att_veta),
    ):
        if punkter:
            yield f"  {rubrik}:"
            yield from (f"    – {each}" for each in punkter)


def _frist(sak: Sak, idag: date) -> str:
    """How a limit stands; one that passed while the consent was missing is hindered, and not late."""
    hinder = sak.hinder
    if hinder is None or hinder.till is None or sak.nar is None or dag(sak.nar) >= idag:
        return sakens_text(sak, idag)
    gick_ut = utan_veckodag(dag(sak.nar), idag)
    hindrad = dagar(hinder.fran, hinder.till, idag)
    gor = " Kalla i dag." if sak.frist == "kallelse" else ""
    return f"Fristen {gick_ut} gick ut medan samtycke saknades: räknas som HINDRAD {hindrad}, inte försenad.{gor}"


def _namn(efter: Arende, parter: Iterable[str]) -> str:
    wanted = set(parter)
    return uppraknat(part.namn for part in efter.parter if part.id in wanted)


# --- what to do -------------------------------------------------------------------------------------------------------


def _gor_nu(oppet: Oppet, efter: Arende, nytt: Nytt) -> Iterator[str]:
    foljder, id_ = nytt.foljder, oppet.argument
    namn = _namn(efter, (each.part for each in foljder.underratta))
    if _ges(nytt):
        if namn:
            yield f"Säg till {namn} att de inte ska komma. Säg inte varför."
        if not foljder.gjord:
            yield f"Kalla{_i_dag(foljder, oppet.om.idag)}: sipkit kallelse {id_}"
        elif not foljder.skickad:
            yield f"Skicka inte papperen som redan är gjorda. Gör nya: sipkit kallelse {id_}"
        yield "Skriv i journalen: vad personen sa, vilken dag och vem som tog emot det."
        return
    if namn and foljder.skickad:
        yield f"Avboka mötet, så får {namn} veta det: sipkit avboka {id_}"
    elif foljder.gjord:
        yield "Skicka inte papperen som redan är gjorda. Förstör dem."
    if nytt.samtycke.status in _NEJ and foljder.beslut is not None:
        yield f"Klistra in texten till journalen: sipkit klistra {id_}"
    else:
        yield "Skriv i journalen: vad personen sa, vilken dag och vem som tog emot det."
    yield f"Vid ett nytt besked: sipkit samtycke {id_}"


def _i_dag(foljder: Foljder, idag: date) -> str:
    due = [sak for sak in foljder.frister if sak.frist == "kallelse" and sak.nar is not None]
    return " i dag" if any(min(dag(sak.nar), sak.arbetsdag or dag(sak.nar)) <= idag for sak in due if sak.nar) else ""


# --- for scripts ------------------------------------------------------------------------------------------------------


def _form(oppet: Oppet, nytt: Nytt, steg: tuple[str, ...]) -> former.Samtycke:
    beslut = nytt.foljder.beslut
    return former.Samtycke(
        arende=oppet.oppnat.id,
        id=nytt.samtycke.id,
        sort=nytt.samtycke.sort,
        status=nytt.samtycke.status,
        dag=nytt.samtycke.dag.isoformat() if nytt.samtycke.dag else None,
        hinder=beslut.kod if beslut else None,
        omfattas=tuple(sorted(beslut.tackta)) if beslut else (),
        utanfor=beslut.utanfor if beslut else (),
        ar_sip=nytt.foljder.sip.ar_sip if _ges(nytt) else None,
        hindrade=tuple(
            former.Hindrad(
                str(sak.frist),
                sak.hinder.fran.isoformat(),
                sak.hinder.till.isoformat() if sak.hinder.till else None,
            )
            for sak in nytt.foljder.frister
            if sak.hinder
        ),
        underratta=tuple(former.Underratta(each.part, each.dokument) for each in nytt.foljder.underratta),
        gor_nu=steg,
    )
