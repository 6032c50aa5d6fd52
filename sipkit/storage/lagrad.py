"""One stored file, opened and written again.

Between reading and writing anyone may have written: a file is only replaced when it still has the bytes that were read.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from sipkit.disk import PART, replace
from sipkit.domain.arende import Modell
from sipkit.errors import FileFault
from sipkit.storage.kuvert import Sort, bryt, forsegla
from sipkit.storage.locking import alone
from sipkit.storage.nycklar import Nycklar
from sipkit.storage.platser import disk_faults, private_folder

M = TypeVar("M", bound=Modell)


@dataclass(frozen=True)
class _Sedd:
    """The file as it was when last read or written here."""

    revision: int
    avtryck: bytes


class Lagrad(Generic[M]):
    """A file with one thing in it, encrypted. It remembers what it has read."""

    def __init__(self, fil: Path, las: Path, sort: Sort[M], nycklar: Nycklar, idag: date) -> None:
        """The thing in a file, which need not exist.

        Args:
            fil: the file.
            las: the folder of sipkit's own where its writers wait for each other; made when something is saved.
            sort: what is in it.
            nycklar: what to encrypt with.
            idag: today.
        """
        self.fil = fil
        self._las = las
        self._sort = sort
        self._nycklar = nycklar
        self._idag = idag
        self._sedd: _Sedd | None = None

    def oppna(self) -> M:
        """What is in the file.

        Raises:
            FileFault: `arende-skadat`, `arende-nyare`, `fil-las`, or a fault of the keys.
        """
        data = self._bytes()
        innehall, revision = bryt(self._sort, self._nycklar.dekryptera(data, self.fil), self.fil)
        self._sedd = _Sedd(revision, _avtryck(data))
        return innehall

    def spara(self, innehall: M) -> None:
        """Write it whole, in the place of what was opened or saved here before.

        Raises:
            FileFault: `arende-andrat` when someone else has written or removed the file since then; when it was never
                opened here, that there is one. `fil-skriv`, `mapp-oppen`, `arende-upptaget` or a fault of the keys.
                What was stored is as it was.
        """
        revision = self._sedd.revision + 1 if self._sedd else 1
        data = self._nycklar.kryptera(forsegla(self._sort, innehall, revision, self._idag))
        with alone(private_folder(self._las)), disk_faults(self.fil):
            found = _avtryck(self._bytes()) if self.fil.exists() else None
            if found != (self._sedd.avtryck if self._sedd else None):
                vad = "Ärendet har ändrats eller tagits bort i ett annat fönster sedan det öppnades här."
                cure = "Inget är överskrivet. Öppna det på nytt och gör om."
                raise FileFault("arende-andrat", vad, str(self.fil), cure)
            sopa(self._las)
            replace(self.fil, data)
        self._sedd = _Sedd(revision, _avtryck(data))

    def _bytes(self) -> bytes:
        try:
            return self.fil.read_bytes()
        except OSError:
            raise FileFault("fil-las", "Filen går inte att läsa.", str(self.fil), "Kontrollera sökvägen.") from None


def sopa(folder: Path) -> None:
    """Remove what writers that were killed left behind. Only the one who is alone in the folder may."""
    for part in folder.glob(PART):
        with suppress(FileNotFoundError):
            part.unlink()


def _avtryck(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
