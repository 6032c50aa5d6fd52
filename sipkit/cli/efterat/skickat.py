"""Recording that papers have been sent: at most two questions, and what it means for the deadlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sipkit.bord.lage import las_handelse
from sipkit.cli.arende.oppet import Oppet
from sipkit.cli.efterat import former
from sipkit.cli.efterat.fristtext import forandringstext, som_former
from sipkit.cli.samtal import prompter as samtal
from sipkit.cli.samtal.tider import kort
from sipkit.cli.skapa import former as pappersformer
from sipkit.cli.utfall import Utfall, att_gora
from sipkit.config.varning import Varning
from sipkit.documents.kallelse.skickat import Utskick, med_skickat, utskick
from sipkit.documents.uttryck import versal
from sipkit.domain.arende import Arende, Mottagare
from sipkit.domain.datum import echo_datum
from sipkit.domain.dokumentord import DOKUMENTORD
from sipkit.domain.klockslag import echo_tid
from sipkit.errors import Refused, UsageFault
from sipkit.interview.layout import INDENT, indented
from sipkit.interview.prompter import Prompt
from sipkit.rules.forandring import Forandring, forandringar
from sipkit.rules.kallelsekedja import SKICKAD, Utskickstyp
from sipkit.rules.tid import Tid, dag


def anteckna(oppet: Oppet, handelse: str | None, *, ratta: bool, fraga: bool) -> Utfall:
    """Record that what there is to send has been sent.

    Raises:
        Refused: there is nothing to send, or it is recorded already.
        SipkitError: an answer that cannot be read, or a file that cannot be written.
    """
    gjort = utskick(oppet.arende, oppet.om, oppet.om.idag)
    if gjort.klart and not ratta:
        raise _redan(gjort, oppet)
    tid = _nar(oppet, gjort.typ, handelse, fraga=fraga)
    gjort = utskick(oppet.arende, oppet.om, dag(tid))
    mojliga = gjort.mottagare if ratta else gjort.kvar
    till = _till(mojliga, oppet) if fraga and len(mojliga) > 1 else mojliga
    efter = med_skickat(oppet.arende, gjort, tid, [each.part for each in till])
    andringar = forandringar(oppet.frister(oppet.arende), oppet.frister(efter))
    oppet.oppnat.spara(efter, "skickat", avser=gjort.kallelse.id, dokumenttyp=gjort.typ)
    return _utfall(oppet, efter, utskick(efter, oppet.om, dag(tid)), tid, till, andringar)


def _redan(gjort: Utskick, oppet: Oppet) -> Refused:
    nar = kort(gjort.rader[-1].tid, oppet.om.idag)
    vad = versal(DOKUMENTORD[gjort.typ].bestamd)
    cure = f"Blev det fel? Anteckna igen: sipkit skickat {oppet.argument} --rätta"
    return Refused("redan-skickat", f"{vad} är redan antecknad som skickad {nar}.", atgard=cure)


# --- when, and to whom ------------------------------------------------------------------------------------------------


def _nar(oppet: Oppet, typ: Utskickstyp, handelse: str | None, *, fraga: bool) -> Tid:
    if handelse is not None:
        given, tid = las_handelse(handelse, oppet.om.idag)
        if given != SKICKAD[typ]:
            cure = f"Skriv {SKICKAD[typ]}=TID. Andra händelser: sipkit händelse."
            raise UsageFault("ogiltigt-varde", "Händelsen är inte den som skickas nu.", "--händelse", cure)
        return oppet.har_varit(tid, given)
    if not fraga:
        return oppet.om.nu
    prompt = Prompt((), f"{INDENT}När skickades {DOKUMENTORD[typ].bestamd}? (Enter = nu): ")
    hjalp = "Skriv dag och gärna klockslag, till exempel i går 14.20. Bara Enter betyder nu."
    tid = samtal.fraga(prompt, oppet.las_tid, var=f"handelse.{SKICKAD[typ]}", hjalp=hjalp)
    samtal.prompter().say(indented(echo_tid(tid)))
    return tid


def _till(mojliga: Sequence[Mottagare], oppet: Oppet) -> tuple[Mottagare, ...]:
    """Who got it: all, but those whose numbers are typed."""
    rader = [f"{INDENT}[x] {nr} {_namn(oppet.arende, each)}" for nr, each in enumerate(mojliga, 1)]
    prompt = Prompt(
        (f"{INDENT}Till vem? Skriv numret på den som inte har fått det.", *rader), f"{INDENT}Svar (Enter = alla): "
    )

    def las(text: str) -> tuple[Mottagare, ...]:
        utom = text.replace(",", " ").split()
        if not set(utom) <= {str(nr) for nr in range(1, len(mojliga) + 1)}:
            raise UsageFault("ogiltigt-varde", "Det finns inget sådant nummer.", atgard="Skriv till exempel 2 3.")
        kvar = tuple(each for nr, each in enumerate(mojliga, 1) if str(nr) not in utom)
        if not kvar:
            raise UsageFault("ogiltigt-varde", "Någon måste ha fått det.", atgard="Skriv q för att sluta.")
        return kvar

    hjalp = "Vem som har fått vad, och när, ska stå i journalen (PDL 3 kap. 11 §). Bara Enter betyder alla."
    return samtal.fraga(prompt, las, var="dokument.mottagare", hjalp=hjalp)


def _namn(arende: Arende, mottagare: Mottagare) -> str:
    if mottagare.som == "enskild":
        return f"{arende.enskild.fornamn} (brevet)"
    if mottagare.som == "foretradare":
        return next(each.namn for each in arende.foretradare if each.id == mottagare.part)
    return arende.part(mottagare.part).namn


# --- what is told -----------------------------------------------------------------------------------------------------


def _utfall(
    oppet: Oppet, efter: Arende, gjort: Utskick, tid: Tid, till: Sequence[Mottagare], andringar: Sequence[Forandring]
) -> Utfall:
    steg = tuple(_gor_nu(oppet, gjort))
    resultat = former.Skickat(
        arende=oppet.oppnat.id,
        typ=gjort.typ,
        kallelse=gjort.kallelse.id,
        tid=tid.isoformat(),
        mottagare=tuple(pappersformer.Mottagare(each.part, each.som) for each in till),
        kvar=tuple(pappersformer.Mottagare(each.part, each.som) for each in gjort.kvar),
        frister=som_former(andringar),
        gor_nu=steg,
    )
    antal = f" till {len(till)} mottagare" if till else ""
    text = (
        f"Antecknat: {DOKUMENTORD[gjort.typ].bestamd} skickades {echo_tid(tid)}{antal}.",
        *forandringstext(andringar, oppet.om.idag),
        *att_gora(steg),
    )
    return Utfall("skickat", resultat, text, (*oppet.lage.varningar, *_varningar(gjort)))


def _gor_nu(oppet: Oppet, gjort: Utskick) -> Iterator[str]:
    id_ = oppet.argument
    if gjort.mottagare:
        yield f"Klistra in journaltexten, nu med dag och mottagare: sipkit klistra {id_}"
    if gjort.kvar:
        yield f"{len(gjort.kvar)} har inte fått det än. När det är gjort: sipkit skickat {id_}"
    if not gjort.mottagare:
        yield "Skriv i journalen vem som har fått vad, enligt enhetens rutin för skyddade personuppgifter."
    svara = gjort.kallelse.svara_senast
    if svara and gjort.typ != "aterkallelse":
        yield f"Se efter vilka som har svarat: senast {echo_datum(svara)}"


def _varningar(gjort: Utskick) -> Iterator[Varning]:
    if gjort.utan_samtycke is not None:
        told = "Samtycket gällde inte den dag det skickades. Det är antecknat ändå. Tala med den som ansvarar."
        yield Varning(gjort.utan_samtycke, told)
