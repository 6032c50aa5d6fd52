"""The interview: what the region and the rules say while the questions are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from sipkit.bord.bord import kanda_fakta
from sipkit.bord.saknade import slut_pa_svar
from sipkit.cli.avbrott import Avbruten
from sipkit.cli.samtal.prompter import fraga, prompter
from sipkit.cli.samtal.tider import kvitteras, nar
from sipkit.config.dokumenttyp import Dokumenttyp, Formular, Fraga
from sipkit.config.loading import Regionrad
from sipkit.config.region import Region
from sipkit.config.samtycke import Inhamtare
from sipkit.documents import uttryck
from sipkit.documents.underlag import Omstandigheter, hinder, parterna
from sipkit.domain.arende import Arende
from sipkit.domain.datum import echo_datum
from sipkit.domain.identitet import parse_identitet
from sipkit.domain.klockslag import echo_klockslag, echo_tid
from sipkit.domain.text import fold
from sipkit.errors import SipkitError, UsageFault, raise_all
from sipkit.interview.build import build
from sipkit.interview.flow import next_question
from sipkit.interview.prompter import Prompt
from sipkit.interview.run import Interrupted, interview
from sipkit.interview.state import State
from sipkit.interview.wording import Voice
from sipkit.rules import meddelanden
from sipkit.rules.fakta import fakta_ur, galler, valj
from sipkit.rules.frister import frister
from sipkit.rules.kalender import arbetskalender
from sipkit.rules.kvittens import kvittens
from sipkit.rules.malgrupp import malgrupp
from sipkit.rules.planansvar import foreslaget_ansvar
from sipkit.rules.region import hanvisning


class Behallare(Protocol):
    """What keeps the answers of an interview while it goes on."""

    def __call__(self, state: State) -> None:
        """Keep what is answered now."""

    def besked(self) -> str:
        """What became of the answers, and how to go on with them."""


def intervju(
    state: State,
    typ: Formular,
    om: Omstandigheter,
    region: Region,
    sparare: Behallare,
    inledning: Sequence[str] = (),
) -> Arende:
    """Ask what is not known. What is answered is kept by `sparare` from the first answer on.

    Raises:
        Avbruten: `q`, Ctrl-C, or an answer that nobody at the keyboard knows.
        AnswerMissing: for each answer still needed when nothing more comes through a pipe.
        SipkitError: a rule forbids going on.
    """
    rost = _Rost(typ, om, region)
    voice = Voice(rost.header(), inledning, rost.text, rost.echo, rost.rule, rost.facts)
    try:
        return interview(state, prompter(), voice, om.idag, sparare).arende
    except Interrupted as stopped:
        if stopped.ended:
            prompter().say([sparare.besked()])
            raise_all(slut_pa_svar(stopped.state, typ, om))
        raise Avbruten((*rost.att_fraga(stopped), f"Avbrutet. {sparare.besked()}")) from None


def fraga_region(regioner: Sequence[Regionrad]) -> str:
    """Ask which region's routine to follow, by number or name.

    Raises:
        Avbruten: `q` or Ctrl-C.
        AnswerMissing: nothing more comes through a pipe.
    """
    rader = [f"    {number} {each.namn}" for number, each in enumerate(regioner, 1)]

    def read(text: str) -> str:
        for number, each in enumerate(regioner, 1):
            if fold(text) in (str(number), each.id, fold(each.namn)):
                return each.id
        raise UsageFault("okand-region", "Regionen finns inte.", atgard="Skriv numret.")

    ids = ", ".join(each.id for each in regioner)
    prompt = Prompt(("    Vilken regions rutin?", *rader), "    Svar: ")
    return fraga(prompt, read, var="arende.region", hjalp=f"Skriv numret, eller ge --region ID. Välj: {ids}.")


@dataclass(frozen=True)
class _Rost:
    """What is said beside the questions."""

    typ: Formular
    om: Omstandigheter
    region: Region

    def header(self) -> str:
        """Which region and day it is."""
        klockan = echo_klockslag(self.om.nu.time())
        return f"{self.typ.namn} · {self.om.region.region.namn} · {echo_datum(self.om.idag)} kl. {klockan}"

    def text(self, fraga: Fraga, state: State) -> str:
        """The region's own words for a question, where it has any."""
        if fraga.text_fran == "vagval":
            fact = fraga.falt.removeprefix("vagval.")
            posts = (each for each in self.om.region.vagval.vagledning if fact in each.om)
            return next((each.fraga for each in posts if each.fraga), fraga.fraga)
        if fraga.text_fran != "samtycke":
            return fraga.fraga
        inhamtare = next(iter(self._inhamtas(state)), None)
        return inhamtare.fraga if inhamtare else fraga.fraga

    def echo(self, fraga: Fraga, state: State) -> Sequence[str]:
        """What follows from the answer. A rule that now forbids the document stops the interview when the step is done.

        Not before: a consent "in part" covers nobody until the parties have been chosen.
        """
        try:
            arende = build(state, self.om.idag)
        except SipkitError:
            return ()
        if isinstance(self.typ, Dokumenttyp) and not _mid_step(fraga, state):
            hinder(arende, self.typ, self.om)
        return [line for visar in fraga.visar for line in self._worked_out(visar, fraga, state, arende)]

    def _worked_out(self, visar: str, fraga: Fraga, state: State, arende: Arende) -> Iterator[str]:
        if visar == "veckodag":
            return _dagen(fraga, state, self.om.idag)
        return _ECHO[visar](self.typ, self.om, arende)

    def rule(self, fraga: Fraga, state: State) -> Sequence[str]:
        """Where the question comes from; nothing where the region has no rule about it."""
        if fraga.regel is None:
            return ()
        try:
            forklaring = self.region.forklaring(fraga.regel)
        except UsageFault:
            return ()
        return [f"Regel: {hanvisning(each.kalla.kalla, self.region)}" for each in forklaring.lager if each.kalla]

    def facts(self, state: State) -> Mapping[str, frozenset[str]]:
        """What follows from the answers, once they make an ärende."""
        try:
            return kanda_fakta(build(state, self.om.idag), self.om)
        except SipkitError:
            return state.fakta

    def att_fraga(self, stopped: Interrupted) -> Iterator[str]:
        """Whom to ask, when the interview stopped for an answer that nobody here knows."""
        if stopped.vet_inte is not None:
            yield from (inhamtare.vet_inte for inhamtare in self._inhamtas(stopped.state)[:1])

    def _inhamtas(self, state: State) -> Sequence[Inhamtare]:
        arende = build(state, self.om.idag)
        poster = (post for post in self.om.region.samtycke if self.typ.id in post.kravs_for)
        fakta = fakta_ur(arende, self.om.idag, self.om.givna)
        return [each for post in poster for each in valj(post.inhamtas, fakta).galler]


