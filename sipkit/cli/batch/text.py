"""What is told of a batch when it has ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from sipkit.batch.inforande import Infort
from sipkit.batch.prov import Prov
from sipkit.batch.rader.rad import Cellfel, Inlasning
from sipkit.batch.utskick import Utskick
from sipkit.batch.utskrift.forteckning import Del
from sipkit.batch.utskrift.utskrift import Utskrift
from sipkit.cli.batch import former
from sipkit.cli.batch.kalla import radfiler
from sipkit.felkoder import KODER

_FLEST = 20
"""Rows with faults that are shown; the others are in the JSON."""
_FLESTA_SORTER = 8


def antal(tal: int) -> str:
    """A number as it is written: 3 012."""
    return f"{tal:,}".replace(",", "\u00a0")


def radantal(tal: int) -> str:
    """How many rows: 1 rad, 3 012 rader."""
    return f"{antal(tal)} {'rad' if tal == 1 else 'rader'}"


def brister(fel: Iterable[Cellfel]) -> tuple[former.Cellfel, ...]:
    """Faults of a row, in their shape."""
    return tuple(
        former.Cellfel(each.kod, each.vad, each.sokvag, each.atgard, each.kolumn, str(each.cell) if each.cell else None)
        for each in fel
    )


def form(
    utskick: Utskick, inlasning: Inlasning, infort: Infort, utskrift: Utskrift, felfil: Path | None
) -> former.Utskick:
    """The result for scripts."""
    rapport, filer = utskick.rapport(), radfiler(utskick)
    return former.Utskick(
        ut=str(utskick.ut),
        rader=rapport.rader,
        klara=rapport.klara,
        stoppade=rapport.stoppade,
        fel=len(rapport.felrader),
        vantar=rapport.vantar,
        borta=rapport.borta,
        utelamnade=len(inlasning.uteslutna),
        dolda=inlasning.dolda,
        nya=infort.nya,
        andrade=infort.andrade,
        fel_per_kod=rapport.fel_per_kod,
        felrader=tuple(former.Felrad(each.nr, str(filer.av(each.nr)), brister(each.fel)) for each in rapport.felrader),
        felfil=str(felfil) if felfil else None,
        nasta=_nasta(utskick, felfil or filer.rattade(each.nr for each in rapport.felrader))
        if rapport.felrader
        else None,
        utskrift=utskriftsform(utskrift.mapp, utskrift.nya),
        tidigare_delar=tuple(each.fil for each in utskrift.tidigare),
    )


def utskriftsform(mapp: Path, delar: Iterable[Del]) -> former.Utskrift:
    """Files for the printer, for scripts."""
    return former.Utskrift(str(mapp), tuple(_utskriftsdel(each) for each in delar))


def _utskriftsdel(del_: Del) -> former.Utskriftsdel:
    brev = [plats.lopnummer for plats in del_.brev if plats.lage != "makulerat"]
    return former.Utskriftsdel(del_.fil, len(brev), min(brev), max(brev), del_.sidor, del_.sha256)


def utskriftstext(utskrift: former.Utskrift) -> Iterator[str]:
    """Files for the printer, for people."""
    if utskrift.delar:
        yield f"Skriv ut dubbelsidigt, ur {utskrift.ut}. Adressen syns i ett fönsterkuvert C5."
        yield "  Breven ligger efter enhet, kommun och postnummer."
    for each in utskrift.delar:
        ark = -(-each.sidor // 2)
        yield f"  {each.fil}: brev {antal(each.fran)}–{antal(each.till)}, {antal(ark)} ark"


def text(gjort: former.Utskick) -> Iterator[str]:
    """The result for people."""
    parts = [f"{antal(gjort.klara)} klara"]
    if gjort.fel:
        parts.append(f"{antal(gjort.fel)} fel")
    if gjort.stoppade:
        parts.append(f"{antal(len(gjort.stoppade))} stoppade (skyddade personuppgifter, utanför utskriften)")
    if gjort.vantar:
        parts.append(f"{antal(gjort.vantar)} väntar")
    yield f"{' · '.join(parts)}. {radantal(gjort.rader)} i {gjort.ut}."
    utanfor = {"i listan efter --utom": gjort.utelamnade, "dolda av ett filter": gjort.dolda}
    if any(utanfor.values()):
        yield f"Inte med: {' · '.join(f'{antal(many)} {why}' for why, many in utanfor.items() if many)}."
    if gjort.borta:
        yield f"{radantal(len(gjort.borta))} står inte längre i filen: {_nummer(gjort.borta)}."
    if gjort.fel:
        yield f"  Fel: {' · '.join(_felsorter(gjort.felrader))}"
        yield from felrader(gjort.felrader)
        if gjort.felfil:
            yield f"  {gjort.felfil} har raderna med fel, och personuppgifter: ta bort den när den är använd."
            yield f"  Rätta där, och kör: {gjort.nasta}"
        else:
            filer = dict.fromkeys(each.fil for each in gjort.felrader)
            yield f"  Rätta raderna i {' och '.join(filer)}, och kör: {gjort.nasta}"
    yield from utskriftstext(gjort.utskrift)
    if gjort.tidigare_delar:
        yield f"Sedan tidigare, i {gjort.utskrift.ut}: {', '.join(_foljder(gjort.tidigare_delar))}."


def _foljder(filer: Iterable[str]) -> Iterator[str]:
    """Parts whose numbers follow on each other as one: `utskrift-1.pdf–utskrift-6.pdf`."""
    numbered = enumerate((int(Path(fil).stem.rpartition("-")[2]), fil) for fil in filer)
    for _, run in groupby(numbered, lambda each: each[1][0] - each[0]):
        first, *others = (fil for _, (_, fil) in run)
        yield f"{first}–{others[-1]}" if others else first


def _nasta(utskick: Utskick, fil: Path | None) -> str:
    return f"sipkit batch fortsätt {utskick.ut}{f' {fil} --bara-fel' if fil else ''}"


def _felsorter(rader: Iterable[former.Felrad]) -> Iterator[str]:
    """How many rows have each fault, the most common first: `31 svaret saknas (Samtycke)`."""
    sorts: dict[tuple[str, str], dict[int, str]] = {}
    for rad in rader:
        for fel in rad.fel:
            sorts.setdefault((fel.kod, fel.kolumn or fel.var), {})[rad.nr] = fel.vad
    common = sorted(sorts.items(), key=lambda pair: -len(pair[1]))
    for (kod, where), told in common[:_FLESTA_SORTER]:
        said = {each.removesuffix(".") for each in told.values()}
        what = said.pop() if len(said) == 1 else KODER[kod].partition(". ")[0]
        yield f"{antal(len(told))} {what[:1].lower()}{what[1:]}{f' ({where})' if where else ''}"
    if len(common) > _FLESTA_SORTER:
        yield f"{len(common) - _FLESTA_SORTER} andra slags fel"


def provtext(gjort: Prov, folder: Path) -> str:
    """How many proofs there are, and where."""
    made = f"{gjort.brev} provbrev: {gjort.fil}." if gjort.fil else f"{radantal(len(gjort.rader))} på prov i {folder}."
    stoppade = sum(each.stoppad for each in gjort.rader)
    return f"{made} {antal(stoppade)} stoppade (skyddade personuppgifter)." if stoppade else made


def kanda_fel(rader: Sequence[former.Felrad]) -> Iterator[str]:
    """What is known to be wrong in the file before anything has been made of its rows."""
    if rader:
        som = "den står" if len(rader) == 1 else "de står"
        yield f"{radantal(len(rader))} i filen kan inte göras som {som}: {' · '.join(_felsorter(rader))}"
        yield from felrader(rader)


def felrader(rader: Sequence[former.Felrad]) -> Iterator[str]:
    """The first rows with faults: where, what, and how to fix it."""
    flera = len({rad.fil for rad in rader}) > 1
    for rad in rader[:_FLEST]:
        for fel in rad.fel:
            yield f"  {_plats(rad, fel, flera=flera)}: {fel.vad} {fel.atgard}".rstrip()
    if len(rader) > _FLEST:
        yield f"  … och {radantal(len(rader) - _FLEST)} till. Alla står i --json."


def _plats(rad: former.Felrad, fel: former.Cellfel, *, flera: bool) -> str:
    """The cell as people see it, and its column; a cell of a file of lines tells both. The row's number where none is.

    Args:
        rad: the row.
        fel: the fault.
        flera: rows of several files are told, so that the file is told too.
    """
    place = fel.cell[:1].upper() + fel.cell[1:] if fel.cell else f"Rad nummer {rad.nr}"
    column = fel.kolumn or fel.var
    told = place if not column or place.endswith(column) else f"{place} ({column})"
    return f"{rad.fil}, {told}" if flera else told


def _nummer(rader: Sequence[int]) -> str:
    shown = ", ".join(map(str, rader[:_FLEST]))
    return f"{shown} …" if len(rader) > _FLEST else shown
