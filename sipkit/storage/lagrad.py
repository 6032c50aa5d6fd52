"""One stored file, opened and written again: encrypted, or readable where its user has said so.

Between reading and writing anyone may have written: a file is only replaced when it still has the bytes that were read.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from sipkit.disk import PART, replace
from sipkit.domain.modell import Modell
from sipkit.errors import FileFault
from sipkit.storage.kuvert import Sort, bryt, forsegla
from sipkit.storage.locking import alone
from sipkit.storage.nycklar import Nycklar, damaged
from sipkit.storage.platser import disk_faults, private_folder

M = TypeVar("M", bound=Modell)


@dataclass(frozen=True)
class _Sedd:
    """The file as it was when last read or written here."""

    revision: int
    avtryck: bytes


class Form(Protocol[M]):
    """How a thing is written in its file."""

    def packa(self, innehall: M, revision: int) -> bytes:
        """The file's bytes. Raises FileFault when there is no key."""

    def packa_upp(self, data: bytes, fil: Path) -> tuple[M, int]:
        """What is in the file, and its revision. Raises FileFault when it cannot be read."""


@dataclass(frozen=True)
class Krypterad(Generic[M]):
    """In its envelope, encrypted for the user's keys."""

    sort: Sort[M]
    nycklar: Nycklar
    idag: date

    def packa(self, innehall: M, revision: int) -> bytes:
        """See `Form`."""
        return self.nycklar.kryptera(forsegla(self.sort, innehall, revision, self.idag))

    def packa_upp(self, data: bytes, fil: Path) -> tuple[M, int]:
        """See `Form`."""
        return bryt(self.sort, self.nycklar.dekryptera(data, fil), fil)


@dataclass(frozen=True)
class Lasbar(Generic[M]):
    """As JSON that anyone can read, without an envelope."""

    sort: Sort[M]
    idag: date

    def packa(self, innehall: M, revision: int) -> bytes:
        """See `Form`."""
        return innehall.model_dump_json(by_alias=True, exclude_none=True, indent=1).encode() + b"\n"

    def packa_upp(self, data: bytes, fil: Path) -> tuple[M, int]:
        """See `Form`."""
        try:
            return self.sort.modell.model_validate_json(data, context={"idag": self.idag}), 0
        except ValueError:
            raise damaged(fil) from None


class Lagrad(Generic[M]):
    """A file with one thing in it. It remembers what it has read."""

    def __init__(self, fil: Path, las: Path, form: Form[M], *, ersatt: bool = False) -> None:
        """The thing in a file, which need not exist.

        Args:
            fil: the file.
            las: the folder of sipkit's own where its writers wait for each other; made when something is saved.
            form: how it is written.
            ersatt: what has never been opened here may be replaced.
        """
        self.fil = fil
        self._las = las
        self._form = form
        self._ersatt = ersatt
        self._sedd: _Sedd | None = None

    def oppna(self) -> M:
        """What is in the file.

        Raises:
            FileFault: `arende-skadat`, `arende-nyare`, `fil-las`, or a fault of the keys.
        """
        data = self._bytes()
        innehall, revision = self._form.packa_upp(data, self.fil)
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
        data = self._form.packa(innehall, revision)
        with alone(private_folder(self._las)), disk_faults(self.fil):
            found = _avtryck(self._bytes()) if self.fil.exists() else None
            replaces = self._ersatt and self._sedd is None
            if not replaces and found != (self._sedd.avtryck if self._sedd else None):
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
