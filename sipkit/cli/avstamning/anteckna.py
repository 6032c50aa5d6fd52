"""`sipkit avstämt`: that a meeting was held, in every ärende, and who coordinates from then on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sipkit.cli.arende.oppet import Oppet, oppna_arende
from sipkit.cli.avstamning import former
from sipkit.cli.efterat.fristtext import forandringstext, som_former
from sipkit.cli.samtal.prompter import fraga
from sipkit.cli.utfall import Utfall
from sipkit.domain.arende import Arende
from sipkit.domain.arendeid import som_id
from sipkit.domain.bokforing import med_handelse
from sipkit.domain.fieldtypes import parse_tidpunkt
from sipkit.domain.handelseord import HANDELSEORD
from sipkit.domain.janej import parse_janej
from sipkit.domain.klockslag import echo_tid
from sipkit.domain.vocabulary import HandelseTyp
from sipkit.errors import UsageFault
from sipkit.interview.layout import INDENT
from sipkit.interview.prompter import Prompt
from sipkit.rules import avstamning
from sipkit.rules.avstamning import Traffbesked
from sipkit.rules.fakta import fakta_ur
from sipkit.rules.forandring import Forandring, forandringar
from sipkit.rules.tid import Tid


@dataclass(frozen=True)
class _Avstamt:
    """One ärende: as it was opened and as it becomes, the events that are new, and what they do to its deadlines."""

    oppet: Oppet
    efter: Arende
    nya: tuple[HandelseTyp, ...]
    andringar: tuple[Forandring, ...]


def anteckna(
    ids: Sequence[str],
    tid: str | None,
    overtagna: Collection[str],
    per: str | None,
    config: Path | None,
    *,
    fragar: bool,
) -> Utfall:
    """Record the meeting in each ärende, and where it was agreed that the fast vårdkontakt takes over.

    Everything is opened and tried before anything is stored. What stands there already is left as it is, so the same
    command can be given again.

    Args:
        ids: the ärenden, as given.
        tid: when the meeting began, as typed. None: asked for, or the command's now.
        overtagna: ids of those that were taken over. At the keyboard each of the others is asked about.
        per: the command's now, as typed.
        config: the user's own configuration.
        fragar: whether someone is there to answer.

    Raises:
        Refused: a region has no such meetings.
        SipkitError: an ärende cannot be opened or stored, or the time has not been.
    """
    oppna = [
        oppna_arende(each, per, config, fraga=False) for each in dict.fromkeys(som_id(each) or each for each in ids)
    ]
    traffar = [avstamning.traff(each.om.region, fakta_ur(each.arende, each.om.idag)) for each in oppna]
    overtagna = {som_id(each) or each for each in overtagna}
    _krav_med(overtagna, oppna)
    nar = _tiden(oppna[0], tid, fragar=fragar)
    alla = [_avstamt(each, nar, _tar_over(each, overtagna, fragar=fragar)) for each in oppna]
    for each in alla:
        if each.nya:
            each.oppet.oppnat.spara(each.efter, "handelse", avser=each.efter.handelser[-1].id)
    return _utfall(alla, nar, traffar)


def _krav_med(overtagna: Collection[str], oppna: Sequence[Oppet]) -> None:
    known = [each.argument for each in oppna]
    if not set(overtagna) <= set(known):
        cure = f"Välj bland: {', '.join(known)}."
        raise UsageFault("ogiltigt-varde", "Ett ärende togs över som inte är med.", "--övertagen", cure)


def _tiden(oppet: Oppet, tid: str | None, *, fragar: bool) -> Tid:
    if tid is not None:
        return oppet.har_varit(parse_tidpunkt(tid, oppet.om.nu), "avstamningstraff")
    if not fragar:
        return oppet.om.nu
    prompt = Prompt((), f"{INDENT}När hölls träffen? (Enter = nu): ")
    return fraga(
        prompt, oppet.las_tid, var="handelse.avstamningstraff", hjalp="Skriv dag och tid, till exempel i dag 9."
    )


def _tar_over(oppet: Oppet, overtagna: Collection[str], *, fragar: bool) -> bool:
    if oppet.argument in overtagna or not fragar:
        return oppet.argument in overtagna
    vem = oppet.arende.huvudansvarig
    line = f"{INDENT}{oppet.argument}: tog {vem.namn if vem else 'fast vårdkontakt'} över samordningen då? j/n: "
    hjalp = "Svara det som ni kom överens om. Rutinerna säger olika om vilken dag det sker."
    return fraga(Prompt((), line), parse_janej, var="handelse.samordning-overtagen", hjalp=hjalp)


def _avstamt(oppet: Oppet, nar: Tid, tar_over: bool) -> _Avstamt:
    wanted: list[HandelseTyp] = ["avstamningstraff"]
    if tar_over:
        wanted.append("samordning-overtagen")
    there = {(each.typ, each.tid) for each in oppet.arende.handelser}
    nya = tuple(typ for typ in wanted if (typ, nar) not in there)
    efter = oppet.arende
    for typ in nya:
        efter = med_handelse(efter, typ, nar)
    return _Avstamt(oppet, efter, nya, forandringar(oppet.frister(oppet.arende), oppet.frister(efter)))


def _utfall(alla: Sequence[_Avstamt], nar: Tid, traffar: Sequence[Traffbesked]) -> Utfall:
    samordning = tuple(dict.fromkeys(str(each) for traff in traffar for each in traff.overgar))
    resultat = former.Avstamda(
        tid=nar.isoformat(),
        arenden=tuple(former.Avstamt(each.oppet.argument, each.nya, som_former(each.andringar)) for each in alla),
        samordning=samordning,
    )
    return Utfall("avstämt", resultat, (*_text(alla, nar), *_samordning(samordning)), alla[0].oppet.lage.varningar)


def _text(alla: Sequence[_Avstamt], nar: Tid) -> Iterator[str]:
    for each in alla:
        noted = [HANDELSEORD[typ].lower() for typ in each.nya]
        vad = f"antecknat {echo_tid(nar)}: {', '.join(noted)}" if noted else "det stod redan i ärendet"
        yield f"{each.oppet.argument}: {vad}."
        yield from (f"  {rad}" for rad in forandringstext(each.andringar, each.oppet.om.idag))


def _samordning(samordning: Sequence[str]) -> Iterator[str]:
    yield from (f"Samordningsansvar: {each}" for each in samordning)
    if len(samordning) > 1:
        yield "Rutinerna är olika: avtala i varje ärende."
