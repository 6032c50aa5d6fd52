"""Recording a signature that was made with a pen, or with a card in another program, and who has got the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sipkit.cli.arende.oppet import Oppet
from sipkit.cli.samtal import prompter as samtal
from sipkit.cli.signering import former, overlamnat
from sipkit.cli.signering.bedomning import Underlag, bedom_planen
from sipkit.cli.signering.filer import las, rotter
from sipkit.cli.signering.planlage import (
    Planlage,
    Planrad,
    krav_klar,
    lagestext,
    med_underskrift,
    ny_underskrift,
    planlage,
)
from sipkit.cli.skapa import former as pappersformer
from sipkit.cli.utfall import Utfall
from sipkit.documents.manifest import sha256
from sipkit.documents.uttryck import versal
from sipkit.domain.arende import Arende, Mottagare
from sipkit.domain.datum import echo_datum, parse_datum
from sipkit.domain.plan import Plan, Underskrift, Underskriftssatt
from sipkit.errors import AnswerMissing, Refused, UsageFault
from sipkit.interview.layout import INDENT, indented
from sipkit.interview.prompter import Prompt
from sipkit.storage.platser import platser

_SATT: tuple[tuple[Underskriftssatt, str], ...] = (("papper", "penna på papper"), ("e-underskrift", "e-tjänstekort"))


@dataclass(frozen=True)
class Onskan:
    """What was said on the command line; what was not is asked for.

    Attributes:
        vem: the id of the line, with or without the version.
        dag: when it was signed; today when nobody is asked.
        fil: the scan of what was signed on paper, or the PDF that was signed with a card.
        till: the ids of those who have got the plan.
    """

    hur: Underskriftssatt | None
    vem: str | None
    dag: str | None
    fil: Path | None
    till: Sequence[str]
    fraga: bool


@dataclass(frozen=True)
class _Antecknat:
    """What is to be recorded."""

    rader: tuple[Planrad, ...]
    hur: Underskriftssatt | None
    dag: date
    fil: str | None


def anteckna(oppet: Oppet, onskan: Onskan) -> Utfall:
    """Record a signature on the latest version of the plan, and who has got it.

    Raises:
        Refused: there is no plan, it is not ready, or nothing is left to record.
        SipkitError: an answer that cannot be read, or a file that cannot be written.
    """
    plan = oppet.arende.plan
    if plan is None:
        raise Refused("plan-ej-klar", "Ärendet har ingen plan.", atgard="Gör planen först: sipkit plan.")
    lage = planlage(oppet, oppet.arende, plan)
    krav_klar(lage)
    mojliga = overlamnat.kvar(oppet, oppet.arende, lage)
    gjort = _underskriften(oppet, onskan, lage, bara_till=bool(mojliga))
    fatt = _fatt(oppet.arende, onskan, mojliga)
    if not gjort.rader and not fatt:
        raise Refused("redan-underskrivet", "Inget nytt är antecknat.", plan.id)
    efter = _med(oppet.arende, plan, gjort)
    efter = overlamnat.med_overlamning(efter, plan, oppet.om.nu if gjort.dag == oppet.om.idag else gjort.dag, fatt)
    oppet.oppnat.spara(efter, "underskrift", dokumenttyp=plan.typ, avser=plan.id)
    return _utfall(oppet, efter, plan.id, gjort, fatt)


def _underskriften(oppet: Oppet, onskan: Onskan, lage: Planlage, *, bara_till: bool) -> _Antecknat:
    osignerade = tuple(each for each in lage.rader if each.rad.underskrift is None)
    if not osignerade:
        if not bara_till:
            raise Refused("redan-underskrivet", "Planen är underskriven, och alla har fått den.", lage.plan.id)
        return _Antecknat((), None, _dag(oppet, lage.plan, onskan), None)
    hur = onskan.hur or (_hur() if onskan.fraga else "papper")
    if hur == "e-underskrift":
        return _med_kort(oppet, onskan, osignerade)
    rad = _vem(onskan, osignerade, bara_till=bara_till and not any(each.rad.kravs for each in osignerade))
    dag = _dag(oppet, lage.plan, onskan)
    if rad is None:
        return _Antecknat((), None, dag, None)
    fil = onskan.fil or (_fil("Inskannad fil (Enter = nej): ", "skanning") if onskan.fraga else None)
    return _Antecknat((rad,), "papper", dag, sha256(las(fil, "Den inskannade filen")) if fil else None)


def _med_kort(oppet: Oppet, onskan: Onskan, osignerade: Sequence[Planrad]) -> _Antecknat:
    """The lines that a signed file has valid signatures for.

    Raises:
        AnswerMissing: no file.
        Refused: `underskrift-haller-inte`.
    """
    fil = onskan.fil or (_fil("Den underskrivna PDF:en: ", "fil") if onskan.fraga else None)
    if fil is None:
        cure = "Ge --fil FIL. Är planen inte underskriven än: sipkit signera FIL --ärende ID."
        raise AnswerMissing("svar-saknas", "Den underskrivna PDF:en saknas.", "--fil", cure)
    pdf = las(fil, "PDF:en")
    roots = rotter((), oppet.lage.sources, platser())
    dom = bedom_planen(pdf, Underlag(oppet.om.nu, roots, None), oppet)
    free = {each.falt for each in osignerade}
    held = [each for each in dom.verdict.fields if each.giltig and each.field in free]
    if not held or dom.verdict.findings:
        cure = f"Se vad som är fel: sipkit verifiera FIL --ärende {oppet.argument}"
        raise Refused("underskrift-haller-inte", "Filen har ingen ny underskrift som är giltig.", str(fil), cure)
    rader = tuple(rad for each in held if (rad := dom.rad(each.field)))
    days = [each.signed.date() for each in held if each.signed]
    return _Antecknat(rader, "e-underskrift", max(days, default=oppet.om.idag), sha256(pdf))


def _med(arende: Arende, plan: Plan, gjort: _Antecknat) -> Arende:
    """The ärende with the signatures."""
    for planrad in gjort.rader:
        rad, plan = planrad.rad, next(each for each in arende.planer if each.id == plan.id)
        made = Underskrift(
            id=ny_underskrift(plan),
            sort=rad.sort,
            som=rad.som,
            vem=rad.vem if rad.som in ("enhet", "foretradare") else None,
            namn=planrad.namn,
            dag=gjort.dag,
            hur=gjort.hur or "papper",
            fil_sha256=gjort.fil if gjort.hur == "e-underskrift" else None,
            skanning_sha256=gjort.fil if gjort.hur == "papper" else None,
        )
        arende = med_underskrift(arende, plan, made)
    return arende


# --- what is asked ----------------------------------------------------------------------------------------------------


def _hur() -> Underskriftssatt:
    rader = "  ".join(f"{nr} {text}" for nr, (_, text) in enumerate(_SATT, 1))

    def lasa(text: str) -> Underskriftssatt:
        for nr, (satt, namn) in enumerate(_SATT, 1):
            if text.strip().lower() in (str(nr), satt, namn):
                return satt
        raise UsageFault("ogiltigt-varde", "Det går inte att välja.", atgard="Skriv 1 eller 2.")

    hjalp = "Båda räknas. För en underskrift med kort behövs PDF:en som är underskriven."
    return samtal.fraga(Prompt((), f"{INDENT}{rader}: "), lasa, var="underskrift.hur", hjalp=hjalp)


def _vem(onskan: Onskan, osignerade: Sequence[Planrad], *, bara_till: bool) -> Planrad | None:
    """The line that was signed; None when only the handing over is recorded."""
    if onskan.vem is not None:
        return _angiven(onskan.vem, osignerade)
    if not onskan.fraga:
        if bara_till and onskan.till:
            return None
        if len(osignerade) > 1:
            cure = f"Ge --vem ID, ett av {', '.join(each.rad.id for each in osignerade)}."
            raise AnswerMissing("svar-saknas", "Det är inte sagt vem som har skrivit under.", "--vem", cure)
        return osignerade[0]
    return _vald(osignerade, bara_till=bara_till)


def _angiven(vem: str, osignerade: Sequence[Planrad]) -> Planrad:
    for each in osignerade:
        if vem in (each.rad.id, each.rad.id.removeprefix(f"{each.plan.id}-")):
            return each
    cure = f"Välj: {', '.join(each.rad.id for each in osignerade)}."
    raise UsageFault("ogiltigt-varde", "Planen har ingen sådan underskrift kvar att anteckna.", "--vem", cure)


def _vald(osignerade: Sequence[Planrad], *, bara_till: bool) -> Planrad | None:
    if len(osignerade) == 1 and not bara_till:
        samtal.prompter().say(indented(f"Vem: {osignerade[0].vem}"))
        return osignerade[0]
    first = next((each for each in osignerade if each.rad.kravs), osignerade[0])
    rader = [f"{INDENT}{nr} {each.vem}" for nr, each in enumerate(osignerade, 1)]
    rader += [f"{INDENT}0 ingen: anteckna bara vem som har fått planen"] if bara_till else []

    def lasa(text: str) -> Planrad | None:
        if not text.strip():
            return first
        if bara_till and text.strip() == "0":
            return None
        for nr, each in enumerate(osignerade, 1):
            if text.strip() == str(nr):
                return each
        raise UsageFault("ogiltigt-varde", "Det finns inte i listan.", atgard="Skriv numret.")

    prompt = Prompt((f"{INDENT}Vem har skrivit under?", *rader), f"{INDENT}Nummer (Enter = {first.vem}): ")
    hjalp = "En rad för var och en som kan skriva under. Enter är den vars underskrift krävs, om någons gör det."
    return samtal.fraga(prompt, lasa, var="underskrift.vem", hjalp=hjalp)


def _dag(oppet: Oppet, plan: Plan, onskan: Onskan) -> date:
    """When: not before the plan was made, and not a day to come."""
    idag = oppet.om.idag

    def lasa(text: str) -> date:
        day = parse_datum(text, idag, "bakat") if text.strip() else idag
        if day > idag or (plan.dag and day < plan.dag):
            gjord = f" Planen gjordes {echo_datum(plan.dag)}." if plan.dag else ""
            raise UsageFault("ogiltigt-datum", f"Den dagen kan den inte ha skrivits under.{gjord}", "--dag")
        return day

    if onskan.dag is not None or not onskan.fraga:
        return lasa(onskan.dag or "")
    hjalp = "Skriv dagen, till exempel i dag eller 7/4. Bara Enter betyder i dag."
    day = samtal.fraga(Prompt((), f"{INDENT}Dag (Enter = i dag): "), lasa, var="underskrift.dag", hjalp=hjalp)
    samtal.prompter().say(indented(echo_datum(day)))
    return day


def _fil(fraga: str, var: str) -> Path | None:
    def lasa(text: str) -> Path | None:
        path = Path(text.strip()) if text.strip() else None
        if path is not None and not path.is_file():
            raise UsageFault("ogiltigt-varde", "Det finns ingen sådan fil.", atgard="Skriv sökvägen till filen.")
        return path

    hjalp = "Filen sparas inte i ärendet: bara dess kontrollsumma, som visar att det är samma fil."
    return samtal.fraga(Prompt((), f"{INDENT}{fraga}"), lasa, var=f"underskrift.{var}", hjalp=hjalp)


def _fatt(arende: Arende, onskan: Onskan, mojliga: Sequence[Mottagare]) -> tuple[Mottagare, ...]:
    if onskan.till:
        return overlamnat.valda(mojliga, onskan.till)
    return overlamnat.fraga(arende, mojliga) if onskan.fraga else ()


# --- what is told -----------------------------------------------------------------------------------------------------


def _utfall(oppet: Oppet, efter: Arende, plan: str, gjort: _Antecknat, fatt: Sequence[Mottagare]) -> Utfall:
    lage = planlage(oppet, efter, next(each for each in efter.planer if each.id == plan))
    resultat = former.Underskrift(
        arende=oppet.oppnat.id,
        falt=tuple(each.rad.id for each in gjort.rader),
        hur=gjort.hur,
        dag=gjort.dag.isoformat() if gjort.rader else None,
        fil_sha256=gjort.fil if gjort.hur == "e-underskrift" else None,
        skanning_sha256=gjort.fil if gjort.hur == "papper" else None,
        fatt=tuple(pappersformer.Mottagare(each.part, each.som) for each in fatt),
        plan=lage.form,
    )
    varningar = (*oppet.lage.varningar, *overlamnat.utan_samtycke(oppet, efter, lage.plan, fatt))
    kvar = len(overlamnat.kvar(oppet, efter, lage))
    return Utfall("underskrift", resultat, tuple(_text(lage, gjort, len(fatt), kvar)), varningar)


def _text(lage: Planlage, gjort: _Antecknat, fatt: int, kvar: int) -> Iterator[str]:
    for each in gjort.rader:
        hur = next(namn for satt, namn in _SATT if satt == gjort.hur)
        yield f"Antecknat: underskrift av {each.vem}. {versal(echo_datum(gjort.dag))}, {hur}."
    if fatt:
        yield f"Antecknat: {fatt} har fått planen."
    yield from lagestext(lage)
    if kvar:
        yield f"{kvar} har inte fått planen än."