def _mid_step(fraga: Fraga, state: State) -> bool:
    """Whether the question's step has more to ask."""
    following = next_question(state)
    return following is not None and fraga.steg is not None and following.steg == fraga.steg


def _dagen(fraga: Fraga, state: State, idag: date) -> Iterator[str]:
    """The day that was answered, with its weekday and week. One that has a time beside it is a meeting to come."""
    dag, tid = (_svaret(state, falt) for falt in (fraga.falt, fraga.ger_aven))
    if dag is None:
        return
    klockan = f" klockan {echo_klockslag(time.fromisoformat(tid))}" if tid else ""
    if len(dag) > len("2027-03-25"):
        yield echo_tid(datetime.fromisoformat(dag))
        return
    yield f"{echo_datum(date.fromisoformat(dag), vecka=True)}{klockan}"
    if fraga.ger_aven and date.fromisoformat(dag) < idag:
        yield "Den dagen har varit. Skriv < och Enter om det blev fel."


def _svaret(state: State, falt: str | None) -> str | None:
    held = state.svar.get(falt) if falt else None
    return str(held.value) if held and held.value is not None else None


# --- what is worked out from an answer --------------------------------------------------------------------------------


def _frist(typ: Formular, om: Omstandigheter, arende: Arende) -> Iterator[str]:
    fakta = fakta_ur(arende, om.idag, om.givna)
    rad = frister(om.region_pa, arende, om.nu, fakta).styrande("kallelse")
    if rad is None:
        return
    yield f"{rad.namn} {nar(rad)}."
    if rad.status == "forsenad":
        yield f"Tiden har gått ut{f' ({rad.helgdag})' if rad.helgdag else ''}. Kalla i dag."
    elif rad.senast_arbetsdag is not None and rad.senast_arbetsdag <= om.idag:
        yield "Kalla i dag."
    yield from kvitteras(kvittens(om.region, om.nu, fakta), uttryck.it_tjanst(om.region), om.idag)


