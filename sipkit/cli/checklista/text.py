"""What is said of a checklist: each point on the screen, and how the lists stand when it is done. Nothing is summed."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from sipkit.documents import uttryck
from sipkit.domain.checklistor import Listsvar
from sipkit.domain.datum import echo_datum
from sipkit.domain.handelseord import HANDELSEORD
from sipkit.domain.klockslag import echo_tid
from sipkit.domain.stegord import STEGORD
from sipkit.domain.vocabulary import Roll, Steg
from sipkit.interview.layout import INDENT, WIDTH, filled
from sipkit.rules.besked import Fristrad
from sipkit.rules.checklistor import Kant, Listlage, Punktlage, bokstav, nummer, saknade
from sipkit.rules.region import Region, hanvisning
from sipkit.rules.villkorsord import bara_om

_SVAR: Final[Mapping[Listsvar, str]] = {"ja": "ja", "nej": "nej", "ej-tillampligt": "ej tillämpligt"}
_KORT: Final = 56
"""How much of a point is said where it has been said before."""


def svarsordet(svar: Listsvar) -> str:
    """An answer in words."""
    return _SVAR[svar]


def kommandot(argument: str, par: tuple[Roll, Steg]) -> str:
    """The command that goes on with the same list."""
    return f"sipkit checklista {argument} --roll {par[0]} --steg {par[1]}"


@dataclass(frozen=True)
class Ord:
    """The region's words."""

    region: Region

    def roller(self, roller: Iterable[Roll]) -> str:
        """Roles as they are called, with a capital letter first."""
        return uttryck.versal(uttryck.roller(roller, self.region))

    def huvud(self, par: tuple[Roll, Steg], arende: str | None, dag: date) -> tuple[str, str]:
        """For which ärende it is and when, and whose list."""
        roll, steg = par
        return (
            f"Ärende {arende} · {self.region.region.namn} · {echo_datum(dag)}",
            f"{self.roller([roll])} · {STEGORD[steg]}",
        )

    def inledning(self, lista: Listlage) -> Iterator[str]:
        """What is said above the points of a list."""
        if lista.lista.text:
            yield lista.lista.text
        if villkor := bara_om(lista.lista, lista.hanger_pa):
            yield villkor
        if lista.lista.tolkning:
            yield f"Tolkning: {lista.lista.tolkning}"

    def fragan(self, lage: Punktlage, nr: int) -> Iterator[str]:
        """A point as it is asked: its number, the source's letter, its words, and what is known of it."""
        letter = bokstav(lage.punkt.id)
        text = f"{letter}  {lage.punkt.text}" if letter else str(lage.punkt.text)
        yield from textwrap.wrap(f"{nr:2} {text}", WIDTH, initial_indent=" ", subsequent_indent=INDENT)
        for rad in self._under(lage):
            yield from textwrap.wrap(rad, WIDTH, initial_indent=INDENT, subsequent_indent=f"{INDENT}  ")
        yield from filled(f"{nr} {each.namn}" for nr, each in enumerate(lage.punkt.rutor, 1))

    def _under(self, lage: Punktlage) -> Iterator[str]:
        if lage.punkt.forklaring:
            yield lage.punkt.forklaring
        if lage.andra:
            yield f"Någon annan gör detta: {_litet(self.roller(lage.andra))}."
        if lage.punkt.funktion:
            yield f"Vem: {lage.punkt.funktion}."
        if villkor := bara_om(lage.punkt, lage.hanger_pa):
            yield f"{villkor} Det är inte känt."
        if dag := uttryck.dagen_for(lage.frist):
            yield dag
        yield from (f"Ärendet säger: {_kant(each)}" for each in lage.kant)
        if lage.punkt.tolkning:
            yield f"Tolkning: {lage.punkt.tolkning}"

    def varfor(self, lage: Punktlage) -> Iterator[str]:
        """Why it is asked, and where the rule stands."""
        krav = "Rutinen kräver det." if lage.punkt.grind else "Det hör till steget."
        yield f"{krav} Källa: {hanvisning(lage.punkt.kalla, self.region)}."
        if lage.punkt.regler:
            yield f"Regler: {', '.join(lage.punkt.regler)}"
        if lage.punkt.dokument:
            yield f"Görs med: sipkit skapa {lage.punkt.dokument}"


def _kant(kant: Kant) -> str:
    if kant.handelse and kant.tid:
        return f"{HANDELSEORD[kant.handelse]} {echo_tid(kant.tid)}. Du kryssar."
    return f"{kant.varde}. Du kryssar."


def _litet(text: str) -> str:
    return text[:1].lower() + text[1:]


# --- how the lists stand ----------------------------------------------------------------------------------------------


def laget(lista: Listlage, ord_: Ord) -> Iterator[str]:
    """Each point with its answer, and what is missing of what the routine demands."""
    called = nummer(lista)
    yield f"{lista.lista.namn} ({ord_.roller(lista.lista.roller)})"
    for each in lista.punkter:
        svar = svarsordet(each.svar.svar) if each.svar else "–"
        yield f"  {called[each.punkt.id]:>2}  {svar:14}  {_kort(each)}"
    if any(each.punkt.grind for each in lista.punkter):
        yield f"Saknas: {', '.join(saknade(lista)) or 'inget av det som rutinen kräver här'}."


def _kort(lage: Punktlage) -> str:
    return textwrap.shorten(str(lage.punkt.text), _KORT, placeholder=" …")


def andras(listor: Iterable[Listlage], frister: Iterable[Fristrad], ord_: Ord) -> Iterator[str]:
    """What others answer for, under its own heading."""
    rader = [f"{ord_.roller(each.andra)}: {_kort(each)}" for lista in listor for each in lista.andras]
    rader += [f"{ord_.roller(rad.ansvarig)}: {uttryck.dagen_for(rad)}" for rad in frister]
    if rader:
        yield "Någon annan gör detta"
        yield from (f"  {rad}" for rad in dict.fromkeys(rader))
