"""The first rows of a batch before it is begun, for someone to look at."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from sipkit.batch.arbetare import gor_rad
from sipkit.batch.jobb import Jobb
from sipkit.batch.journal import cannot_write
from sipkit.batch.rader.rad import Rad
from sipkit.batch.utfall import Radutfall, Uppgift
from sipkit.disk import make_private, skal
from sipkit.domain.arendeid import nytt_arendeid

PROV = "prov"


def prov(jobb: Jobb, ut: Path, rader: Iterable[Rad]) -> tuple[Radutfall, ...]:
    """Make the rows in `ut/prov`, in the place of any that were made before. The batch itself is as it was.

    Raises:
        FileFault: `fil-skriv`.
    """
    folder = ut / PROV
    try:
        shutil.rmtree(folder, ignore_errors=True)
        make_private(folder)
        return tuple(_prov(jobb, folder, rad) for rad in rader)
    except OSError as error:
        raise cannot_write(folder, skal(error)) from None


def _prov(jobb: Jobb, folder: Path, rad: Rad) -> Radutfall:
    utfall = gor_rad(jobb, folder, Uppgift(rad.nr, nytt_arendeid(), rad))
    if utfall.mapp is not None:
        (folder / utfall.mapp).rename(folder / f"{rad.nr:05}")
    return utfall
