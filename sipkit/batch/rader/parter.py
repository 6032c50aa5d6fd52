"""Parties on a sheet of their own, each on a line with the row's key: no thirty columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sipkit.batch.rader.fel import cellfel
from sipkit.batch.rader.filer.tabell import Blad, Linje, Tabell, bokstav
from sipkit.batch.rader.kolumner.karta import Karta
from sipkit.batch.rader.kolumner.ordbok import RAD_ID, Ordbok, ord_av
from sipkit.batch.rader.kolumner.rubriker import delad
from sipkit.batch.rader.rad import Cell, Cellfel
from sipkit.batch.rader.varden import Kolumnvarden, kolumnvarden
from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.errors import AnswerMissing, FileFault, UsageFault, raise_all


@dataclass(frozen=True, slots=True)
class Partrad:
    """A party of a row: its answers and cells by the party's own fields, and what is wrong in them."""

    svar: Mapping[str, object] = field(repr=False)
    celler: Mapping[str, Cell] = field(repr=False)
    fel: tuple[Cellfel, ...]


@dataclass(frozen=True)
class Partblad:
    """The sheet with parties.

    Attributes:
        tabell: its headings and lines.
        kolumner: the path of each column that has one, by place: a party's field, or `rad-id`.
        rader: the parties by the row's key.
    """

    tabell: Tabell
    kolumner: Mapping[int, str]
    rader: Mapping[str, Sequence[Partrad]]

    def nyckel(self, linje: Linje) -> str | None:
        """The key of the row that a line is about."""
        place = next(at for at, path in self.kolumner.items() if path == RAD_ID)
        ruta = linje.ruta(place)
        return format(ruta, ".0f") if isinstance(ruta, float) and not ruta % 1 else None if ruta is None else str(ruta)

    def krav_rader(self, ids: set[str]) -> None:
        """Refuse parties of rows that there are not: some row lacks them. Raises UsageFault."""
        lost = [linje.nr for linje in self.tabell.linjer if self.nyckel(linje) not in ids]
        if lost:
            where = ", ".join(map(str, lost[:10])) + (" …" if len(lost) > 10 else "")
            cure = f"Rätta kolumnen rad-id på rad {where}, så att den är som på det första bladet."
            raise UsageFault(
                "parter-utan-rad", "Enheter hör till en rad som inte finns.", self.tabell.blad.namn or "", cure
            )


def las_parter(andra: Sequence[Blad], typ: Dokumenttyp, ordbok: Ordbok, karta: Karta, idag: date) -> Partblad | None:
    """The parties on the sheet that has the name for them; None where there is none, or it is empty.

    Raises:
        FileFault: its headings are not there.
        AnswerMissing: a column of it is not known.
    """
    names = {ord_av(name) for name in ordbok.parter.blad}
    blad = next((each for each in andra if ord_av(each.namn or "") in names), None)
    if blad is None or all(linje.ar_tom for linje in blad.linjer):
        return None
    known = _namn(ordbok)
    tabell = delad(blad, (), lambda heading: ord_av(heading) in known)
    kolumner = dict(_kolumner(tabell, known, karta)) if tabell else {}
    if tabell is None or RAD_ID not in kolumner.values():
        cure = "Bladet ska ha kolumnerna rad-id och Enhet, som i `sipkit batch mall`."
        raise FileFault(
            "rubriker-saknas", "Bladet med enheter har inga rubriker som känns igen.", blad.namn or "", cure
        )
    varden = {
        place: kolumnvarden(f"parter.p1.{path}", typ, ordbok, blad.fran_1904, idag)
        for place, path in kolumner.items()
        if path != RAD_ID
    }
    rader: dict[str, list[Partrad]] = defaultdict(list)
    found = Partblad(tabell, kolumner, rader)
    for linje in tabell.linjer:
        if not _ar_exempel(found.nyckel(linje), ordbok):
            rader[found.nyckel(linje) or ""].append(_partrad(found, linje, varden))
    return found


def _ar_exempel(nyckel: str | None, ordbok: Ordbok) -> bool:
    return ord_av(nyckel or "") == ord_av(ordbok.exempel)


def _namn(ordbok: Ordbok) -> dict[str, str]:
    key = {ord_av(name): RAD_ID for name in (ordbok.rad_id.rubrik, *ordbok.rad_id.namn)}
    fields = {
        ord_av(name): each.sokvag for each in ordbok.parter.kolumner for name in (each.sokvag, each.rubrik, *each.namn)
    }
    return {**fields, **key}


def _kolumner(tabell: Tabell, known: Mapping[str, str], karta: Karta) -> Iterator[tuple[int, str]]:
    faults = []
    for place, heading in enumerate(tabell.rubriker):
        mal = karta.get(ord_av(f"{tabell.blad.namn} {heading}")) if heading else None
        if mal is not None:
            if mal.sokvag is not None:
                yield place, mal.sokvag.rpartition(".")[2]
        elif ord_av(heading) in known:
            yield place, known[ord_av(heading)]
        elif any(linje.ruta(place) is not None for linje in tabell.linjer):
            cure = f'Säg i --karta vart den hör: "{tabell.blad.namn}: rubriken": "-" hoppar över den.'
            where = f"{tabell.blad.namn}, kolumn {bokstav(place)}"
            faults.append(AnswerMissing("kolumn-okand", "Kolumnen känns inte igen.", where, cure))
    raise_all(faults)


def _partrad(blad: Partblad, linje: Linje, varden: Mapping[int, Kolumnvarden]) -> Partrad:
    svar: dict[str, object] = {}
    celler: dict[str, Cell] = {}
    fel: list[Cellfel] = []
    for place, reader in varden.items():
        path = blad.kolumner[place]
        ref = f"{bokstav(place)}{linje.nr}"
        celler[path] = Cell(blad.tabell.blad.namn, ref, blad.tabell.rubriker[place])
        try:
            value = reader.svar(linje.ruta(place))
        except UsageFault as fault:
            fel.append(cellfel(fault, celler[path], path))
        else:
            if value is not None:
                svar[path] = value
    return Partrad(svar, celler, tuple(fel))
