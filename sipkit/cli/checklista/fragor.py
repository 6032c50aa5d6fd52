"""A checklist at the keyboard: point by point, one key each, and each answer is kept before the next is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from sipkit.cli.checklista.svar import Svar, las_ord, med, svarsord
from sipkit.cli.checklista.text import Ord, svarsordet
from sipkit.domain.arende import Arende
from sipkit.domain.checklistor import Listsvar
from sipkit.errors import UsageFault
from sipkit.interview.layout import INDENT, header, indented
from sipkit.interview.prompter import Back, Help, Prompt, Prompter, ask
from sipkit.rules.checklistor import Listlage, Punktlage

T = TypeVar("T")

_ALLA_RUTOR = ("", "a", "alla")


@dataclass(frozen=True)
class Samtal:
    """What the talk is about.

    Attributes:
        talk: who is asked.
        listor: how the lists stand in a version of the ärende.
        spara: keeps a version of it.
        ord_: the region's words.
        vem: who answers.
        nu: the command's now.
    """

    talk: Prompter
    listor: Callable[[Arende], tuple[Listlage, ...]]
    spara: Callable[[Arende], None]
    ord_: Ord
    vem: str
    nu: datetime

    def ga_igenom(self, arende: Arende) -> Arende:
        """Ask each point that is not done, from the first; all of them where all are done.

        Raises:
            Quit: the user stopped; what was answered is kept.
            Ended: nothing more can be typed; what was answered is kept.
            SipkitError: the ärende cannot be stored.
        """
        alla = all(each.klar for lista in self.listor(arende) for each in lista.punkter)
        nr, shown = self._forst(arende, 0, alla=alla), ""
        while nr is not None:
            lista, lage, place = self._punkterna(arende)[nr]
            if lista.lista.id != shown:
                self.talk.say(self._rubrik(lista))
                shown = lista.lista.id
            try:
                svar = self._svar(lista, lage, place)
            except Back:
                nr = max(nr - 1, 0)
                continue
            if svar is not None:
                arende = med(arende, [svar], self.nu)
                self.spara(arende)
            nr = self._forst(arende, nr + 1, alla=alla)
        return arende

    def _punkterna(self, arende: Arende) -> Sequence[tuple[Listlage, Punktlage, int]]:
        """Every point with its list, and its number there."""
        return [(lista, each, nr) for lista in self.listor(arende) for nr, each in enumerate(lista.punkter, 1)]

    def _forst(self, arende: Arende, fran: int, *, alla: bool) -> int | None:
        """The place of the first point to ask from a place on; None for none."""
        points = self._punkterna(arende)
        return next((nr for nr in range(fran, len(points)) if alla or not points[nr][1].klar), None)

    def _rubrik(self, lista: Listlage) -> Iterator[str]:
        yield ""
        yield from header(lista.lista.namn)
        for rad in self.ord_.inledning(lista):
            yield from indented(rad)
        number = f"{len(lista.punkter)} punkter" if len(lista.punkter) > 1 else "En punkt"
        yield from indented(f"{number}. j = ja, n = nej (inte än), e = ej tillämpligt.")

    # --- one point ----------------------------------------------------------------------------------------------------

    def _svar(self, lista: Listlage, lage: Punktlage, nr: int) -> Svar | None:
        """What is answered; None keeps what was. Raises Back, Quit, Ended."""
        lead: tuple[str, ...] = ("", *self.ord_.fragan(lage, nr))
        while True:
            try:
                return self._besvarad(lista, lage, Prompt(lead, _rad(lage), key=True))
            except Help:
                self.talk.say([row for rad in self.ord_.varfor(lage) for row in indented(rad)])
            except _Igen:
                pass
            lead = ()

    def _besvarad(self, lista: Listlage, lage: Punktlage, prompt: Prompt) -> Svar | None:
        said = ask(self.talk, prompt, lambda text: _las(text, lage))
        if said is None:
            return None
        svar = Svar(lista.lista.id, lage.punkt.id, said, vem=self.vem)
        try:
            if said == "ej-tillampligt":
                return replace(svar, skal=self._skal(lage))
            return replace(svar, rutor=self._rutor(lage)) if said == "ja" and lage.punkt.rutor else svar
        except Back:
            raise _Igen from None

    def _skal(self, lage: Punktlage) -> str | None:
        """Why it does not apply; None where that need not be said, and is not."""
        kravs = lage.punkt.ej_tillampligt == "med-skal"

        def las(text: str) -> str | None:
            if kravs and not text.strip():
                raise UsageFault("ogiltigt-varde", "Ej tillämpligt kräver ett skäl.", atgard="Skriv varför.")
            return text.strip() or None

        line = "Därför att: " if kravs else "Därför att (Enter = inget skäl): "
        return self._fraga(Prompt((), INDENT + line), las, "Skriv varför punkten inte är tillämplig för personen.")

    def _rutor(self, lage: Punktlage) -> tuple[str, ...]:
        """The boxes that are ticked."""
        rutor = lage.punkt.rutor

        def las(text: str) -> tuple[str, ...]:
            typed = text.replace(",", " ").split()
            if text.strip().casefold() in _ALLA_RUTOR:
                return tuple(each.id for each in rutor)
            if not all(each.isdecimal() and int(each) <= len(rutor) for each in typed):
                raise UsageFault("ogiltigt-varde", "Den rutan finns inte.", atgard=f"Skriv nummer 1–{len(rutor)}.")
            return tuple(each.id for nr, each in enumerate(rutor, 1) if str(nr) in typed)

        prompt = Prompt((), f"{INDENT}Vilka? (nummer, Enter = alla, 0 = ingen): ")
        return self._fraga(prompt, las, "Skriv numren på det som är gjort, med mellanslag emellan.")

    def _fraga(self, prompt: Prompt, las: Callable[[str], T], hjalp: str) -> T:
        while True:
            try:
                return ask(self.talk, prompt, las)
            except Help:
                self.talk.say(indented(hjalp))


class _Igen(Exception):
    """The point is asked again."""


def _las(text: str, lage: Punktlage) -> Listsvar | None:
    """What is answered. Enter keeps what was answered before; None where it does."""
    if not text.strip():
        if lage.svar is not None:
            return None
        raise UsageFault("ogiltigt-varde", "Punkten är inte besvarad.", atgard=f"Tryck {svarsord(lage)}.")
    return las_ord(text, lage)


def _rad(lage: Punktlage) -> str:
    keys = "j/n" if lage.punkt.ej_tillampligt == "nej" else "j/n/e"
    held = f" (Enter = {svarsordet(lage.svar.svar)})" if lage.svar else ""
    return f"{INDENT}{keys}{held}: "
