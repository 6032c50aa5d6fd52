"""Recording that papers have been sent: at most three questions, and what it means for the deadlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sipkit.bord.lage import las_handelse
from sipkit.cli.arende.oppet import Oppet
from sipkit.cli.efterat import former
from sipkit.cli.efterat.fristtext import forandringstext, mojligtext, som_former
from sipkit.cli.efterat.vilket import angivet, fragat, ovalt
from sipkit.cli.samtal import prompter as samtal
from sipkit.cli.samtal.tider import kort
from sipkit.cli.skapa import former as pappersformer
from sipkit.cli.utfall import Utfall, att_gora
from sipkit.config.varning import Varning
from sipkit.documents.att_skicka import att_skicka, utskick
from sipkit.documents.kallelse.skickat import Kallelseutskick
from sipkit.documents.utskick import Utskick
from sipkit.documents.uttryck import versal
from sipkit.domain.arende import Arende, Mottagare
from sipkit.domain.datum import echo_datum
from sipkit.domain.dokumentord import DOKUMENTORD
from sipkit.domain.klockslag import echo_tid
from sipkit.domain.vocabulary import DokumentTyp, HandelseTyp
from sipkit.errors import Refused, UsageFault
from sipkit.interview.layout import INDENT, indented
from sipkit.interview.prompter import Prompt
from sipkit.rules.besked import MojligFrist
from sipkit.rules.forandring import Forandring, forandringar, nya_mojliga
from sipkit.rules.kvittens import KVITTERAT
from sipkit.rules.tid import Tid, dag


@dataclass(frozen=True)
class _Skickat:
    """What was recorded: the ärende after, the document, when, to whom, what became of the deadlines, and may have."""

    efter: Arende
    gjort: Utskick
    tid: Tid
    till: tuple[Mottagare, ...]
    andringar: tuple[Forandring, ...]
    mojliga: tuple[MojligFrist, ...]

    @property
    def kallelse(self) -> str | None:
        """The id of the kallelse that it is about."""
        return self.gjort.kallelse.id if isinstance(self.gjort, Kallelseutskick) else None

    @property
    def dokument(self) -> str:
        """The id of the row that was added."""
        return self.efter.dokument[-1].id


def anteckna(oppet: Oppet, handelse: str | None, dokument: str | None = None, *, ratta: bool, fraga: bool) -> Utfall:
    """Record that what there is to send has been sent.

    Raises:
        Refused: there is nothing to send, or it is recorded already.
        SipkitError: an answer that cannot be read, or a file that cannot be written.
    """
    given = las_handelse(handelse, oppet.om.nu) if handelse is not None else None
    gjort = _valt(oppet, given[0] if given else None, dokument, ratta=ratta, fraga=fraga)
    if gjort.klart and not ratta:
        raise _redan(gjort, oppet)
    tid = _nar(oppet, gjort, given, fraga=fraga)
    gjort = utskick(oppet.arende, gjort.typ, oppet.om, dag(tid))
    mojliga = gjort.mottagare if ratta else gjort.kvar
    till = _till(mojliga, oppet) if fraga and len(mojliga) > 1 else mojliga
    efter = gjort.skickat(oppet.arende, tid, [each.part for each in till])
    fore, nu = oppet.frister(oppet.arende), oppet.frister(efter)
    andringar, begun = forandringar(fore, nu), nya_mojliga(fore, nu)
    om_vad = gjort.kallelse.id if isinstance(gjort, Kallelseutskick) else efter.dokument[-1].id
    sparat = oppet.oppnat.spara(efter, "skickat", avser=om_vad, dokumenttyp=gjort.typ).arende
    return _utfall(oppet, _Skickat(efter, utskick(sparat, gjort.typ, oppet.om, dag(tid)), tid, till, andringar, begun))


def _redan(gjort: Utskick, oppet: Oppet) -> Refused:
    nar = kort(gjort.rader[-1].tid, oppet.om.idag)
    vad = versal(DOKUMENTORD[gjort.typ].bestamd)
    cure = f"Blev det fel? Anteckna igen: sipkit skickat {oppet.argument} --rätta"
    return Refused("redan-skickat", f"{vad} {gjort.gjordes} {nar}. Det är redan antecknat.", atgard=cure)


# --- what, when, and to whom ------------------------------------------------------------------------------------------


def _valt(oppet: Oppet, handelse: HandelseTyp | None, dokument: str | None, *, ratta: bool, fraga: bool) -> Utskick:
    """The document: the one that is named, whose event is given, or that is not recorded for everyone yet."""
    typer = att_skicka(oppet.arende, oppet.om)
    if dokument is not None:
        return _utskick(oppet, angivet(typer, dokument))
    alla = [_utskick(oppet, typ) for typ in typer or ("kallelse",)]
    kvar = alla if ratta else [each for each in alla if not each.klart]
    if handelse is not None:
        kvar = [each for each in alla if each.handelse == handelse]
        if not kvar:
            names = " eller ".join(dict.fromkeys(f"{each.handelse}=TID" for each in alla))
            cure = f"Skriv {names}. Andra händelser: sipkit händelse."
            raise UsageFault("ogiltigt-varde", "Händelsen är inte den som skickas nu.", "--händelse", cure)
    kvar = kvar or alla[-1:]
    if len(kvar) == 1:
        return kvar[0]
    of_these = [each.typ for each in kvar]
    if not fraga:
        raise ovalt(of_these)
    return kvar[of_these.index(fragat(of_these, "Vad är skickat?"))]


def _utskick(oppet: Oppet, typ: DokumentTyp) -> Utskick:
    return utskick(oppet.arende, typ, oppet.om, oppet.om.idag)


def _nar(oppet: Oppet, gjort: Utskick, given: tuple[HandelseTyp, Tid] | None, *, fraga: bool) -> Tid:
    if given is not None:
        return oppet.har_varit(given[1], given[0])
    if not fraga:
        return oppet.om.nu
    prompt = Prompt((), f"{INDENT}När {gjort.gjordes} {DOKUMENTORD[gjort.typ].bestamd}? (Enter = nu): ")
    hjalp = "Skriv dag och gärna klockslag, till exempel i går 14.20. Bara Enter betyder nu."
    tid = samtal.fraga(prompt, oppet.las_tid, var=f"handelse.{gjort.handelse}", hjalp=hjalp)
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


def _utfall(oppet: Oppet, sant: _Skickat) -> Utfall:
    gjort, steg = sant.gjort, tuple(_gor_nu(oppet, sant))
    resultat = former.Skickat(
        arende=oppet.oppnat.id,
        typ=gjort.typ,
        kallelse=sant.kallelse,
        dokument=sant.dokument,
        tid=sant.tid.isoformat(),
        mottagare=tuple(pappersformer.Mottagare(each.part, each.som) for each in sant.till),
        kvar=tuple(pappersformer.Mottagare(each.part, each.som) for each in gjort.kvar),
        frister=som_former(sant.andringar),
        gor_nu=steg,
    )
    antal = f" till {len(sant.till)} mottagare" if sant.till else ""
    text = (
        f"Antecknat: {DOKUMENTORD[gjort.typ].bestamd} {gjort.gjordes} {echo_tid(sant.tid)}{antal}.",
        *forandringstext(sant.andringar, oppet.om.idag),
        *mojligtext(sant.mojliga),
        *att_gora(steg),
    )
    return Utfall("skickat", resultat, text, (*oppet.lage.varningar, *_varningar(gjort)))


def _gor_nu(oppet: Oppet, sant: _Skickat) -> Iterator[str]:
    id_, gjort = oppet.argument, sant.gjort
    if gjort.mottagare:
        yield f"Klistra in journaltexten, nu med dag och mottagare: sipkit klistra {id_}{_med_typ(oppet, gjort)}"
    if gjort.kvar:
        antal = len(gjort.kvar)
        yield f"{antal} har inte fått det än. När det är gjort: sipkit skickat {id_}{_med_typ(oppet, gjort)}"
    if not gjort.mottagare:
        yield "Skriv i journalen vem som har fått vad, enligt enhetens rutin för skyddade personuppgifter."
    if isinstance(gjort, Kallelseutskick):
        svara = gjort.kallelse.svara_senast
        if svara and gjort.typ != "aterkallelse":
            yield f"Se efter vilka som har svarat: senast {echo_datum(svara)}"
    elif any(each.rad.id == "kvittens" and each.vad == "borjade" for each in sant.andringar):
        first = gjort.rader[0].id
        yield f"När det är kvitterat: sipkit händelse {id_} {KVITTERAT}=TID --avser {first}"


def _med_typ(oppet: Oppet, gjort: Utskick) -> str:
    """The option that names the document, where a command without it could mean another."""
    return f" --dokument {gjort.typ}" if len(att_skicka(oppet.arende, oppet.om)) > 1 else ""


def _varningar(gjort: Utskick) -> Iterator[Varning]:
    if gjort.utan_samtycke is not None:
        told = "Samtycket gällde inte den dag det skickades. Det är antecknat ändå. Tala med den som ansvarar."
        yield Varning(gjort.utan_samtycke, told)
