"""What is told of an answer about consent: what it means now, and what to do."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from sipkit.cli.idag.text import dagar, sakens_text, utan_veckodag
from sipkit.cli.samtycke import former
from sipkit.cli.utfall import att_gora
from sipkit.documents.uttryck import uppraknat
from sipkit.domain.arende import Arende, Samtycke
from sipkit.domain.samtycken import senaste
from sipkit.domain.samtyckesord import BESKED, TILL_VAD
from sipkit.domain.vocabulary import Huvudman, SamtyckeSort
from sipkit.rules.besked import Samtyckesbeslut, Sipbesked
from sipkit.rules.besked_om_samtycke import Foljder
from sipkit.rules.sak import Sak
from sipkit.rules.tid import dag

_HUVUDMAN: dict[Huvudman, str] = {"kommun": "kommunen", "region": "regionen", "annan": "andra"}
_NEJ = ("nekat", "aterkallat")
JOURNAL = "Skriv i journalen: vad personen sa, vilken dag och vem som tog emot det."


@dataclass(frozen=True)
class Nytt:
    """An answer that was recorded, and what follows.

    Attributes:
        arende: with the answer.
        samtycke: the answer; where it is about several kinds, the first of them.
        sorter: the kinds that it is about.
        foljder: what follows, for the first of them.
        att_lamna: written information that the person has not got, for any of them.
        argument: what a later command is given to open the ärende; None where it is not stored.
    """

    arende: Arende
    samtycke: Samtycke
    sorter: tuple[SamtyckeSort, ...]
    foljder: Foljder
    att_lamna: tuple[str, ...]
    idag: date
    argument: str | None

    @property
    def ges(self) -> bool:
        """Whether what it is needed for may be done now."""
        return self.foljder.beslut is not None and self.foljder.beslut.kod is None

    def utan_namn(self) -> Nytt:
        """The same with the units' ids for names, and without whose unit the caller's is.

        Whom a person is called with says something of the person. So units are named to someone at work, who was asked
        or sits at a terminal; a pipe and JSON get ids.
        """
        parter = tuple(part.model_copy(update={"namn": part.id}) for part in self.arende.parter)
        return replace(self, arende=self.arende.model_copy(update={"parter": parter, "fast_vardkontakter": ()}))


def senast(arende: Arende, idag: date) -> Iterator[str]:
    """What was said last about each kind."""
    held = [each for sort in get_args(SamtyckeSort) if (each := senaste(arende, sort, idag))]
    yield from (f"Senast om {TILL_VAD[each.sort]}: {_sagt(each, idag)} (sparas i historiken)." for each in held)
    if not held:
        yield "Inget besked finns sedan förut."


def _sagt(samtycke: Samtycke, idag: date) -> str:
    """`NEJ 24 mars, muntligt till slutenvården`."""
    nar = f" {utan_veckodag(samtycke.dag, idag)}" if samtycke.dag else ""
    till = f"till {samtycke.mottaget_av}" if samtycke.mottaget_av else ""
    hur = " ".join(each for each in (samtycke.form, till) if each)
    return f"{BESKED[samtycke.status].upper()}{nar}{f', {hur}' if hur else ''}"


# --- what it means ----------------------------------------------------------------------------------------------------


def text(nytt: Nytt) -> Iterator[str]:
    """What the answer means now."""
    efter, idag = nytt.arende, nytt.idag
    yield f"Antecknat: {_sagt(nytt.samtycke, idag)}. Det som sagts förut är kvar i historiken."
    if len(nytt.sorter) > 1:
        yield f"Det gäller {uppraknat(TILL_VAD[each] for each in nytt.sorter)}."
    galler = senaste(efter, nytt.samtycke.sort, idag)
    if galler is not None and galler.id != nytt.samtycke.id:
        yield f"Ett besked som gavs senare gäller ändå: {_sagt(galler, idag)}."
    yield from _parterna(nytt) if nytt.ges else _hindret(nytt)
    for sak in nytt.foljder.frister:
        yield _frist(sak, idag)
    if nytt.foljder.underratta:
        yield f"Har fått papper och ska få veta det: {_namn(efter, (u.part for u in nytt.foljder.underratta))}."


def _parterna(nytt: Nytt) -> Iterator[str]:
    """Who is left, whether it is a SIP with them, and what the exclusion does."""
    efter, beslut, sip = nytt.arende, nytt.foljder.beslut, nytt.foljder.sip
    if beslut is None:
        return
    yield f"Kvar: {uppraknat(_per_huvudman(nytt, beslut.tackta))}. {_ar_sip(sip)}"
    if beslut.utanfor:
        yield f"{_namn(efter, beslut.utanfor)} får inget och nämns inte."
    yield from (f"Du avgör: {each}" for each in beslut.oklart)
    if beslut.utslag != "ja":
        yield from _listor(beslut)
    yield from (f"Att lämna: {each}" for each in nytt.att_lamna)
    if nytt.samtycke.undantag:
        yield "Det som inte får nämnas visas för dig när du skriver, och kommer aldrig med i något papper."


def _ar_sip(sip: Sipbesked) -> str:
    if sip.ar_sip is None:
        return "Om det är en SIP går inte att avgöra än."
    return "SIP kan göras." if sip.ar_sip else f"Med dem är det inte en SIP: {sip.grund}"


def _per_huvudman(nytt: Nytt, tackta: frozenset[str]) -> Iterator[str]:
    efter = nytt.arende
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
    yield from _listor(beslut)


def _listor(beslut: Samtyckesbeslut) -> Iterator[str]:
    """What may be done, what may not, where the routine has no way out, and what is good to know."""
    for rubrik, punkter in (
        ("Får göras", beslut.far_goras),
        ("Får inte", beslut.far_inte),
        ("Rutinen låser sig", tuple(rad for each in beslut.laser_sig for rad in each.rader())),
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


def gor_nu(nytt: Nytt) -> Iterator[str]:
    """What to do. Steps that are commands need an ärende that is stored."""
    return (step for step, command in _steg(nytt) if nytt.argument or not command)


def _steg(nytt: Nytt) -> Iterator[tuple[str, bool]]:
    """Each step, and whether it is a command."""
    foljder, id_ = nytt.foljder, nytt.argument
    namn = _namn(nytt.arende, (each.part for each in foljder.underratta))
    if nytt.ges:
        if namn:
            yield f"Säg till {namn} att de inte ska komma. Säg inte varför.", False
        if not foljder.gjord:
            yield f"Kalla{_i_dag(foljder, nytt.idag)}: sipkit kallelse {id_}", True
        elif not foljder.skickad:
            yield f"Skicka inte papperen som redan är gjorda. Gör nya: sipkit kallelse {id_}", True
        yield JOURNAL, False
        return
    if namn and foljder.skickad:
        yield f"Avboka mötet, så får {namn} veta det: sipkit avboka {id_}", True
    elif foljder.gjord:
        yield "Skicka inte papperen som redan är gjorda. Förstör dem.", False
    if nytt.samtycke.status in _NEJ and foljder.beslut is not None and id_:
        yield f"Klistra in texten till journalen: sipkit klistra {id_}", True
    else:
        yield JOURNAL, False
    yield f"Vid ett nytt besked: sipkit samtycke {id_}", True


def _i_dag(foljder: Foljder, idag: date) -> str:
    due = [sak for sak in foljder.frister if sak.frist == "kallelse" and sak.nar is not None]
    return " i dag" if any(min(dag(sak.nar), sak.arbetsdag or dag(sak.nar)) <= idag for sak in due if sak.nar) else ""


def som_text(nytt: Nytt, forst: Iterable[str] = (), *, namn: bool) -> Iterator[str]:
    """The whole of it. `forst`: the steps that come before; `namn`: units are named wherever it is shown."""
    visat = nytt if namn or sys.stdout.isatty() else nytt.utan_namn()
    yield from text(visat)
    yield from att_gora((*forst, *gor_nu(visat)))


# --- for scripts ------------------------------------------------------------------------------------------------------


def form(nytt: Nytt) -> former.Samtycke:
    """The answer and what follows, by ids."""
    nytt = nytt.utan_namn()
    beslut = nytt.foljder.beslut
    return former.Samtycke(
        arende=nytt.arende.arende.id or "",
        id=nytt.samtycke.id,
        sort=nytt.samtycke.sort,
        sorter=nytt.sorter,
        status=nytt.samtycke.status,
        dag=nytt.samtycke.dag.isoformat() if nytt.samtycke.dag else None,
        hinder=beslut.kod if beslut else None,
        omfattas=tuple(sorted(beslut.tackta)) if beslut else (),
        utanfor=beslut.utanfor if beslut else (),
        ar_sip=nytt.foljder.sip.ar_sip if nytt.ges else None,
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
        gor_nu=tuple(gor_nu(nytt)),
    )
