"""What is told when a checklist is done: for scripts, and for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sipkit.cli.checklista import former
from sipkit.cli.checklista.text import Ord, andras, kommandot, laget
from sipkit.cli.checklista.valet import Par
from sipkit.cli.skapa.filer import papperfiler
from sipkit.cli.utfall import Utfall, att_gora
from sipkit.documents.checklista.dokument import ChecklistDokument
from sipkit.documents.filer import Utgava
from sipkit.domain.stegord import AVGOR
from sipkit.rules.besked import Fristrad
from sipkit.rules.checklistor import Kant, Listlage, Punktlage, andras_frister, saknas

if TYPE_CHECKING:
    from sipkit.cli.checklista.gor import Fall
    from sipkit.cli.fragor.lagring import Mal


@dataclass(frozen=True)
class Gjort:
    """A checklist that has been gone through.

    Attributes:
        fall: the circumstances.
        par: whose list, and at which step.
        dokument: the lists of the ärende with its answers.
        utgava: the files.
        keeps: where the ärende was stored; None where it was not.
    """

    fall: Fall
    par: Par
    dokument: ChecklistDokument
    utgava: Utgava
    keeps: Mal | None

    @property
    def arende(self) -> str | None:
        """The ärende's id."""
        return self.dokument.underlag.arende.arende.id

    @property
    def listor(self) -> tuple[Listlage, ...]:
        """How the lists stand."""
        return self.dokument.lagen

    @property
    def frister(self) -> tuple[Fristrad, ...]:
        """What others are to have done by a certain day."""
        return andras_frister(self.listor[0].lista, self.dokument.underlag.alla_frister)

    @property
    def argument(self) -> str | None:
        """What opens the stored ärende again."""
        if self.keeps is None:
            return None
        return str(self.keeps.oppnat.fil or self.arende)


def utfall(gjort: Gjort) -> Utfall:
    """The result of the command."""
    steg = tuple(_gor_nu(gjort))
    notices = (*gjort.fall.lage.varningar, *gjort.dokument.varningar, *gjort.utgava.varningar)
    return Utfall("checklista", _form(gjort, steg), tuple(_text(gjort, steg)), notices)


# --- for people -------------------------------------------------------------------------------------------------------


def _text(gjort: Gjort, steg: tuple[str, ...]) -> Iterator[str]:
    ord_, best = Ord(gjort.fall.region), gjort.fall.best
    yield from _huvud(gjort)
    for lista in gjort.listor:
        yield ""
        yield from laget(lista, ord_)
    if told := [*andras(gjort.listor, gjort.frister, ord_)]:
        yield ""
        yield from told
    if gjort.par[1] in AVGOR:
        yield from ("", AVGOR[gjort.par[1]])
    if not best.torrkor:
        yield from ("", *att_gora(steg))


def _huvud(gjort: Gjort) -> Iterator[str]:
    best, id_ = gjort.fall.best, gjort.arende
    vad = f"Ärende {id_}." if id_ else "En tom checklista."
    if best.torrkor:
        yield f"PROVKÖRNING. Inget är skrivet. {vad}"
        return
    yield f"{vad} Skrivet i {best.ut}:"
    yield from (f"  {fil.namn}" for fil in gjort.utgava.filer)
    if gjort.keeps is not None:
        yield gjort.keeps.besked


def _gor_nu(gjort: Gjort) -> Iterator[str]:
    yield from gjort.dokument.gor_nu(gjort.utgava.poster, sparat=gjort.argument is not None)
    if gjort.argument and not all(each.klar for lista in gjort.listor for each in lista.punkter):
        yield f"När mer är gjort, gå vidare: {kommandot(gjort.argument, gjort.par)}"


# --- for scripts ------------------------------------------------------------------------------------------------------


def _form(gjort: Gjort, steg: tuple[str, ...]) -> former.Checklista:
    brister = saknas(gjort.listor)
    unmet = False if brister else None
    return former.Checklista(
        arende=gjort.arende,
        region=gjort.fall.lage.region_id,
        roll=gjort.par[0],
        steg=gjort.par[1],
        listor=tuple(_lista(each) for each in gjort.listor),
        punkter=tuple(_punkt(each, lista) for lista in gjort.listor for each in lista.punkter),
        andras=tuple(_andras(gjort)),
        saknas=brister,
        kriterier_uppfyllda=unmet,
        far_skrivas_ut=unmet if gjort.par[1] == "utskrivning" else None,
        avgor="läkaren" if gjort.par[1] in AVGOR else None,
        filer=papperfiler(gjort.utgava.poster),
        ut=str(gjort.fall.best.ut),
        gor_nu=steg,
    )


def _lista(lage: Listlage) -> former.Lista:
    lista = lage.lista
    return former.Lista(lista.id, lista.namn, lista.text, lista.modal, lista.tolkning, lista.kalla, lista.regler)


def _punkt(lage: Punktlage, lista: Listlage) -> former.Punkt:
    punkt, svar = lage.punkt, lage.svar
    return former.Punkt(
        lista=lista.lista.id,
        id=punkt.id,
        beteckning=lage.beteckning,
        text=str(punkt.text),
        forklaring=punkt.forklaring,
        modal=punkt.modal,
        grind=punkt.grind,
        svar=svar.svar if svar else None,
        skal=svar.skal if svar else None,
        tid=svar.tid.isoformat() if svar else None,
        rutor={each.id: svar is not None and each.id in svar.rutor for each in punkt.rutor},
        av=lage.andra,
        funktion=punkt.funktion,
        dokument=punkt.dokument,
        hanger_pa=lage.hanger_pa,
        frist=former.Punktfrist(punkt.frist, _iso(lage.frist)) if punkt.frist else None,
        kant=tuple(map(_kant, lage.kant)),
        tolkning=punkt.tolkning,
        kalla=punkt.kalla,
        regler=punkt.regler,
    )


def _kant(kant: Kant) -> former.Kant:
    return former.Kant(kant.falt, kant.handelse, kant.tid.isoformat() if kant.tid else None)


def _andras(gjort: Gjort) -> Iterator[former.Andras]:
    for lista in gjort.listor:
        for each in lista.andras:
            yield former.Andras(each.andra, each.punkt.id, each.punkt.frist, _iso(each.frist))
    for rad in gjort.frister:
        yield former.Andras(rad.ansvarig, None, rad.id, _iso(rad))


def _iso(rad: Fristrad | None) -> str | None:
    return rad.senast.isoformat() if rad and rad.senast else None
