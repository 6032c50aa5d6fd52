"""From lines to rows: each answer at its path, each fault at its cell."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sipkit.batch.rader.fel import cellfel, tolka_fel
from sipkit.batch.rader.filer.tabell import Blad, Linje, bokstav
from sipkit.batch.rader.kolumner.ordbok import RAD_ID, SKYDD, Ordbok, Sammansatt, Svarsdel
from sipkit.batch.rader.parter import Partrad
from sipkit.batch.rader.rad import Cell, Cellfel, Kolumn, Rad
from sipkit.batch.rader.varden import Kolumnvarden
from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.domain.identitet import parse_identitet
from sipkit.domain.svar import platta, unreadable
from sipkit.errors import SipkitError, UsageFault
from sipkit.interview.listed import side_by_side

PARTER = "parter"
_POSTNR = re.compile(r"(?:SE?-)?\d{3} ?\d{2}", re.IGNORECASE)


@dataclass(frozen=True)
class Uttag:
    """How the lines of a table become rows.

    Attributes:
        blad: the sheet.
        kolumner: what its columns are.
        varden: how the cells of each column with a path are read, by the column's place.
        typ, ordbok: what is made, and the names of columns.
        parter: the lines of the second sheet, by the row's id.
        rensad: someone has stated that nobody's data are protected.
        idag: today.
    """

    blad: Blad
    kolumner: Sequence[Kolumn]
    varden: Mapping[int, Kolumnvarden]
    typ: Dokumenttyp
    ordbok: Ordbok
    parter: Mapping[str, Sequence[Partrad]]
    rensad: bool
    idag: date

    def rad(self, linje: Linje, nr: int) -> tuple[Rad, tuple[Cellfel, ...]]:
        """A line as a row, and all that is wrong with what stands in it."""
        svar, celler, fel = self._svar(linje)
        id_, wrong = self._id(svar.pop(RAD_ID, None), nr, celler.get(RAD_ID))
        fel += wrong
        broken = frozenset(each.sokvag for each in fel)
        fel += self._satt_ihop(svar, celler, broken)
        fel += self._skydd(svar, celler, broken)
        self._med_parter(id_, svar, celler, fel)
        rad = Rad(nr, id_, svar, celler, plats=_raden(self.blad, linje))
        told = {each.cell for each in fel if each.cell}
        olasta = tolka_fel(rad, self._olasliga(svar)).fel
        return rad, (*fel, *(each for each in olasta if each.cell not in told))

    def _svar(self, linje: Linje) -> tuple[dict[str, object], dict[str, Cell], list[Cellfel]]:
        svar: dict[str, object] = {}
        celler: dict[str, Cell] = {}
        fel: list[Cellfel] = []
        for place, reader in self.varden.items():
            kolumn = self.kolumner[place]
            path = kolumn.sokvag or ""
            celler[path] = cell_i(self.blad, linje, place, kolumn.rubrik)
            try:
                value = reader.svar(linje.ruta(place))
            except UsageFault as fault:
                fel.append(cellfel(fault, celler[path], path))
                continue
            value = kolumn.tomt if value is None else value
            if value is not None:
                svar[path] = value
        return svar, celler, fel

    def _id(self, said: object, nr: int, cell: Cell | None) -> tuple[str, list[Cellfel]]:
        """The row's id, and what is wrong with it: it is printed where nothing about a person may stand."""
        if said is None:
            return str(nr), []
        if not re.fullmatch(r"[\w./-]{1,40}", str(said)):
            told, cure = (
                "Radens nyckel har fel form.",
                "Skriv högst 40 bokstäver, siffror, streck och punkter i ett ord.",
            )
        elif _ar_nummer(str(said), self.idag):
            told = "Radens nyckel är ett personnummer."
            cure = "Skriv en annan nyckel. Den står i rapporter, där inget om personen får stå."
        else:
            return str(said), []
        return str(nr), [cellfel(UsageFault("ogiltigt-varde", told, atgard=cure), cell, RAD_ID)]

    def _satt_ihop(self, svar: dict[str, object], celler: dict[str, Cell], broken: Collection[str]) -> list[Cellfel]:
        """Answers that stand in several columns, put together; nothing where no part is given, or one is broken."""
        fel: list[Cellfel] = []
        for whole in self.ordbok.sammansatta:
            parts = {part.id: (part, whole.delvag(part)) for part in whole.delar if whole.delvag(part) in celler}
            if not parts:
                continue
            given = {id_: str(svar.pop(path)) for id_, (_, path) in parts.items() if path in svar}
            wrong = _delfel(parts, given, celler, broken)
            fel += wrong
            first = next((path for part, path in parts.values() if not part.frivillig), whole.sokvag)
            celler[whole.sokvag] = celler.get(first) or celler[next(iter(parts.values()))[1]]
            if given and not wrong and not any(path in broken for _, path in parts.values()):
                svar[whole.sokvag] = _skrivet(whole, given)
        return fel

    def _skydd(self, svar: dict[str, object], celler: Mapping[str, Cell], broken: Collection[str]) -> list[Cellfel]:
        """Whether the person is protected: an empty cell says nothing, and nothing is not no."""
        if self.rensad:
            svar[SKYDD] = "nej"
        elif SKYDD not in svar and SKYDD not in broken:
            cure = "Skriv j eller n. Ska tomt betyda nej: säg det i --karta med tomt: nej."
            fault = UsageFault("skydd-tomt", "Cellen säger inte om personen är skyddad.", atgard=cure)
            return [cellfel(fault, celler.get(SKYDD), SKYDD)]
        return []

    def _med_parter(self, id_: str, svar: dict[str, object], celler: dict[str, Cell], fel: list[Cellfel]) -> None:
        lines = self.parter.get(id_, ())
        if not lines:
            return
        given = next((path for path in svar if path == PARTER or path.startswith("parter.")), None)
        if given:
            cure = "Låt enheterna stå på ett av ställena."
            told = "Radens enheter står både här och på det andra bladet."
            fel.append(cellfel(UsageFault("ogiltigt-varde", told, atgard=cure), celler.get(given), given))
            return
        svar[PARTER] = [dict(each.svar) for each in lines]
        for number, each in enumerate(lines, 1):
            celler |= {f"parter.p{number}.{name}": cell for name, cell in each.celler.items()}
            fel += each.fel

    def _olasliga(self, svar: Mapping[str, object]) -> Sequence[SipkitError]:
        """What the ärende says of the values, each by itself."""
        try:
            flat = platta(side_by_side(self.typ.fragor, svar), idag=self.idag)
        except SipkitError as fault:
            return fault.faults
        return unreadable(flat, self.idag)


