"""A folder of ärenden as sipkit stores them in files of the user's own: each file is a row. Nothing is stored back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from sipkit.batch.rader.fel import cellfel
from sipkit.batch.rader.inlasning import Radval
from sipkit.batch.rader.kolumner.ordbok import las_ordbok
from sipkit.batch.rader.rad import Cell, Cellfel, Inlasning, Rad
from sipkit.batch.rader.urval import valj_ut
from sipkit.batch.rader.uteslutna import Uteslutna, las_uteslutna
from sipkit.config.sources import Sources
from sipkit.config.varning import Varning
from sipkit.disk import skal
from sipkit.domain.arende import Arende
from sipkit.domain.arendeid import som_id
from sipkit.errors import FileFault, UsageFault
from sipkit.storage.arendelager import arendefil
from sipkit.storage.nycklar import ANDELSE, Nycklar
from sipkit.storage.platser import platser

_ARENDE = re.compile(rb'age-encryption\.org/|\s*\{\s*"schema"\s*:\s*"sipkit/arende/')
"""How a file with an ärende begins, encrypted or readable."""
_BORJAN = 100
_NYCKELN = frozenset({"nyckel-saknas", "nyckel-skadad", "mapp-oppen"})
"""Faults of the user's key: no file at all can be opened."""


def ar_arendemapp(fil: Path) -> bool:
    """Whether it is a folder with any ärende. Raises FileFault: it cannot be read."""
    return fil.is_dir() and any(_ar_arende(each) for each in _filer(fil))


def krav_inga_kolumner(val: Radval) -> None:
    """Refuse what says something of columns, for ärenden. Raises UsageFault: `ogiltigt-varde`."""
    for option, said in (("--blad", val.blad), ("--karta", val.karta), ("--skydd", val.skydd)):
        if said is not None:
            cure = f"Ta bort {option}: varje ärende säger själv vad det gäller, och om personen är skyddad."
            raise UsageFault("ogiltigt-varde", "Ärenden har inga kolumner.", option, cure)


def las_arenden(mapp: Path, val: Radval, sources: Sources) -> Inlasning:
    """Read a folder of ärenden, in the order of the files' names; the first is number 1.

    Args:
        mapp: the folder.
        val: what the one who runs it says.
        sources: where the names of columns lie, for the list of people to leave out.

    Raises:
        UsageFault: something was said of columns.
        SipkitError: the folder, the list of people to leave out or the user's key cannot be read.
    """
    krav_inga_kolumner(val)
    alla = _filer(mapp)
    filer = [each for each in alla if _ar_arende(each)]
    utom = las_uteslutna(val.utom, las_ordbok(sources), val.idag) if val.utom else Uteslutna()
    urval = valj_ut(_Lasning(val).rader(filer), utom, val.idag)
    varningar = tuple(_varningar(len(alla) - len(filer)))
    return Inlasning(
        rader=urval.rader,
        fel=urval.fel,
        kolumner=(),
        dolda=0,
        uteslutna=urval.uteslutna,
        varningar=(*varningar, *urval.varningar),
        tabell=None,
        parter=None,
    )


def _varningar(others: int) -> Iterator[Varning]:
    if others:
        told = "en annan fil" if others == 1 else f"{others} andra filer"
        yield Varning("rader-lasta", f"Mappen har {told}, som inte läses.")


class _Lasning:
    """Opens files with the user's key, which is opened once."""

    def __init__(self, val: Radval) -> None:
        self._idag = val.idag
        self._hem = platser()
        self._nycklar = Nycklar(self._hem)
        self._sedda: dict[str, int] = {}

    def rader(self, filer: list[Path]) -> Iterator[tuple[Rad, tuple[Cellfel, ...]]]:
        for nr, fil in enumerate(filer, 1):
            try:
                arende = arendefil(fil, self._hem, self._nycklar, self._idag).oppna()
            except FileFault as fault:
                if fault.kod in _NYCKELN:
                    raise
                plats = _plats(nr, som_id(fil.stem))
                yield Rad(nr, fil.stem, {}, {}, plats=plats), (cellfel(fault, plats, ""),)
            else:
                plats = _plats(nr, arende.arende.id)
                yield Rad(nr, fil.stem, {}, {}, arende, plats), self._fel(arende, nr, plats)

    def _fel(self, arende: Arende, nr: int, plats: Cell) -> tuple[Cellfel, ...]:
        """That an ärende is in a file before it too."""
        first = self._sedda.setdefault(str(arende.arende.id), nr)
        if first == nr:
            return ()
        fault = UsageFault("dubblett", f"Fil {first} är samma ärende.", atgard="Ta bort den som är äldst.")
        return (cellfel(fault, plats, "arende.id"),)


def _filer(mapp: Path) -> list[Path]:
    try:
        return sorted(each for each in mapp.iterdir() if each.is_file() and not each.name.startswith("."))
    except OSError as error:
        raise FileFault("fil-las", f"Mappen går inte att läsa: {skal(error)}.", str(mapp)) from None


def _ar_arende(fil: Path) -> bool:
    """Whether a file is an ärende, or is called as one; what cannot be read is told of where it is opened."""
    if fil.suffix == ANDELSE:
        return True
    try:
        with fil.open("rb") as stream:
            return _ARENDE.match(stream.read(_BORJAN)) is not None
    except OSError:
        return False


def _plats(nr: int, id_: str | None) -> Cell:
    """The file, by its place and the ärende's id: what people call a file may be somebody's name."""
    return Cell(None, f"fil {nr}, ärende {id_}" if id_ else f"fil {nr}", "")