def _sip(typ: Formular, om: Omstandigheter, arende: Arende) -> Iterator[str]:
    if not isinstance(typ, Dokumenttyp):
        return
    beslut, besked = parterna(arende, typ, om)
    kvar = [part.namn for part in arende.parter if part.id in beslut.tackta]
    if len(kvar) < len(arende.parter):
        yield f"Kvar: {', '.join(kvar)}. De andra får inget och nämns inte."
    if besked.ar_sip is False and besked.grund:
        yield f"Med dem är det inte en SIP: {besked.grund}"
    yield from (varning.vad for varning in besked.varningar)


def _posttid(typ: Formular, om: Omstandigheter, arende: Arende) -> Iterator[str]:
    kallelse = arende.kallelse
    if not isinstance(typ, Dokumenttyp) or kallelse is None or kallelse.brev not in ("postas", "bada"):
        return
    framme = arbetskalender(om.region).nth_from(om.idag, typ.postgang)
    yield f"Postat i dag är brevet framme omkring {echo_datum(framme)}."
    if kallelse.dag is not None and framme >= kallelse.dag:
        yield "Det hinner kanske inte fram före mötet. Lämna det hellre."


def _alder(typ: Formular, om: Omstandigheter, arende: Arende) -> Iterator[str]:
    nummer = arende.enskild.personnummer
    if nummer is None:
        return
    identitet = parse_identitet(nummer, om.idag)
    alder = identitet.alder(om.idag)
    yield f"{arende.enskild.namn}, {alder} år" if alder is not None else f"{arende.enskild.namn}"
    if identitet.varning:
        yield identitet.varning


def _malgrupp(typ: Formular, om: Omstandigheter, arende: Arende) -> Iterator[str]:
    besked = malgrupp(om.region, arende, fakta_ur(arende, om.idag, om.givna))
    if besked.lagen_galler:
        yield f"{besked.grund} Lagen gäller alla: dess tid räknas."


def _ansvar(typ: Formular, om: Omstandigheter, arende: Arende) -> Iterator[str]:
    """Whom the samordnare works for: most often, and never by itself, the one that answers for the plan."""
    foreslaget = foreslaget_ansvar(om.region, arende, arende.plan) if arende.plan else None
    if foreslaget is not None:
        huvudman = {"kommun": "kommunen", "region": "regionen"}[foreslaget]
        yield f"Samordnaren arbetar i {huvudman}. Då är det oftast {huvudman} som har ansvaret för hela planen."


def _villkor(typ: Formular, om: Omstandigheter, arende: Arende) -> Iterator[str]:
    """What the routine demands of the message, before anything is written in it. What it only allows is told after."""
    if not isinstance(typ, Dokumenttyp) or not typ.meddelande:
        return
    fakta = fakta_ur(arende, om.idag, om.givna)
    valt = meddelanden.valt(om.region, arende, typ.id, fakta)
    for each in valt.villkor if valt else ():
        if each.modal != "kan" and each.text and galler(each, fakta) is not False:
            yield f"Rutinen: {uttryck.mening(each.text)}"


_ECHO: Mapping[str, Callable[[Formular, Omstandigheter, Arende], Iterator[str]]] = {
    "frist": _frist,
    "sip": _sip,
    "posttid": _posttid,
    "alder": _alder,
    "malgrupp": _malgrupp,
    "ansvar": _ansvar,
    "villkor": _villkor,
}