def _raden(blad: Blad, linje: Linje) -> Cell:
    """The line itself, for what stands in no cell of it, by the number that it has in its file."""
    return Cell(None, f"{blad.namn} rad {linje.nr}" if blad.namn else f"rad {linje.nr}", "")


def cell_i(blad: Blad, linje: Linje, column: int, rubrik: str) -> Cell:
    """The cell of a line in a column."""
    if blad.namn is None:
        return Cell(None, f"rad {linje.nr}, {rubrik}", rubrik)
    return Cell(blad.namn, f"{bokstav(column)}{linje.nr}", rubrik)


def _ar_nummer(text: str, idag: date) -> bool:
    try:
        parse_identitet(text, idag)
    except UsageFault:
        return False
    return True


def _delfel(
    parts: Mapping[str, tuple[Svarsdel, str]],
    given: Mapping[str, str],
    celler: Mapping[str, Cell],
    broken: Collection[str],
) -> list[Cellfel]:
    """A part that is blank where others are not, and a post code that is none."""
    fel = []
    for id_, (part, path) in parts.items():
        if given and id_ not in given and not part.frivillig and path not in broken:
            fault = UsageFault(
                "svar-saknas", "En del av svaret saknas.", atgard="Fyll i cellen, eller töm de andra delarna."
            )
            fel.append(cellfel(fault, celler[path], path))
        elif id_ == "postnr" and id_ in given and not _POSTNR.fullmatch(given[id_]):
            fault = UsageFault("ogiltig-adress", "Postnumret ska ha fem siffror.", atgard="Skriv NNN NN.")
            fel.append(cellfel(fault, celler[path], path))
    return fel


def _skrivet(whole: Sammansatt, given: Mapping[str, str]) -> str:
    lines = (" ".join(given[id_] for id_ in inner if id_ in given) for inner in whole.skrivs)
    return ", ".join(line for line in lines if line)
