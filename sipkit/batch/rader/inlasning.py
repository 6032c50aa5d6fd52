"""The door: a file of rows becomes rows and faults. What nobody has said is asked for, all of it at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from sipkit.batch.rader.filer.oppna import las_blad
from sipkit.batch.rader.filer.tabell import FELBLAD, FORKLARINGAR, Linje, Tabell
from sipkit.batch.rader.kolumner.igenkanning import Kolumnlasare, oppna_fragor
from sipkit.batch.rader.kolumner.karta import Karta, Mal, las_karta
from sipkit.batch.rader.kolumner.ordbok import RAD_ID, SKYDD, Ordbok, las_ordbok, ord_av
from sipkit.batch.rader.kolumner.rubriker import valj_tabell
from sipkit.batch.rader.parter import Partblad, las_parter
from sipkit.batch.rader.rad import Inlasning, Kolumn
from sipkit.batch.rader.urval import valj_ut
from sipkit.batch.rader.uteslutna import Uteslutna, las_uteslutna
from sipkit.batch.rader.uttag import Uttag
from sipkit.batch.rader.varden import NOLLOR, SERIETAL, Kolumnvarden, kolumnvarden
from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.config.sources import Sources
from sipkit.config.varning import Varning
from sipkit.errors import AnswerMissing, UsageFault, raise_all

RENSAD = "rensad"


@dataclass(frozen=True)
class Radval:
    """What the one who runs it says.

    Attributes:
        idag: today.
        blad: the sheet with the rows.
        karta: a file that says what columns are. One that does not exist yet says nothing.
        skydd: the heading of the column that says who is protected, or `rensad`: nobody is.
        dolda: whether rows that a filter hides are to be with; None: nobody has said.
        utom: a file of people to leave out.
    """

    idag: date
    blad: str | None = None
    karta: Path | None = None
    skydd: str | None = None
    dolda: bool | None = None
    utom: Path | None = None

    @property
    def rensad(self) -> bool:
        """Whether someone states that no row is about a person whose data are protected."""
        return self.skydd is not None and ord_av(self.skydd) == RENSAD


@dataclass(frozen=True)
class Radfil:
    """A file of rows that has been opened, and what must be said before its rows are read.

    Attributes:
        tabell: its headings and lines.
        kolumner: what each column is taken for.
        parter: the sheet of parties.
        typ, ordbok, val: what is made, the names of columns, and what has been said.
    """

    tabell: Tabell = field(repr=False)
    kolumner: tuple[Kolumn, ...]
    parter: Partblad | None
    typ: Dokumenttyp
    ordbok: Ordbok
    val: Radval

    @cached_property
    def linjer(self) -> tuple[Linje, ...]:
        """The lines that are rows, hidden ones too; not the one that shows how it is done."""
        place = next((at for at, each in enumerate(self.kolumner) if each.sokvag == RAD_ID), None)
        mark = ord_av(self.ordbok.exempel)

        def is_example(linje: Linje) -> bool:
            shown = linje.ruta(place) if place is not None else None
            return isinstance(shown, str) and ord_av(shown) == mark

        return tuple(linje for linje in self.tabell.linjer if not is_example(linje))

    @property
    def dolda(self) -> int:
        """How many rows a filter hides."""
        return sum(linje.dold for linje in self.linjer)

    def fragor(self) -> tuple[AnswerMissing, ...]:
        """What must be said first: unknown columns, who is protected, hidden rows."""
        found = list(oppna_fragor(self.kolumner, rensad=self.val.rensad))
        if self.dolda and self.val.dolda is None:
            told = f"{self.dolda} av {len(self.linjer)} rader är dolda av ett filter."
            found.append(AnswerMissing("dolda-rader", told, "--dolda", "Ge --dolda ja för att ta med dem, annars nej."))
        return tuple(found)


def oppna_radfil(fil: Path, typ: Dokumenttyp, val: Radval, sources: Sources) -> Radfil:
    """Open a file of rows.

    Raises:
        FileFault: it cannot be read as rows.
        AnswerMissing: several sheets have rows, or a column of the sheet with parties is not known.
        UsageFault: the map has what is no path; there is no such sheet or column.
    """
    ordbok = las_ordbok(sources)
    karta = {**(las_karta(val.karta, ordbok) if val.karta and val.karta.exists() else {}), **_skyddskolumn(val)}
    blad = las_blad(fil)
    tabell = valj_tabell(blad, ordbok, karta.keys(), val.blad)
    kolumner = Kolumnlasare(typ, ordbok, karta).kolumner(tabell)
    _krav_skydd(val, kolumner)
    parter = las_parter(tabell.andra, typ, ordbok, karta, val.idag)
    return Radfil(tabell, kolumner, parter, typ, ordbok, val)


def _skyddskolumn(val: Radval) -> Karta:
    return {ord_av(val.skydd): Mal(SKYDD)} if val.skydd is not None and not val.rensad else {}


def _krav_skydd(val: Radval, kolumner: Sequence[Kolumn]) -> None:
    has_column = any(each.sokvag == SKYDD for each in kolumner)
    if val.rensad and has_column:
        cure = "Ta bort --skydd rensad, så gäller det som kolumnen säger om varje rad."
        raise UsageFault("skydd-kolumn", "Filen har en kolumn för skyddade uppgifter.", "--skydd", cure)
    if val.skydd is not None and not val.rensad and not has_column:
        cure = "Skriv rubriken som den står i filen, eller rensad."
        raise UsageFault("skydd-kolumn", "Filen har ingen sådan kolumn.", "--skydd", cure)


def las_rader(fil: Path, typ: Dokumenttyp, val: Radval, sources: Sources) -> Inlasning:
    """Read the rows of a file.

    Args:
        fil: CSV, a workbook, JSON Lines, or a folder of answers files.
        typ: what is made of each row.
        val: what the one who runs it says.
        sources: where the names of columns lie.

    Raises:
        AnswerMissing: what must be said first; all of it.
        SipkitError: as `oppna_radfil`.
    """
    return las_oppnad(oppna_radfil(fil, typ, val, sources))


def las_oppnad(radfil: Radfil) -> Inlasning:
    """Read the rows of a file that has been opened.

    Raises:
        AnswerMissing: what must be said first; all of it.
        FileFault, UsageFault: the list of those to leave out cannot be read, or has a line that cannot.
    """
    raise_all(radfil.fragor())
    val = radfil.val
    utom = las_uteslutna(val.utom, radfil.ordbok, val.idag) if val.utom else Uteslutna()
    uttag = _uttag(radfil)
    lasta = [uttag.rad(linje, nr) for nr, linje in enumerate(radfil.linjer, 1)]
    if radfil.parter:
        radfil.parter.krav_rader({rad.id for rad, _ in lasta} | {radfil.ordbok.exempel})
    visade = [par for par, linje in zip(lasta, radfil.linjer, strict=True) if val.dolda or not linje.dold]
    urval = valj_ut(visade, utom, val.idag)
    return Inlasning(
        rader=urval.rader,
        fel=urval.fel,
        kolumner=radfil.kolumner,
        dolda=0 if val.dolda else radfil.dolda,
        uteslutna=urval.uteslutna,
        varningar=(*_varningar(radfil, uttag.varden), *urval.varningar),
        tabell=replace(radfil.tabell, linjer=radfil.linjer),
        parter=radfil.parter,
    )


def _uttag(radfil: Radfil) -> Uttag:
    varden = {
        place: kolumnvarden(kolumn.sokvag, radfil.typ, radfil.ordbok, radfil.tabell.blad.fran_1904, radfil.val.idag)
        for place, kolumn in enumerate(radfil.kolumner)
        if kolumn.sokvag
    }
    parter = radfil.parter.rader if radfil.parter else {}
    return Uttag(
        radfil.tabell.blad,
        radfil.kolumner,
        varden,
        radfil.typ,
        radfil.ordbok,
        parter,
        radfil.val.rensad,
        radfil.val.idag,
    )


_RATTAT: Mapping[str, str] = {
    NOLLOR: "{antal} tal hade tappat sina första nollor, som är tillagda.",
    SERIETAL: "{antal} tal är lästa som datum eller klockslag.",
}


def _varningar(radfil: Radfil, varden: Mapping[int, Kolumnvarden]) -> Iterator[Varning]:
    """How the file was read, and what was put right."""
    tabell = radfil.tabell
    over = f" Det som står ovanför rubrikerna hoppas över ({_rader(tabell.over)})." if tabell.over else ""
    yield Varning("rader-lasta", f"{tabell.blad.last}.{over}")
    shown = len(tabell.linjer) - len(radfil.linjer)
    if shown:
        yield Varning("rader-lasta", f"Det som är märkt {radfil.ordbok.exempel} hoppas över ({_rader(shown)}).")
    unread = [blad.namn for blad in tabell.andra if blad.namn and blad.linjer and not _ar_vantat(radfil, blad.namn)]
    if unread:
        yield Varning("rader-lasta", f"Bladen som inte läses: {', '.join(unread)}.")
    for place, reader in varden.items():
        for kod, antal in Counter(reader.rattat).items():
            yield Varning(kod, f"{radfil.kolumner[place].rubrik}: {_RATTAT[kod].format(antal=antal)}")


def _rader(antal: int) -> str:
    return "en rad" if antal == 1 else f"{antal} rader"


def _ar_vantat(radfil: Radfil, namn: str) -> bool:
    """Whether a sheet beside the rows is one that is read, or one of sipkit's own."""
    is_parties = radfil.parter is not None and radfil.parter.tabell.blad.namn == namn
    return is_parties or namn in {FELBLAD, FORKLARINGAR}
