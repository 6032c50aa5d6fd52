"""The first rows of a batch before it is begun, for someone to look at: their papers, and what would be printed."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sipkit.batch.arbetare import gor_rad
from sipkit.batch.jobb import Jobb
from sipkit.batch.mapp import PROV, disk_faults, radnamn
from sipkit.batch.rader.rad import Rad
from sipkit.batch.uppgift import Radutfall, Uppgift
from sipkit.disk import make_private, replace
from sipkit.domain.arendeid import nytt_arendeid
from sipkit.pdf.bundle import Printout

_FIL = "PROV.pdf"


@dataclass(frozen=True)
class Prov:
    """What became of the rows; `brev` of them are letters, gathered in `fil`. None: there is nothing to print."""

    rader: tuple[Radutfall, ...]
    brev: int
    fil: Path | None


def prov(jobb: Jobb, ut: Path, rader: Iterable[Rad]) -> Prov:
    """Make the rows in `ut/prov`, in the place of any that were made before. The batch itself is as it was.

    Raises:
        FileFault: `fil-skriv`.
    """
    folder = ut / PROV
    with disk_faults(folder):
        shutil.rmtree(folder, ignore_errors=True)
        make_private(folder)
        gjorda = tuple(_prov(jobb, folder, rad) for rad in rader)
        brev = [rad for rad in gjorda if any(fil.exemplar for fil in rad.filer)]
        if not brev:
            return Prov(gjorda, 0, None)
        replace(folder / _FIL, _utskrift(folder, brev))
    return Prov(gjorda, len(brev), folder / _FIL)


def _prov(jobb: Jobb, folder: Path, rad: Rad) -> Radutfall:
    utfall = gor_rad(jobb, folder, Uppgift(rad.nr, nytt_arendeid(), rad))
    if utfall.mapp is not None:
        (folder / utfall.mapp).rename(folder / radnamn(rad.nr))
    return utfall


def _utskrift(folder: Path, brev: Sequence[Radutfall]) -> bytes:
    """The letters in the order of the rows, each in its order of printing, with its row's number at the foot."""
    utskrift = Printout()
    for rad in brev:
        utskrift.turn()
        for fil in rad.filer:
            if fil.exemplar:
                data = (folder / radnamn(rad.nr) / fil.namn).read_bytes()
                for _ in range(fil.exemplar):
                    utskrift.add(data, f"rad {rad.nr}")
    return utskrift.data()
