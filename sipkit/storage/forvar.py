"""A folder of encrypted files, one for each id: what ärenden and drafts have in common.

A file is age around JSON and is named by its id alone.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from sipkit.disk import sync_folder
from sipkit.domain.modell import Modell
from sipkit.errors import UsageFault
from sipkit.storage.kuvert import Sort
from sipkit.storage.lagrad import Krypterad, Lagrad, sopa
from sipkit.storage.locking import alone
from sipkit.storage.nycklar import ANDELSE, Nycklar, damaged
from sipkit.storage.platser import disk_faults, private_folder

M = TypeVar("M", bound=Modell)

STOCKHOLM = ZoneInfo("Europe/Stockholm")
_ID = re.compile("[0-9A-Z]{4}")


@dataclass(frozen=True)
class Rad:
    """One file of a folder, unopened: whose it is, and when it was last written, in Swedish time."""

    id: str
    andrad: datetime


class Forvar(Generic[M]):
    """Stored things of one sort. It remembers what it has read, so one is made for each command or interview."""

    def __init__(self, mapp: Path, sort: Sort[M], nycklar: Nycklar, idag: date) -> None:
        """Things of one sort in a folder.

        Args:
            mapp: the folder; made when something is saved.
            sort: what is stored.
            nycklar: what to encrypt with.
            idag: today.
        """
        self._mapp = mapp
        self._sort = sort
        self._form = Krypterad(sort, nycklar, idag)
        self._filer: dict[str, Lagrad[M]] = {}

    def finns(self, id_: str) -> bool:
        """Whether something is stored under the id."""
        return self._lagrad(id_).fil.exists()

    def lista(self) -> tuple[Rad, ...]:
        """What is stored, the last written first. Nothing is opened."""
        rader = []
        for fil in self._mapp.glob(f"*{ANDELSE}"):
            if _ID.fullmatch(fil.stem):
                with suppress(FileNotFoundError):
                    rader.append(Rad(fil.stem, datetime.fromtimestamp(fil.stat().st_mtime, STOCKHOLM)))
        return tuple(sorted(rader, key=lambda rad: (rad.andrad, rad.id), reverse=True))

    def oppna(self, id_: str) -> M:
        """What is stored under the id.

        Raises:
            UsageFault: `arende-okant`.
            FileFault: `arende-skadat`, `arende-nyare`, `fil-las`, `mapp-oppen`, or a fault of the keys.
        """
        lagrad = self._lagrad(id_)
        if not lagrad.fil.exists():
            raise _okant()
        private_folder(self._mapp)
        innehall = lagrad.oppna()
        if self._sort.id_ur(innehall) != id_:
            raise damaged(lagrad.fil)
        return innehall

    def spara(self, innehall: M) -> None:
        """Write it whole, in the place of what was opened or saved here before.

        Raises:
            FileFault: see `Lagrad.spara`. What was stored is as it was.
        """
        self._lagrad(self._sort.id_ur(innehall)).spara(innehall)

    def ta_bort(self, id_: str) -> None:
        """Remove sipkit's own file. The journal system is the record, and still has what was written there.

        Raises:
            UsageFault: `arende-okant`.
            FileFault: `fil-skriv`, `arende-upptaget`.
        """
        fil = self._lagrad(id_).fil
        if not fil.exists():
            raise _okant()
        with alone(self._mapp), disk_faults(fil):
            sopa(self._mapp)
            fil.unlink(missing_ok=True)
            sync_folder(self._mapp)
        del self._filer[id_]

    def _lagrad(self, id_: str) -> Lagrad[M]:
        """The file of an id. Raises UsageFault for what cannot be one, such as a path out of the folder."""
        if not _ID.fullmatch(id_):
            raise _okant()
        fil = self._mapp / f"{id_}{ANDELSE}"
        return self._filer.setdefault(id_, Lagrad(fil, self._mapp, self._form))


def _okant() -> UsageFault:
    cure = "Ett id är fyra bokstäver och siffror. Ärenden som är sparade visas av `sipkit ärende visa`."
    return UsageFault("arende-okant", "Inget är sparat under det id:t.", atgard=cure)
