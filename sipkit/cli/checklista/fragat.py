"""A checklist that someone at the keyboard goes through. Loaded only when something is to be asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sipkit.cli.arende.val import arendelager
from sipkit.cli.avbrott import Avbruten
from sipkit.cli.checklista.fragor import Samtal
from sipkit.cli.checklista.gor import Fall, avsluta
from sipkit.cli.checklista.text import Ord, kommandot
from sipkit.cli.checklista.valet import Par
from sipkit.cli.fragor.forval import Enhetsval, las_enhetsval
from sipkit.cli.fragor.lagring import Mal, mal
from sipkit.cli.samtal.prompter import fraga, prompter
from sipkit.cli.utfall import Utfall
from sipkit.domain.arende import Arende
from sipkit.domain.bokforing import med_huvud
from sipkit.errors import AnswerMissing, UsageFault, raise_all
from sipkit.interview.layout import INDENT
from sipkit.interview.prompter import Ended, Prompt, Quit
from sipkit.rules.tid import dag

_HJALP = "Namnet står vid varje punkt som du besvarar, i ärendet och på pappret."


@dataclass
class _Sparare:
    """Keeps each version of the ärende. `keeps` is None in a trial."""

    keeps: Mal | None
    arende: Arende
    sparat: bool

    def __call__(self, arende: Arende) -> None:
        """Keep a version. Raises FileFault."""
        self.arende = arende
        if self.keeps is not None:
            self.keeps.efter_kryss(arende)
            self.sparat = True


def fragat(fall: Fall, par: Par, arende: Arende) -> Utfall:
    """Ask point by point, then write the paper.

    Args:
        fall: the circumstances.
        par: whose list, and at which step.
        arende: the ärende with what a file has answered.

    Raises:
        Avbruten: the user stopped; what was answered is kept.
        AnswerMissing: nothing more comes through a pipe; what was answered is kept.
        SipkitError: something cannot be written.
    """
    enheten = las_enhetsval(fall.best.config)
    fall = replace(fall, best=replace(fall.best, ut=enheten.ut(fall.best.ut)))
    nu, region = fall.lage.nu, fall.lage.region_id
    keeps = mal(fall.best, fall.oppnat, nu)
    arende = med_huvud(arende, id_=arendelager(nu.date()).nytt_id(), skapad=nu, region=region)
    sparare = _Sparare(keeps, arende, sparat=fall.oppnat is not None)
    if arende.checklistor != fall.arende.checklistor:
        sparare(arende)
    talk = prompter()
    talk.say(Ord(fall.region).huvud(par, arende.arende.id, nu.date()))
    vem = _vem(enheten, arende, nu.date())
    samtal = Samtal(talk, lambda each: fall.dokument(par, each).lagen, sparare, Ord(fall.region), vem, nu)
    try:
        samtal.ga_igenom(arende)
    except Quit:
        raise Avbruten((f"Avbrutet. {_besked(sparare, par)}",)) from None
    except Ended:
        talk.say([_besked(sparare, par)])
        raise_all(_obesvarat(fall, par, sparare.arende))
    return avsluta(fall, par, sparare.arende, keeps)


def _vem(enheten: Enhetsval, arende: Arende, idag: date) -> str:
    """Who answers: asked once. Suggested is the unit's only one, else who answered last today; never yesterday's.

    Raises:
        Avbruten: the user stopped.
        AnswerMissing: nothing more comes through a pipe.
    """
    kontakter = enheten.profil.kontakter
    today = [each.vem for each in arende.checklistor if each.vem and dag(each.tid) == idag]
    forslag = kontakter[0].namn if len(kontakter) == 1 else today[-1] if today else None

    def las(text: str) -> str:
        if not text.strip() and forslag is None:
            raise UsageFault("ogiltigt-varde", "Det behöver stå vem som svarar.", atgard="Skriv ditt namn.")
        return text.strip() or str(forslag)

    line = f"{INDENT}Vem fyller i?{f' (Enter = {forslag})' if forslag else ''}: "
    return fraga(Prompt((), line), las, var="checklista.vem", hjalp=_HJALP)


def _besked(sparare: _Sparare, par: Par) -> str:
    """What became of the answers, and how to go on."""
    if not sparare.sparat or sparare.keeps is None:
        return "Inget är sparat."
    argument = sparare.keeps.oppnat.fil or sparare.arende.arende.id
    return f"Svaren är sparade. Gå vidare: {kommandot(str(argument), par)}"


def _obesvarat(fall: Fall, par: Par, arende: Arende) -> list[AnswerMissing]:
    """Each point that nobody has answered."""
    return [
        AnswerMissing("svar-saknas", "Punkten är inte besvarad.", f"checklista.{lista.lista.id}.{each.punkt.id}")
        for lista in fall.dokument(par, arende).lagen
        for each in lista.punkter
        if each.svar is None
    ]
