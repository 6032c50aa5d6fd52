"""Recording what has happened in an ärende: which event, when, and what became of the deadlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from sipkit.bord.lage import las_handelse
from sipkit.cli.arende.oppet import Oppet
from sipkit.cli.efterat import former
from sipkit.cli.efterat.fristtext import forandringstext, mojligtext, som_former
from sipkit.cli.efterat.vilket import numret
from sipkit.cli.samtal import prompter as samtal
from sipkit.cli.utfall import Utfall
from sipkit.documents.uttryck import versal
from sipkit.domain.arende import Arende
from sipkit.domain.bokforing import med_handelse
from sipkit.domain.dokumentord import DOKUMENTORD
from sipkit.domain.handelseord import HANDELSEORD
from sipkit.domain.klockslag import echo_tid
from sipkit.domain.text import fold
from sipkit.domain.vocabulary import HandelseTyp
from sipkit.errors import AnswerMissing, Refused, UsageFault
from sipkit.interview.layout import INDENT
from sipkit.interview.prompter import Prompt
from sipkit.rules.besked import MojligFrist
from sipkit.rules.fakta import fakta_ur
from sipkit.rules.forandring import Forandring, forandringar, nya_mojliga
from sipkit.rules.kallelsekedja import OM_KALLELSEN
from sipkit.rules.kvittens import KVITTERAT, okvitterade
from sipkit.rules.tid import Tid
from sipkit.rules.vantade import vantade


@dataclass(frozen=True)
class _Handelse:
    """One event to record."""

    typ: HandelseTyp
    tid: Tid
    avser: str | None


def anteckna(oppet: Oppet, given: Sequence[str], avser: str | None, *, fraga: bool) -> Utfall:
    """Record the events that were given, or the one that is chosen at the keyboard.

    Raises:
        Refused: an event stands there already.
        SipkitError: an event or time that cannot be read, none at all, or a file that cannot be written.
    """
    har_id(oppet.arende, avser)
    par = [las_handelse(text, oppet.om.nu) for text in given] or [_fragad(oppet, fraga=fraga)]
    nya = [_Handelse(typ, oppet.har_varit(tid, typ), avser or _om(oppet.arende, typ, fraga=fraga)) for typ, tid in par]
    rader: list[tuple[_Handelse, tuple[Forandring, ...]]] = []
    arende = oppet.arende
    for ny in nya:
        efter = _med(arende, ny)
        rader.append((ny, forandringar(oppet.frister(arende), oppet.frister(efter))))
        arende = efter
    oppet.oppnat.spara(arende, "handelse", avser=arende.handelser[-1].id)
    return _utfall(oppet, rader, nya_mojliga(oppet.frister(oppet.arende), oppet.frister(arende)))


def har_id(arende: Arende, avser: str | None) -> None:
    """Check that an id is one in the ärende.

    Raises:
        UsageFault: `ogiltigt-varde`, with those that are.
    """
    groups = (arende.kallelser, arende.parter, arende.vardtillfallen, arende.dokument)
    known = [each.id for group in groups for each in group]
    if avser is not None and avser not in known:
        cure = f"Välj: {', '.join(known)}." if known else "Utelämna --avser."
        raise UsageFault("ogiltigt-varde", "Ärendet har inget med det id:t.", "--avser", cure)


def _om(arende: Arende, typ: HandelseTyp, *, fraga: bool) -> str | None:
    """What an event is about where nobody says: the kallelse, or the message that waits to be acknowledged.

    Raises:
        AnswerMissing: several wait, and nobody can be asked which.
    """
    if typ in OM_KALLELSEN:
        return arende.kallelse.id if arende.kallelse else None
    waiting = tuple(each.avser for each in okvitterade(arende) if each.avser) if typ == KVITTERAT else ()
    if len(waiting) < 2:
        return next(iter(waiting), None)
    if not fraga:
        raise AnswerMissing("svar-saknas", "Flera väntar på kvittens.", "--avser", f"Välj: {', '.join(waiting)}.")
    sent = {row.id: row for row in arende.dokument}
    rader = [f"{versal(DOKUMENTORD[sent[id_].typ].bestamd)}, {echo_tid(sent[id_].tid)}" for id_ in waiting]
    return waiting[numret(rader, "Vilket är kvitterat?", var="--avser")]


def _med(arende: Arende, ny: _Handelse) -> Arende:
    if any((each.typ, each.tid, each.avser) == (ny.typ, ny.tid, ny.avser) for each in arende.handelser):
        told = f"Händelsen står redan i ärendet: {HANDELSEORD[ny.typ].lower()} {echo_tid(ny.tid)}."
        raise Refused("handelse-finns", told, ny.typ, "Har den hänt igen? Ge den andra gångens tid.")
    return med_handelse(arende, ny.typ, ny.tid, ny.avser)


# --- at the keyboard --------------------------------------------------------------------------------------------------


def _fragad(oppet: Oppet, *, fraga: bool) -> tuple[HandelseTyp, Tid]:
    if not fraga:
        cure = "Ge --händelse TYP=TID, till exempel --händelse utskriven=2027-03-25."
        raise AnswerMissing("svar-saknas", "Händelsen är inte vald.", "handelse", cure)
    typ = _vald(oppet)
    prompt = Prompt((), f"{INDENT}{HANDELSEORD[typ]}. När? (Enter = nu): ")
    hjalp = "Skriv dag och gärna klockslag, till exempel i går 14.20. Bara Enter betyder nu."
    return typ, samtal.fraga(prompt, oppet.las_tid, var=f"handelse.{typ}", hjalp=hjalp)


def _vald(oppet: Oppet) -> HandelseTyp:
    """The event: from those that the deadlines wait for, or from all others."""
    fakta = fakta_ur(oppet.arende, oppet.om.idag)
    viktiga = vantade(oppet.om.region, oppet.frister(oppet.arende), fakta)
    ovriga: tuple[HandelseTyp, ...] = tuple(typ for typ in get_args(HandelseTyp) if typ not in viktiga)
    vald = _ur_lista(viktiga, annan=True) if viktiga else None
    return vald or _ur_lista(ovriga, annan=False) or ovriga[0]


def _ur_lista(typer: Sequence[HandelseTyp], *, annan: bool) -> HandelseTyp | None:
    """The one that is picked by number or name; None for another than these."""
    rader = [f"{INDENT}{nr:2} {HANDELSEORD[typ]}" for nr, typ in enumerate(typer, 1)]
    mer = [f"{INDENT} 0 Något annat"] if annan else []

    def las(text: str) -> HandelseTyp | None:
        typed = fold(text)
        if annan and typed == "0":
            return None
        for nr, typ in enumerate(typer, 1):
            if typed in (str(nr), typ, fold(HANDELSEORD[typ])):
                return typ
        raise UsageFault("ogiltigt-varde", "Det finns inte i listan.", atgard="Skriv numret.")

    hjalp = "Först står det som fristerna väntar på nu. Fristerna räknas om när händelsen är antecknad."
    prompt = Prompt((f"{INDENT}Vad har hänt?", *rader, *mer), f"{INDENT}Nummer: ")
    return samtal.fraga(prompt, las, var="handelse", hjalp=hjalp)


# --- what is told -----------------------------------------------------------------------------------------------------


def _utfall(
    oppet: Oppet, rader: Sequence[tuple[_Handelse, tuple[Forandring, ...]]], mojliga: Sequence[MojligFrist]
) -> Utfall:
    resultat = former.Handelser(
        arende=oppet.oppnat.id,
        handelser=tuple(former.Handelserad(ny.typ, ny.tid.isoformat(), ny.avser) for ny, _ in rader),
        frister=som_former([each for _, andringar in rader for each in andringar]),
    )
    return Utfall("händelse", resultat, tuple(_text(oppet, rader, mojliga)), oppet.lage.varningar)


def _text(
    oppet: Oppet, rader: Sequence[tuple[_Handelse, tuple[Forandring, ...]]], mojliga: Sequence[MojligFrist]
) -> Iterator[str]:
    for ny, andringar in rader:
        yield f"Antecknat: {HANDELSEORD[ny.typ].lower()} {echo_tid(ny.tid)}."
        yield from (f"  {rad}" for rad in forandringstext(andringar, oppet.om.idag))
    yield from (f"  {rad}" for rad in mojligtext(mojliga))
    if not mojliga and not any(andringar for _, andringar in rader):
        yield "Ingen frist ändras av det."
